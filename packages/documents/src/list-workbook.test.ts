import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type ListWorkbook, listWorkbook } from './list-workbook.ts';

interface Line {
  readonly code: string;
  readonly on: string | null;
  readonly points: number;
}

const list = (pages: ListWorkbook<Line>['pages']): ListWorkbook<Line> => ({
  sheetName: '督办任务',
  title: '云江市督办任务，截至 2026-11-27，由安委办导出',
  said: ['只含逾期的。', '按期限先后。'],
  columns: [
    { name: '编号', width: 12, value: ({ code }) => code },
    { name: '期限', width: 12, kind: 'day', value: ({ on }) => on },
    { name: '天数', width: 8, value: ({ points }) => points },
  ],
  pages,
});

describe('a list as a workbook', () => {
  async function read(pages: ListWorkbook<Line>['pages']): Promise<ExcelJS.Worksheet> {
    const workbook = new ExcelJS.Workbook();
    const bytes = await buffer(listWorkbook(list(pages)));
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    return workbook.worksheets[0] as ExcelJS.Worksheet;
  }

  it('says in its head what it is and what it leaves out, and keeps the header in sight', async () => {
    const sheet = await read([
      [{ code: '0017', on: '2026-03-01', points: 2 }],
      [{ code: '=1+1', on: null, points: 0 }],
    ]);
    expect([1, 2, 3].map((row) => sheet.getCell(row, 1).value)).toEqual([
      '云江市督办任务，截至 2026-11-27，由安委办导出',
      '只含逾期的。',
      '按期限先后。',
    ]);
    expect(sheet.getRow(4).values).toEqual([undefined, '编号', '期限', '天数']);
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 4 }]);
    expect(sheet.autoFilter).toBe('A4:C6');
    expect(sheet.pageSetup.printTitlesRow).toBe('4:4');
  });

  it('has texts, days and numbers as what they are', async () => {
    const sheet = await read([
      [
        { code: '0017', on: '2026-03-01', points: 2 },
        { code: '=1+1', on: null, points: 0 },
      ],
    ]);
    expect(sheet.getCell('A5').value).toBe('0017');
    // A formula in somebody's words stays words.
    expect(sheet.getCell('A6').value).toBe('=1+1');
    expect(sheet.getCell('A6').type).toBe(ExcelJS.ValueType.String);
    expect((sheet.getCell('B5').value as Date).toISOString().slice(0, 10)).toBe('2026-03-01');
    expect(sheet.getCell('B6').value).toBeNull();
    expect(sheet.getCell('C6').value).toBe(0);
    expect(sheet.getCell('B5').numFmt).toBe('yyyy-mm-dd');
  });

  it('is high enough for its wrapped texts, and leaves what fits on one line to the program', async () => {
    const sheet = await read([
      [
        { code: '一行', on: null, points: 0 },
        { code: '标'.repeat(16), on: null, points: 0 },
        { code: '两行\n文字', on: null, points: 0 },
        { code: '长'.repeat(4000), on: null, points: 0 },
      ],
    ]);
    const heights = [4, 5, 6, 7, 8].map((row) => sheet.getRow(row).height);
    expect(heights).toEqual([undefined, undefined, 60, 30, 405]);
  });

  it('has words in a column of days where there is no day, and the days as dates beside them', async () => {
    const sheet = await read([
      [
        { code: '1', on: '没有记录', points: 0 },
        { code: '2', on: '2026-03-01', points: 0 },
      ],
    ]);
    expect(sheet.getCell('B5').value).toBe('没有记录');
    expect(sheet.getCell('B6').value).toBeInstanceOf(Date);
  });

  it('is printed on a larger paper where it would be too small to read', async () => {
    const paperOf = async (width: number) => {
      const { columns, ...others } = list([]);
      const wide = { ...others, columns: columns.map((column) => ({ ...column, width })) };
      const workbook = new ExcelJS.Workbook();
      const bytes = await buffer(listWorkbook(wide));
      await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
      return workbook.worksheets[0]?.pageSetup.paperSize;
    };
    expect([await paperOf(60), await paperOf(70)]).toEqual([9, 8]);
  });

  it('begins with its header where it is to be brought in again, and explains itself on a last sheet', async () => {
    const { title: _, ...others } = list([[{ code: '0017', on: '2026-03-01', points: 2 }]]);
    const notes = { sheetName: '说明', lines: ['截至 2026-11-27。', '长'.repeat(60)] };
    const workbook = new ExcelJS.Workbook();
    const bytes = await buffer(listWorkbook({ ...others, notes }));
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const [sheet, last, ...more] = workbook.worksheets;
    expect([sheet?.name, last?.name, more.length]).toEqual(['督办任务', '说明', 0]);
    expect(sheet?.getRow(1).values).toEqual([undefined, '编号', '期限', '天数']);
    expect(sheet?.getCell('A2').value).toBe('0017');
    expect(sheet?.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:1');
    expect(last?.getCell('A1').value).toBe('截至 2026-11-27。');
    expect(last?.getRow(2).height).toBe(30);
  });

  it('has a head even where there is nothing', async () => {
    const sheet = await read([]);
    expect(sheet.getRow(4).getCell(1).value).toBe('编号');
  });

  it('goes on in further sheets where one is full, each with its head, and keeps every row', async () => {
    const pages = [7, 8, 4].map((length, page) =>
      Array.from({ length }, (_, at) => ({ code: `${page}-${at}`, on: null, points: at })),
    );
    const sheetsOf = async (most: number) => {
      const workbook = new ExcelJS.Workbook();
      const bytes = await buffer(listWorkbook(list(pages), most));
      await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
      return workbook.worksheets;
    };
    // Four rows of the head, ten of the list.
    const sheets = await sheetsOf(14);
    expect(sheets.map(({ name }) => name)).toEqual(['督办任务', '督办任务（2）']);
    expect(sheets.map((sheet) => sheet.autoFilter)).toEqual(['A4:C14', 'A4:C13']);
    for (const sheet of sheets) {
      expect(sheet.getRow(4).values).toEqual([undefined, '编号', '期限', '天数']);
      expect(sheet.pageSetup.printTitlesRow).toBe('4:4');
    }
    const codes = sheets.flatMap((sheet) =>
      Array.from({ length: sheet.rowCount - 4 }, (_, at) => sheet.getCell(at + 5, 1).value),
    );
    expect(codes).toEqual(pages.flat().map(({ code }) => code));
    // One that is just full is the only one.
    expect(await sheetsOf(4 + 19)).toHaveLength(1);
  });

  it('writes what people typed as it is, and nothing a workbook cannot hold', async () => {
    const sheet = await read([
      [
        { code: 'a<b> & "c"\u0001\uD800', on: null, points: 1.5 },
        { code: '长'.repeat(40_000), on: null, points: -1 },
      ],
    ]);
    expect(sheet.getCell('A5').value).toBe('a<b> & "c"');
    expect(sheet.getCell('A6').value).toHaveLength(32_767);
    expect(sheet.getCell('C5').value).toBe(1.5);
  });

  it('asks for a page only when the ones before are taken', async () => {
    let asked = 0;
    async function* pages() {
      for (; asked < 400; asked += 1)
        yield Array.from({ length: 200 }, (_, at) => ({
          code: createHash('sha256').update(`${asked}.${at}`).digest('base64'),
          on: null,
          points: at,
        }));
    }
    const out = listWorkbook(list(pages()));
    await setTimeout(300);
    expect(asked).toBeLessThan(50);
    expect((await buffer(out)).length).toBeGreaterThan(1_000_000);
    expect(asked).toBe(400);
  });

  it('ends with the error of a page that cannot be read, and stops reading when nobody takes it', async () => {
    async function* broken() {
      yield [{ code: '1', on: null, points: 1 }];
      throw new Error('no connection');
    }
    await expect(buffer(listWorkbook(list(broken())))).rejects.toThrow('no connection');
    let isRead = false;
    let isStopped = false;
    async function* endless() {
      try {
        isRead = true;
        for (;;) yield [{ code: createHash('sha256').digest('hex'), on: null, points: 1 }];
      } finally {
        isStopped = true;
      }
    }
    const out = listWorkbook(list(endless()));
    out.on('data', () => isRead && out.destroy());
    await new Promise((done) => out.once('close', done));
    await setTimeout(50);
    expect(isStopped).toBe(true);
  });
});
