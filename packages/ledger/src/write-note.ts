// Making notes: checkpoints as the log signs them, cosignatures as a witness adds them, receipts as they are handed out.
import { bigEndian, bytesOf, concat, toBase64 } from './verify/bytes.ts';
import { cosignedMessage, keyIdOf, SIGNATURE_TYPES, type VerifierKey } from './verify/index.ts';

/** Who holds the private half of a key; the key itself stays where it is kept. */
export interface Signer {
  readonly key: VerifierKey;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** The public half, as one line (`spec/ledger/note.md`). */
export function verifierKeyText({ name, type, publicKey }: Omit<VerifierKey, 'id'>): string {
  const material = concat(SIGNATURE_TYPES[type].prefix, publicKey);
  return `${name}+${keyIdOf(name, type, publicKey)}+${toBase64(material)}`;
}

/** The line of one signature; a cosigner's carries the time, in seconds since 1970. */
export function signatureLine({ key, sign }: Signer, text: string, time: bigint): string {
  const signature = SIGNATURE_TYPES[key.type].isCosignature
    ? concat(bigEndian(time, 8), sign(cosignedMessage(text, time)))
    : sign(bytesOf(text));
  const id = bigEndian(BigInt(`0x${key.id}`), 4);
  return `— ${key.name} ${toBase64(concat(id, signature))}\n`;
}

export function checkpointText(origin: string, size: bigint, root: Uint8Array): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * A receipt: `hashes` from the leaf up, `checkpoint` the signed note word for word. `entry`: the leaf's bytes travel with
 * it as `extra`; nobody believes them, the proof is checked against them.
 */
export function tlogProofText(
  index: bigint | number,
  hashes: readonly Uint8Array[],
  checkpoint: string,
  entry?: Uint8Array,
): string {
  const siblings = hashes.map((hash) => `${toBase64(hash)}\n`).join('');
  const extra = entry === undefined ? '' : `extra ${toBase64(entry)}\n`;
  return `c2sp.org/tlog-proof@v1\n${extra}index ${index}\n${siblings}\n${checkpoint}`;
}
