// The library of precedents as it is filtered, as an .xlsx: a collection to compare with, no rule.
import type { Precedent, PrecedentClass, PrecedentLevel } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { MEASURE_NAMES, type MeasureId, SECTORS } from '@jinze/kernel';
import { LEVEL_NAMES, POST_CLASS_NAMES } from '@jinze/rules';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage, leftOut } from '../../platform/http/list-file.ts';
import { GRADE_WORDS } from '../accidents/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { RESPONSIBILITIES } from './case-on-paper.ts';
import { type PrecedentFilter, precedentsFound } from './precedents.ts';

/** As the collection orders them: a township stands for the streets too, and what is none of these is other. */
const LEVELS: Readonly<Record<PrecedentLevel, string>> = {
  ...LEVEL_NAMES,
  township: '乡镇',
  other: '其他',
};
const CLASSES: Readonly<Record<PrecedentClass, string>> = {
  'party-chief': POST_CLASS_NAMES['party-chief'],
  'government-chief': POST_CLASS_NAMES['government-chief'],
  'standing-committee-member': POST_CLASS_NAMES['standing-committee-member'],
  deputy: '政府副职',
  'department-chief': '部门主要负责人',
  'department-deputy': '部门副职',
  'department-other': '部门其他人员',
  other: '其他',
};
const HELD: typeof RESPONSIBILITIES = {
  ...RESPONSIBILITIES,
  direct: `${RESPONSIBILITIES.direct}（不是领导责任）`,
};
const STAGES = { final: '最终处理', early: '先期处理' } as const;
const SOURCES = { published: '公开的调查报告', own: '本系统办结的案件' } as const;

function measuresWord({ outcome, measures }: Precedent): string {
  if (outcome === 'not-pursued') return '不予追究';
  return measures.map(({ text }) => text).join('、') || '来源没有写明';
}

const COLUMNS: readonly ListColumn<Precedent>[] = [
  { name: '职务', width: 30, value: ({ post }) => post },
  { name: '职务类别', width: 18, value: ({ postClass }) => CLASSES[postClass] },
  { name: '层级', width: 8, value: ({ level }) => LEVELS[level] },
  { name: '处理', width: 30, value: measuresWord },
  { name: '先期或者最终', width: 14, value: ({ stage }) => stage && STAGES[stage] },
  {
    name: '责任',
    width: 18,
    value: (one) => one.responsibility && HELD[one.responsibility],
  },
  { name: '案例', width: 40, value: ({ caseName }) => caseName },
  { name: '年份', width: 8, value: ({ year }) => year },
  { name: '等级', width: 10, value: ({ grade }) => grade && GRADE_WORDS[grade] },
  { name: '等级由数字推得', width: 14, value: (one) => (one.isGradeDerived ? '是' : null) },
  { name: '行业', width: 16, value: ({ sector }) => sector },
  { name: '问题', width: 50, value: ({ dutyFailure }) => dutyFailure },
  { name: '来源', width: 18, value: ({ source }) => SOURCES[source] },
  { name: '批复或公布', width: 14, kind: 'day', value: ({ publishedOn }) => publishedOn },
  { name: '有待核对', width: 10, value: (one) => (one.isUnverified ? '是' : null) },
];

export async function exportPrecedents(
  context: Pick<AccountabilityContext, 'database' | 'clock' | 'accidentKinds'>,
  caller: Caller,
  filter: PrecedentFilter,
): Promise<StreamResponse> {
  const { grade, sector, level, postClass, responsibility, stage, measure, search } = filter;
  return datedList({
    name: '问责先例',
    today: context.clock.today(),
    by: caller.displayName,
    said: [
      ...leftOut({
        only: {
          等级: grade && GRADE_WORDS[grade],
          行业: sector && SECTORS[sector].label,
          层级: level && LEVELS[level],
          职务类别: postClass && CLASSES[postClass],
          责任: responsibility ? HELD[responsibility] : undefined,
          先期或者最终: stage ? STAGES[stage] : undefined,
          处理: measure === undefined ? undefined : MEASURE_NAMES[measure as MeasureId],
        },
        search: { in: '案例、行业、职务、问题', words: search },
      }),
      '公开案例不完整、有偏向：人员名单往往不全，重大事故居多。先例只供比较，不是标准。',
    ],
    columns: COLUMNS,
    // Read as a whole, on the page too.
    read: inOnePage(await precedentsFound(context, filter)),
  });
}
