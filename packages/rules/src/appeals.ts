// Ways of appeal against accountability and its measures, as the data knows them: a term nobody has found is not made up.
import type { MeasureFamily, MeasureId } from '@jinze/kernel';
import measures from '../data/measures.json' with { type: 'json' };
import type { SourceStatus } from './instruments.ts';

/** One way of appeal. */
export interface Appeal {
  /** 问责, 政务处分 or 组织处理. */
  readonly for: string;
  /** In words; null where the source shows none. */
  readonly term: string | null;
  /** Months from the receipt of the decision in which it is lodged; null where the source shows none. */
  readonly lodgeMonths: number | null;
  /** Months from its being lodged until an answer is due; null where the source shows none. */
  readonly answerMonths: number | null;
  readonly basis: string;
  readonly status: SourceStatus;
}

/** The terms of the data, which says them in English, as people here say them. */
const TERMS: Readonly<Record<string, Pick<Appeal, 'term' | 'lodgeMonths' | 'answerMonths'>>> = {
  '1 month to ask, 1 month to answer': {
    term: '收到决定之日起一个月内提出，收到申诉后一个月内答复',
    lodgeMonths: 1,
    answerMonths: 1,
  },
  '复审 then 复核': {
    term: '先申请复审，对复审不服再申请复核',
    lodgeMonths: null,
    answerMonths: null,
  },
};

export const APPEALS: readonly Appeal[] = measures.appeals.map(
  ({ for: of, term, basis, confidence }) => {
    const said =
      term === null ? { term: null, lodgeMonths: null, answerMonths: null } : TERMS[term];
    if (said === undefined) throw new Error(`no words for the term of an appeal: ${term}`);
    return { for: of, ...said, basis, status: confidence as SourceStatus };
  },
);

const FAMILIES: ReadonlyMap<string, string> = new Map(
  measures.measures.map(({ id, family }) => [id, family]),
);

/** Of a measure with a row in the data, which is every one there is. */
export function familyOf(measure: MeasureId): MeasureFamily {
  return FAMILIES.get(measure) as MeasureFamily;
}
