// What the register of uses takes in, and what a change of it says. Pure.
import type { ResultUseInput } from '@jinze/contracts';
import { type CivilDate, yearOf } from '@jinze/kernel';

export type UseField = keyof ResultUseInput;

export interface UseFault {
  readonly code:
    | 'assessments.use-future-year'
    | 'assessments.use-future-date'
    | 'assessments.use-weight-without-safety'
    | 'assessments.use-sent-incomplete';
  readonly field: UseField | 'year';
}

/** Everything that is wrong with it, in the order of the form. */
export function faultsOfUse(
  year: number,
  { safetyIn, weight, sentTo, sentOn, sentNo }: ResultUseInput,
  today: CivilDate,
): readonly UseFault[] {
  const faults: UseFault[] = [];
  if (year > yearOf(today)) faults.push({ code: 'assessments.use-future-year', field: 'year' });
  if (weight !== null && safetyIn !== 'yes')
    faults.push({ code: 'assessments.use-weight-without-safety', field: 'weight' });
  const isSent = sentTo !== null || sentOn !== null || sentNo !== null;
  if (isSent && sentTo === null)
    faults.push({ code: 'assessments.use-sent-incomplete', field: 'sentTo' });
  if (isSent && sentOn === null)
    faults.push({ code: 'assessments.use-sent-incomplete', field: 'sentOn' });
  if (sentOn !== null && sentOn > today)
    faults.push({ code: 'assessments.use-future-date', field: 'sentOn' });
  return faults;
}

export interface UseChange {
  readonly field: UseField;
  readonly from: string | null;
  readonly to: string | null;
}

const USE_FIELDS = [
  'kind',
  'name',
  'organ',
  'safetyIn',
  'weight',
  'documentNo',
  'sentTo',
  'sentOn',
  'sentNo',
  'howUsed',
  'feedback',
] as const satisfies readonly UseField[];

export const changesBetween = (before: ResultUseInput, after: ResultUseInput): UseChange[] =>
  USE_FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }));
