// What leaves of the log say of its keys: which sign from now on, and which no more. Pure.
import type { Json, JsonObject } from '@jinze/kernel';
import { isRotation } from '@jinze/ledger';
import type { KeyLeaf } from './keys.store.ts';

export const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const textsOf = ({ from, to, signature }: JsonObject) => ({
  from: textOf(from),
  to: textOf(to),
  signature: textOf(signature),
});

function retiredBy({ type, fields }: KeyLeaf): readonly string[] {
  if (type === 'ledger.key-retired.v1') return [textOf(fields['key'])];
  const { from } = fields;
  return type === 'ledger.key-replaced.v1' && Array.isArray(from) ? from.map(textOf) : [];
}

/** Verifier key → the index of the leaf that says it signs no more; null: that leaf waits. */
export function retirements(leaves: readonly KeyLeaf[]): ReadonlyMap<string, number | null> {
  return new Map(leaves.flatMap((leaf) => retiredBy(leaf).map((key) => [key, leaf.index])));
}

/** The key that such a leaf says signs from now on: by the word of the one before it, or as a replacement with a reason. */
export function announcedBy({ type, fields }: KeyLeaf): readonly string[] {
  const isGood =
    type === 'ledger.key-replaced.v1' ||
    (type === 'ledger.key-rotated.v1' && isRotation(textsOf(fields)));
  return isGood ? [textOf(fields['to'])] : [];
}
