import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { inspectArchive, type RangedBytes } from './archive.ts';
import { writeWorkbook } from './spreadsheet.ts';
import { RECORDS_LIMITS } from './spreadsheet-limits.ts';
import { readTables } from './tables.ts';
import { docxAround, docxOf, tableXml } from './testing/word.ts';
import { zipOf } from './testing/zip.ts';

const read = async (bytes: Buffer, limits = RECORDS_LIMITS) => {
  const tables = await readTables(bytes, limits);
  if (!tables.ok) throw new Error(tables.error.code);
  return tables.value;
};
const codeOf = async (bytes: Buffer, limits = RECORDS_LIMITS) => {
  const tables = await readTables(bytes, limits);
  return tables.ok ? 'read' : tables.error.code;
};
const cellsOf = async (bytes: Buffer) =>
  (await read(bytes)).map(({ rows }) => rows.map(({ cells }) => cells));

describe('tables of a .docx', () => {
  it('several tables, each with what stands before it; rows that say nothing keep their number', async () => {
    const bytes = docxOf([
      '青石县委书记2026年批示台账',
      [
        ['时间', '批示内容'],
        ['', ''],
        ['2026年3月5日', '请应急局核实。'],
      ],
      '青石县政府常务会议纪要',
      [['会议时间', '2026年3月9日']],
    ]);
    expect(await read(bytes)).toEqual([
      {
        kind: 'table',
        number: 1,
        title: '青石县委书记2026年批示台账',
        rows: [
          { number: 1, cells: ['时间', '批示内容'] },
          { number: 3, cells: ['2026年3月5日', '请应急局核实。'] },
        ],
      },
      {
        kind: 'table',
        number: 2,
        title: '青石县政府常务会议纪要',
        rows: [{ number: 1, cells: ['会议时间', '2026年3月9日'] }],
      },
    ]);
  });

  it('a cell over several rows is in each of them, one over several columns in the first', async () => {
    const bytes = docxOf([
      [
        [{ text: '台账', span: 3 }],
        ['时间', '领导', '事项'],
        [{ text: '2026-03-05', merge: 'restart' }, '程明川', '矿山'],
        [{ text: '', merge: 'continue' }, '苏怀瑾', '危化品'],
        ['2026-03-06', { text: '程明川', span: 2 }],
      ],
    ]);
    expect(await cellsOf(bytes)).toEqual([
      [
        ['台账', '', ''],
        ['时间', '领导', '事项'],
        ['2026-03-05', '程明川', '矿山'],
        ['2026-03-05', '苏怀瑾', '危化品'],
        ['2026-03-06', '程明川', ''],
      ],
    ]);
  });

  it('a row that begins further to the right keeps its columns', async () => {
    const late =
      '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>';
    const bytes = docxAround(tableXml([['甲', '乙', '丙']]).replace('</w:tbl>', `${late}</w:tbl>`));
    expect(await cellsOf(bytes)).toEqual([
      [
        ['甲', '乙', '丙'],
        ['', '', '丙'],
      ],
    ]);
  });

  it('lines stay lines, and what was struck out, moved away or is there for old programs is not read', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const cell = `<w:tc><w:p>${run('一、查')}<w:del><w:r><w:delText>不</w:delText><w:t>不</w:t></w:r></w:del><w:ins>${run('隐患')}</w:ins><w:r><w:br/><w:t>二、　整改</w:t><w:tab/><w:t>到位</w:t></w:r></w:p><w:p><w:moveFrom>${run('移走')}</w:moveFrom><mc:AlternateContent><mc:Choice>${run('三')}</mc:Choice><mc:Fallback>${run('三')}</mc:Fallback></mc:AlternateContent></w:p></w:tc>`;
    const struckOut = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p>${run('作废')}</w:p></w:tc></w:tr>`;
    const bytes = docxAround(`<w:tbl>${struckOut}<w:tr>${cell}</w:tr></w:tbl>`);
    expect(await cellsOf(bytes)).toEqual([[['一、查隐患\n二、 整改 到位\n三']]]);
  });

  it('a table in a cell is one of its own', async () => {
    const inner = tableXml([['内']]);
    const bytes = docxAround(
      `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p>${inner}</w:tc></w:tr></w:tbl>`,
    );
    expect(await cellsOf(bytes)).toEqual([[['外']], [['内']]]);
  });

  it('the strict form of the standard and another prefix are read alike', async () => {
    const document =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:tbl><x:tr><x:tc><x:p><x:r><x:t>甲&amp;乙</x:t></x:r></x:p></x:tc></x:tr></x:tbl></x:body></x:document>';
    expect(await cellsOf(zipOf([{ name: 'word/document.xml', content: document }]))).toEqual([
      [['甲&乙']],
    ]);
  });
});

describe('tables of an .xlsx', () => {
  it('every sheet that is shown, merged cells as in a document, lines kept', async () => {
    const workbook = new ExcelJS.Workbook();
    const first = workbook.addWorksheet('批示');
    first.addRow(['2026年批示台账']);
    first.mergeCells('A1:C1');
    first.addRow(['时间', '领导', '事项']);
    first.addRow([new Date(Date.UTC(2026, 2, 5)), '程明川', '一、矿山\n二、危化品']);
    first.addRow([null, '苏怀瑾', '道路']);
    first.mergeCells('A3:A4');
    workbook.addWorksheet('选项', { state: 'hidden' }).addRow(['会议']);
    workbook.addWorksheet('会议').addRow(['时间']);
    const tables = await read(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(tables.map(({ kind, number, title }) => [kind, number, title])).toEqual([
      ['sheet', 1, '批示'],
      ['sheet', 3, '会议'],
    ]);
    expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['2026年批示台账', '', ''],
      ['时间', '领导', '事项'],
      ['2026-03-05', '程明川', '一、矿山\n二、危化品'],
      ['2026-03-05', '苏怀瑾', '道路'],
    ]);
  });
});

describe('files that are refused', () => {
  it.each([
    ['documents.not-readable', Buffer.from('MZ 这不是文档')],
    ['documents.not-readable', zipOf([{ name: 'readme.txt', content: '压缩包' }])],
    ['documents.not-readable', docxAround('<w:tbl><w:tr>')],
    [
      'documents.not-readable',
      docxAround(
        tableXml([['&bomb;']]).replace('&amp;', '&'),
        '<!DOCTYPE a [<!ENTITY bomb "甲">]>',
      ),
    ],
    ['documents.not-readable', docxAround('<w:tbl><w:tr><w:tc>'.repeat(9))],
    ['documents.no-table', docxOf(['只有文字'])],
    ['documents.old-format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    [
      'documents.macros',
      zipOf([
        { name: 'word/document.xml', content: '<a/>' },
        { name: 'word/vbaProject.bin', content: 'x' },
      ]),
    ],
    ['documents.file-too-large', Buffer.alloc(RECORDS_LIMITS.fileBytes + 1)],
  ])('with %s', async (code, bytes) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('an archive that unpacks to too much, by its own word and against it', async () => {
    const zeros = Buffer.alloc(4 * 1024 * 1024, 'a');
    const honest = zipOf([{ name: 'word/document.xml', content: zeros }]);
    expect(await codeOf(honest)).toBe('documents.archive-bomb');
    const lying = zipOf([{ name: 'word/document.xml', content: zeros, statedSize: 100 }]);
    expect(await codeOf(lying)).toBe('documents.not-readable');
    const many = zipOf(
      Array.from({ length: RECORDS_LIMITS.entries + 1 }, (_, n) => ({
        name: `${n}`,
        content: '',
      })),
    );
    expect(await codeOf(many)).toBe('documents.archive-bomb');
  });

  it('more rows than there may be, in either kind of file', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => [`第 ${n} 行`]);
    const limits = { ...RECORDS_LIMITS, rows: 50 };
    expect(await codeOf(docxOf([rows]), limits)).toBe('documents.too-many-rows');
    const sheet = await writeWorkbook({
      sheetName: 'a',
      columns: [{ name: '甲', width: 9 }],
      rows,
    });
    expect(await codeOf(sheet, limits)).toBe('documents.too-many-rows');
    expect(await codeOf(sheet)).toBe('read');
  });
});

describe('the directory of an archive', () => {
  it('is read by ranges: a large file is not', async () => {
    const noise = Buffer.concat(
      Array.from({ length: 40_000 }, (_, n) => createHash('sha256').update(`${n}`).digest()),
    );
    const bytes = zipOf([
      { name: 'OFD.xml', content: '<ofd:OFD/>' },
      { name: 'Doc_0/picture.bin', content: noise },
    ]);
    let count = 0;
    const source: RangedBytes = {
      size: bytes.length,
      read: async (from, to) => {
        count += to - from;
        return bytes.subarray(from, to);
      },
    };
    expect(await inspectArchive(source, RECORDS_LIMITS)).toEqual({
      ok: true,
      value: { type: 'ofd', hasMacros: false },
    });
    expect(bytes.length).toBeGreaterThan(1_000_000);
    expect(count).toBeLessThan(140_000);
  });

  it('a file that ends before it, or cannot be read, is no archive', async () => {
    const bytes = zipOf([{ name: 'OFD.xml', content: 'x' }]);
    for (const read of [
      async () => Buffer.alloc(3),
      async () => Promise.reject(new Error('gone')),
    ]) {
      const inspected = await inspectArchive({ size: bytes.length, read }, RECORDS_LIMITS);
      expect(inspected.ok ? 'read' : inspected.error.code).toBe('documents.not-an-archive');
    }
  });
});
