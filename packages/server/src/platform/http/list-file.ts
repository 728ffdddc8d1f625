// A list as a spreadsheet of any length, read page by page as it is sent (ADR 36).
import { type ListWorkbook, listWorkbook, XLSX_TYPE } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
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

/** A list that says as of when and by whom it was taken. */
export interface DatedList<Row> extends Omit<ListFile<Row>, 'fileName' | 'sheetName' | 'title'> {
  readonly name: string;
  /** Of whom or what, where the name alone does not say it. */
  readonly of?: string;
  /** Of one person: the file's name, which folders and messages show, does not say whom. */
  readonly isPersonal?: boolean;
  readonly today: CivilDate;
  readonly by: string;
}

export const datedList = <Row>({
  name,
  of = name,
  isPersonal = false,
  today,
  by,
  ...list
}: DatedList<Row>): Promise<StreamResponse> =>
  listFile({
    fileName: `${isPersonal ? name : of}（截至${today}）.xlsx`,
    sheetName: name,
    title: `${of}，截至 ${today}，由${by}导出`,
    ...list,
  });

/** Of what is read whole: the first page is all of it. */
export const inOnePage =
  <Row>(rows: readonly Row[]): ListFile<Row>['read'] =>
  async (after) =>
    after === undefined ? rows : [];

/** What was left out by the filter, a sentence each: a table without it would be taken for the whole. */
export const leftOut = ({
  only = {},
  from,
  to,
  year,
  search,
}: {
  /** The word chosen, by what it is a choice of. */
  readonly only?: Readonly<Record<string, string | undefined>>;
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly year?: number | undefined;
  /** `in`: where words are looked for, as the field on the page is called. */
  readonly search?: { readonly in: string; readonly words: string | undefined };
}): string[] => [
  ...Object.entries(only).flatMap(([what, word]) =>
    word === undefined ? [] : [`只含${what}为“${word}”的。`],
  ),
  ...(from === undefined ? [] : [`只含 ${from} 起的。`]),
  ...(to === undefined ? [] : [`只含 ${to} 止的。`]),
  ...(year === undefined ? [] : [`只含 ${year} 年度的。`]),
  ...(search?.words === undefined || search.words === ''
    ? []
    : [`只含${search.in}中有“${search.words}”字样的。`]),
];
