// What the steps of an ask say together: the first day of each kind, and the last result. Pure.
import type { AskResult, AskState, StepKind } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';

/** A step as far as the standing goes. */
export interface StepSaid {
  readonly id: string;
  readonly kind: StepKind;
  readonly on: CivilDate;
  readonly result: AskResult | null;
}

/** A step among others of its ask, some of which have taken the place of others. */
export interface RecordedStep extends StepSaid {
  readonly replaces: string | null;
  readonly isWithdrawal: boolean;
}

export interface Standing {
  readonly conveyedOn: CivilDate | null;
  readonly studiedOn: CivilDate | null;
  readonly measuresOn: CivilDate | null;
  readonly result: AskResult | null;
  readonly resultOn: CivilDate | null;
}

/** Those whose place nothing has taken and that are no withdrawals. */
export function stepsThatStand<S extends RecordedStep>(steps: readonly S[]): S[] {
  const replaced = new Set(steps.flatMap(({ replaces }) => replaces ?? []));
  return steps.filter(({ id, isWithdrawal }) => !isWithdrawal && !replaced.has(id));
}

/** By day; of one day as they were recorded, which their ids tell. */
export function inOrder<S extends StepSaid>(steps: readonly S[]): S[] {
  return steps.toSorted((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
}

/** Of steps that stand: the first day of each kind, the last result. */
export function standingOf(steps: readonly StepSaid[]): Standing {
  const ordered = inOrder(steps);
  const first = (kind: StepKind) => ordered.find((step) => step.kind === kind)?.on ?? null;
  const last = ordered.findLast(({ kind }) => kind === 'result');
  return {
    conveyedOn: first('conveyed'),
    studiedOn: first('studied'),
    measuresOn: first('measures'),
    result: last?.result ?? null,
    resultOn: last?.on ?? null,
  };
}

export function askStateOf({
  isEnded,
  result,
}: {
  readonly isEnded: boolean;
  readonly result: AskResult | null;
}): AskState {
  return isEnded ? 'ended' : (result ?? 'open');
}
