// What is laid down on late entries here and above, as an .xlsx: the nearest place first.
import type { ListColumn } from '@jinze/documents';
import { civilDateAt } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt, regionsAt } from '../posts/index.ts';
import { type LateRuleRow, lateRulesHere } from './late-rules.store.ts';

const COLUMNS: readonly ListColumn<LateRuleRow>[] = [
  { name: '发生多少天以后登记的算补录', width: 26, value: (row) => row.after_days },
  { name: '补录', width: 16, value: (row) => (row.does_count ? '计入，标明补录' : '不计入') },
  { name: '文件名称', width: 36, value: ({ title }) => title },
  { name: '文号', width: 22, value: (row) => row.document_no },
  { name: '施行日期', width: 12, kind: 'day', value: (row) => row.valid_from },
  { name: '登记日期', width: 12, kind: 'day', value: (row) => civilDateAt(row.recorded_at) },
  { name: '登记人', width: 20, value: (row) => row.recorded_by },
];

export async function exportLateRules(
  { database, clock }: Services,
  asked: { readonly regionPath: string; readonly by: string },
): Promise<StreamResponse> {
  const { region, rows, names } = await database.read(NO_SCOPE, async (db) => {
    const found = await lateRulesHere(db, asked.regionPath);
    const places = await regionsAt(db, [...new Set(found.map((row) => row.region_path))]);
    return {
      region: await regionAt(db, asked.regionPath),
      rows: found,
      names: new Map(places.map(({ path, name }) => [path, name])),
    };
  });
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  return datedList({
    name: '补录规定',
    of: `${region.name}适用的补录规定`,
    today: clock.today(),
    by: asked.by,
    said: ['本级和上级的都在内，不含已撤回的。没有规定的，补录照常计入，只作标明。'],
    columns: [
      { name: '地区', width: 14, value: (row: LateRuleRow) => names.get(row.region_path) ?? null },
      ...COLUMNS,
    ],
    read: inOnePage(rows),
  });
}
