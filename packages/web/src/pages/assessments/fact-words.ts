// A fact's value as it is read: yes or no, a number, one per period, a day, or the state of each duty.
import type { AssessedFact } from '@jinze/contracts';
import type { TFunction } from 'i18next';

export type KnownValue = NonNullable<AssessedFact['value']>;

/** A duty’s code as its clause: 5.1. */
export const clauseNo = (code: string) => code.replace(/^art/, '');

/** One a line. */
export const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const STATES = ['met', 'partly', 'not-met', 'no-record', 'not-yet-due', 'cannot-tell'] as const;

export function factWord(
  value: KnownValue | null | undefined,
  kind: AssessedFact['kind'],
  t: TFunction,
): string {
  if (value === null || value === undefined) return t('assessments.fact.unknown');
  if (typeof value === 'boolean') {
    if (kind === 'day') return t('assessments.fact.notDone');
    return t(value ? 'assessments.fact.yes' : 'assessments.fact.no');
  }
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value))
    return (value as readonly (number | null)[]).map((one) => one ?? '?').join('、');
  return Object.entries(value as Readonly<Record<string, string>>)
    .map(([code, state]) => {
      const known = STATES.find((one) => one === state);
      return t('assessments.fact.duty', {
        code: clauseNo(code),
        state: known === undefined ? state : t(`state.${known}`),
      });
    })
    .join('；');
}
