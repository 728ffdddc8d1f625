// Why the rules say what they say of an accident: clause → facts → gaps → proof, from their own reasons. Pure.
import type { Accident, TimetableAsked, Why } from '@jinze/contracts';
import { citedArticle } from '@jinze/kernel';
import type { TFunction } from 'i18next';
import { writtenInstant } from '../../clock.ts';
import { factsInWords } from './accident-words.tsx';
import { type Step, stepWord, whenWord } from './timetable-words.tsx';

type Reason = Step['reasons'][number];
type Basis = Step['basis'][number];

/** Codes of reasons that say how things stand; all others say what the law lays down. */
const STANDS =
  /^(timetable\.(state-|grade-|nature-|no-change|investigation-started|evaluated-early|since-regraded)|grade\.(deaths|serious-injuries|direct-loss|missing-|none-known|if-production|nature-))/;
const isFact = ({ code }: Reason) => STANDS.test(code);

const INSTRUMENT_IDS = [
  'cn-decree-493',
  'cn-railway-accidents-2007',
  'cn-electric-power-accidents-2011',
  'cn-work-safety-law-2021',
  'cn-rectification-evaluation-2021',
  'cn-listed-supervision',
] as const;
type InstrumentId = (typeof INSTRUMENT_IDS)[number];
const isKnown = (id: string): id is InstrumentId =>
  (INSTRUMENT_IDS as readonly string[]).includes(id);

function clauseTitle({ instrument, article }: Basis, t: TFunction): string {
  const title = isKnown(instrument) ? t(`accidents.instruments.${instrument}`) : instrument;
  return article === undefined ? title : `${title}${citedArticle(article)}`;
}

const isSame = (one: Basis, other: Basis) =>
  one.instrument === other.instrument && one.article === other.article;

/** Every clause once, with what of the reasons rests on it; the data has the content of the law, not its wording. */
function clausesOf(basis: readonly Basis[], reasons: readonly Reason[], t: TFunction) {
  const distinct = basis.filter(
    (one, index) => basis.findIndex((other) => isSame(one, other)) === index,
  );
  const laid = reasons.filter((reason) => !isFact(reason));
  return distinct.map((one) => ({
    instrument: one.instrument,
    title: clauseTitle(one, t),
    article: one.article ?? '',
    text: laid
      .filter((reason) => reason.basis.some((its) => isSame(its, one)))
      .map(({ text }) => text)
      .join('；'),
    status: one.status,
    place: one.place ?? null,
  }));
}

const facts = (reasons: readonly Reason[]) => reasons.filter(isFact).map(({ text }) => text);

export function whyOfGrade(accident: Accident, t: TFunction): Why {
  const { graded, grade } = accident;
  const { answer, asOf } = graded;
  const said = new Map(factsInWords(accident, t));
  const label = t('accidents.grade');
  return {
    heading: t('accidents.whyGrade'),
    clause: clausesOf(answer.basis, answer.reasons, t),
    facts: [
      ...facts(answer.reasons),
      ...(grade === null ? [] : [t('accidents.enteredAs', { grade: said.get(label) ?? '' })]),
    ],
    gaps: answer.missing.map(({ text }) => text),
    proof: [
      t('accidents.proofOf', {
        at: asOf,
        version: accident.version,
        rules: answer.rulesVersion,
      }),
      t('accidents.proofSealed'),
    ],
  };
}

export function whyOfStep(step: Step, asked: TimetableAsked, t: TFunction): Why {
  return {
    heading: stepWord(step, t),
    clause: clausesOf(step.basis, step.reasons, t),
    facts: [
      ...facts(step.reasons),
      ...(step.from === undefined
        ? []
        : [t('accidents.countedFrom', { from: whenWord(step.from) })]),
      ...(step.otherDue === undefined
        ? []
        : [t('accidents.otherDue', { days: step.otherDue.join(t('accidents.and')) })]),
    ],
    gaps: step.missing.map(({ text }) => text),
    proof: [
      t('accidents.proofOf', {
        at: writtenInstant(asked.at),
        version: asked.version,
        rules: asked.timetable.rulesVersion,
      }),
      t('accidents.proofSealed'),
    ],
  };
}
