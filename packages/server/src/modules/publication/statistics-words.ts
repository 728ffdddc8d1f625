// The yearly statistics as a notice: what is public of accidents, tasks and findings put right, each with its day and source. Pure.
import type { NoticeTable } from '@jinze/contracts';
import { type CivilDate, documentDate } from '@jinze/kernel';
import { GRADE_WORDS, type GradeCounts } from '../accidents/index.ts';
import type { RectificationTotals } from '../inspections/index.ts';
import type { TaskTotals } from '../supervision/index.ts';
import { plain, type Wording } from './notice-wording.ts';

export interface Statistics {
  readonly accidents: GradeCounts;
  readonly tasks: TaskTotals;
  readonly rectification: RectificationTotals;
}

/** Fewer people than this may be told apart: how many exactly is not said. */
const FEWEST = 3;
const UNKNOWN = '不明';

/** A number of people. */
function people(count: number | null): string {
  if (count === null) return UNKNOWN;
  return count > 0 && count < FEWEST ? `少于${FEWEST}` : String(count);
}

function accidentsTable(
  { published, unpublished }: GradeCounts,
  { year, until }: { readonly year: number; readonly until: string },
): NoticeTable {
  return {
    caption: `${year}年生产安全事故（截至${until}，来源：事故登记，只计处理情况已经公布的）`,
    head: ['等级', '起数', '死亡人数', '重伤人数'],
    rows: [
      ...published.map(({ grade, count, deaths, seriousInjuries }) => [
        grade === 'unknown' ? '等级未定' : GRADE_WORDS[grade],
        String(count),
        people(deaths),
        people(seriousInjuries),
      ]),
      ...(unpublished === 0 ? [] : [['处理情况还没有公布', String(unpublished), '—', '—']]),
    ],
  };
}

export function statisticsWords(
  { name, year }: { readonly name: string; readonly year: number },
  { accidents, tasks, rectification }: Statistics,
  today: CivilDate,
): Wording {
  const until = documentDate(today);
  return {
    ...plain(
      `${name}${year}年安全生产情况统计`,
      `${name}${year}年安全生产情况统计如下，数字截至${until}，取自系统中登记的记录。事故等级以调查认定为准；人数少于${FEWEST}人的不写明具体人数。`,
    ),
    tables: [
      accidentsTable(accidents, { year, until }),
      {
        caption: `${year}年下达的督办任务（截至${until}，来源：督办台账）`,
        head: ['年度', '下达', '办结', '逾期未办结'],
        rows: [[`${year}年`, ...[tasks.issued, tasks.closed, tasks.overdue].map(String)]],
      },
      {
        caption: `${year}年巡查发现问题整改（截至${until}，来源：巡查整改台账）`,
        head: ['年度', '发现问题', '整改销号', '逾期未销号'],
        rows: [
          [
            `${year}年`,
            ...[rectification.found, rectification.closed, rectification.overdue].map(String),
          ],
        ],
      },
    ],
  };
}
