// What of the log is shown to whom: places and times to those who may ask, kinds where they tell on nobody.
import type { LedgerStatus, Seal } from '@jinze/contracts';
import { verifierKeyText } from '@jinze/ledger';
import { parseCheckpoint } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { openFindings } from './findings.store.ts';
import { keysOf } from './keys.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';
import { type PlacedRow, restrictionsOn } from './records.store.ts';
import { hasOpenFinding } from './seal.store.ts';
import { checkRoundOf, newestOwn, unsealedOf } from './status.store.ts';
import { isQuorumAsked, newestWitnessed, witnessedSince } from './trust.ts';
import { type Cosigned, cosigningKeys, lastCosignatures, newestSigned } from './witnesses.store.ts';

/** Places and times of accepted rows, with what was lawfully erased of them: three queries, however many rows. */
export async function sealsOf(
  db: Reader,
  context: Pick<LedgerContext, 'policy'>,
  rows: readonly PlacedRow[],
): Promise<Seal[]> {
  const { policy } = await context.policy();
  const indexes = rows.flatMap(({ index }) => (index === null ? [] : [index]));
  const since = await witnessedSince(db, policy, indexes);
  const restrictions = await restrictionsOn(db, [...new Set(rows.map(({ record }) => record))]);
  return rows.map((row) => ({
    id: row.id,
    record: row.record,
    version: row.version,
    type: row.is_concealed ? null : row.type,
    acceptedAt: row.recorded_at.toISOString(),
    index: row.index,
    sealedAt: row.sealed_at?.toISOString() ?? null,
    witnessedAt: row.index === null ? null : (since.get(row.index)?.at.toISOString() ?? null),
    erased: restrictions
      .filter(({ record, toVersion }) => record === row.record && row.version <= (toVersion ?? 0))
      .flatMap(({ paths }) => paths),
  }));
}

/** A witness this long behind is told as such; before that it is on its way. */
const BEHIND_AFTER_MS = 60_000;

type Witness = LedgerStatus['witnesses'][number];

const newestOf = (known: Cosigned | undefined): Witness['newest'] =>
  known === undefined ? null : { size: known.size, at: new Date(known.time * 1000).toISOString() };

function stateOf(
  address: string | undefined,
  refusal: string | null,
  isBehind: boolean,
): Witness['state'] {
  if (refusal !== null) return refusal === 'silent' ? 'silent' : 'refused';
  if (address === undefined) return 'by-file';
  return isBehind ? 'behind' : 'up-to-date';
}

/** Those of the list, then those who have witnessed and stand in no list: it may have been lost with the data folder. */
async function witnessesOf(
  db: Reader,
  context: LedgerContext,
  refusals: ReadonlyMap<string, string>,
): Promise<Witness[]> {
  const { policy } = await context.policy();
  const newest = await newestSigned(db);
  const listed = policy.witnesses.map(({ key }) => verifierKeyText(key));
  const former = (await cosigningKeys(db)).filter((key) => !listed.includes(key));
  const lines = await lastCosignatures(db, [...listed, ...former]);
  const last = new Map(lines.map((one) => [one.verifierKey, one]));
  const isLate =
    newest !== undefined &&
    context.clock.now().getTime() - newest.signedAt.getTime() > BEHIND_AFTER_MS;
  const witnesses = policy.witnesses.map(({ name, key, address }): Witness => {
    const verifierKey = verifierKeyText(key);
    const known = last.get(verifierKey);
    const refusal = refusals.get(name) ?? null;
    return {
      name,
      verifierKey,
      address: address ?? null,
      state: stateOf(address, refusal, isLate && (known?.size ?? 0) < newest.size),
      newest: newestOf(known),
      refusal: refusal === 'silent' ? null : refusal,
    };
  });
  return [
    ...witnesses,
    ...former.map(
      (verifierKey): Witness => ({
        name: verifierKey.slice(0, verifierKey.indexOf('+')),
        verifierKey,
        address: null,
        state: 'unlisted',
        newest: newestOf(last.get(verifierKey)),
        refusal: null,
      }),
    ),
  ];
}

/** What the leaf of a time stamp says: which checkpoint, when, by whom. Null where it cannot be read: the check says so. */
function anchorOf(fields: string): LedgerStatus['anchor'] {
  const { checkpoint, time, authority } = parsedFields(fields) ?? {};
  if (typeof checkpoint !== 'string' || typeof time !== 'string' || typeof authority !== 'string')
    return null;
  const parsed = parseCheckpoint(checkpoint);
  if (!parsed.ok) return null;
  return { size: Number(parsed.value.size), at: time, authority };
}

export async function statusOf(
  db: Reader,
  context: LedgerContext,
  refusals: ReadonlyMap<string, string>,
): Promise<LedgerStatus> {
  const { log, clock } = context;
  const { policy } = await context.policy();
  const newest = await newestSigned(db);
  const unsealed = await unsealedOf(db);
  const quorum = await newestWitnessed(db, policy);
  const anchor = await newestOwn(db, 'ledger.anchored.v1');
  const heartbeat = await newestOwn(db, 'ledger.heartbeat.v1');
  const check = await checkRoundOf(db);
  const findings = await openFindings(db, 100);
  const keys = (await keysOf(db)).filter(({ isRetired }) => !isRetired);
  return {
    origin: log.origin,
    profile: log.alg,
    keys: keys.map(({ verifierKey }) => verifierKey),
    size: newest?.size ?? 0,
    checkpoint:
      newest === undefined
        ? null
        : {
            size: newest.size,
            root: Buffer.from(newest.root).toString('base64'),
            signedAt: newest.signedAt.toISOString(),
          },
    unsealed: { count: unsealed.count, oldestAt: unsealed.oldestAt?.toISOString() ?? null },
    quorum: quorum === undefined ? null : { size: quorum.size, at: quorum.at.toISOString() },
    isQuorumAsked: isQuorumAsked(policy),
    witnesses: await witnessesOf(db, context, refusals),
    anchor: anchor === undefined ? null : anchorOf(anchor.fields),
    isAnchored: context.authority !== undefined,
    heartbeatAt: heartbeat?.at.toISOString() ?? null,
    isSigning: context.signers().length > 0 && !(await hasOpenFinding(db)),
    findings: findings.map(({ foundAt, state: _state, ...finding }) => ({
      ...finding,
      params: { ...finding.params } as Record<string, never>,
      foundAt: foundAt.toISOString(),
    })),
    check: {
      nextIndex: check.part === '' ? 0 : check.checked,
      startedAt: check.startedAt?.toISOString() ?? null,
      movedAt: check.movedAt?.toISOString() ?? null,
      finishedAt: check.finishedAt?.toISOString() ?? null,
      checked: check.checked,
    },
    now: clock.now().toISOString(),
  };
}
