// What may be registered of a finding on reporting 迟报 漏报 谎报 瞒报: an organ made it, never the system. Pure.
import type { AccidentState, FindingState } from '@jinze/contracts';
import { type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import { FINDING_TRANSITIONS } from './finding.states.ts';

export interface FindingRefusal {
  readonly code:
    | 'accidents.not-recorded'
    | 'accidents.finding-withdrawn'
    | 'accidents.finding-future'
    | 'accidents.finding-before-accident'
    | 'accidents.withdrawn-before-found';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}
export interface FindingDecision {
  readonly state: FindingState;
  readonly event: `reporting-finding.${'registered' | 'withdrawn'}.v1`;
}
type Decided = Result<FindingDecision, FindingRefusal>;

export function decideFinding(
  accident: { readonly state: AccidentState; readonly occurredOn: CivilDate },
  foundOn: CivilDate,
  today: CivilDate,
): Decided {
  if (accident.state !== 'recorded') return refuse({ code: 'accidents.not-recorded' });
  if (foundOn > today) return refuse({ code: 'accidents.finding-future', path: 'body.foundOn' });
  if (foundOn < accident.occurredOn)
    return refuse({
      code: 'accidents.finding-before-accident',
      path: 'body.foundOn',
      values: { on: accident.occurredOn },
    });
  return ok({ state: 'found', event: 'reporting-finding.registered.v1' });
}

export function decideFindingWithdrawal(
  finding: { readonly state: FindingState; readonly foundOn: CivilDate },
  on: CivilDate,
  today: CivilDate,
): Decided {
  const to = FINDING_TRANSITIONS[finding.state].withdraw;
  if (to === undefined) return refuse({ code: 'accidents.finding-withdrawn' });
  if (on > today) return refuse({ code: 'accidents.finding-future', path: 'body.on' });
  if (on < finding.foundOn)
    return refuse({
      code: 'accidents.withdrawn-before-found',
      path: 'body.on',
      values: { on: finding.foundOn },
    });
  return ok({ state: to, event: 'reporting-finding.withdrawn.v1' });
}
