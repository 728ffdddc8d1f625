// The local instruments as they are shown, as an .xlsx.
import type { LocalInstrumentLine } from '@jinze/contracts';
import type { ListColumn } from '@jinze/documents';
import type { Services } from '../../context.ts';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage, leftOut } from '../../platform/http/list-file.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';

const ORIGINS = { 'built-in': '系统收录', imported: '办公室导入' } as const;

const COLUMNS: readonly ListColumn<LocalInstrumentLine>[] = [
  { name: '名称', width: 48, value: (line) => line.title },
  { name: '是否作废', width: 10, value: (line) => (line.isWithdrawn ? '已作废' : null) },
  { name: '地方', width: 16, value: (line) => line.placeName },
  { name: '文号', width: 22, value: (line) => line.documentNo },
  { name: '施行日期', width: 12, kind: 'day', value: (line) => line.effectiveFrom },
  { name: '失效日期', width: 12, kind: 'day', value: (line) => line.effectiveTo },
  { name: '施行年份（只有年份的）', width: 14, value: (line) => line.year },
  { name: '来源', width: 12, value: ({ origin }) => ORIGINS[origin] },
  { name: '可用条数', width: 10, value: (line) => line.linesUsed },
  { name: '全部条数', width: 10, value: (line) => line.lines },
];

export async function exportLocal(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  lines: readonly LocalInstrumentLine[],
  {
    place,
    search = '',
    by,
  }: {
    readonly place?: string | undefined;
    readonly search?: string | undefined;
    readonly by: string;
  },
): Promise<StreamResponse> {
  const region =
    place === undefined ? undefined : await database.read(NO_SCOPE, (db) => regionAt(db, place));
  if (place !== undefined && region === undefined) throw new Refused({ code: 'http.not-found' });
  return datedList({
    name: '地方规定',
    of: region === undefined ? '系统收录的各地规定' : `${region.name}及其上级地区的地方规定`,
    today: clock.today(),
    by,
    said: leftOut({ search: { in: '文件名称、地区', words: search } }),
    columns: COLUMNS,
    read: inOnePage(
      lines.filter(({ title, placeName }) => title.includes(search) || placeName.includes(search)),
    ),
  });
}
