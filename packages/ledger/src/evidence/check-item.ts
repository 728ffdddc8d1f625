// What a record shows of itself: whether its fields are the leaf's, where it stands in the log, who has seen that.
import { type Json, ok, type Result, refuse } from '@jinze/kernel';
import { fromBase64, toBase64 } from '../verify/bytes.ts';
import {
  type Alg,
  commitField,
  hashLeaf,
  type Included,
  isQuorum,
  type Leaf,
  type Note,
  openNote,
  type Policy,
  parseCheckpoint,
  parseLeaf,
  parseTlogProof,
  SIGNATURE_TYPES,
  verifyInclusion,
  verifyTlogProof,
} from '../verify/index.ts';
import type { Disclosed } from './package.ts';
import { instantOf, needsNobody, type Trust } from './trust.ts';
import type { Holds, Statement, StatementOf, Why, WhyCode } from './verdict.ts';

/** What later statements build on. */
export interface ItemFacts {
  readonly leaf?: Leaf;
  readonly leafHash?: Uint8Array;
  readonly included?: Omit<Included, 'witnesses'>;
  /** The receipt's checkpoint, its signatures checked. */
  readonly note?: Note;
  readonly statements: readonly Statement[];
}

export interface Shown {
  readonly leaf: Uint8Array;
  readonly proof: string;
  readonly disclosed: Disclosed;
}

/** Whether every field that is shown is what the leaf commits to, and every one that is named is in it. */
export function checkFields(leaf: Leaf, { fields, erased }: Disclosed): Why | undefined {
  const unknown = [...Object.keys(fields), ...Object.keys(erased)].find(
    (path) => !Object.hasOwn(leaf.c, path),
  );
  if (unknown !== undefined) return { code: 'evidence.unknown-field', at: unknown };
  for (const [path, { salt, value }] of Object.entries(fields)) {
    const bytes = fromBase64(salt);
    const isSame =
      bytes !== undefined && toBase64(commitField(leaf.alg, bytes, path, value)) === leaf.c[path];
    if (!isSame) return { code: 'evidence.field-mismatch', at: path };
  }
  return undefined;
}

type Place = Omit<Included, 'witnesses'> & { readonly note?: Note };
type Refused = { readonly code: WhyCode };

/** The entry's place by the arithmetic alone: whose log it is nobody says. */
function unsignedPlace({ leaf, proof: text }: Shown, alg: Alg): Result<Place, Refused> {
  const proof = parseTlogProof(text);
  if (!proof.ok) return proof;
  const checkpoint = parseCheckpoint(proof.value.checkpoint);
  if (!checkpoint.ok) return checkpoint;
  const { index, hashes } = proof.value;
  const { origin, size, root } = checkpoint.value;
  const leafHash = hashLeaf(alg, leaf);
  const included = verifyInclusion({ alg, leafHash, index, size, proof: hashes, root });
  return included.ok ? ok({ origin, index, size, root }) : included;
}

/** The entry's place in a log of the policy, whoever has cosigned. */
function signedPlace({ leaf, proof: text }: Shown, policy: Policy): Result<Place, Refused> {
  const anyone: Policy = { ...policy, quorum: { threshold: 0, members: [] } };
  const included = verifyTlogProof({ proof: text, leaf, policy: anyone });
  const proof = parseTlogProof(text);
  if (!included.ok) return included;
  if (!proof.ok) return proof;
  const keys = [...policy.logs, ...policy.witnesses.map(({ key }) => key)];
  const note = openNote(proof.value.checkpoint, keys);
  return note.ok ? ok({ ...included.value, note: note.value }) : note;
}

function placeOf(shown: Shown, leaf: Leaf | undefined, trust: Trust): Result<Place, Refused> {
  const { policy } = trust;
  if (policy === undefined) return unsignedPlace(shown, leaf?.alg ?? 'sha256');
  const place = signedPlace(shown, policy);
  if (!place.ok || leaf === undefined) return place;
  const isOwnProfile = policy.logs.some(
    ({ name, type }) => name === place.value.origin && SIGNATURE_TYPES[type].alg === leaf.alg,
  );
  return isOwnProfile ? place : refuse({ code: 'evidence.wrong-profile' });
}

function positionOf(place: Result<Place, Refused>, trust: Trust): StatementOf<'position'> {
  if (!place.ok)
    return { kind: 'position', holds: 'no', why: { code: place.error.code }, values: {} };
  const { origin, index, size, root } = place.value;
  const values = { origin, index: String(index), size: String(size), root: toBase64(root) };
  return trust.policy === undefined
    ? { kind: 'position', holds: 'cannot-tell', why: { code: 'evidence.no-keys' }, values }
    : { kind: 'position', holds: 'yes', values };
}

