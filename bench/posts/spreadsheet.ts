// What most offices use today: the same records as one sheet, loaded and filtered.
import ExcelJS from 'exceljs';
import type pg from 'pg';
import type { Asked } from './usual-application.ts';

const COLUMNS = [
  '地区',
  '性质',
  '职务',
  '类别',
  '姓名',
  '任职日期',
  '离任日期',
  '分管领域',
] as const;

/** An office's own range, one row per appointment on the day or since: what somebody who keeps the sheet has in it. */
const ROWS = `
  select organ.region_path, organ.kind, post.title, post.class, person.name, a.valid_from::text, coalesce(a.valid_to::text, ''),
    coalesce((select string_agg(f.field, '、') from posts.portfolio f
      where f.appointment_record_id = a.record_id and f.superseded_at is null), '')
  from posts.appointment a join posts.person on person.id = a.person_id
  join posts.post on post.id = a.post_id join posts.organ on organ.id = post.organ_id
  where a.superseded_at is null and (a.valid_to is null or a.valid_to >= $1) and organ.region_path ^@ $2
  order by a.scope_key, a.record_id`;

export async function writeSheet(
  owner: pg.Pool,
  file: string,
  asked: { readonly since: string; readonly regionPath: string },
): Promise<number> {
  const values = [asked.since, asked.regionPath];
  const { rows } = await owner.query<string[]>({ text: ROWS, values, rowMode: 'array' });
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file });
  const sheet = writer.addWorksheet('名册');
  sheet.addRow([...COLUMNS]).commit();
  for (const row of rows) sheet.addRow(row).commit();
  await writer.commit();
  return rows.length;
}

export async function loadSheet(file: string): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const BODIES = ['party-committee', 'government', 'township', 'development-zone'];
const BY_OFFICE = ['party-chief', 'government-chief', 'safety-deputy'];

/** As `name title`. A sheet has one state: it cannot say what was known at an earlier day. */
export function askSheet(sheet: ExcelJS.Worksheet, asked: Asked): readonly string[] {
  const answer: string[] = [];
  sheet.eachRow((row, number) => {
    const cell = (column: number) => row.getCell(column).text;
    if (number === 1 || cell(1) !== asked.regionPath || !BODIES.includes(cell(2))) return;
    if (cell(6) > asked.on || (cell(7) !== '' && cell(7) < asked.on)) return;
    if (BY_OFFICE.includes(cell(4)) || cell(8).split('、').includes(asked.field))
      answer.push(`${cell(5)} ${cell(3)}`);
  });
  return answer.toSorted();
}
