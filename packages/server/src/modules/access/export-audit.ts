// The audit trail as an .xlsx, the newest first.
import type { ListColumn } from '@jinze/documents';
import { minuteText } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList } from '../../platform/http/list-file.ts';
import type { AccessContext } from './access.context.ts';
import { listAudit } from './access.store.ts';

type Entry = Awaited<ReturnType<typeof listAudit>>[number];

const COLUMNS: readonly ListColumn<Entry>[] = [
  { name: '时间', width: 18, value: ({ at }) => minuteText(at) },
  { name: '谁', width: 20, value: (entry) => entry.actor_name },
  { name: '做了什么', width: 32, value: ({ action }) => action },
  { name: '对象', width: 40, value: ({ target }) => target },
  { name: '结果', width: 10, value: ({ outcome }) => (outcome === 'refused' ? '被拒绝' : '完成') },
];

export function exportAudit(
  { database, clock }: AccessContext,
  by: string,
): Promise<StreamResponse> {
  return datedList({
    name: '审计记录',
    today: clock.today(),
    by,
    said: ['每一次写入和每一次被拒绝的尝试，新的在前。'],
    columns: COLUMNS,
    read: (last: Entry | undefined, limit) =>
      database.read(SYSTEM_SCOPE, (db) => listAudit(db, { after: last?.id, limit })),
  });
}
