// How many lists of a region and year stand where: of one kind, or of both.
import type { DutyInstrument, Progress } from '@jinze/contracts';

type Counts = Progress['byState'];

/** Without an instrument both are counted together, as the list then shows both. */
export function countsOf(
  { byState, annual }: Pick<Progress, 'byState' | 'annual'>,
  instrument?: DutyInstrument,
): Counts {
  if (instrument !== undefined) return instrument === 'annual' ? annual.byState : byState;
  return {
    drafted: byState.drafted + annual.byState.drafted,
    approved: byState.approved + annual.byState.approved,
    issued: byState.issued + annual.byState.issued,
    acknowledged: byState.acknowledged + annual.byState.acknowledged,
    objected: byState.objected + annual.byState.objected,
    superseded: byState.superseded + annual.byState.superseded,
  };
}