function witnessedOf(place: Result<Place, Refused>, { policy }: Trust): StatementOf<'witnessed'> {
  const nobody = { witnesses: [] };
  const cannot = (code: WhyCode, values: StatementOf<'witnessed'>['values'] = nobody) =>
    ({ kind: 'witnessed', holds: 'cannot-tell', why: { code }, values }) as const;
  if (policy === undefined) return cannot('evidence.no-keys');
  if (!place.ok || place.value.note === undefined) return cannot('evidence.not-in-log');
  const { signatures } = place.value.note;
  const witnesses = policy.witnesses.flatMap(({ name, key }) => {
    const found = signatures.find((one) => one.key === key);
    if (found?.time === undefined) return [];
    const time = instantOf(found.time);
    return [time === undefined ? { name } : { name, time }];
  });
  if (needsNobody(policy)) return cannot('evidence.no-witness', { witnesses });
  return isQuorum(policy.quorum, new Set(signatures.map(({ key }) => key)))
    ? { kind: 'witnessed', holds: 'yes', values: { witnesses } }
    : { kind: 'witnessed', holds: 'no', why: { code: 'proof.no-quorum' }, values: { witnesses } };
}

function contentOf(
  leaf: Result<Leaf, Why & { readonly code: WhyCode }>,
  { disclosed }: Shown,
  leafHash: Uint8Array | undefined,
  position: Holds,
): StatementOf<'content'> {
  const fields = Object.entries(disclosed.fields).map(([path, { value }]) => ({ path, value }));
  if (!leaf.ok) return { kind: 'content', holds: 'no', why: leaf.error, values: { fields } };
  const { type, rec, ver, at, late } = leaf.value;
  const own = type ?? textOf(disclosed.fields['/type']?.value);
  const values = {
    ...(own === undefined ? {} : { type: own }),
    record: rec,
    version: ver,
    acceptedAt: at,
    ...(late === undefined ? {} : { lateDays: late }),
    ...(leafHash === undefined ? {} : { leafHash: toBase64(leafHash) }),
    fields,
  };
  const wrong = checkFields(leaf.value, disclosed);
  if (wrong !== undefined) return { kind: 'content', holds: 'no', why: wrong, values };
  if (position === 'yes') return { kind: 'content', holds: 'yes', values };
  const code = position === 'no' ? 'evidence.not-in-log' : 'evidence.no-keys';
  return { kind: 'content', holds: 'cannot-tell', why: { code }, values };
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

/** That there are such fields is the leaf's word: it holds as far as the leaf stands in the log. */
function hiddenOf(leaf: Leaf, { fields, erased }: Disclosed, position: Holds): Statement[] {
  const paths = Object.keys(leaf.c).filter(
    (path) => !Object.hasOwn(fields, path) && !Object.hasOwn(erased, path),
  );
  const gone = Object.entries(erased).map(([path, { basis, order }]) => ({ path, basis, order }));
  const known =
    position === 'yes'
      ? ({ holds: 'yes' } as const)
      : ({ holds: 'cannot-tell', why: { code: 'evidence.not-in-log' } } as const);
  const statements: Statement[] = [];
  if (paths.length > 0) statements.push({ kind: 'withheld', ...known, values: { paths } });
  if (gone.length > 0) statements.push({ kind: 'erased', ...known, values: { fields: gone } });
  return statements;
}

/** Everything but the time, which a token's reader may have to be asked for. */
export function checkItem(shown: Shown, trust: Trust): ItemFacts {
  const read = parseLeaf(shown.leaf);
  const leaf = read.ok
    ? read
    : refuse({
        code: read.error.code,
        ...(read.error.key === undefined ? {} : { at: read.error.key }),
      });
  const place = placeOf(shown, leaf.ok ? leaf.value : undefined, trust);
  const position = positionOf(place, trust);
  const leafHash = leaf.ok ? hashLeaf(leaf.value.alg, shown.leaf) : undefined;
  const statements: Statement[] = [
    contentOf(leaf, shown, leafHash, position.holds),
    position,
    witnessedOf(place, trust),
    ...(leaf.ok ? hiddenOf(leaf.value, shown.disclosed, position.holds) : []),
  ];
  return {
    ...(leaf.ok ? { leaf: leaf.value } : {}),
    ...(leafHash === undefined ? {} : { leafHash }),
    ...(place.ok ? { included: place.value } : {}),
    ...(place.ok && place.value.note !== undefined ? { note: place.value.note } : {}),
    statements,
  };
}
