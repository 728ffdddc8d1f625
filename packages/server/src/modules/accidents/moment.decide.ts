// Which days may be recorded as moments that matter for a chain, and when one is withdrawn. Pure.
import type { AccidentState } from '@jinze/contracts';
import { type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import { MILESTONE_TRANSITIONS } from './milestone.states.ts';

export interface MomentRefusal {
  readonly code:
    | 'accidents.not-recorded'
    | 'accidents.moment-future'
    | 'accidents.moment-same-day'
    | 'accidents.moment-withdrawn';
  readonly path?: string;
}

/** Earlier ones and later ones: a permit before, a change of portfolio after. The accident's own day is there already. */
export function decideMoment(
  accident: { readonly state: AccidentState; readonly occurredOn: CivilDate },
  on: CivilDate,
  today: CivilDate,
): Result<'recorded', MomentRefusal> {
  if (accident.state !== 'recorded') return refuse({ code: 'accidents.not-recorded' });
  if (on > today) return refuse({ code: 'accidents.moment-future', path: 'body.on' });
  return on === accident.occurredOn
    ? refuse({ code: 'accidents.moment-same-day', path: 'body.on' })
    : ok('recorded');
}

/** As a milestone: recorded and withdrawn, nothing else. */
export function decideMomentWithdrawal(state: AccidentState): Result<AccidentState, MomentRefusal> {
  const to = MILESTONE_TRANSITIONS[state].withdraw;
  return to === undefined ? refuse({ code: 'accidents.moment-withdrawn' }) : ok(to);
}
