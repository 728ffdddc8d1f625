// Questions on measures: how long each bars somebody, asked only where the term was read in a source.
import { forbidden } from './bars.words.ts';
import { MEASURE_ROWS, type MeasureRow, measureInstrumentTitle } from './measures.ts';
import type { Draft } from './questions.shape.ts';

const said = (months: number) => `${months}个月`;
const ALL = [6, 12, 18, 24, 36, 60];

/** The terms nearest to the right one, so that none is absurd. */
const near = (months: number) =>
  ALL.filter((one) => one !== months)
    .toSorted((a, b) => Math.abs(a - months) - Math.abs(b - months) || a - b)
    .slice(0, 3);

const isPlain = ({ status, terms }: MeasureRow) =>
  status === 'sourced' && terms.length === 1 && terms[0]?.months !== undefined;

function periodOf({ id, zh, terms, basis }: MeasureRow): Draft {
  const [term] = terms;
  const months = term?.months ?? 0;
  const title = measureInstrumentTitle(basis.instrument) ?? basis.instrument;
  return {
    id: `measure.${id}`,
    topic: 'measures',
    stem: `受到“${zh}”的，影响期是多长？`,
    right: [said(months)],
    wrong: near(months).map(said),
    explanation: `《${title}》${basis.article ?? ''}：${said(months)}内不得${forbidden(term?.prohibits ?? [], 'zh')}。期满只是不再禁止，不等于当然恢复。`,
    basis,
  };
}

export function measureDrafts(): readonly Draft[] {
  return MEASURE_ROWS.filter(isPlain).map(periodOf);
}
