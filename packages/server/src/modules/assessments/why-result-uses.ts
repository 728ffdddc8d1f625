// Why a year's coverage is what it is: clause → facts → what is missing and of whom it is asked → proof. Pure.
import type { ResultUseCoverage, ResultUseKind, Why } from '@jinze/contracts';
import { regulationClause } from '@jinze/rules';
import type { UseRow } from './result-use.store.ts';

type Gap = Pick<UseRow, 'name' | 'organ' | 'kind' | 'safety_in' | 'sent_on' | 'how_used'>;

const NAMED = 10;

/** 第十条 for inspections by the party committee and government, 第十四条 for appointments and honours, 第十三条 for appraisals. */
const CLAUSES: Readonly<Record<ResultUseKind, string | null>> = {
  inspection: '第十条',
  appraisal: '第十三条',
  appointment: '第十四条',
  honour: '第十四条',
  other: null,
};

/** As the page says it. */
export const sentenceOf = ({ year, all, safetyIn, sent, used, unknown }: ResultUseCoverage) =>
  `${year} 年 ${all} 项，纳入安全生产 ${safetyIn} 项，已送结果 ${sent} 项，已有运用 ${used} 项${
    unknown === 0 ? '' : `，${unknown} 项还不清楚`
  }`;

const namesOf = (gaps: readonly Gap[], count: number) => {
  const named = gaps.slice(0, NAMED).map(({ organ, name }) => `${organ}“${name}”`);
  return `${named.join('、')}${count > named.length ? `等 ${count} 项` : ''}`;
};

function gapLines(gaps: readonly Gap[], coverage: ResultUseCoverage): string[] {
  const { all, safetyIn, sent, used, unknown } = coverage;
  const outside = gaps.filter(({ safety_in: is }) => is === 'no');
  const clauses = [...new Set(outside.flatMap(({ kind }) => CLAUSES[kind] ?? []))];
  const unclear = gaps.filter(({ safety_in: is }) => is === 'unknown');
  const unsent = gaps.filter(({ sent_on: on }) => on === null);
  const unused = gaps.filter(({ how_used: how }) => how === null);
  return [
    ...(unknown === 0
      ? []
      : [`是否纳入安全生产还不清楚，请向组织单位核实：${namesOf(unclear, unknown)}`]),
    ...(all - safetyIn - unknown === 0
      ? []
      : [
          `没有纳入安全生产${
            clauses.length === 0 ? '' : `（按${clauses.join('、')}应当纳入）`
          }，请提请组织单位纳入：${namesOf(outside, all - safetyIn - unknown)}`,
        ]),
    ...(all === sent ? [] : [`还没有登记送交结果：${namesOf(unsent, all - sent)}`]),
    ...(all === used ? [] : [`还没有登记怎样运用：${namesOf(unused, all - used)}`]),
  ];
}

export function whyOfCoverage(coverage: ResultUseCoverage, gaps: readonly Gap[]): Why {
  return {
    heading: sentenceOf(coverage),
    clause: ['10', '13', '14'].map(regulationClause),
    facts: [
      `台账中 ${coverage.year} 年没有撤回的事项 ${coverage.all} 项`,
      `登记为纳入安全生产的 ${coverage.safetyIn} 项，登记为没有纳入的 ${coverage.all - coverage.safetyIn - coverage.unknown} 项，不清楚的 ${coverage.unknown} 项；不清楚不当作没有纳入`,
      `有送交对象和日期的 ${coverage.sent} 项`,
      `登记了怎样运用的 ${coverage.used} 项`,
    ],
    gaps: gapLines(gaps, coverage),
    proof: ['每一项的登记、更正和撤回都已存证，改动以前的内容保留，在该项的“历次登记”中可查'],
  };
}
