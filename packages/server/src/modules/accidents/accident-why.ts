// Why the rules say what they say of an accident: clause → facts → gaps → proof, from their own reasons. Pure.
import type { Graded, TimetableAsked, Why } from '@jinze/contracts';
import { citedArticle, civilDateAt } from '@jinze/kernel';
import { minuteText } from '../../platform/clock.ts';
import { gradedAsOf } from './accident.rules.ts';
import {
  ACCIDENT_INSTRUMENT_TITLES,
  GRADE_WORDS,
  SOURCE_WORDS,
  type Step,
  type StepNamed,
  stateWord,
  stepWord,
} from './accident.words.ts';
import { type AccidentRow, factsOf } from './accidents.store.ts';
import { type OnRecord, timetableAt } from './timetable.ts';

type Reason = Step['reasons'][number];
type Basis = Step['basis'][number];

/** Codes of reasons that say how things stand; all others say what the law lays down. */
const STANDS =
  /^(timetable\.(state-|grade-|nature-|no-change|investigation-started|evaluated-early|since-regraded)|grade\.(deaths|serious-injuries|direct-loss|missing-|none-known|if-production|nature-))/;
const isFact = ({ code }: Reason) => STANDS.test(code);

function titleOf({ instrument, article }: Basis): string {
  const title = ACCIDENT_INSTRUMENT_TITLES[instrument] ?? instrument;
  return article === undefined ? title : `${title}${citedArticle(article)}`;
}

const isSame = (one: Basis, other: Basis) =>
  one.instrument === other.instrument && one.article === other.article;

/** Every clause once, with what of the reasons rests on it; the data has the content of the law, not its wording. */
function clausesOf(basis: readonly Basis[], reasons: readonly Reason[]): Why['clause'] {
  const distinct = basis.filter(
    (one, index) => basis.findIndex((other) => isSame(one, other)) === index,
  );
  const laid = reasons.filter((reason) => !isFact(reason));
  return distinct.map((one) => ({
    instrument: one.instrument,
    title: titleOf(one),
    article: one.article ?? '',
    text: laid
      .filter((reason) => reason.basis.some((its) => isSame(its, one)))
      .map(({ text }) => text)
      .join('；'),
    status: one.status,
    place: one.place ?? null,
  }));
}

const factsAmong = (reasons: readonly Reason[]) => reasons.filter(isFact).map(({ text }) => text);

const proofOf = (at: string, version: number, rules: string): string[] => [
  `按 ${at} 已登记的内容（第 ${version} 版）和规则版本 ${rules} 得出`,
  '登记的每一版都有存证',
];

/** What the rule makes of it; a decided grade that is another stands beside it. */
function gradeSaid({ answer, differsFrom }: Graded): string {
  const { outcome, grade, couldRiseTo } = answer;
  if (outcome === 'does-not-apply') return '按规定不定事故等级';
  if (grade === undefined) return '按规定推算，等级说不清';
  const highest = couldRiseTo.at(-1);
  return [
    `按规定推算为${GRADE_WORDS[grade]}事故`,
    ...(highest === undefined ? [] : [`，可能升为${GRADE_WORDS[highest.grade]}事故`]),
    ...(differsFrom === null ? [] : [`；调查认定为${GRADE_WORDS[differsFrom]}事故，两者并列`]),
  ].join('');
}

function whyOfGrade(row: AccidentRow, graded: Graded): Why {
  const { grade, gradeSource } = row;
  const { answer, asOf } = graded;
  const source = gradeSource === null ? '' : `（${SOURCE_WORDS[gradeSource]}）`;
  return {
    heading: gradeSaid(graded),
    clause: clausesOf(answer.basis, answer.reasons),
    facts: [
      ...factsAmong(answer.reasons),
      ...(grade === null ? [] : [`登记的等级：${GRADE_WORDS[grade]}${source}`]),
    ],
    gaps: answer.missing.map(({ text }) => text),
    proof: proofOf(asOf, row.version, answer.rulesVersion),
  };
}

/** A day as it is, an instant to the minute. */
const whenWord = (value: string) => (value.includes('T') ? minuteText(new Date(value)) : value);

function whyOfStep(step: Step, { at, version, timetable }: TimetableAsked): Why {
  return {
    heading: `${stepWord(step)}：${stateWord(step)}`,
    clause: clausesOf(step.basis, step.reasons),
    facts: [
      ...factsAmong(step.reasons),
      ...(step.from === undefined ? [] : [`起算：${whenWord(step.from)}`]),
      ...(step.otherDue === undefined ? [] : [`按另一种读法的期限：${step.otherDue.join('、')}`]),
    ],
    gaps: step.missing.map(({ text }) => text),
    proof: proofOf(minuteText(new Date(at)), version, timetable.rulesVersion),
  };
}

const keyOf = ({ step, channel, level }: StepNamed) =>
  [step, channel, level].filter((part) => part !== undefined).join('.');

/** As known at the instant; with `before-3` and `after-3` at that of version 3, without and with it. */
function askedAs(record: OnRecord, known: string | undefined, at: Date) {
  const timetable = timetableAt(record, at);
  if (known === undefined) return timetable;
  const [, side, version] = /^(before|after)-(\d+)$/.exec(known) ?? [];
  const found = timetable?.regradings.find((one) => String(one.version) === version);
  return side === 'before' ? found?.before : found?.after;
}

/** `grade`, or a step: `report.government.county`, `report.government.county@before-3`. Undefined: there is none of it. */
export function accidentWhy(
  record: OnRecord,
  part: string,
  at: Date,
): { readonly question: string; readonly why: Why } | undefined {
  const [newest] = record.versions;
  if (newest === undefined) return undefined;
  if (part === 'grade') {
    const graded = gradedAsOf(factsOf(newest), civilDateAt(at));
    return { question: '属于什么等级', why: whyOfGrade(newest, graded) };
  }
  const [key, known] = part.split('@');
  const asked = askedAs(record, known, at);
  const step = asked?.timetable.steps.find((one) => keyOf(one) === key);
  return asked === undefined || step === undefined
    ? undefined
    : { question: `“${stepWord(step)}”的法定期限`, why: whyOfStep(step, asked) };
}
