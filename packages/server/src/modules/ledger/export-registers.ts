// The registers of what is restricted and of what was handed out, as workbooks: that it was done, why and by whom; no content.
import type { Handout, Restriction } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import { civilDateAt } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { countHandouts, type HandoutRow, handoutsPage } from './handouts.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { type RestrictionRow, restrictionsPage } from './restrictions.store.ts';

const KINDS: Readonly<Record<Restriction['kind'], string>> = {
  erase: '删除字段',
  seal: '封存整份记录',
};
const RESTRICTED: Readonly<Record<Restriction['state'], string>> = {
  proposed: '等待决定',
  'carried-out': '已执行',
  refused: '不同意',
  withdrawn: '已撤回',
  lifted: '已解除封存',
};

const RESTRICTIONS: readonly ListColumn<RestrictionRow>[] = [
  { name: '单位', width: 24, value: (row) => row.organName },
  { name: '种类', width: 14, value: ({ kind }) => KINDS[kind] },
  { name: '状态', width: 12, value: ({ state }) => RESTRICTED[state] },
  { name: '记录', width: 38, value: ({ record }) => record },
  { name: '依据', width: 30, value: ({ basis }) => basis },
  { name: '决定文号', width: 22, value: ({ orderNo }) => orderNo },
  { name: '理由', width: 36, value: ({ reason }) => reason },
  { name: '提出人', width: 14, value: ({ proposer }) => proposer },
  { name: '提出日期', width: 12, kind: 'day', value: (row) => civilDateAt(row.proposedAt) },
  { name: '决定人', width: 14, value: ({ decider }) => decider },
  {
    name: '决定日期',
    width: 12,
    kind: 'day',
    value: ({ decidedAt }) => decidedAt && civilDateAt(decidedAt),
  },
  { name: '说明', width: 30, value: ({ note }) => note },
];

export function exportRestrictions(
  { database, clock }: LedgerContext,
  scope: Scope,
  caller: Caller,
): Promise<StreamResponse> {
  return datedList({
    name: '删除与封存',
    of: '本级各单位记录的删除与封存',
    today: clock.today(),
    by: caller.displayName,
    said: ['删除的内容不能恢复；存证仍可核验。'],
    columns: RESTRICTIONS,
    read: (last: RestrictionRow | undefined, limit) =>
      database.read(scope, (db) => restrictionsPage(db, scope.keys, { before: last?.id, limit })),
  });
}

const HANDED: Readonly<Record<Handout['kind'], string>> = {
  custody: '移交',
  release: '本人领取',
  evidence: '调取',
};
const HANDOUT_STATES: Readonly<Record<Handout['state'], string>> = {
  proposed: '等待决定',
  approved: '已同意',
  refused: '不同意',
  'handed-over': '已移交',
  withdrawn: '已撤回',
};

const HANDOUTS: readonly ListColumn<HandoutRow>[] = [
  { name: '种类', width: 12, value: ({ kind }) => HANDED[kind] },
  { name: '状态', width: 12, value: ({ state }) => HANDOUT_STATES[state] },
  { name: '单位', width: 24, value: (row) => row.organName },
  { name: '关于谁', width: 12, value: (row) => row.personName },
  { name: '交给谁', width: 24, value: ({ recipient }) => recipient },
  { name: '用途', width: 36, value: ({ purpose }) => purpose },
  { name: '文号', width: 22, value: (row) => row.documentNo },
  { name: '记录数', width: 8, value: ({ records }) => records.length },
  { name: '提出人', width: 14, value: ({ requester }) => requester },
  { name: '提出日期', width: 12, kind: 'day', value: (row) => civilDateAt(row.requestedAt) },
  { name: '决定人', width: 14, value: ({ decider }) => decider },
  {
    name: '决定日期',
    width: 12,
    kind: 'day',
    value: ({ decidedAt }) => decidedAt && civilDateAt(decidedAt),
  },
  { name: '接收人', width: 14, value: (row) => row.takenBy },
  {
    name: '接收日期',
    width: 12,
    kind: 'day',
    value: ({ takenAt }) => takenAt && civilDateAt(takenAt),
  },
  { name: '说明', width: 30, value: ({ note }) => note },
];

/** As the register shows it: what goes to a discipline organ is not told to whom it is about. */
export async function exportHandouts(
  context: LedgerContext,
  scope: Scope,
  caller: Caller,
): Promise<StreamResponse> {
  const { database, clock } = context;
  const of = { scope, viewer: caller };
  const count = await database.read(scope, (db) => countHandouts(db, of));
  await auditTaken(context, { caller, scope }, 'ledger.export-handouts', { count });
  return datedList({
    name: '移交与领取',
    of: '证据的移交、调取与领取',
    today: clock.today(),
    by: caller.displayName,
    said: ['只限办理人员知悉，请勿外传。'],
    columns: HANDOUTS,
    read: (last: HandoutRow | undefined, limit) =>
      database.read(scope, (db) => handoutsPage(db, of, { before: last?.id, limit })),
  });
}
