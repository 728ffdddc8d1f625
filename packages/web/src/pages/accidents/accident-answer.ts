// The first line of an accident: its grade in words, what it could become and why, who investigates, what is due next.
import type { Accident, AccidentFacts, TimetableAsked } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { daysBetween, today } from '../../clock.ts';
import { gradeWord } from './accident-words.tsx';
import { type Step, stepWord, whenWord } from './timetable-words.tsx';

type Graded = Pick<Accident, 'graded' | 'grade' | 'gradeSource' | 'nature'> & AccidentFacts;
type Rise = Accident['graded']['answer']['couldRiseTo'][number];

/** What is missing or not known, each once: it alone can raise the grade. */
function causesOf(rises: readonly Rise[], facts: AccidentFacts, t: TFunction): string[] {
  const fields = new Set(rises.flatMap(({ if: either }) => either.map(({ field }) => field)));
  return [...fields].map((field) => {
    if (field !== 'deaths') return t(`accidents.unknownFact.${field}`);
    if (facts.deaths === null) return t('accidents.unknownFact.deaths');
    return facts.missing === null
      ? t('accidents.unknownFact.missing')
      : t('accidents.missingPeople', { count: facts.missing });
  });
}

function riseOf({ graded, ...facts }: Graded, t: TFunction): string {
  const rises = graded.answer.couldRiseTo;
  const [lowest, highest] = [rises[0], rises.at(-1)];
  if (lowest === undefined || highest === undefined) return '';
  return t(rises.length === 1 ? 'accidents.couldRise' : 'accidents.couldRiseFar', {
    grade: gradeWord(lowest.grade, t),
    highest: gradeWord(highest.grade, t),
    because: causesOf(rises, facts, t).join(t('accidents.and')),
  });
}

/** A decided grade first; without one what the rule makes of the facts. */
export function gradeAnswer(accident: Graded, t: TFunction): string {
  const { grade, gradeSource, graded, nature } = accident;
  const { answer, differsFrom } = graded;
  if (nature === 'natural' || nature === 'criminal')
    return t('accidents.ungraded', { nature: t(`accidents.natures.${nature}`) });
  if (gradeSource === 'decided' && grade !== null)
    return [
      t('accidents.decidedAs', { grade: gradeWord(grade, t) }),
      ...(differsFrom === null
        ? []
        : [t('accidents.computedOtherwise', { grade: gradeWord(answer.grade ?? null, t) })]),
    ].join('');
  if (answer.grade === undefined)
    return grade === null
      ? t('accidents.gradeCannotTell')
      : t('accidents.reportedAs', { grade: gradeWord(grade, t) });
  const named = t('accidents.gradeNamed', { grade: gradeWord(answer.grade, t) });
  return `${named}${riseOf(accident, t)}`;
}

/** By the decree; where a sector has its own investigators, or may have, that is said. */
export function investigatorWord({ graded }: Pick<Accident, 'graded'>, t: TFunction): string {
  const { outcome, investigatedBy: found } = graded.answer;
  if (outcome === 'does-not-apply') return t('accidents.investigator.none');
  if (found === undefined) return t('accidents.investigator.unknown');
  if (found.by === undefined) return t('accidents.investigator.own');
  return t(
    found.outcome === 'applies' ? 'accidents.investigator.by' : 'accidents.investigator.unless',
    { by: found.by },
  );
}

/** Who in fact does, as was recorded: the last to take over, otherwise who began. */
export function investigatesNow({ milestones }: Pick<Accident, 'milestones'>): string | undefined {
  const standing = milestones.filter(({ state }) => state === 'recorded');
  const last = (kind: string) => standing.filter((one) => one.kind === kind).at(-1)?.actor;
  return last('taken-over') ?? last('investigation-started') ?? undefined;
}

/** The instant up to which something is in time: a day lasts until it is over. */
export function endOf(due: string): number {
  return Date.parse(due.includes('T') ? due : `${due}T24:00:00+08:00`);
}

/** Of those that are still in time, the one whose limit comes first. */
export function nextStep(steps: readonly Step[]): (Step & { due: string }) | undefined {
  return steps
    .flatMap((step) =>
      step.state === 'pending' && step.due !== null ? [{ ...step, due: step.due }] : [],
    )
    .toSorted((a, b) => endOf(a.due) - endOf(b.due))[0];
}

type Next = Pick<Step, 'step' | 'channel' | 'level'> & { readonly due: string };

export function nextWord(next: Next, t: TFunction): string {
  const left = daysBetween(today(), next.due.slice(0, 10));
  return t(left <= 0 ? 'accidents.nextToday' : 'accidents.next', {
    step: stepWord(next, t),
    due: whenWord(next.due),
    count: left,
  });
}

/** What waits of the timetable, in words and with its number; empty where nothing does. */
export function waitsWord(
  { overdue, cannotTell }: { readonly overdue: number; readonly cannotTell: number },
  t: TFunction,
): string {
  const what = [
    ...(overdue > 0 ? [t('accidents.overdueSteps', { count: overdue })] : []),
    ...(cannotTell > 0 ? [t('accidents.unclearSteps', { count: cannotTell })] : []),
  ].join(t('accidents.and'));
  return what === '' ? '' : t('accidents.toBeChecked', { what });
}

export const countOf = ({ timetable }: TimetableAsked, state: Step['state']): number =>
  timetable.steps.filter((one) => one.state === state).length;
