// What several items, files and lists say together: one history, versions in a row, files of the record, who had it in hand.
import { areEqual, fromBase64, toBase64 } from '../verify/bytes.ts';
import { hashOf, hexOf, openNote, parseCheckpoint } from '../verify/index.ts';
import type { ItemFacts } from './check-item.ts';
import type { EvidencePackage } from './package.ts';
import type { Trust } from './trust.ts';
import type { Statement, StatementOf, Why } from './verdict.ts';

/** The roots that somebody vouches for, by size: two for one size are two histories. */
function firstConflict(
  roots: readonly { readonly size: bigint; readonly root: Uint8Array }[],
): bigint | undefined {
  const known = new Map<bigint, Uint8Array>();
  for (const { size, root } of roots) {
    const other = known.get(size);
    if (other !== undefined && !areEqual(other, root)) return size;
    known.set(size, root);
  }
  return undefined;
}

/** The newest checkpoint: the log's own, not older than any receipt's, and of the same history as all there is. */
export function checkCheckpoint(
  { about, checkpoint }: EvidencePackage,
  facts: readonly ItemFacts[],
  { policy }: Trust,
): StatementOf<'checkpoint'> {
  const read = parseCheckpoint(checkpoint);
  const no = (why: Why, values: StatementOf<'checkpoint'>['values'] = {}) =>
    ({ kind: 'checkpoint', holds: 'no', why, values }) as const;
  if (!read.ok) return no({ code: read.error.code });
  const { origin, size, root } = read.value;
  const values = { origin, size: String(size), root: toBase64(root) };
  const places = facts.flatMap(({ included }) => included ?? []);
  if ([origin, ...places.map((place) => place.origin)].some((one) => one !== about.origin))
    return no({ code: 'evidence.other-log' }, values);
  if (places.some((place) => place.size > size))
    return no({ code: 'evidence.older-checkpoint' }, values);
  const anchors = facts.flatMap(({ leaf }) => {
    if (leaf === undefined || leaf.anchor === null) return [];
    const known = fromBase64(leaf.anchor.root);
    return known === undefined ? [] : [{ size: BigInt(leaf.anchor.size), root: known }];
  });
  const conflict = firstConflict([{ size, root }, ...places, ...anchors]);
  if (conflict !== undefined)
    return no({ code: 'evidence.two-histories', at: String(conflict) }, values);
  if (policy === undefined)
    return { kind: 'checkpoint', holds: 'cannot-tell', why: { code: 'evidence.no-keys' }, values };
  const note = openNote(checkpoint, [...policy.logs, ...policy.witnesses.map(({ key }) => key)]);
  if (!note.ok) return no({ code: note.error.code }, values);
  const isLogs = note.value.signatures.some(
    ({ key }) => policy.logs.includes(key) && key.name === origin,
  );
  return isLogs
    ? { kind: 'checkpoint', holds: 'yes', values }
    : no({ code: 'proof.unknown-log' }, values);
}

interface Version {
  readonly item: number;
  readonly version: number;
  readonly prev: string | null;
  readonly hash: string;
  readonly index: bigint | undefined;
}

/** Why two neighbours in the list do not follow each other, if they do not. */
function linkFault(earlier: Version, later: Version): Why | undefined {
  const at = String(later.version);
  if (later.version === earlier.version)
    return later.hash === earlier.hash ? undefined : { code: 'evidence.chain-broken', at };
  if (later.version > earlier.version + 1) return { code: 'evidence.gap', at };
  const isInOrder =
    earlier.index === undefined || later.index === undefined || earlier.index < later.index;
  return later.prev === earlier.hash && isInOrder
    ? undefined
    : { code: 'evidence.chain-broken', at };
}

