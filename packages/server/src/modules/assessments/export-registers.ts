// The registers beside the exercises as workbooks: schemes, contested facts, what follows from results; as they are filtered.
import type { Consequence, Contest, SchemeLine, SchemeState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { FactValue } from '@jinze/rules';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { consequenceView } from './consequence.view.ts';
import {
  type ConsequenceFilter,
  type ConsequenceRow,
  consequencesPage,
  countConsequences,
} from './consequences.store.ts';
import { contestView } from './contest.view.ts';
import {
  type ContestFilter,
  type ContestRow,
  contestsPage,
  countContests,
} from './contests.store.ts';
import { schemeLine } from './scheme.view.ts';
import { type SchemeFilter, type SchemeHead, schemesPage } from './schemes.store.ts';

interface Beside<Row, Line> {
  readonly row: Row;
  readonly line: Line;
}

const SCHEME_WORDS: Readonly<Record<SchemeState, string>> = {
  draft: '草稿',
  issued: '已印发',
  superseded: '已被替代',
  withdrawn: '已放弃',
};
const KIND_WORDS = { body: '单位', person: '干部' } as const;

const SCHEMES: readonly ListColumn<Beside<SchemeHead, SchemeLine>>[] = [
  { name: '考核细则', width: 40, value: ({ line }) => line.title },
  { name: '年度', width: 8, value: ({ line }) => line.year },
  { name: '地区', width: 16, value: ({ line }) => line.regionName },
  {
    name: '对象',
    width: 8,
    value: ({ line: { subjectKind: kind } }) => (kind === null ? null : KIND_WORDS[kind]),
  },
  { name: '项数', width: 8, value: ({ line }) => line.itemCount },
  { name: '状态', width: 12, value: ({ line }) => SCHEME_WORDS[line.state] },
  {
    name: '要改的',
    width: 8,
    value: ({ line }) => (line.state === 'draft' ? line.faultCount : null),
  },
  { name: '印发日期', width: 12, kind: 'day', value: ({ line }) => line.issuedOn },
  { name: '文号', width: 22, value: ({ line }) => line.documentNo },
];

export function exportSchemes(
  { database, clock }: AssessmentsContext,
  scope: Scope,
  caller: Caller,
  filter: SchemeFilter,
): Promise<StreamResponse> {
  const { state, year, search } = filter;
  return datedList({
    name: '考核细则',
    today: clock.today(),
    by: caller.displayName,
    said: [
      ...(state === undefined ? ['不含已放弃的。'] : []),
      ...leftOut({
        only: { 状态: state && SCHEME_WORDS[state] },
        year,
        search: { in: '名称、文号', words: search },
      }),
    ],
    columns: SCHEMES,
    read: (last: Beside<SchemeHead, SchemeLine> | undefined, limit) =>
      database.read(scope, async (db) => {
        const after = last && { on: last.row.drafted_on, id: last.row.id };
        const rows = await schemesPage(db, scope, { ...filter, after, limit });
        return rows.map((row) => ({ row, line: schemeLine(row) }));
      }),
  });
}

const CONTEST_WORDS: Readonly<Record<Contest['state'], string>> = {
  open: '异议待裁定',
  upheld: '异议成立',
  rejected: '异议不成立',
};
const DUTY_WORDS: Readonly<Record<string, string>> = {
  met: '到位',
  partly: '部分',
  'not-met': '不到位',
  'no-record': '没有记录',
  'not-yet-due': '未到期',
  'cannot-tell': '说不清',
};

/** A number stays one; what is not known says so. */
function valueSaid(value: FactValue | null): string | number {
  if (value === null) return '不清楚';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one: number | null) => one ?? '?').join('、');
  return Object.entries(value)
    .map(([code, state]) => `${code.replace(/^art/, '')} ${DUTY_WORDS[state] ?? state}`)
    .join('；');
}

const CONTESTS: readonly ListColumn<Beside<ContestRow, Contest>>[] = [
  { name: '考核对象', width: 24, value: ({ line }) => line.subjectName },
  { name: '年度', width: 8, value: ({ line }) => line.year },
  { name: '事实', width: 36, value: ({ line }) => line.asks },
  { name: '提出时的值', width: 14, value: ({ row }) => valueSaid(row.value_then) },
  { name: '主张的值', width: 14, value: ({ row }) => valueSaid(row.claimed) },
  { name: '提出日期', width: 12, kind: 'day', value: ({ line }) => line.on },
  { name: '提出人', width: 14, value: ({ line }) => line.by },
  { name: '理由', width: 40, value: ({ line }) => line.reason },
  { name: '状态', width: 14, value: ({ line }) => CONTEST_WORDS[line.state] },
  { name: '裁定日期', width: 12, kind: 'day', value: ({ line }) => line.decision?.on ?? null },
  { name: '裁定人', width: 14, value: ({ line }) => line.decision?.by ?? null },
  {
    name: '裁定的值',
    width: 14,
    value: ({ row }) => (row.state === 'upheld' ? valueSaid(row.decided_value) : null),
  },
  { name: '裁定理由', width: 40, value: ({ line }) => line.decision?.reason ?? null },
  { name: '更正处数', width: 10, value: ({ line }) => line.decision?.replaced ?? null },
  { name: '已确定未改', width: 12, value: ({ line }) => line.decision?.keptFinal ?? null },
];

