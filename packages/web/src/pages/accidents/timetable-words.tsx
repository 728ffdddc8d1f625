// How the steps of a statutory timetable are said: which step, by when, and how it stands – to be checked, never judged.
import type { TimetableAsked } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { writtenInstant } from '../../clock.ts';

export type Step = TimetableAsked['timetable']['steps'][number];
export type StepNamed = Pick<Step, 'step' | 'channel' | 'level'>;

/** Of reports there are several: the channel and the level tell them apart. */
export function stepKey({ step, channel, level }: StepNamed): string {
  return [step, channel, level].filter((part) => part !== undefined).join('.');
}

export function stepWord({ step, channel, level }: StepNamed, t: TFunction): string {
  return step === 'report' && channel !== undefined && level !== undefined
    ? t('accidents.reportTo', { whom: t(`accidents.told.${channel}.${level}`) })
    : t(`accidents.steps.${step}`);
}

/** A day as it is, an instant to the minute. */
export function whenWord(value: string): string {
  return value.includes('T') ? writtenInstant(value) : value;
}

export type MarkedState = Step['state'] | 'no-limit';

/** What the law counts no days for can wait long without being late. */
export function markedState({ state, due }: Pick<Step, 'state' | 'due'>): MarkedState {
  return state === 'pending' && due === null ? 'no-limit' : state;
}

const SHAPES: Readonly<Record<MarkedState, string>> = {
  done: 'met',
  'done-late': 'partly',
  pending: 'in-time',
  'no-limit': 'in-time',
  overdue: 'overdue',
  'not-started': 'not-yet-due',
  'cannot-tell': 'cannot-tell',
};

export function TimetableMark({ step }: { step: Pick<Step, 'state' | 'due'> }) {
  const { t } = useTranslation();
  const state = markedState(step);
  return <span className={`state ${SHAPES[state]}`}>{t(`accidents.stepStates.${state}`)}</span>;
}
