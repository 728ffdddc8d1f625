// What is said of each step of an ask: a state with its words. Nothing on record is never called not done.
import type { AskLine, StepKind } from '@jinze/contracts';
import type { StateId } from '../../components/marks.tsx';

export const STEPS: readonly StepKind[] = ['conveyed', 'studied', 'measures', 'result'];

type Standing = Pick<
  AskLine,
  'state' | 'dueOn' | 'conveyedOn' | 'studiedOn' | 'measuresOn' | 'result' | 'resultOn'
>;

type StepWord =
  | StepKind
  | 'noRecord'
  | 'notYetDue'
  | 'dueSoon'
  | 'overdue'
  | 'done'
  | 'partly'
  | 'notDone';

export interface StepStanding {
  readonly state: StateId;
  readonly word: StepWord;
  readonly on: string | null;
}

/** So many days before its day an ask is said to be due soon. */
const SOON_DAYS = 7;

const dayOf = (step: Exclude<StepKind, 'result'>, line: Standing) =>
  ({ conveyed: line.conveyedOn, studied: line.studiedOn, measures: line.measuresOn })[step];

export const isSettled = ({ state }: Pick<AskLine, 'state'>): boolean =>
  state === 'done' || state === 'not-done' || state === 'ended';

export function isOverdue(line: Pick<AskLine, 'state' | 'dueOn'>, today: string): boolean {
  return !isSettled(line) && line.dueOn !== null && line.dueOn < today;
}

const RESULTS = {
  done: { state: 'met', word: 'done' },
  partly: { state: 'partly', word: 'partly' },
  'not-done': { state: 'not-met', word: 'notDone' },
} as const;

function resultOf(line: Standing, today: string): StepStanding {
  if (line.result !== null) return { ...RESULTS[line.result], on: line.resultOn };
  const { dueOn } = line;
  if (dueOn === null) return { state: 'not-yet-due', word: 'noRecord', on: null };
  if (dueOn < today) return { state: 'overdue', word: 'overdue', on: null };
  const days = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000;
  return days <= SOON_DAYS
    ? { state: 'due-soon', word: 'dueSoon', on: null }
    : { state: 'not-yet-due', word: 'notYetDue', on: null };
}

/** Without a record the ring is drawn once the day is past; before, the place is blank. */
export function standingOf(step: StepKind, line: Standing, today: string): StepStanding {
  if (step === 'result') return resultOf(line, today);
  const on = dayOf(step, line);
  if (on !== null) return { state: 'met', word: step, on };
  return {
    state: isOverdue(line, today) ? 'no-record' : 'not-yet-due',
    word: 'noRecord',
    on: null,
  };
}

/** What can be recorded: what was done has its result, which is corrected and not recorded twice. */
export function stepsOf({ state }: Pick<AskLine, 'state'>): readonly StepKind[] {
  return state === 'done' ? STEPS.filter((step) => step !== 'result') : STEPS;
}

/** What comes next, in the order of the work: the first of which nothing is on record. */
export function nextStep(line: Standing): StepKind {
  const missing = STEPS.find((step) => step !== 'result' && dayOf(step, line) === null);
  return missing ?? (line.state === 'done' ? 'measures' : 'result');
}
