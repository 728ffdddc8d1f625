// A package whose time rests on stamps of an authority outside: the tokens are openssl's, made once over this very log.
import type { PackageContent } from '../evidence/index.ts';
import { at, samplePackage, TestLog, type Written } from './evidence.ts';
import { LOWER, UPPER } from './stamps.ts';

/** Seconds from the first entry of other samples to the first token. */
const STAMPED = 22_992_337;

const SYSTEM = { org: null, actor: null } as const;
const rec = (n: number) => `01975e0c-3b1a-7c44-9d0e-2f5b7a1c8f0${n}`;

/** The log up to the record, whose checkpoint has the second token over it. */
export function stampedLog(lower = LOWER): {
  readonly log: TestLog;
  readonly leaf: Written;
  readonly record: Written;
} {
  const log = new TestLog();
  log.add({ record: rec(1), fields: { note: '第一条' } });
  const { token, authority, time } = lower;
  const leaf = log.add({
    ...SYSTEM,
    type: 'ledger.anchored.v1',
    record: rec(2),
    fields: { checkpoint: log.text(), token, authority, time },
  });
  const record = log.add({
    anchor: log.tree(),
    fields: { state: 'issued' },
    at: at(STAMPED),
  });
  return { log, leaf, record };
}

/** `witnessed`: enough have cosigned as well, an hour after the stamp. */
export function stampedPackage(isWitnessed = true): {
  readonly log: TestLog;
  readonly content: PackageContent;
} {
  const { log, leaf, record } = stampedLog();
  const note = log.note(STAMPED + 3600, log.size, isWitnessed ? log.witnesses : []);
  const after = {
    leaf: leaf.bytes,
    index: leaf.index,
    hashes: log.inclusion(leaf.index, 2),
    disclosed: leaf.disclosed,
  };
  const { about } = samplePackage().content;
  const content: PackageContent = {
    about: { ...about, items: [{ title: '责任清单（印发）' }] },
    checkpoint: note,
    policy: log.policy(),
    items: [{ ...log.item(record, note), after }],
    tokens: [{ checkpointText: log.text(), token: Buffer.from(UPPER.token, 'base64') }],
  };
  return { log, content };
}
