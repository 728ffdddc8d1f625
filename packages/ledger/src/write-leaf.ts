// Making a leaf: the bytes that stand in the log, and the salts that let its fields be shown later.
import { assert, type Json, type JsonObject } from '@jinze/kernel';
import { canonicalJson } from './canonical-json.ts';
import { fastCommit } from './fast-hash.ts';
import { bytesOf, toBase64 } from './verify/bytes.ts';
import { type Alg, type Leaf, MAX_LEAF } from './verify/index.ts';

export interface LeafContent {
  readonly alg: Alg;
  readonly type: string;
  readonly record: string;
  readonly version: number;
  readonly org: string | null;
  readonly actor: string | null;
  readonly at: Date;
  /** The leaf hash of the record's version before this one. */
  readonly previous: Uint8Array | null;
  /** The newest checkpoint known when the record was accepted. */
  readonly anchor: { readonly root: Uint8Array; readonly size: number } | null;
  /** The record as it now stands. */
  readonly fields: JsonObject;
  /** The kind would tell on someone by its mere existence: type, body and actor are committed to, not shown. */
  readonly isConcealed?: boolean;
  /** Days. */
  readonly late?: number;
  readonly source?: 'import' | 'api';
  readonly authentication?: 'again' | 'paper';
}

/** A field's path as a JSON Pointer (RFC 6901), one level deep. */
export const pathOf = (key: string): string =>
  `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const CONCEALED = ['type', 'org', 'actor'] as const;

/**
 * The leaf's bytes, and each field's salt by its path. `newSalt` gives 32 random bytes at each call. A content that no
 * reader would take is a bug: it stops here, before it is in the log for good.
 */
export function writeLeaf(
  content: LeafContent,
  newSalt: () => Uint8Array,
): { readonly bytes: Uint8Array; readonly salts: ReadonlyMap<string, Uint8Array> } {
  const { alg, type, org, actor, anchor, isConcealed = false } = content;
  const hidden = isConcealed ? { type, org, actor } : {};
  const shown = isConcealed ? {} : { type, org, actor };
  for (const key of isConcealed ? CONCEALED : [])
    assert(content.fields[key] === undefined, `a concealed record has no field ${key} of its own`);
  const salts = new Map<string, Uint8Array>();
  const c: Record<string, string> = {};
  for (const [key, value] of Object.entries<Json | undefined>({ ...content.fields, ...hidden })) {
    if (value === undefined) continue;
    const path = pathOf(key);
    const salt = newSalt();
    salts.set(path, salt);
    c[path] = toBase64(fastCommit(alg, salt, path, value));
  }
  assert(salts.size > 0, 'a leaf commits to something');
  const leaf: Leaf = {
    v: 1,
    alg,
    ...shown,
    rec: content.record,
    ver: content.version,
    at: content.at.toISOString(),
    prev: content.previous === null ? null : toBase64(content.previous),
    anchor: anchor === null ? null : { root: toBase64(anchor.root), size: anchor.size },
    c,
    ...(content.late === undefined ? {} : { late: content.late }),
    ...(content.source === undefined ? {} : { src: content.source }),
    ...(content.authentication === undefined ? {} : { authn: content.authentication }),
  };
  const bytes = bytesOf(canonicalJson(leaf));
  assert(bytes.length <= MAX_LEAF, `a leaf has at most ${MAX_LEAF} bytes, not ${bytes.length}`);
  return { bytes, salts };
}
