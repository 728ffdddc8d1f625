// State and source marks: a shape, a word and a colour, the same everywhere.
import type { SourceStatus } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';

export const STATE_IDS = [
  'met',
  'partly',
  'no-record',
  'not-yet-due',
  'cannot-tell',
  'not-met',
  'due-soon',
  'overdue',
  // Of cases, measures and opinions: under way, ended before its end, forbidden, left to judgement, a clause that applies.
  'under-way',
  'ended',
  'barred',
  'to-judge',
  'applies',
] as const;
export type StateId = (typeof STATE_IDS)[number];

/** A fulfilment or task state; `text` replaces the usual word where a number says more. */
export function StateMark({ state, text }: { state: StateId; text?: string }) {
  const { t } = useTranslation();
  return <span className={`state ${state}`}>{text ?? t(`state.${state}`)}</span>;
}

const CHECKED: readonly SourceStatus[] = ['confirmed', 'near', 'sourced', 'local'];

/** How far a text or value was checked against its source. */
export function SourceTag({ status }: { status: SourceStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`tag ${CHECKED.includes(status) ? 'checked' : 'unchecked'}`}>
      {t(`source.${status}`)}
    </span>
  );
}
