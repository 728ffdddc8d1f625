// Another key for the log: what the old key signs of the new one (`spec/ledger/entries.md`).
import { bytesOf, fromBase64 } from './verify/bytes.ts';
import { parseVerifierKey, SIGNATURE_TYPES } from './verify/index.ts';

/** `from`, `to`: verifier keys. */
export const rotationMessage = (from: string, to: string): Uint8Array =>
  bytesOf(`jinze/rotate/v1\n${from}\n${to}\n`);

/** Whether the old key has signed the new one. Never throws. */
export function isRotation(said: {
  readonly from: string;
  readonly to: string;
  /** Base64. */
  readonly signature: string;
}): boolean {
  const key = parseVerifierKey(said.from);
  const signature = fromBase64(said.signature);
  if (!key.ok || !parseVerifierKey(said.to).ok || signature === undefined) return false;
  const { type, publicKey } = key.value;
  return SIGNATURE_TYPES[type].verify(signature, rotationMessage(said.from, said.to), publicKey);
}
