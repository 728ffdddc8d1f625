// One export in a process of its own, so that its peak of memory is its own: `write.ts <writer> <rows>`.
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { listWorkbook } from '../../packages/documents/src/index.ts';
import { COLUMNS, pagesOf } from './rows.ts';

export interface Written {
  readonly milliseconds: number;
  readonly megabytes: number;
  /** Most memory that the process held. */
  readonly peakMegabytes: number;
}

const ABOUT = { title: '履职记录，截至 2026-11-23', said: ['只含 2026 年的。'] };

const ours = (rows: number): Readable =>
  listWorkbook({ ...ABOUT, sheetName: '履职记录', columns: COLUMNS, pages: pagesOf(rows) });

/** The streaming writer of the library, each row given up as soon as it is written. */
function library(rows: number): Readable {
  const stream = new PassThrough();
  const write = async () => {
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
    const sheet = writer.addWorksheet('履职记录');
    for (const line of [ABOUT.title, ...ABOUT.said]) sheet.addRow([line]).commit();
    sheet.addRow(COLUMNS.map(({ name }) => name)).commit();
    for await (const page of pagesOf(rows))
      for (const row of page) sheet.addRow(COLUMNS.map(({ value }) => value(row))).commit();
    await writer.commit();
  };
  write().catch((fault: Error) => stream.destroy(fault));
  return stream;
}

const [, , which = '', rows = ''] = process.argv;
const begun = performance.now();
let bytes = 0;
const writer = which === 'ours' ? ours : library;
for await (const part of writer(Number(rows))) bytes += (part as Buffer).length;
const written: Written = {
  milliseconds: performance.now() - begun,
  megabytes: bytes / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(written));
