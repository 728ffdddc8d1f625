// The register of decisions as it is filtered, as an .xlsx: one row per decision.
import type { DecisionLine, DecisionState } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { MEASURE_NAMES } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import {
  countDecisions,
  type DecisionFilter,
  decisionsPage,
  measuresOf,
} from './decisions.store.ts';
import { decisionLine } from './decisions.view.ts';
import { readerOf } from './judging.ts';

const STATES: Readonly<Record<DecisionState, string>> = {
  'in-force': '生效',
  changed: '已变更',
  revoked: '已撤销',
  withdrawn: '登记已撤回',
};
const ORIGINS = { here: '本系统', elsewhere: '其他机关，登记' } as const;

function measureWord({
  measure,
  probationMonths: months,
  until,
}: DecisionLine['measures'][number]): string {
  const probation = months === null ? '' : `（察看 ${months} 个月）`;
  return `${MEASURE_NAMES[measure]}${probation}${until === null ? '' : `（至 ${until}）`}`;
}

function decidedWord({ outcome, ground, measures }: DecisionLine): string {
  if (outcome === 'pursued') return measures.map(measureWord).join('、');
  return `不予追究（${ground === 'article-23' ? '第二十三条尽职免责' : '其他依据'}）`;
}

export const DECISION_COLUMNS: readonly ListColumn<DecisionLine>[] = [
  { name: '单位', width: 24, value: ({ organName }) => organName },
  { name: '职务', width: 20, value: ({ postTitle }) => postTitle },
  { name: '姓名', width: 10, value: ({ personName }) => personName },
  { name: '处理决定', width: 36, value: decidedWord },
  { name: '决定机关', width: 24, value: ({ organ }) => organ },
  { name: '决定文号', width: 22, value: ({ documentNo }) => documentNo },
  { name: '决定日期', width: 12, kind: 'day', value: ({ decidedOn }) => decidedOn },
  { name: '状态', width: 12, value: ({ state }) => STATES[state] },
  { name: '在哪里作出', width: 16, value: ({ origin }) => ORIGINS[origin] },
];

export async function exportDecisions(
  context: AccountabilityContext,
  caller: Caller,
  scope: Scope,
  filter: DecisionFilter,
): Promise<StreamResponse> {
  const reader = await readerOf(context, caller);
  const { state, search } = filter;
  const count = await context.database.read(scope, (db) =>
    countDecisions(db, scope, filter, reader),
  );
  await auditTaken(context, { caller, scope }, 'accountability.export-decisions', {
    count,
    chosen: [state && STATES[state]],
    search,
  });
  return datedList({
    name: '处理决定',
    of: '所管干部的处理决定',
    today: reader.today,
    by: caller.displayName,
    said: [
      ...(state === undefined ? ['不含登记已撤回的。'] : []),
      ...leftOut({
        only: { 状态: state && STATES[state] },
        search: { in: '姓名、单位、文号、事故', words: search },
      }),
      '处分以决定书为准；请勿外传。',
    ],
    columns: DECISION_COLUMNS,
    read: (last: DecisionLine | undefined, limit) =>
      context.database.read(scope, async (db) => {
        const after = last && { on: last.decidedOn, id: last.id };
        const rows = await decisionsPage(db, scope, { ...filter, after, limit }, reader);
        const ids = rows.map(({ id }) => id);
        const measures = await measuresOf(db, ids);
        return rows.map((row) => decisionLine(row, measures.get(row.id) ?? []));
      }),
  });
}
