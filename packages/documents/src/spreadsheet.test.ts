import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readSheet, writeWorkbook } from './spreadsheet.ts';
import { normaliseText, readSerialDate, readWrittenDate } from './spreadsheet-cell.ts';
import { ROSTER_LIMITS } from './spreadsheet-limits.ts';

const COLUMNS = [
  { name: '地区', width: 16 },
  { name: '职务类别', width: 20, choices: ['党委主要负责人', '政府主要负责人'] },
  { name: '任职日期', width: 14 },
];

describe('cells', () => {
  it.each([
    '2024-3-15',
    '2024.03.15',
    '2024/3/15',
    '2024年3月15日',
    '20240315',
    '２０２４-３-１５',
  ])('reads %s as one day', (text) => {
    expect(readWrittenDate(text)).toBe('2024-03-15');
  });

  it.each(['2024-02-30', '三月十五', '2024', ''])('does not guess what %j means', (text) => {
    expect(readWrittenDate(text)).toBeUndefined();
  });

  it('reads Excel day numbers', () => {
    expect(readSerialDate(45_366)).toBe('2024-03-15');
    expect(readSerialDate(3)).toBeUndefined();
  });

  it('takes full-width blanks and doubled blanks away', () => {
    expect(normaliseText('　青石县  Ａ区 ')).toBe('青石县 A区');
  });
});

describe('workbooks', () => {
  it('what was written is read back, dates as civil dates, empty rows left out', async () => {
    const bytes = await writeWorkbook({
      sheetName: '名册',
      columns: COLUMNS,
      rows: [
        ['青石县', '党委主要负责人', '2024-03-15'],
        ['', '', ''],
        ['石桥县', '政府主要负责人', ''],
      ],
    });
    const sheet = await readSheet(bytes, ROSTER_LIMITS);
    expect(sheet.ok && sheet.value.header.cells).toEqual(['地区', '职务类别', '任职日期']);
    expect(sheet.ok && sheet.value.rows).toEqual([
      { number: 2, cells: ['青石县', '党委主要负责人', '2024-03-15'] },
      { number: 4, cells: ['石桥县', '政府主要负责人', ''] },
    ]);
  });

  it('prints on the width of a page with its header, and shows wrapped texts whole', async () => {
    const bytes = await writeWorkbook({
      sheetName: '名册',
      columns: COLUMNS,
      rows: [
        ['青石县', '党委主要负责人', ''],
        ['青石县及其以下的所有乡镇街道', '', ''],
      ],
      explanation: { sheetName: '说明', lines: ['短', '长'.repeat(60)] },
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const [sheet, notes] = workbook.worksheets.filter(({ state }) => state === 'visible');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    });
    expect([2, 3].map((row) => sheet?.getRow(row).height)).toEqual([undefined, 30]);
    expect([1, 2].map((row) => notes?.getRow(row).height)).toEqual([undefined, 30]);
  });

  it('reads real dates, formulas by their result and rich text', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('a');
    sheet.addRow(['日期', '公式', '格式']);
    sheet.addRow([
      new Date(Date.UTC(2024, 2, 15)),
      { formula: '1+1', result: 2 },
      { richText: [{ text: '县' }, { text: '长' }] },
    ]);
    const read = await readSheet(Buffer.from(await workbook.xlsx.writeBuffer()), ROSTER_LIMITS);
    expect(read.ok && read.value.rows[0]?.cells).toEqual(['2024-03-15', '2', '县长']);
  });

  it.each([
    ['documents.not-a-workbook', Buffer.from('这不是表格')],
    ['documents.old-workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['documents.file-too-large', Buffer.alloc(ROSTER_LIMITS.fileBytes + 1)],
  ])('refuses with %s', async (code, bytes) => {
    const read = await readSheet(bytes, ROSTER_LIMITS);
    expect(read.ok ? 'read' : read.error.code).toBe(code);
  });

  it('refuses too many rows and an archive that unpacks to too much', async () => {
    const bytes = await writeWorkbook({
      sheetName: 'a',
      columns: COLUMNS,
      rows: Array.from({ length: 30 }, () => ['甲', '乙', '丙'.repeat(2000)]),
    });
    const tooMany = await readSheet(bytes, { ...ROSTER_LIMITS, rows: 20 });
    expect(tooMany.ok ? 'read' : tooMany.error.code).toBe('documents.too-many-rows');
    const bomb = await readSheet(bytes, { ...ROSTER_LIMITS, unpackedBytes: 10_000 });
    expect(bomb.ok ? 'read' : bomb.error.code).toBe('documents.archive-bomb');
  });
});
