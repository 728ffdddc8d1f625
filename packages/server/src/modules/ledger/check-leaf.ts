// Whether one leaf is what its bytes, its tile and the rows it was made of say. Pure.
import type { Json, JsonObject } from '@jinze/kernel';
import { canonicalJson, fastCommit, fastLeafHash, pathOf } from '@jinze/ledger';
import { type Alg, type Leaf, parseLeaf } from '@jinze/ledger/verify';
import { AUDIT_TYPE } from '../../platform/unit-of-work.store.ts';
import type { CheckedRow } from './check.store.ts';
import { type Found, stateOf } from './findings.ts';
import { parsedFields } from './parsed-fields.ts';
import { streamOf } from './restrictions.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** What findings call a leaf. */
interface Name {
  readonly subject: string;
  /** Null: the kind alone would tell on someone. */
  readonly type: string | null;
}

/** As its bytes have it, where they are those of the tree: of the rows beside it any may have been changed. */
function nameOf(row: CheckedRow, leaf: Leaf | undefined): Name {
  return leaf === undefined
    ? {
        subject: `${row.leaf_record}/${row.leaf_version}`,
        type: row.is_concealed ? null : row.type,
      }
    : { subject: `${leaf.rec}/${leaf.ver}`, type: leaf.type ?? null };
}

/** A time beyond what a date can hold (`infinity`) is no instant of a leaf. */
const instantOf = (at: Date | number) =>
  at instanceof Date && !Number.isNaN(at.getTime()) ? at.toISOString() : '';

/** A key or path that is wrong, and in which state. */
interface Wrong {
  readonly path: string;
  readonly state: string;
}

/** What the row says of itself that the leaf's plain keys say as well. */
function plainDifferences(row: CheckedRow, leaf: Leaf): Wrong[] {
  const shown: Partial<Record<keyof Leaf, unknown>> = row.is_concealed
    ? {}
    : { type: row.type, org: row.organ_id, actor: row.account_id };
  const expected: Partial<Record<keyof Leaf, unknown>> = {
    ...shown,
    rec: row.record,
    ver: row.version,
    at: instantOf(row.recorded_at),
    late: row.late_days ?? undefined,
    src: row.source ?? undefined,
    authn: row.authentication ?? undefined,
    anchor:
      row.anchor_size === 0
        ? null
        : { root: row.anchor_root === null ? '' : base64(row.anchor_root), size: row.anchor_size },
  };
  const keys = Object.keys(expected) as (keyof Leaf)[];
  return keys
    .filter(
      (key) =>
        canonicalJson([expected[key] ?? null]) !== canonicalJson([(leaf[key] as Json) ?? null]),
    )
    .map((key) => ({ path: `/${key}`, state: stateOf(expected[key], leaf[key]) }));
}

/** As a text, 32 bytes. */
const SALT_LENGTH = 44;

/**
 * The state of a value beside its salt. What has none is told by whether it is there: a digest of a value that is soon
 * guessed would stay when the value is lawfully erased.
 */
export function valueState(salt: unknown, value: unknown, ...beside: readonly unknown[]): string {
  const isSalted = typeof salt === 'string' && salt.length === SALT_LENGTH;
  return stateOf(...beside, salt, isSalted ? value : value !== undefined);
}

/** Of what was lawfully erased neither value nor salt is there; of an event nothing but an empty object. */
const isErased = (path: string, salt: unknown, value: unknown) =>
  salt === undefined &&
  (path === '/event' ? canonicalJson([(value ?? null) as Json]) === '[{}]' : value === undefined);

