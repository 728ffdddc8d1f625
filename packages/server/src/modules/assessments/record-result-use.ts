// Recording where a result is used, supplementing and correcting it, withdrawing what was recorded by mistake.
import type { ResultUseInput, ResultUseOrigin } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import type { ResultUsesContext, TakenFrom, UseActing } from './result-use.context.ts';
import { changesBetween, faultsOfUse } from './result-use.decide.ts';
import { resultUseSource } from './result-use.ledger.ts';
import {
  columnsOf,
  insertUses,
  lockUse,
  saidOf,
  type UseRow,
  updateUse,
} from './result-use.store.ts';

const refuseSecrets = secretsRefuser('assessments.use-marked-secret');

function check(
  { clock }: Pick<ResultUsesContext, 'clock'>,
  year: number,
  said: ResultUseInput,
): void {
  refuseSecrets({ ...said });
  const [fault] = faultsOfUse(year, said, clock.today());
  if (fault !== undefined) throw new Refused({ code: fault.code, path: `body.${fault.field}` });
}

export interface UseToWrite extends ResultUseInput {
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly year: number;
  readonly origin: ResultUseOrigin;
  readonly originRef: string | null;
}

type UseEvent = 'result-use.recorded.v1' | 'result-use.changed.v1' | 'result-use.withdrawn.v1';

/** In the name of the region's leading body; that somebody was vetted the log does not show. */
async function recordChange(
  unit: Unit,
  type: UseEvent,
  rows: readonly {
    readonly id: Id<'result-use'>;
    readonly region: string;
    readonly origin: string;
  }[],
  isImport = false,
): Promise<void> {
  const organs = new Map<string, Awaited<ReturnType<typeof leadingOrganOf>>>();
  for (const region of new Set(rows.map((row) => row.region)))
    organs.set(region, await leadingOrganOf(unit.tx, region));
  await recordHeld(
    unit,
    resultUseSource,
    rows.map(({ id, region, origin }) => {
      const organId = organs.get(region);
      return {
        id,
        type,
        isConcealed: origin === 'vetting',
        ...(organId === undefined ? {} : { organId }),
        ...(isImport ? { source: 'import' as const } : {}),
      };
    }),
  );
}

/** As many as there are, in a fixed number of statements for each region. */
export async function writeUses(
  unit: Unit,
  by: string,
  inputs: readonly UseToWrite[],
): Promise<readonly Id<'result-use'>[]> {
  const rows = inputs.map((input) => ({
    id: newId<'result-use'>(unit.now),
    version: 1,
    state: 'recorded',
    region_path: input.regionPath,
    scope_key: input.scopeKey,
    year: input.year,
    ...columnsOf(input),
    origin: input.origin,
    origin_ref: input.originRef,
    recorded_at: unit.now,
    recorded_by: by,
    withdrawn_reason: null,
  }));
  await insertUses(unit.tx, rows);
  const recorded = rows.map((row) => ({ id: row.id, region: row.region_path, origin: row.origin }));
  const isImport = inputs.some(({ origin }) => origin === 'sheet');
  await recordChange(unit, 'result-use.recorded.v1', recorded, isImport);
  return rows.map(({ id }) => id);
}

export interface NewUse {
  readonly region: string;
  readonly year: number;
  readonly said: ResultUseInput;
  /** A proposal that stands now, or null: it was typed in. */
  readonly from: TakenFrom | null;
}

export async function recordUse(
  context: ResultUsesContext,
  { command }: UseActing,
  { region: path, year, said, from }: NewUse,
): Promise<Id<'result-use'>> {
  const { id } = await context.unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, path);
    const scopeKey = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
    if (scopeKey === undefined || !covers(command.scope, { scopeKey }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    check(context, year, said);
    const origin = { origin: from?.origin ?? ('form' as const), originRef: from?.ref ?? null };
    const one = { ...said, ...origin, regionPath: path, scopeKey, year };
    const [written] = await writeUses(unit, command.actor.name, [one]);
    if (written === undefined) throw new Error('one was written');
    await unit.audit('assessments.record-use', written);
    return { id: written };
  });
  return id;
}

export interface ChosenUse {
  readonly id: Id<'result-use'>;
  readonly version: number;
}

async function lockChosen(
  unit: Unit,
  { command, hidden }: UseActing,
  { id, version }: ChosenUse,
): Promise<UseRow> {
  const row = await lockUse(unit.tx, command.scope, hidden, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id, version: row.version, state: row.state },
    });
  if (row.state === 'withdrawn') throw new Refused({ code: 'assessments.use-withdrawn' });
  return row;
}

export async function changeUse(
  context: ResultUsesContext,
  acting: UseActing,
  chosen: ChosenUse,
  said: ResultUseInput,
): Promise<void> {
  await context.unitOfWork.commit(acting.command, async (unit) => {
    const row = await lockChosen(unit, acting, chosen);
    check(context, row.year, said);
    if (changesBetween(saidOf(row), said).length === 0)
      throw new Refused({ code: 'assessments.use-unchanged' });
    const by = { recorded_at: unit.now, recorded_by: acting.command.actor.name };
    if ((await updateUse(unit.tx, row, { ...columnsOf(said), ...by })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { id, region_path: region, origin } = row;
    await recordChange(unit, 'result-use.changed.v1', [{ id, region, origin }]);
    await unit.audit('assessments.change-use', id);
    return {};
  });
}

export async function withdrawUse(
  { unitOfWork }: ResultUsesContext,
  acting: UseActing,
  chosen: ChosenUse,
  reason: string,
): Promise<void> {
  refuseSecrets({ reason });
  await unitOfWork.commit(acting.command, async (unit) => {
    const row = await lockChosen(unit, acting, chosen);
    const changes = {
      state: 'withdrawn',
      withdrawn_reason: reason,
      recorded_at: unit.now,
      recorded_by: acting.command.actor.name,
    };
    if ((await updateUse(unit.tx, row, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { id, region_path: region, origin } = row;
    await recordChange(unit, 'result-use.withdrawn.v1', [{ id, region, origin }]);
    await unit.audit('assessments.withdraw-use', id);
    return {};
  });
}
