// What the log says of its keys: every one announced, every one that is retired said to be, and the log's name theirs.
import { parseVerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { type Found, stateOf } from './findings.ts';
import { announcedBy, retirements } from './key-leaves.ts';
import { keyLeaves, keysOf, logOf } from './keys.store.ts';
import { SIGNING_TYPES } from './keys.ts';

function idOf(verifierKey: string): string {
  const key = parseVerifierKey(verifierKey);
  return key.ok ? key.value.id : verifierKey;
}

const found = (subject: string, ...state: readonly unknown[]): Found => ({
  code: 'signature',
  subject,
  params: {},
  state: stateOf(...state),
});

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
    ...[...new Set([...named, ...gone])].map((verifierKey) => {
      const row = keys.find((one) => one.verifierKey === verifierKey);
      const inLog = [announced.has(verifierKey), retired.get(verifierKey)];
      return found(`key/${idOf(verifierKey)}`, verifierKey, row?.isRetired, ...inLog);
    }),
    ...(isOurs ? [] : [found('log', log?.origin, log?.alg)]),
  ];
}
