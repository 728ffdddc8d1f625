// The read side of the evidence ledger: everything a stranger needs to check a record. No clock, no network, no files;
// the same in Node and in the browser. Exact bytes: `spec/ledger`.
export { type Checkpoint, type CheckpointRefusal, parseCheckpoint } from './checkpoint.ts';
export { type Alg, HASH_LENGTH, hashChildren, hashLeaf, hashOf, startHash } from './hash.ts';
export {
  hexOf,
  type KeyRefusal,
  keyIdOf,
  parseVerifierKey,
  SIGNATURE_TYPES,
  type SignatureTypeName,
  type VerifierKey,
} from './keys.ts';
export { commitField, type Leaf, type LeafRefusal, MAX_LEAF, parseLeaf } from './leaf.ts';
export {
  cosignedMessage,
  type Note,
  type NoteRefusal,
  type NoteSignature,
  openNote,
} from './note.ts';
export { isQuorum, type Policy, type PolicyRefusal, parsePolicy, type Quorum } from './policy.ts';
export {
  type Included,
  type ProofRefusal,
  parseTlogProof,
  type TlogProof,
  verifyTlogProof,
} from './proof.ts';
export { sm2Digest } from './sm2.ts';
export { rootOf, type TreeRefusal, verifyConsistency, verifyInclusion } from './tree.ts';
