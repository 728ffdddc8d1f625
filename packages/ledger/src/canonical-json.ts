// RFC 8785: one text for one value, so that a commitment can be recomputed years later.
import { assert, type Json } from '@jinze/kernel';
import canonicalize from 'canonicalize';

/** The canonical JSON text. Throws on values JSON does not have (NaN, undefined at the top). */
export function canonicalJson(value: Json | object): string {
  const text = canonicalize(value);
  assert(text !== undefined, 'a JSON value has a canonical text');
  return text;
}
