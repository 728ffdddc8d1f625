// Topic `timetable`: the statutory steps after an accident, when each is due, and whether it is done, late or to be checked.
import { addDays, type CivilDate, ok, type Result } from '@jinze/kernel';
import { CHANGE_DAYS, changeWindows, DECREE_SINCE, ofDecree } from './accident-law.ts';
import { GRADE_NAMES } from './accident-names.ts';
import {
  distinctBasis,
  type Ground,
  type Language,
  type Missing,
  reasonsIn,
  sentence,
} from './frame.ts';
import { type Graded, gradeOf } from './grade.judge.ts';
import { type Draft, shownTime, startOf } from './timetable.clock.ts';
import { type Facts, factsKnown, type Known } from './timetable.facts.ts';
import { investigationSteps } from './timetable.investigation.ts';
import { reportingSteps } from './timetable.reporting.ts';
import type { Step, TimetableInput, TimetableOutput, TimetableRefusal } from './timetable.shape.ts';
import { TIMETABLE_WORDS } from './timetable.words.ts';
import { RULES_VERSION } from './version.ts';

const ON_GRADES = [ofDecree(3)];

/** What the state says, with the day it is measured by; readings that differ are not named one by one. */
function stateGround({ state, due, done, otherDue, basis }: Draft): Ground {
  const isOne = due !== undefined && otherDue === undefined;
  const code = {
    done: isOne ? 'done-in-time' : 'done',
    'done-late': isOne ? 'done-late' : 'done-late-any',
    pending: isOne ? 'pending-until' : 'pending',
    overdue: isOne ? 'overdue' : 'overdue-any',
    'not-started': 'not-started',
    'cannot-tell': 'cannot-tell',
  }[state];
  const compared = {
    ...(due === undefined ? {} : { due: shownTime(due) }),
    ...(done === undefined ? {} : { done: shownTime(done) }),
  };
  return { code: `timetable.state-${code}`, basis, compared };
}

function needs(code: string, language: Language, values = {}): Missing {
  const full = `timetable.needs-${code}`;
  return { code: full, text: sentence(TIMETABLE_WORDS, full, language, values) };
}

function stepOf(draft: Draft, language: Language): Step {
  const { grounds = [], needs: open = [], due = null, basis, ...rest } = draft;
  const all = [stateGround(draft), ...grounds];
  const [{ article } = {}] = basis;
  return {
    ...rest,
    due,
    ...(article === undefined ? {} : { article }),
    reasons: reasonsIn(TIMETABLE_WORDS, language, all),
    missing: open.map(({ code, values }) => needs(code, language, values)),
    basis: distinctBasis(all.flatMap((one) => one.basis)),
  };
}

/** The grade as reckoned from the casualties; of undetermined nature as of a production accident. */
function reckoned(input: TimetableInput, occurredOn: CivilDate, asOf?: CivilDate): Graded {
  return gradeOf({
    occurredOn,
    ...(asOf === undefined ? {} : { asOf }),
    ...(input.sector === undefined ? {} : { sector: input.sector }),
    deaths: input.deaths ?? null,
    missing: input.missing ?? null,
    seriousInjuries: input.seriousInjuries ?? null,
    directLossWanYuan: input.directLossWanYuan ?? null,
  });
}

/** As given; without it, those missing who count as dead by now did not before their window was over. */
function regradedOf(
  { regraded, input, occurredOn }: Known,
  { grade, missing }: Graded,
): Facts['regraded'] {
  if (regraded !== undefined || (input.grade ?? undefined) !== undefined) return regraded;
  if (missing !== 'counted') return undefined;
  const { grade: from = 'ordinary' } = reckoned(input, occurredOn);
  const window = Math.max(...changeWindows(input.sector).map((one) => CHANGE_DAYS[one]));
  return from === grade ? undefined : { from, at: startOf(addDays(occurredOn, window + 1)) };
}

function gradeGrounds(
  { grade, input, language }: Facts,
  { couldRiseTo }: Graded,
): readonly Ground[] {
  if (grade === undefined) return [{ code: 'timetable.grade-unknown', basis: ON_GRADES }];
  const compared = { grade: GRADE_NAMES[grade][language] };
  if ((input.grade ?? undefined) !== undefined)
    return [{ code: 'timetable.grade-given', basis: ON_GRADES, compared }];
  const grades = couldRiseTo
    .map((one) => GRADE_NAMES[one.grade][language])
    .join(language === 'zh' ? '、' : ', ');
  return [
    { code: 'timetable.grade-reckoned', basis: ON_GRADES, compared },
    ...(grades === ''
      ? []
      : [{ code: 'timetable.grade-may-rise', basis: ON_GRADES, compared: { grades } }]),
  ];
}

/** Why the decree has no timetable for it at all. */
function outside({ input, occurredOn }: Known): Ground | undefined {
  if (occurredOn < DECREE_SINCE)
    return {
      code: 'timetable.before-the-decree',
      basis: ON_GRADES,
      compared: { occurredOn, since: DECREE_SINCE },
    };
  return input.nature === 'natural' || input.nature === 'criminal'
    ? { code: `timetable.${input.nature}`, basis: ON_GRADES }
    : undefined;
}

/**
 * Every step of the decree and what came after it, each on its own clock: the first day is not counted, no end moves
 * to a working day, the last instant or day is still in time. What is not recorded by `asOf` is not done; what is not
 * known leaves a state open unless every reading gives the same. Limits follow the lowest grade that is certain.
 * Refuses events before the accident and an approval before its report.
 */
export function timetable(
  input: TimetableInput,
  { language = 'zh' }: { readonly language?: Language } = {},
): Result<TimetableOutput, TimetableRefusal> {
  const known = factsKnown(input, language);
  if (!known.ok) return known;
  const without = outside(known.value);
  if (without !== undefined)
    return ok({
      outcome: 'does-not-apply',
      steps: [],
      reasons: reasonsIn(TIMETABLE_WORDS, language, [without]),
      missing: [],
      basis: distinctBasis(without.basis),
      rulesVersion: RULES_VERSION,
    });
  const graded = reckoned(input, known.value.occurredOn, known.value.today);
  const grade = input.grade ?? graded.grade;
  const facts: Facts = { ...known.value, grade, regraded: regradedOf(known.value, graded) };
  const isUndetermined = input.nature === 'undetermined' || input.nature === null;
  const steps = [...reportingSteps(facts), ...investigationSteps(facts)].map((draft) =>
    stepOf(draft, language),
  );
  const grounds: readonly Ground[] = [
    ...(isUndetermined ? [{ code: 'timetable.nature-undetermined', basis: ON_GRADES }] : []),
    ...gradeGrounds(facts, graded),
  ];
  const missing = [
    ...(isUndetermined ? [needs('nature', language)] : []),
    ...steps.flatMap((step) => step.missing),
  ];
  return ok({
    outcome: isUndetermined ? 'cannot-tell' : 'applies',
    ...(grade === undefined
      ? {}
      : { grade, gradeFrom: (input.grade ?? undefined) === undefined ? 'casualties' : 'given' }),
    steps,
    reasons: reasonsIn(TIMETABLE_WORDS, language, grounds),
    missing: [...new Map(missing.map((one) => [one.text, one])).values()],
    basis: distinctBasis([...ON_GRADES, ...steps.flatMap(({ basis }) => basis)]),
    rulesVersion: RULES_VERSION,
  });
}
