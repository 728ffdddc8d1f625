// What there is of a person in a year as an .xlsx, without what it says: as superiors see it before they open anything.
import type { ListColumn } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import { ACTIVITY_NAMES } from '@jinze/rules';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { dutiesText, dutyNamesOf } from './duty-names.ts';
import { daysOfYear } from './read-records.ts';
import { CONFIRMATION_NAMES, ROLE_NAMES, STATE_NAMES } from './record-names.ts';
import { type Page, type StatusRow, statusOfPerson } from './records-list.store.ts';

interface Line extends StatusRow {
  readonly named: string;
}

const COLUMNS: readonly ListColumn<Line>[] = [
  { name: '日期', width: 12, kind: 'day', value: (row) => row.occurred_on },
  { name: '活动', width: 14, value: ({ activity }) => ACTIVITY_NAMES[activity] },
  { name: '角色', width: 8, value: ({ role }) => ROLE_NAMES[role] },
  { name: '职责条项', width: 40, value: ({ named }) => named },
  { name: '本人意见', width: 18, value: ({ confirmation }) => CONFIRMATION_NAMES[confirmation] },
  { name: '补录天数', width: 10, value: (row) => row.late_days },
  { name: '状态', width: 10, value: ({ state }) => STATE_NAMES[state] },
];

export async function exportPersonRecords(
  { database, clock }: Services,
  scope: Scope,
  asked: { readonly personId: Id<'person'>; readonly year: number; readonly by: string },
): Promise<StreamResponse> {
  const { personId, year, by } = asked;
  const filter = { personId, ...daysOfYear(year) };
  const page = (after: Page['after'], limit: number) =>
    database.read(scope, async (db) => {
      const rows = await statusOfPerson(db, scope, filter, { after, limit });
      const codes = rows.flatMap(({ duties }) => duties);
      const names = await dutyNamesOf(db, codes);
      return rows.map((row): Line => ({ ...row, named: dutiesText(names, row.duties) }));
    });
  // Of whom there is nothing within reach the name is not told either.
  const [latest] = await page(undefined, 1);
  return datedList({
    name: '履职记录目录',
    of: `${latest?.person_name ?? ''}${year}年履职记录目录`,
    isPersonal: true,
    today: clock.today(),
    by,
    said: ['只列有什么记录，不含内容；内容在系统内说明理由后调阅。'],
    columns: COLUMNS,
    read: (last: Line | undefined, limit) =>
      page(last && { occurredOn: last.occurred_on, id: last.id }, limit),
  });
}
