// The annual reports signed for a year as an .xlsx: who has signed and when; not what they say.
import type { ListColumn } from '@jinze/documents';
import { civilDateAt } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { type ReportRow, reportCounts, signedReports } from './annual-reports.store.ts';

const COLUMNS: readonly ListColumn<ReportRow>[] = [
  { name: '姓名', width: 10, value: (row) => row.person_name },
  { name: '职务', width: 40, value: ({ posts }) => posts },
  {
    name: '签署日期',
    width: 12,
    kind: 'day',
    value: ({ signed_at: at }) => at && civilDateAt(at),
  },
];

export async function exportReports(
  { database, clock }: Services,
  scope: Scope,
  { by, ...of }: { readonly region: string; readonly year: number; readonly by: string },
): Promise<StreamResponse> {
  const { region, counts } = await database.read(scope, async (db) => ({
    region: await regionAt(db, of.region),
    counts: await reportCounts(db, scope, of),
  }));
  if (region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '述职报告',
    of: `${region.name} ${of.year} 年述职报告`,
    today: clock.today(),
    by,
    said: [
      `${counts.leaders} 位领导干部中 ${counts.signed} 位已签署。只含已签署的：草稿只有本人和联络员能看。`,
    ],
    columns: COLUMNS,
    read(last: ReportRow | undefined, limit) {
      const after = last && { scopeKey: last.scope_key, id: last.id };
      return database.read(scope, (db) => signedReports(db, scope, { ...of, after, limit }));
    },
  });
}
