// Whether the results of a year are public or told in time (art. 15): computed from the day laid down and what was published. Pure.
import type { ObligationState, ObligationSubject, Why } from '@jinze/contracts';
import { type CivilDate, documentDate } from '@jinze/kernel';
import { regulationClause } from '@jinze/rules';

export interface EarlierDay {
  readonly on: CivilDate;
  readonly basis: string;
  readonly recordedOn: CivilDate;
}

export interface ObligationFacts {
  readonly year: number;
  readonly what: ObligationSubject;
  /** Laid down by the office; null: nobody has said by when. */
  readonly due: {
    /** The day that stands. */
    readonly on: CivilDate;
    readonly basis: string;
    /** The day it is judged by: one that had passed when another was laid down is not moved. */
    readonly judgedBy: CivilDate;
    readonly recordedOn: CivilDate;
    /** What was laid down before, in order. */
    readonly earlier: readonly EarlierDay[];
  } | null;
  /** With what the results of every assessment of the year were public, or told to everybody. */
  readonly met: { readonly on: CivilDate; readonly title: string } | null;
  /** How many assessments of bodies that have a result have no notice of it; how many people were not told theirs. */
  readonly leftOver: number;
  /** Of these, whose results are approved and not final yet: they can be objected to, and are not drafted or told. */
  readonly pending: number;
  /** How many assessments of the year have no result yet. */
  readonly running: number;
  /** A notice of results, or how many tellings, that say of no assessment that they are its: nobody can tell whether they meet anything. */
  readonly untied: string | null;
}

const HEADINGS: Readonly<Record<ObligationState, string>> = {
  met: '已按期办理',
  late: '已办理，晚于期限',
  'not-yet-due': '还没有到期',
  overdue: '已经逾期',
  'cannot-tell': '说不清是否按期',
};

/** A day that is laid down after the one before it had passed moves nothing: a postponement counts when it comes in time. */
export const judgedBy = (
  before: { readonly judgedBy: CivilDate } | undefined,
  dueOn: CivilDate,
  today: CivilDate,
): CivilDate => (before !== undefined && before.judgedBy < today ? before.judgedBy : dueOn);

/** The law says that, not by when: without a day laid down nobody can be late. */
export function stateOfObligation(
  day: CivilDate | null,
  { met, isUntied }: { readonly met: CivilDate | null; readonly isUntied: boolean },
  today: CivilDate,
): ObligationState {
  if (day === null) return 'cannot-tell';
  if (met !== null) return met <= day ? 'met' : 'late';
  if (isUntied) return 'cannot-tell';
  return day < today ? 'overdue' : 'not-yet-due';
}

interface Words {
  readonly what: string;
  readonly nothing: string;
  readonly leftOver: (count: number) => string;
  readonly pending: (count: number) => string;
  readonly untied: (which: string) => string;
}
const WORDS: Readonly<Record<ObligationSubject, Words>> = {
  bodies: {
    what: '向社会公布各地、各单位的考核结果',
    nothing: '还没有发布这一年度的考核结果公告',
    leftOver: (count) => `这一年度还有 ${count} 次单位考核没有发布结果公告：从考核页面起草公告`,
    pending: (count) =>
      `这一年度有 ${count} 次单位考核已经批准、还没有最终确定：最终确定以后从考核页面起草公告`,
    untied: (which) =>
      `“${which}”没有写明是哪一次考核的结果，说不清是否办理：从考核页面起草的公告才对得上`,
  },
  persons: {
    what: '向本人、所在单位、组织部门和纪检监察机关通报个人考核结果',
    nothing: '还没有通报这一年度的个人考核结果',
    leftOver: (count) => `这一年度还有 ${count} 人的考核结果没有通报：从考核页面一次通报`,
    pending: (count) =>
      `这一年度有 ${count} 人的考核结果已经批准、还没有最终确定：最终确定以后从考核页面一次通报`,
    untied: (which) =>
      `有 ${which} 份通报没有写明是哪一次考核的结果，说不清是否全部通报：从考核页面办理的通报才对得上`,
  },
};

function daysSaid({
  on,
  basis,
  judgedBy: day,
  recordedOn,
  earlier,
}: NonNullable<ObligationFacts['due']>) {
  const said = (one: EarlierDay) =>
    `${documentDate(one.recordedOn)}定下期限 ${documentDate(one.on)}，依据：${one.basis}`;
  return [
    ...[...earlier, { on, basis, recordedOn }].map(said),
    ...(earlier.length === 0 ? [] : [`按 ${documentDate(day)} 判断：期限过后再改的不算数`]),
  ];
}

export function whyOfObligation(facts: ObligationFacts, today: CivilDate): Why {
  const { year, what, due, met, leftOver, pending, running, untied } = facts;
  const final = leftOver - pending;
  const words = WORDS[what];
  const published = { met: met?.on ?? null, isUntied: untied !== null };
  const state = stateOfObligation(due?.judgedBy ?? null, published, today);
  return {
    heading: HEADINGS[state],
    clause: [regulationClause('15')],
    facts: [
      `${year} 年度：${words.what}`,
      ...(due === null ? [] : daysSaid(due)),
      ...(met === null ? [] : [`${documentDate(met.on)}已办理：${met.title}`]),
    ],
    gaps: [
      ...(due === null ? ['规定没有写明几月几日前办理，由本地文件确定：请定下期限并写明依据'] : []),
      ...(met === null && untied === null ? [words.nothing] : []),
      ...(met === null && final > 0 ? [words.leftOver(final)] : []),
      ...(met === null && pending > 0 ? [words.pending(pending)] : []),
      ...(met === null && running > 0
        ? [`这一年度还有 ${running} 次考核没有批准，还没有结果`]
        : []),
      ...(met === null && untied !== null ? [words.untied(untied)] : []),
    ],
    proof: ['期限、公告和通报都在存证日志中，公告发布的时间由服务器记录'],
  };
}
