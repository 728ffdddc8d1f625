// What the log says of its keys: every one announced, every one that is retired said to be, and the log's name theirs.
import { type Json, type JsonObject } from '@jinze/kernel';
import { isRotation } from '@jinze/ledger';
import { parseVerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import type { Found } from './findings.ts';
import { type KeyLeaf, keyLeaves, keysOf, logOf } from './keys.store.ts';
import { SIGNING_TYPES } from './keys.ts';

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const textsOf = ({ from, to, signature }: JsonObject) => ({
  from: textOf(from),
  to: textOf(to),
  signature: textOf(signature),
});

/** The keys that such a leaf says sign no more. */
function retiredBy({ type, fields }: KeyLeaf): readonly string[] {
  if (type === 'ledger.key-retired.v1') return [textOf(fields['key'])];
  const { from } = fields;
  return type === 'ledger.key-replaced.v1' && Array.isArray(from) ? from.map(textOf) : [];
}

/** Verifier key → the index of the leaf that says it signs no more; null: that leaf waits. */
export function retirements(leaves: readonly KeyLeaf[]): ReadonlyMap<string, number | null> {
  return new Map(leaves.flatMap((leaf) => retiredBy(leaf).map((key) => [key, leaf.index])));
}

/** The key that such a leaf says signs from now on. */
function announcedBy({ type, fields }: KeyLeaf): readonly string[] {
  const isGood =
    type === 'ledger.key-replaced.v1' ||
    (type === 'ledger.key-rotated.v1' && isRotation(textsOf(fields)));
  return isGood ? [textOf(fields['to'])] : [];
}

function idOf(verifierKey: string): string {
  const key = parseVerifierKey(verifierKey);
  return key.ok ? key.value.id : verifierKey;
}

const found = (subject: string): Found => ({ code: 'signature', subject, params: {} });

/**
 * Every key but one was announced in the log, by the key before it or as a replacement with a reason; what was announced is
 * there; the log says of the same keys as the table that they are retired; and the log's name and profile are the keys'.
 */
export async function checkKeys(db: Reader): Promise<Found[]> {
  const log = await logOf(db);
  const keys = await keysOf(db);
  const leaves = await keyLeaves(db);
  const announced = new Set(leaves.flatMap(announcedBy));
  const retired = retirements(leaves);
  const known = new Set(keys.map(({ verifierKey }) => verifierKey));
  const [, ...strange] = keys.filter(({ verifierKey }) => !announced.has(verifierKey));
  const otherwise = keys.filter(
    ({ verifierKey, isRetired }) => isRetired !== retired.has(verifierKey),
  );
  const gone = [...announced].filter((verifierKey) => !known.has(verifierKey));
  const named = [...strange, ...otherwise].map(({ verifierKey }) => verifierKey);
  // One that cannot be read signs nothing, and its checkpoints are findings.
  const readable = keys.flatMap(({ verifierKey }) => {
    const key = parseVerifierKey(verifierKey);
    return key.ok ? [key.value] : [];
  });
  const isOurs =
    readable.length === 0 ||
    readable.some(
      ({ name, type }) =>
        log !== undefined && name === log.origin && type === SIGNING_TYPES[log.alg],
    );
  return [
    ...[...new Set([...named, ...gone])].map((verifierKey) => found(`key/${idOf(verifierKey)}`)),
    ...(isOurs ? [] : [found('log')]),
  ];
}