export function checkVersions(facts: readonly ItemFacts[]): StatementOf<'versions'>[] {
  const records = new Map<string, Version[]>();
  facts.forEach(({ leaf, leafHash, included }, index) => {
    if (leaf === undefined || leafHash === undefined) return;
    const version: Version = {
      item: index + 1,
      version: leaf.ver,
      prev: leaf.prev,
      hash: toBase64(leafHash),
      index: included?.index,
    };
    records.set(leaf.rec, [...(records.get(leaf.rec) ?? []), version]);
  });
  return [...records].flatMap(([record, found]): StatementOf<'versions'>[] => {
    if (found.length < 2) return [];
    const inOrder = found.toSorted((a, b) => a.version - b.version);
    const faults = inOrder
      .slice(1)
      .flatMap((later, index) => linkFault(inOrder[index] ?? later, later) ?? []);
    const why = faults.find(({ code }) => code === 'evidence.chain-broken') ?? faults[0];
    const versions = inOrder.map(({ item, version }) => ({ item, version }));
    const values = { record, versions };
    if (why === undefined) return [{ kind: 'versions', holds: 'yes', values }];
    const holds = why.code === 'evidence.gap' ? 'cannot-tell' : 'no';
    return [{ kind: 'versions', holds, why, values }];
  });
}

interface FileValue {
  readonly hash: string;
  readonly name: string;
  readonly size: number;
}

/** The value of a field that is a file, with its hash as packages name it. */
function fileOf(value: unknown): (FileValue & { readonly hex: string }) | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.keys(value).toSorted().join() !== 'hash,name,size,type') return undefined;
  const { hash, name, size } = value as Record<string, unknown>;
  const bytes = typeof hash === 'string' ? fromBase64(hash) : undefined;
  if (typeof hash !== 'string' || bytes === undefined) return undefined;
  if (typeof name !== 'string' || typeof size !== 'number') return undefined;
  return { hash, name, size, hex: hexOf(bytes) };
}

export function checkFiles({ about, items, blobs }: EvidencePackage): StatementOf<'files'>[] {
  const named = new Set<string>();
  const files = items.flatMap(({ disclosed }, index) =>
    Object.entries(disclosed.fields).flatMap(([path, { value }]) => {
      const file = fileOf(value);
      if (file === undefined) return [];
      named.add(file.hex);
      const blob = blobs.get(file.hex);
      const isSame = blob?.length === file.size && toBase64(hashOf(about.alg, blob)) === file.hash;
      const state = blob === undefined ? 'not-enclosed' : isSame ? 'matches' : 'differs';
      return [{ item: index + 1, path, name: file.name, size: file.size, state } as const];
    }),
  );
  const strays = [...blobs.keys()].filter((hash) => !named.has(hash));
  if (files.length === 0 && strays.length === 0) return [];
  const values = { files, strays };
  const differs = files.find(({ state }) => state === 'differs');
  const absent = files.find(({ state }) => state === 'not-enclosed');
  const [stray] = strays;
  const say = (holds: 'no' | 'cannot-tell', why: Why): StatementOf<'files'>[] => [
    { kind: 'files', holds, why, values },
  ];
  if (differs !== undefined) return say('no', { code: 'evidence.file-mismatch', at: differs.name });
  if (stray !== undefined) return say('no', { code: 'evidence.stray-file', at: stray });
  if (absent !== undefined)
    return say('cannot-tell', { code: 'evidence.not-enclosed', at: absent.name });
  return [{ kind: 'files', holds: 'yes', values }];
}

/** Every entry of the list names the same parts, and they are those that are there. */
export function checkCustody({ custody, parts }: EvidencePackage): Statement[] {
  if (custody === undefined) return [];
  const entries = custody.map(({ at, who, act, note }) => ({ at, who, act, note }));
  const names = Object.keys(parts);
  const no = (why: Why): Statement[] => [
    { kind: 'custody', holds: 'no', why, values: { entries } },
  ];
  for (const { hashes } of custody) {
    const wrong =
      names.find((name) => hashes[name] !== parts[name]) ??
      Object.keys(hashes).find((name) => !Object.hasOwn(parts, name));
    if (wrong !== undefined) return no({ code: 'evidence.custody-mismatch', at: wrong });
  }
  const isInOrder = custody.every(({ at }, index) => at >= (custody[index - 1]?.at ?? ''));
  if (!isInOrder) return no({ code: 'evidence.custody-order' });
  return [{ kind: 'custody', holds: 'yes', values: { entries } }];
}
