// A small log with fixed keys, salts and times, and packages made from it: what tests, examples and vectors are made of.
import type { JsonObject } from '@jinze/kernel';
import type { Disclosed, PackageContent, PackageItem } from '../evidence/index.ts';
import { bytesOf, toBase64 } from '../verify/bytes.ts';
import { type Alg, hashLeaf, hashOf } from '../verify/index.ts';
import { type LeafContent, pathOf, writeLeaf } from '../write-leaf.ts';
import { checkpointText, type Signer, signatureLine, tlogProofText } from '../write-note.ts';
import * as reference from './reference.ts';

/** 2026-03-05 09:00:00 in Beijing, and so many seconds later. */
const START = 1_772_672_400;
export const at = (seconds: number) => new Date((START + seconds) * 1000);

const KINDS = {
  sha256: ['ed25519', 'ed25519-cosignature'],
  sm3: ['sm2', 'sm2-cosignature'],
} as const;

export interface Written {
  readonly bytes: Uint8Array;
  readonly disclosed: Disclosed;
  readonly index: number;
}

/** Content of a leaf with everything but what a test is about. */
type Given = Partial<LeafContent> & { readonly fields: JsonObject };

export class TestLog {
  readonly alg: Alg;
  readonly log: reference.TestSigner;
  readonly witnesses: readonly reference.TestSigner[];
  readonly #hashes: Uint8Array[] = [];
  #salts = 0;

  constructor(alg: Alg = 'sha256') {
    this.alg = alg;
    const [log, witness] = KINDS[alg];
    this.log = reference.signer(`log.example/${alg}`, log, 1);
    this.witnesses = [2, 3, 4].map((byte) =>
      reference.signer(`witness.example/${byte}`, witness, byte),
    );
  }

  get size(): number {
    return this.#hashes.length;
  }

  policy(needed = '2'): string {
    const names = ['archive', 'province', 'court'];
    return [
      `log ${this.log.vkey}`,
      ...this.witnesses.map(({ vkey }, index) => `witness ${names[index]} ${vkey}`),
      `group all ${needed} ${names.join(' ')}`,
      'quorum all\n',
    ].join('\n');
  }

  add(given: Given): Written {
    const salt = () => hashOf('sha256', bytesOf(`salt ${(this.#salts += 1)}`));
    const { bytes, salts } = writeLeaf(
      {
        alg: this.alg,
        type: 'duty-section.issued.v1',
        record: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01',
        version: 1,
        org: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e02',
        actor: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e03',
        at: at(this.size),
        previous: null,
        anchor: null,
        ...given,
      },
      salt,
    );
    const values = { ...given.fields, ...(given.isConcealed === true ? given : {}) };
    const fields: Record<string, Disclosed['fields'][string]> = {};
    for (const [key, value] of Object.entries(values)) {
      const own = salts.get(pathOf(key));
      if (own !== undefined) fields[pathOf(key)] = { salt: toBase64(own), value: value as string };
    }
    this.#hashes.push(hashLeaf(this.alg, bytes));
    return { bytes, index: this.size - 1, disclosed: { fields, erased: {} } };
  }

  tree(size = this.size) {
    return { size, root: reference.root(this.alg, this.#hashes.slice(0, size)) };
  }

  text(size = this.size): string {
    return checkpointText(this.log.name, BigInt(size), this.tree(size).root);
  }

  /** Each witness a minute after the one before, the first at `seconds`. */
  note(seconds: number, size = this.size, witnesses: readonly Signer[] = this.witnesses): string {
    const text = this.text(size);
    const lines = [this.log, ...witnesses].map((by, index) =>
      signatureLine(by, text, BigInt(START + seconds + 60 * (index - 1))),
    );
    return `${text}\n${lines.join('')}`;
  }

  inclusion(index: number, size = this.size): Uint8Array[] {
    return reference.inclusion(this.alg, index, this.#hashes.slice(0, size));
  }

  item({ bytes, index, disclosed }: Written, note: string, size = this.size): PackageItem {
    const proof = tlogProofText(BigInt(index), this.inclusion(index, size), note);
    return { leaf: bytes, proof, disclosed };
  }
}

export const FILE = bytesOf('附件：2026年3月5日隐患整改通知书\n');

/** What stands for a file in a record's field. */
export const fileValue = (alg: Alg, content: Uint8Array, name = '整改通知书.txt') => ({
  hash: toBase64(hashOf(alg, content)),
  name,
  size: content.length,
  type: 'text/plain',
});

/** The fields named are shown, those erased are gone, all others are withheld. */
export function disclosedOf(
  { fields }: Disclosed,
  shown: readonly string[],
  erased: Disclosed['erased'] = {},
): Disclosed {
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([path]) => shown.includes(path))),
    erased,
  };
}

const ORDER = {
  basis: '《中华人民共和国个人信息保护法》第四十七条',
  order: '青安办〔2026〕7号',
};

/**
 * Two versions of one record with a file, a withheld and an erased field, time bounds on both sides, and a custody list.
 * The time leaf is the log's second entry, the record's the third and the fifth.
 */
export function samplePackage(alg: Alg = 'sha256'): {
  readonly log: TestLog;
  readonly content: PackageContent;
} {
  const log = new TestLog(alg);
  const system = { org: null, actor: null, type: 'ledger.heartbeat.v1' } as const;
  const rec = (n: number) => `01975e0c-3b1a-7c44-9d0e-2f5b7a1c8f0${n}`;
  log.add({ record: rec(1), fields: { note: '第一条' } });
  const beat = log.add({ ...system, record: rec(2), fields: { checkpoint: log.note(-600) } });
  const { size, root } = log.tree();
  const anchor = { size, root };
  const fields = { state: 'issued', portfolios: ['安全生产', '应急管理'], phone: '000-0000' };
  const file = fileValue(alg, FILE);
  const first = log.add({ anchor, fields: { ...fields, file }, at: at(60) });
  log.add({ record: rec(3), fields: { note: '别的记录' } });
  const second = log.add({
    version: 2,
    previous: hashLeaf(alg, first.bytes),
    anchor,
    fields: { ...fields, state: 'confirmed', reviewer: '某某' },
    at: at(120),
  });
  const note = log.note(300);
  const after = {
    leaf: beat.bytes,
    index: beat.index,
    hashes: log.inclusion(beat.index, size),
    disclosed: beat.disclosed,
  };
  const shown = ['/state', '/portfolios', '/file'];
  const items = [
    { ...log.item(first, note), disclosed: disclosedOf(first.disclosed, shown), after },
    {
      ...log.item(second, note),
      disclosed: disclosedOf(second.disclosed, shown, { '/phone': ORDER }),
      after,
    },
  ];
  const content: PackageContent = {
    about: {
      v: 1,
      alg,
      origin: log.log.name,
      madeAt: at(3600).toISOString(),
      madeBy: '青石县安委办',
      purpose: '提供给青石县纪委监委',
      items: [{ title: '责任清单（印发）' }, { title: '责任清单（签收）' }],
    },
    checkpoint: note,
    policy: log.policy(),
    items,
    files: [FILE],
    custody: [
      { at: at(3600).toISOString(), who: '青石县安委办', act: '制作', note: '有利不利的一并收入' },
      { at: at(7200).toISOString(), who: '青石县纪委监委', act: '接收', note: '' },
    ],
  };
  return { log, content };
}
