// What approving bodies have laid down for a year as an .xlsx: quotas with what is used of them, and the days of publicity.
import type { CommendationQuota } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import type { CommendationsContext } from './commendations.context.ts';
import { quotasOf } from './quotas.store.ts';
import { quotaView } from './quotas.ts';
import { KIND_WORDS } from './tell-of-commendation.ts';

const COLUMNS: readonly ListColumn<CommendationQuota>[] = [
  { name: '批准机关所在', width: 16, value: ({ regionName }) => regionName },
  { name: '种类', width: 16, value: ({ kind }) => KIND_WORDS[kind] },
  { name: '名额', width: 8, value: ({ total }) => total },
  { name: '已用', width: 8, value: ({ used }) => used },
  { name: '其中后来撤销', width: 12, value: ({ revoked }) => revoked },
  { name: '名额依据', width: 36, value: ({ basis }) => basis },
  { name: '公示天数', width: 10, value: ({ publicityDays }) => publicityDays },
  { name: '公示依据', width: 36, value: ({ publicityBasis }) => publicityBasis },
  { name: '登记人', width: 14, value: ({ recordedBy }) => recordedBy },
];

export async function exportQuotas(
  context: CommendationsContext,
  scope: Scope,
  caller: Caller,
  year: number,
): Promise<StreamResponse> {
  const rows = await context.database.read(scope, (db) => quotasOf(db, scope, year));
  return datedList({
    name: '表彰奖励名额',
    of: `${year} 年表彰奖励的名额和公示天数`,
    today: context.clock.today(),
    by: caller.displayName,
    said: ['后来撤销的仍占名额。'],
    columns: COLUMNS,
    read: inOnePage(rows.map((row) => quotaView(context, caller, row))),
  });
}
