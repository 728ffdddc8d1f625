// Receipts (C2SP tlog-proof): that an entry stands in a log which enough witnesses have seen.
import { ok, type Result, refuse } from '@jinze/kernel';
import { decimalOf, fromBase64 } from './bytes.ts';
import { type CheckpointRefusal, parseCheckpoint } from './checkpoint.ts';
import { HASH_LENGTH, hashLeaf } from './hash.ts';
import { SIGNATURE_TYPES } from './keys.ts';
import { type NoteRefusal, openNote } from './note.ts';
import { isQuorum, type Policy } from './policy.ts';
import { type TreeRefusal, verifyInclusion } from './tree.ts';

export interface ProofRefusal {
  readonly code: 'proof.too-long' | 'proof.malformed' | 'proof.unknown-log' | 'proof.no-quorum';
}

/** A receipt as it is written; nothing of it is checked yet. */
export interface TlogProof {
  readonly index: bigint;
  /** From the leaf up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
  /** Signed by nobody. */
  readonly extra: Uint8Array | undefined;
}

/** What a receipt shows of an entry. */
export interface Included {
  readonly origin: string;
  readonly index: bigint;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** The witnesses of the policy that have cosigned, with the time of each in seconds since 1970. */
  readonly witnesses: readonly { readonly name: string; readonly time: bigint }[];
}

const HEADER = 'c2sp.org/tlog-proof@v1';
const MAX_LENGTH = 1 << 20;
const MAX_HASHES = 64;

const malformed = () => refuse({ code: 'proof.malformed' } as const);

export function parseTlogProof(text: string): Result<TlogProof, ProofRefusal> {
  if (text.length > MAX_LENGTH) return refuse({ code: 'proof.too-long' });
  const gap = text.indexOf('\n\n');
  if (gap < 0) return malformed();
  const [header, ...lines] = text.slice(0, gap).split('\n');
  if (header !== HEADER) return malformed();
  const written = lines[0]?.startsWith('extra ') === true ? lines.shift()?.slice(6) : undefined;
  const extra = written === undefined ? undefined : fromBase64(written);
  const [place, ...siblings] = lines;
  const index = place?.startsWith('index ') === true ? decimalOf(place.slice(6)) : undefined;
  if (index === undefined || (written !== undefined && extra === undefined)) return malformed();
  if (siblings.length > MAX_HASHES) return refuse({ code: 'proof.too-long' });
  const hashes = siblings.map(fromBase64).filter((hash) => hash?.length === HASH_LENGTH);
  if (hashes.length !== siblings.length) return malformed();
  return ok({ index, hashes: hashes as Uint8Array[], checkpoint: text.slice(gap + 2), extra });
}

/**
 * Whether the entry with these bytes stands in a log of the policy, at a checkpoint that enough of its witnesses have
 * cosigned. The profile is that of the log's key.
 */
export function verifyTlogProof(claim: {
  readonly proof: string;
  readonly leaf: Uint8Array;
  readonly policy: Policy;
}): Result<Included, ProofRefusal | NoteRefusal | CheckpointRefusal | TreeRefusal> {
  const { policy } = claim;
  const proof = parseTlogProof(claim.proof);
  if (!proof.ok) return proof;
  const { index, hashes } = proof.value;
  const keys = [...policy.logs, ...policy.witnesses.map(({ key }) => key)];
  const note = openNote(proof.value.checkpoint, keys);
  if (!note.ok) return note;
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return checkpoint;
  const { origin, size, root } = checkpoint.value;
  const times = new Map(note.value.signatures.map(({ key, time }) => [key, time]));
  const log = policy.logs.find((key) => times.has(key) && key.name === origin);
  if (log === undefined) return refuse({ code: 'proof.unknown-log' });
  if (!isQuorum(policy.quorum, new Set(times.keys()))) return refuse({ code: 'proof.no-quorum' });
  const { alg } = SIGNATURE_TYPES[log.type];
  const leafHash = hashLeaf(alg, claim.leaf);
  const included = verifyInclusion({ alg, leafHash, index, size, proof: hashes, root });
  if (!included.ok) return included;
  const witnesses = policy.witnesses.flatMap(({ name, key }) => {
    const time = times.get(key);
    return time === undefined ? [] : [{ name, time }];
  });
  return ok({ origin, index, size, root, witnesses });
}