const NOBODY_DECIDES: ReadonlySet<ContestRow['id']> = new Set();

export async function exportContests(
  context: AssessmentsContext,
  scope: Scope,
  caller: Caller,
  filter: ContestFilter,
): Promise<StreamResponse> {
  const { database, clock } = context;
  const { contest, state, year } = filter;
  const count = await database.read(scope, (db) => countContests(db, scope, filter));
  await auditTaken(context, { caller, scope }, 'assessments.export-contests', {
    ...(contest === undefined ? {} : { of: contest }),
    count,
    chosen: [state && CONTEST_WORDS[state], year === undefined ? undefined : `${year} 年度`],
  });
  return datedList({
    name: '事实异议',
    today: clock.today(),
    by: caller.displayName,
    said: [
      ...(contest === undefined ? [] : ['只含一项异议。']),
      ...leftOut({ only: { 状态: state && CONTEST_WORDS[state] }, year }),
    ],
    columns: CONTESTS,
    async read(last: Beside<ContestRow, Contest> | undefined, limit) {
      const after = last && { on: last.row.on_day, id: last.row.id };
      const page = { ...filter, after, limit };
      const rows = await database.read(scope, (db) => contestsPage(db, scope, page));
      return rows.map((row) => ({ row, line: contestView(row, NOBODY_DECIDES) }));
    },
  });
}

const OWED_WORDS = { open: '待办', overdue: '逾期', done: '已办结' } as const;
const owedWord = ({ done, isOverdue }: Consequence) =>
  OWED_WORDS[done !== null ? 'done' : isOverdue ? 'overdue' : 'open'];

type Owed = Beside<ConsequenceRow & { readonly due: string }, Consequence>;
const CONSEQUENCES: readonly ListColumn<Owed>[] = [
  { name: '考核对象', width: 24, value: ({ line }) => line.subjectName },
  { name: '事项', width: 44, value: ({ line }) => line.text },
  { name: '决定人', width: 14, value: ({ line }) => line.choice?.by ?? null },
  { name: '决定理由', width: 36, value: ({ line }) => line.choice?.reason ?? null },
  { name: '期限', width: 12, kind: 'day', value: ({ line }) => line.dueOn },
  { name: '状态', width: 10, value: ({ line }) => owedWord(line) },
  { name: '办结日期', width: 12, kind: 'day', value: ({ line }) => line.done?.on ?? null },
  { name: '文号', width: 22, value: ({ line }) => line.done?.documentNo ?? null },
  { name: '办理情况', width: 40, value: ({ line }) => line.done?.note ?? null },
];

const owedFilterWord = (state: ConsequenceFilter['state']) =>
  state === 'open' ? '没有办结' : state && OWED_WORDS[state];

export async function exportConsequences(
  context: AssessmentsContext,
  scope: Scope,
  caller: Caller,
  filter: ConsequenceFilter,
): Promise<StreamResponse> {
  const { consequence, state } = filter;
  const today = context.clock.today();
  const asked = { ...filter, today };
  const count = await context.database.read(scope, (db) => countConsequences(db, scope, asked));
  await auditTaken(context, { caller, scope }, 'assessments.export-consequences', {
    ...(consequence === undefined ? {} : { of: consequence }),
    count,
    chosen: [owedFilterWord(state)],
  });
  return datedList({
    name: '结果运用事项',
    today,
    by: caller.displayName,
    said: [
      ...(consequence === undefined ? [] : ['只含一项。']),
      // What is overdue is still to be done.
      ...leftOut({ only: { 状态: owedFilterWord(state) } }),
    ],
    columns: CONSEQUENCES,
    async read(last: Owed | undefined, limit) {
      const after = last && { on: last.row.due, id: last.row.id };
      const page = { ...asked, after, limit };
      const rows = await context.database.read(scope, (db) => consequencesPage(db, scope, page));
      return rows.map((row) => ({
        row,
        line: consequenceView(context, caller, row, { today, begun: undefined }),
      }));
    },
  });
}
