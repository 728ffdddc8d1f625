// The life of an ask as data: which act leads from which state to which.
import type { AskResult, AskState, StepKind } from '@jinze/contracts';

/** `report-…`: a result; `end`: the line is taken back, or its deployment withdrawn. */
export const ASK_ACTS = [
  'convey',
  'study',
  'take-measures',
  'report-done',
  'report-partly',
  'report-not-done',
  'end',
] as const;
export type AskAct = (typeof ASK_ACTS)[number];

/** What is recorded before the end does not move it. */
const kept = (state: AskState) =>
  ({ convey: state, study: state, 'take-measures': state }) as const;

/**
 * What is not listed is refused; every pair is tested. What somebody said was not done may be done after all; what
 * was done has its result, which can be corrected and not be recorded twice.
 */
export const ASK_TRANSITIONS: Readonly<
  Record<AskState, Readonly<Partial<Record<AskAct, AskState>>>>
> = {
  open: {
    ...kept('open'),
    'report-done': 'done',
    'report-partly': 'partly',
    'report-not-done': 'not-done',
    end: 'ended',
  },
  partly: {
    ...kept('partly'),
    'report-done': 'done',
    'report-partly': 'partly',
    'report-not-done': 'not-done',
    end: 'ended',
  },
  done: kept('done'),
  'not-done': { ...kept('not-done'), 'report-done': 'done', 'report-partly': 'partly' },
  ended: {},
};

const ACT_OF: Readonly<Record<Exclude<StepKind, 'result'>, AskAct>> = {
  conveyed: 'convey',
  studied: 'study',
  measures: 'take-measures',
};

/** What recording a step is; undefined for a result that says none. */
export function actOf(kind: StepKind, result: AskResult | null): AskAct | undefined {
  if (kind !== 'result') return ACT_OF[kind];
  return result === null ? undefined : `report-${result}`;
}
