// Whether the results of a year are public or told in time (art. 15): computed from the day laid down and what was published. Pure.
import type { ObligationState, ObligationSubject, Why } from '@jinze/contracts';
import { type CivilDate, documentDate } from '@jinze/kernel';
import { regulationClause } from '@jinze/rules';

export interface ObligationFacts {
  readonly year: number;
  readonly what: ObligationSubject;
  /** Laid down by the office; null: nobody has said by when. */
  readonly due: { readonly on: CivilDate; readonly basis: string } | null;
  /** The first notice of the year's results. */
  readonly met: { readonly on: CivilDate; readonly title: string } | null;
}

const HEADINGS: Readonly<Record<ObligationState, string>> = {
  met: '已按期办理',
  late: '已办理，晚于期限',
  'not-yet-due': '还没有到期',
  overdue: '已经逾期',
  'cannot-tell': '说不清是否按期',
};

/** The law says that, not by when: without a day laid down nobody can be late. */
export function stateOfObligation(
  { due, met }: Pick<ObligationFacts, 'due' | 'met'>,
  today: CivilDate,
): ObligationState {
  if (due === null) return 'cannot-tell';
  if (met !== null) return met.on <= due.on ? 'met' : 'late';
  return due.on < today ? 'overdue' : 'not-yet-due';
}

const SUBJECTS: Readonly<Record<ObligationSubject, string>> = {
  bodies: '向社会公布各地、各单位的考核结果',
};

export function whyOfObligation(facts: ObligationFacts, today: CivilDate): Why {
  const { year, what, due, met } = facts;
  return {
    heading: HEADINGS[stateOfObligation(facts, today)],
    clause: [regulationClause('15')],
    facts: [
      `${year} 年度：${SUBJECTS[what]}`,
      ...(due === null ? [] : [`期限 ${documentDate(due.on)}，依据：${due.basis}`]),
      ...(met === null ? [] : [`${documentDate(met.on)}已办理：${met.title}`]),
    ],
    gaps: [
      ...(due === null ? ['规定没有写明几月几日前办理，由本地文件确定：请定下期限并写明依据'] : []),
      ...(met === null ? ['还没有发布这一年度的考核结果公告'] : []),
    ],
    proof: ['期限、公告都在存证日志中，公告发布的时间由服务器记录'],
  };
}
