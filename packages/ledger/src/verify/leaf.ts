// Leaves: one entry of the log, and the commitments to a record's fields in it (`spec/ledger/leaf.md`).
import { type Json, type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import { canonicalJson } from '../canonical-json.ts';
import { areEqual, bytesOf, fromBase64 } from './bytes.ts';
import { type Alg, HASH_LENGTH, hmacOf } from './hash.ts';

export interface LeafRefusal {
  readonly code:
    | 'leaf.too-long'
    | 'leaf.malformed'
    | 'leaf.not-canonical'
    | 'leaf.unknown-version'
    | 'leaf.unknown-key'
    | 'leaf.bad-value';
  /** The key whose value is refused, or that nobody knows. */
  readonly key?: string;
}

export interface Leaf {
  readonly v: 1;
  readonly alg: Alg;
  /** Absent with `org` and `actor`: a kind that would tell on someone by its mere existence. */
  readonly type?: string;
  readonly rec: string;
  readonly ver: number;
  readonly org?: string | null;
  readonly actor?: string | null;
  readonly at: string;
  readonly prev: string | null;
  readonly anchor: { readonly root: string; readonly size: number } | null;
  /** Field path → commitment, base64. */
  readonly c: Readonly<Record<string, string>>;
  readonly late?: number;
  readonly src?: 'import' | 'api';
  readonly authn?: 'again' | 'paper';
}

export const MAX_LEAF = 65_535;

const isText = (value: unknown): value is string => typeof value === 'string';
const isHash = (value: unknown): value is string =>
  isText(value) && fromBase64(value)?.length === HASH_LENGTH;
const isUuid = (value: unknown) =>
  isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
const isCount = (from: number) => (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= from;
const isOneOf =
  (...texts: readonly string[]) =>
  (value: unknown) =>
    isText(value) && texts.includes(value);
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isInstant(value: unknown): boolean {
  if (!isText(value) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return false;
  const instant = new Date(value);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}

function isAnchor(value: unknown): boolean {
  if (value === null) return true;
  if (!isObject(value) || Object.keys(value).join() !== 'root,size') return false;
  return isHash(value['root']) && isCount(1)(value['size']);
}

/** A JSON Pointer to a field, one level deep. */
const isPath = (path: string) => /^\/([^/~]|~[01])*$/u.test(path);
function isCommitments(value: unknown): boolean {
  if (!isObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([path, hash]) => isPath(path) && isHash(hash));
}

interface Key {
  readonly is: (value: unknown) => boolean;
  readonly isOptional?: true;
}

const KEYS: Readonly<Record<string, Key>> = {
  v: { is: (value) => value === 1 },
  alg: { is: isOneOf('sha256', 'sm3') },
  type: { is: (value) => isText(value) && value !== '', isOptional: true },
  rec: { is: isUuid },
  ver: { is: isCount(1) },
  org: { is: (value) => value === null || isUuid(value), isOptional: true },
  actor: { is: (value) => value === null || isUuid(value), isOptional: true },
  at: { is: isInstant },
  prev: { is: (value) => value === null || isHash(value) },
  anchor: { is: isAnchor },
  c: { is: isCommitments },
  late: { is: isCount(1), isOptional: true },
  src: { is: isOneOf('import', 'api'), isOptional: true },
  authn: { is: isOneOf('again', 'paper'), isOptional: true },
};

/** What a concealed kind hides: all of it, or nothing. */
const CONCEALED = ['type', 'org', 'actor'] as const;

/** All three shown and none of them committed to, or none shown and all committed to. */
function isConcealedWhole(value: JsonObject): boolean {
  const c = value['c'] as JsonObject;
  const shown = CONCEALED.filter((key) => value[key] !== undefined).length;
  const hidden = CONCEALED.filter((key) => c[`/${key}`] !== undefined).length;
  return shown === CONCEALED.length || (shown === 0 && hidden === CONCEALED.length);
}

function parsed(
  bytes: Uint8Array,
): { readonly value: unknown; readonly canonical: Uint8Array } | undefined {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    );
    return { value, canonical: bytesOf(canonicalJson(value as Json)) };
  } catch {
    // Not UTF-8, not JSON, or nested so deep that a reader's stack ends.
    return undefined;
  }
}

/** The leaf these bytes are, if they are one of this version, to the byte. */
export function parseLeaf(bytes: Uint8Array): Result<Leaf, LeafRefusal> {
  if (bytes.length > MAX_LEAF) return refuse({ code: 'leaf.too-long' });
  const read = parsed(bytes);
  if (read === undefined || !isObject(read.value)) return refuse({ code: 'leaf.malformed' });
  const { value, canonical } = read;
  if (!areEqual(canonical, bytes)) return refuse({ code: 'leaf.not-canonical' });
  if (value['v'] !== 1) return refuse({ code: 'leaf.unknown-version' });
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(KEYS, key));
  if (unknown !== undefined) return refuse({ code: 'leaf.unknown-key', key: unknown });
  for (const [key, { is, isOptional }] of Object.entries(KEYS)) {
    const given = value[key];
    if (given === undefined ? isOptional !== true : !is(given))
      return refuse({ code: 'leaf.bad-value', key });
  }
  if (!isConcealedWhole(value)) return refuse({ code: 'leaf.bad-value', key: 'type' });
  return ok(value as unknown as Leaf);
}

/** What is hashed of a field; a canonical text has no raw line break, so the last one ends the path. */
export const fieldMessage = (path: string, value: Json): Uint8Array =>
  bytesOf(`jinze/field/v1\n${path}\n${canonicalJson(value)}`);

/** What a leaf says of a field without showing it: salted, so that a guess cannot be tried out. Salt: 32 bytes. */
export function commitField(alg: Alg, salt: Uint8Array, path: string, value: Json): Uint8Array {
  return hmacOf(alg, salt, fieldMessage(path, value));
}
