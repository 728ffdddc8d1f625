// Duty lists as tables of public notices: all of every body, over as many notices as it takes. Pure.
import type { NoticeTable, PublicList } from '@jinze/contracts';

/** Of one notice, with room for the text above: a page that is read and checked in one go. */
export interface Most {
  readonly characters: number;
  readonly tables: number;
  readonly rows: number;
  readonly cell: number;
}
export const MOST_OF_A_NOTICE: Most = {
  characters: 50_000,
  tables: 20,
  rows: 1000,
  cell: 2000,
};

const HEAD = ['职务', '分管领域', '职责', '文号'];

/** Joined as far as a cell reaches; what does not fit goes on in the next. */
function cellsOf(titles: readonly string[], most: number): string[] {
  const cells: string[] = [];
  for (const title of titles) {
    const last = cells.at(-1);
    const joined = last === undefined ? title : `${last}；${title}`;
    if (last !== undefined && joined.length <= most) cells[cells.length - 1] = joined;
    else cells.push(title.slice(0, most));
  }
  return cells.length === 0 ? [''] : cells;
}

type Body = PublicList['bodies'][number];

const rowsOf = ({ posts }: Body, { cell }: Most): string[][] =>
  posts.flatMap(({ postTitle, portfolios, items, documentNo }) =>
    cellsOf(
      items.map(({ title }) => title),
      cell,
    ).map((duties, index) => [
      index === 0 ? postTitle : `${postTitle}（续）`,
      portfolios.join('、').slice(0, cell),
      duties,
      documentNo,
    ]),
  );

const sizeOf = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.length + 1, 0);

/** Notice by notice, its tables; a body that does not fit goes on in the next. Without a list: one notice without a table. */
export function dutyListParts(
  bodies: readonly Body[],
  most: Most = MOST_OF_A_NOTICE,
): NoticeTable[][] {
  let part: NoticeTable[] = [];
  const parts = [part];
  let size = 0;
  for (const body of bodies) {
    let table: NoticeTable | undefined;
    for (const row of rowsOf(body, most)) {
      if (table !== undefined && table.rows.length >= most.rows) table = undefined;
      const isFull = table === undefined && part.length >= most.tables;
      if (size > 0 && (isFull || size + sizeOf(row) > most.characters)) {
        part = [];
        parts.push(part);
        size = 0;
        table = undefined;
      }
      if (table === undefined) {
        const isBegun = parts.some((one) => one.some(({ caption }) => caption === body.organName));
        table = {
          caption: isBegun ? `${body.organName}（续）` : body.organName,
          head: HEAD,
          rows: [],
        };
        part.push(table);
      }
      table.rows.push(row);
      size += sizeOf(row);
    }
  }
  return parts;
}
