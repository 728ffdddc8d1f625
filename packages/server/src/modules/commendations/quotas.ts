// Quotas and publicity as an approving body lays them down for a year, kind by kind, with its paper.
import type { CommendationKind, CommendationQuota } from '@jinze/contracts';
import { type CivilDate, type Id, yearOf } from '@jinze/kernel';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import type { LaidDown } from './commendation.decide.ts';
import type { CommendationsContext } from './commendations.context.ts';
import { quotaSource } from './commendations.ledger.ts';
import type { CommendationRow } from './commendations.store.ts';
import {
  insertQuota,
  lockQuotaFor,
  type QuotaRow,
  quotaById,
  quotaFor,
  updateQuota,
} from './quotas.store.ts';

export interface LaidDownInput {
  readonly total: number;
  readonly basis: string;
  readonly publicityDays: number;
  readonly publicityBasis: string;
}

const askedOf = (row: Pick<CommendationRow, 'approving_path' | 'kind'>, on: CivilDate) => ({
  region: row.approving_path,
  kind: row.kind,
  year: yearOf(on),
});

/** `db`: read in the system's scope, for who follows one case and is told what is laid down for it. */
export const quotaOn = (
  db: Reader,
  row: Pick<CommendationRow, 'approving_path' | 'kind'>,
  on: CivilDate,
): Promise<QuotaRow | undefined> => quotaFor(db, SYSTEM_SCOPE, askedOf(row, on));

export const lockQuotaOn = (
  tx: Tx,
  scope: Scope,
  row: Pick<CommendationRow, 'approving_path' | 'kind'>,
  on: CivilDate,
): Promise<QuotaRow | undefined> => lockQuotaFor(tx, scope, askedOf(row, on));

export const laidDownOf = (row: QuotaRow | undefined): LaidDown | undefined =>
  row === undefined
    ? undefined
    : {
        total: row.total,
        used: row.used,
        publicityDays: row.publicity_days,
        publicityBasis: row.publicity_basis,
      };

export const quotaView = (
  { may }: Pick<CommendationsContext, 'may'>,
  caller: Caller,
  row: QuotaRow,
): CommendationQuota => ({
  id: row.id,
  version: row.version,
  region: row.region_path,
  regionName: row.region_name,
  year: row.year,
  kind: row.kind,
  total: row.total,
  used: row.used,
  revoked: row.revoked,
  basis: row.basis,
  publicityDays: row.publicity_days,
  publicityBasis: row.publicity_basis,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
  mayChange: may(caller, 'commendations.change-quota', { managingCommittee: row.region_path }),
});

const columnsOf = ({ total, basis, publicityDays, publicityBasis }: LaidDownInput) => ({
  total,
  basis,
  publicity_days: publicityDays,
  publicity_basis: publicityBasis,
});

export async function layDownQuota(
  { unitOfWork }: CommendationsContext,
  command: Command,
  input: LaidDownInput & {
    readonly region: string;
    readonly year: number;
    readonly kind: CommendationKind;
  },
): Promise<{ readonly id: Id<'commendation-quota'> }> {
  const { committees, keys } = command.scope;
  if (!committees.includes(input.region) && !keys.includes(''))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const id = newId<'commendation-quota'>(unit.now);
    await insertQuota(unit.tx, {
      id,
      version: 1,
      region_path: region.path,
      year: input.year,
      kind: input.kind,
      ...columnsOf(input),
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, quotaSource, [{ id, type: 'commendation-quota.laid-down.v1' }]);
    await unit.audit('commendations.lay-down-quota', id);
    return { id };
  });
}

export async function changeQuota(
  { unitOfWork }: CommendationsContext,
  command: Command,
  { id, version }: { readonly id: Id<'commendation-quota'>; readonly version: number },
  input: LaidDownInput,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const found = await quotaById(unit.tx, command.scope, id);
    if (found === undefined) throw new Refused({ code: 'http.not-found' });
    const { region_path: region, year, kind } = found;
    const row = await lockQuotaFor(unit.tx, command.scope, { region, year, kind });
    if (row === undefined || row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row?.version ?? found.version },
      });
    if (input.total < row.used)
      throw new Refused({
        code: 'commendations.quota-below-used',
        path: 'body.total',
        values: { used: row.used },
      });
    const changes = {
      ...columnsOf(input),
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    };
    if ((await updateQuota(unit.tx, row, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await recordHeld(unit, quotaSource, [{ id, type: 'commendation-quota.changed.v1' }]);
    await unit.audit('commendations.change-quota', id);
    return {};
  });
}
