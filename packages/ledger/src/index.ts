// The evidence ledger's public face: canonical bytes, leaves and notes as they are written, the tree as it grows. Reading is `@jinze/ledger/verify`.
export { appendLeaves, type WrittenTile } from './append.ts';
export { canonicalJson } from './canonical-json.ts';
export { fastCommit, fastHash, fastHmac, fastLeafHash, fastRoot } from './fast-hash.ts';
export { consistencyRanges, inclusionRanges } from './prove.ts';
export { isRotation, rotationMessage } from './rotation.ts';
export { type SelfTestRefusal, selfTest } from './self-test.ts';
export { generateSigningKey, type SignRefusal, signerFrom } from './sign.ts';
export {
  parseTilePath,
  type Range,
  type ReadTile,
  rightEdge,
  rootOfRange,
  rootsFrom,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tilePath,
  tilesFor,
} from './tiles.ts';
export { type LeafContent, pathOf, writeLeaf } from './write-leaf.ts';
export {
  checkpointText,
  type Signer,
  signatureLine,
  tlogProofText,
  verifierKeyText,
} from './write-note.ts';
