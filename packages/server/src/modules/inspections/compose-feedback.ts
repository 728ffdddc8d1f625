// The feedback as it is composed from the findings: by block, with counts, repeats named, and deadlines. Pure.
import { INSPECTION_BLOCKS } from '@jinze/contracts';
import { chineseNumber, documentDate } from '@jinze/kernel';
import { clauseOf } from './finding-clause.ts';
import type { EarlierRow, FindingRow } from './findings.store.ts';
import { BLOCK_WORDS, FINDING_WORDS, SEVERITY_WORDS } from './inspection-words.ts';
import type { InspectionRow } from './inspections.store.ts';
import { chainBehind } from './repeats.ts';

function lineOf(row: FindingRow, all: readonly EarlierRow[]): string {
  const [repeated] = chainBehind(row, all);
  const again =
    repeated === undefined
      ? ''
      : `此问题在“${repeated.title}”（${documentDate(repeated.found_on)}）中已经指出，属屡查屡犯。`;
  const { title } = clauseOf(row);
  return `${row.number}．${row.organ_name}：${row.facts}（${title}；${FINDING_WORDS[row.kind]}，${SEVERITY_WORDS[row.severity]}）${again}整改期限：${documentDate(row.due_on)}。`;
}

/** For an inspection without findings it says so; what was done well is for the writer to add. */
export function composeFeedback(
  inspection: Pick<
    InspectionRow,
    'inspected_name' | 'arrived_on' | 'left_on' | 'to_day' | 'plan_days'
  >,
  findings: readonly FindingRow[],
  all: readonly EarlierRow[],
): string {
  const standing = findings.filter(({ state }) => state !== 'withdrawn');
  const hazards = standing.filter(({ kind }) => kind === 'hazard').length;
  const untrue = standing.filter(({ kind }) => kind === 'untrue-record').length;
  const repeats = standing.filter(({ repeats: id }) => id !== null).length;
  const { inspected_name: name, arrived_on: from, left_on: left, to_day: to } = inspection;
  const head = `${from === null ? '' : `${documentDate(from)}至${documentDate(left ?? to)}，`}巡查组对${name}党委和政府安全生产工作进行了巡查。${
    standing.length === 0
      ? '没有发现需要反馈的问题。'
      : `共发现问题 ${standing.length} 项，其中重大隐患 ${hazards} 项、弄虚作假 ${untrue} 项、屡查屡犯 ${repeats} 项。`
  }`;
  const blocks = INSPECTION_BLOCKS.filter((block) => standing.some((one) => one.block === block));
  const parts = blocks.map((block, index) =>
    [
      `${chineseNumber(index + 1)}、${BLOCK_WORDS[block]}`,
      ...standing.filter((one) => one.block === block).map((one) => lineOf(one, all)),
    ].join('\n'),
  );
  const end =
    standing.length === 0
      ? []
      : [
          `请自收到反馈之日起 ${inspection.plan_days} 日内报送整改方案，逐项明确措施、责任人和期限。`,
        ];
  return [head, ...parts, ...end].join('\n\n');
}
