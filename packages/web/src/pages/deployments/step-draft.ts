// What is being entered of a step, and what of it is sent: fields that do not belong to the kind are not.
import type { AskResult, DeploymentStep, StepInput, StepKind } from '@jinze/contracts';
import { orNull } from '../../components/form-values.ts';

export interface StepDraft {
  readonly kind: StepKind;
  readonly on: string;
  readonly venue: string;
  readonly number: string;
  readonly text: string;
  readonly result: AskResult | '';
  readonly reason: string;
  readonly statedBy: string;
  readonly records: readonly string[];
  /** Of a correction: why. */
  readonly why: string;
}

export function newStep(kind: StepKind, on: string): StepDraft {
  return {
    kind,
    on,
    venue: '',
    number: '',
    text: '',
    // Nothing is said for anybody: which it is, is chosen.
    result: '',
    reason: '',
    statedBy: '',
    records: [],
    why: '',
  };
}

/** As it was recorded, to be corrected. */
export function draftOf(step: DeploymentStep): StepDraft {
  return {
    kind: step.kind,
    on: step.on,
    venue: step.venue ?? '',
    number: step.number ?? '',
    text: step.text ?? '',
    result: step.result ?? '',
    reason: step.reason ?? '',
    statedBy: step.statedBy ?? '',
    records: step.records.map(({ id }) => id),
    why: '',
  };
}

export function inputOf(draft: StepDraft): StepInput {
  const { kind, on, result } = draft;
  const hasVenue = kind === 'conveyed' || kind === 'studied';
  const isNotDone = kind === 'result' && result === 'not-done';
  return {
    kind,
    on: on as StepInput['on'],
    venue: hasVenue ? orNull(draft.venue) : null,
    number: orNull(draft.number),
    text: isNotDone ? null : orNull(draft.text),
    result: kind === 'result' && result !== '' ? result : null,
    reason: isNotDone ? orNull(draft.reason) : null,
    statedBy: isNotDone ? orNull(draft.statedBy) : null,
    records: [...draft.records] as StepInput['records'],
  };
}