/** Paths whose value, salt and commitment do not go together, and that are not as a lawful erasure leaves them. */
function fieldDifferences(
  alg: Alg,
  row: CheckedRow,
  leaf: Leaf,
  erased: ReadonlySet<string>,
): Wrong[] {
  const fields = parsedFields(row.fields);
  if (fields === undefined) return [{ path: '/', state: stateOf('unreadable') }];
  const concealed = row.is_concealed
    ? { type: row.type, org: row.organ_id, actor: row.account_id }
    : {};
  const event = row.event === null ? {} : { event: row.event.data };
  const values = new Map(
    Object.entries({ ...fields, ...event, ...concealed }).map(([key, value]) => [
      pathOf(key),
      value,
    ]),
  );
  const wrong = Object.entries(leaf.c).flatMap(([path, commitment]) => {
    const salt = row.salts[path];
    const value = values.get(path);
    if (erased.has(path)) return isErased(path, salt, value) ? [] : [path];
    if (typeof salt !== 'string' || value === undefined) return [path];
    const made = fastCommit(alg, Buffer.from(salt, 'base64'), path, value as Json);
    return base64(made) === commitment ? [] : [path];
  });
  const added = [...values.keys(), ...Object.keys(row.salts)].filter(
    (path) => leaf.c[path] === undefined,
  );
  return [...new Set([...wrong, ...added])].map((path) => ({
    path,
    state: valueState(row.salts[path], values.get(path), leaf.c[path]),
  }));
}

function eventDifference(row: CheckedRow): boolean {
  if (row.type === AUDIT_TYPE) return row.event_id !== null;
  const { event } = row;
  return (
    event === null ||
    instantOf(row.event_at ?? Number.NaN) !== instantOf(row.recorded_at) ||
    event.type !== row.type ||
    event.stream !== streamOf(row.type) ||
    event.record !== row.record ||
    event.version !== row.version ||
    event.account !== row.account_id
  );
}

/** Without what it says: that is a field. */
function eventState({ type, event_id: id, event, event_at: at, recorded_at }: CheckedRow): string {
  if (event === null) return stateOf(type, id);
  const { data: _said, ...rest } = event;
  const times = [instantOf(at ?? Number.NaN), instantOf(recorded_at)];
  return stateOf(type, id, canonicalJson(rest as JsonObject), ...times);
}

/**
 * A leaf names the one of its record's version before it, which stands before it in the log, or none where there is none;
 * and what it leans on was there before it.
 */
function isInOrder(row: CheckedRow, { prev, anchor }: Leaf): boolean {
  const { before_index: before, before_hash: hash } = row;
  const isAfter = before === null || before < row.index;
  const named = hash === null ? null : base64(hash);
  return isAfter && prev === named && (anchor === null || anchor.size <= row.index);
}

/**
 * Everything that is wrong with one leaf. `inTile`: its hash as the tile has it; `at`: the index it should have;
 * `erased`: the paths lawfully erased from its record.
 */
export function checkLeaf(
  alg: Alg,
  row: CheckedRow,
  at: number,
  inTile: Uint8Array | undefined,
  erased: ReadonlySet<string>,
): Found[] {
  const hash = fastLeafHash(alg, row.bytes);
  const parsed = parseLeaf(row.bytes);
  const leaf = parsed.ok ? parsed.value : undefined;
  const isInTile = inTile !== undefined && Buffer.compare(inTile, hash) === 0;
  const { subject, type } = nameOf(row, isInTile ? leaf : undefined);
  const found = (
    code: Found['code'],
    state: string,
    params: JsonObject = {},
    about = subject,
  ): Found => ({ code, subject: about, params: { index: row.index, type, ...params }, state });
  const findings: Found[] = [];
  const name = [row.leaf_record, row.leaf_version];
  if (row.index !== at)
    findings.push(found('leaf-missing', stateOf(at, row.index), {}, String(at)));
  if (!row.hash.equals(hash) || leaf === undefined)
    findings.push(found('leaf-bytes', stateOf(row.hash, row.bytes)));
  if (!isInTile) findings.push(found('tile', stateOf(hash, inTile), { level: 0 }));
  if (leaf === undefined) return findings;
  if (row.leaf_record !== leaf.rec || row.leaf_version !== leaf.ver || leaf.alg !== alg)
    findings.push(found('leaf-content', stateOf(...name, row.bytes)));
  for (const { path, state } of plainDifferences(row, leaf))
    findings.push(found('pending', state, { path }, `${subject}${path}`));
  for (const { path, state } of fieldDifferences(alg, row, leaf, erased))
    findings.push(found('field', state, { path }, `${subject}${path}`));
  if (!isInOrder(row, leaf))
    findings.push(
      found('leaf-order', stateOf(row.before_index, row.before_hash, leaf.prev, leaf.anchor)),
    );
  if (eventDifference(row)) findings.push(found('event', eventState(row)));
  return findings;
}
