// What an act does to a case: the next state and its event, or a refusal. Pure.
import type { CaseAct, CaseState, WorksheetState } from '@jinze/contracts';
import { type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { CASE_TRANSITIONS } from './case.states.ts';

export interface CaseDecision {
  readonly state: CaseState;
  readonly act: CaseAct;
  readonly event: `accountability-case.${string}.v1`;
}
type Decided = Result<CaseDecision, AccountabilityRefusal>;

const EVENTS: Readonly<Record<CaseAct, CaseDecision['event']>> = {
  open: 'accountability-case.opened.v1',
  change: 'accountability-case.changed.v1',
  freeze: 'accountability-case.frozen.v1',
  'add-member': 'accountability-case.member-added.v1',
  'end-member': 'accountability-case.member-ended.v1',
  'add-person': 'accountability-case.person-added.v1',
  close: 'accountability-case.closed.v1',
  withdraw: 'accountability-case.withdrawn.v1',
};

export function decideOpening(openedOn: CivilDate, today: CivilDate): Decided {
  return openedOn > today
    ? refuse({ code: 'accountability.future-date', path: 'body.openedOn' })
    : ok({ state: 'open', act: 'open', event: EVENTS.open });
}

export function decideCaseAct(state: CaseState, act: Exclude<CaseAct, 'open'>): Decided {
  const to = CASE_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'accountability.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

const SETTLED: readonly WorksheetState[] = ['decided', 'dropped'];

/** A case ends when everybody in it is decided or taken out: nobody is left hanging. */
export function decideEnding(
  state: CaseState,
  act: 'close' | 'withdraw',
  worksheets: readonly { readonly state: WorksheetState; readonly name: string }[],
): Decided {
  const decided = decideCaseAct(state, act);
  if (!decided.ok) return decided;
  const open = worksheets.filter((one) => !SETTLED.includes(one.state));
  return open.length === 0
    ? decided
    : refuse({
        code: 'accountability.still-open',
        values: { names: open.map(({ name }) => name).join('、') },
      });
}
