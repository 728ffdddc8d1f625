// A list as a spreadsheet of any length, read page by page as it is sent (ADR 36).
import { type ListWorkbook, listWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { StreamResponse } from './bind.ts';

/** What one read asks for. */
const PAGE = 500;

export interface ListFile<Row> extends Omit<ListWorkbook<Row>, 'pages'> {
  readonly fileName: string;
  /** The rows after one, in the order of the list; fewer than asked for are the last. */
  readonly read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>;
}

async function* pagesFrom<Row>(
  first: readonly Row[],
  read: ListFile<Row>['read'],
): AsyncGenerator<readonly Row[]> {
  let page = first;
  yield page;
  while (page.length >= PAGE) {
    page = await read(page.at(-1), PAGE);
    yield page;
  }
}

/** What refuses does so before the first byte; a read that fails later breaks the download off. */
export async function listFile<Row>({
  fileName,
  read,
  ...list
}: ListFile<Row>): Promise<StreamResponse> {
  const first = await read(undefined, PAGE);
  const parts = listWorkbook({ ...list, pages: pagesFrom(first, read) });
  return { fileName, contentType: XLSX_TYPE, parts };
}
