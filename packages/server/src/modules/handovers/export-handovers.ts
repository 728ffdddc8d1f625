// The handovers of a region and below as an .xlsx: between whom, from which day, and how far each side is.
import type { HandoverLine, Side } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { type HandoverRow, handoversPage } from './handovers.store.ts';
import { handoverLine } from './handovers.view.ts';

interface Line {
  readonly row: HandoverRow;
  readonly line: HandoverLine;
}

const STATES = { open: '未办完', closed: '已办结' } as const;
const NOBODY: Readonly<Record<Side, string>> = { outgoing: '此前空缺', incoming: '尚无人接任' };

/** While it is open the supervision stood for who left; closed, for whoever had not signed. */
function signingOf({ line }: Line, side: Side): string {
  if (line[side] === null) return '';
  if (line.signed.includes(side)) return '已签字';
  return line.isSupervised && (side === 'outgoing' || line.state === 'closed')
    ? '已监交'
    : '未签字';
}

const sideColumns = (side: Side, name: string): ListColumn<Line>[] => [
  { name, width: 12, value: ({ line }) => line[side]?.name ?? NOBODY[side] },
  { name: `${name}签字`, width: 12, value: (one) => signingOf(one, side) },
];

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '单位', width: 26, value: ({ line }) => line.organName },
  { name: '职务', width: 20, value: ({ line }) => line.postTitle },
  { name: '地区', width: 14, value: ({ line }) => line.regionName },
  ...sideColumns('outgoing', '交出'),
  ...sideColumns('incoming', '接任'),
  { name: '生效日', width: 12, kind: 'day', value: ({ line }) => line.effectiveOn },
];

export async function exportHandovers(
  { database, clock }: Services,
  scope: Scope,
  {
    by,
    ...filter
  }: { readonly regionPath: string; readonly state: 'open' | 'closed'; readonly by: string },
): Promise<StreamResponse> {
  const region = await database.read(scope, (db) => regionAt(db, filter.regionPath));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '职务交接',
    of: `${region.name}及以下地区的职务交接`,
    today: clock.today(),
    by,
    said: [
      ...leftOut({ only: { 状态: STATES[filter.state] } }),
      '责任自任职生效之日转移，不以签字为准。',
    ],
    columns: COLUMNS,
    async read(last: Line | undefined, limit) {
      const after = last && { scopeKey: last.row.scope_key, id: last.row.id };
      const page = { ...filter, after, limit };
      const rows = await database.read(scope, (db) => handoversPage(db, scope, page));
      return rows.map((row) => ({ row, line: handoverLine(row) }));
    },
  });
}
