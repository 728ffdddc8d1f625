// What of the register of uses leaves the server.
import type { ResultUse, ResultUseLine } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import type { ResultUsesContext } from './result-use.context.ts';
import { changesBetween } from './result-use.decide.ts';
import { saidOf, type UseRow, type UseVersionRow } from './result-use.store.ts';

export const useLine = (row: UseRow): ResultUseLine => ({
  ...saidOf(row),
  id: row.id,
  version: row.version,
  state: row.state,
  regionName: row.region_name,
  year: row.year,
});

export function useView(
  { may }: Pick<ResultUsesContext, 'may'>,
  caller: Caller,
  row: UseRow,
  earlier: readonly UseVersionRow[],
): ResultUse {
  const versions = [
    ...earlier,
    {
      version: row.version,
      said: saidOf(row),
      recorded_at: row.recorded_at,
      recorded_by: row.recorded_by,
    },
  ];
  const acts = ['change', 'withdraw'] as const;
  return {
    ...useLine(row),
    origin: row.origin,
    resultId:
      row.origin === 'assessment' && may(caller, 'assessments.subject', { scopeKey: row.scope_key })
        ? (row.origin_ref as Id<'assessed'> | null)
        : null,
    withdrawnReason: row.withdrawn_reason,
    history: versions.map((one, index) => {
      const before = versions[index - 1];
      return {
        version: one.version,
        recordedAt: one.recorded_at.toISOString(),
        recordedBy: one.recorded_by,
        changes: before === undefined ? [] : changesBetween(before.said, one.said),
      };
    }),
    may: acts.filter(
      (act) =>
        row.state === 'recorded' &&
        may(caller, `assessments.${act}-use`, { scopeKey: row.scope_key }),
    ),
  };
}
