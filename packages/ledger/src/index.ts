// The evidence ledger's public face: the canonical bytes that a record's fields are committed as.
export { canonicalJson } from './canonical-json.ts';
