// A document laid out on pages: the grid filled row by row, head and imprint, page numbers, and where it came from.
import type { OfficialDocument } from './document.ts';
import { estimatedWidth, type Measure } from './faces.ts';
import {
  GRID,
  ORIGIN,
  PAGE_NUMBER,
  QR_CODE,
  SIZE,
  SOFTWARE_MARGIN,
  TYPE_AREA,
} from './geometry.ts';
import { linesAboveTitle } from './head.ts';
import { imprintBlock, placeOfImprint } from './imprint.ts';
import { headItems } from './layout-head.ts';
import { moved, type Page, type Placed } from './page.ts';
import { piecesOf } from './pieces.ts';
import { Placer } from './place.ts';
import { modulesOf } from './qr-code.ts';
import { type Row, rowsOf } from './rows.ts';
import { originText, pageNumberText, verifyLink } from './wording.ts';

/** What a page holds, and how far down it is filled from the grid's upper edge. */
interface FilledPage {
  readonly items: Placed[];
  used: number;
}

const CAPACITY = GRID.line * GRID.lines;
const EPSILON = 0.01;

/** Rows that stay on one page, as they follow each other. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  let isOpen = false;
  for (const row of rows) {
    const last = groups.at(-1);
    if (isOpen && last !== undefined && !row.startsPage) last.push(row);
    else groups.push([row]);
    isOpen = row.keepsWithNext;
  }
  return groups;
}

/** Where the next row begins: text on the grid's next line, a table right below. */
const topOf = (row: Row, used: number): number =>
  row.height === GRID.line ? Math.ceil(used / GRID.line - EPSILON) * GRID.line : used;

const usedAfter = (rows: readonly Row[], used: number): number =>
  rows.reduce((below, row) => topOf(row, below) + row.height, used);

/** Of a group with a table: how many rows there are to the table’s first one, its head included. */
function beginningOf(group: readonly Row[]): number {
  const table = group.findIndex(({ height }) => height !== GRID.line);
  const heads = group.find(({ head }) => head.length > 0)?.head.length ?? 0;
  return table === -1 ? 0 : table + heads + 1;
}

class Filler {
  readonly pages: FilledPage[];

  constructor(linesOfHead: number) {
    this.pages = [{ items: [], used: linesOfHead * GRID.line }];
  }

  #page(): FilledPage {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('a document has a page');
    return page;
  }

  #turn(): FilledPage {
    this.pages.push({ items: [], used: 0 });
    return this.#page();
  }

  #put(row: Row): void {
    const page = this.#page();
    const top = topOf(row, page.used);
    for (const item of row.items)
      page.items.push(moved(item, TYPE_AREA.left, SOFTWARE_MARGIN.top + top));
    page.used = top + row.height;
  }

  add(group: readonly Row[]): void {
    const isWhole = usedAfter(group, 0) <= CAPACITY + EPSILON;
    // Of what no page holds, its beginning stays together: a heading or a table’s head is not left behind.
    const first = isWhole ? group.length : beginningOf(group);
    const mustTurn =
      group[0]?.startsPage === true ||
      usedAfter(group.slice(0, first), this.#page().used) > CAPACITY + EPSILON;
    if (mustTurn && this.#page().used > 0) this.#turn();
    for (const [at, row] of group.entries()) {
      if (at >= first && usedAfter([row], this.#page().used) > CAPACITY + EPSILON) this.#turn();
      if (this.#page().used === 0) {
        if (row.isBlank) continue;
        for (const head of row.head) this.#put(head);
      }
      this.#put(row);
    }
  }
}

/** 7.5: outside, one character in; below the type area. */
function pageNumber(page: number, placer: Placer): Placed {
  const style = { face: 'songti', size: PAGE_NUMBER.size } as const;
  const text = pageNumberText(page);
  const middle = TYPE_AREA.bottom + PAGE_NUMBER.dashBelowTypeArea;
  return page % 2 === 1
    ? placer.upTo(text, TYPE_AREA.right - PAGE_NUMBER.size, middle, style)
    : placer.from(text, TYPE_AREA.left + PAGE_NUMBER.size, middle, style);
}

/** One line below the page number, as small as it must be to stay one, and beside it the code that leads there. */
function originItems(document: OfficialDocument, placer: Placer): readonly Placed[] {
  if (document.origin === undefined) return [];
  const text = originText(document.origin);
  const full = placer.width(text, { face: 'songti', size: ORIGIN.size });
  const size = Math.max(
    Math.min(ORIGIN.size, (ORIGIN.size * TYPE_AREA.width) / full),
    ORIGIN.smallest,
  );
  const middle = TYPE_AREA.bottom + ORIGIN.belowTypeArea + ORIGIN.size / 2;
  const line = placer.from(text, TYPE_AREA.left, middle, { face: 'songti', size });
  const link = verifyLink(document.origin);
  if (link === undefined) return [line];
  const { left: x, top: y, size: side } = QR_CODE;
  return [line, { kind: 'modules', x, y, size: side, modules: modulesOf(link) }];
}

export interface Layout {
  readonly pages: readonly Page[];
  /** The last page with text, and the one with the imprint, counted from 1. */
  readonly lastTextPage: number;
  readonly imprintPage: number | undefined;
  readonly hasBlankPage: boolean;
  /** Lines the imprint's 抄送 takes. */
  readonly copiesLines: number;
}

/** `measure` tells widths; without it they are estimated, which is enough to count pages. */
export function layOut(document: OfficialDocument, measure: Measure = estimatedWidth): Layout {
  const placer = new Placer(measure);
  const filler = new Filler(linesAboveTitle(document));
  for (const group of groupsOf(rowsOf(piecesOf(document, measure), measure))) filler.add(group);
  const pages: Placed[][] = filler.pages.map(({ items }) => items);
  pages[0]?.push(...headItems(document, measure));
  const lastTextPage = pages.length;
  const block = imprintBlock(document, measure);
  // What is free of the last line and half a character more stay so above the imprint.
  const top = TYPE_AREA.bottom - (block?.height ?? 0);
  const below = SOFTWARE_MARGIN.top + (filler.pages.at(-1)?.used ?? 0);
  const place =
    block === undefined
      ? undefined
      : placeOfImprint(document, lastTextPage, below + SIZE.san / 2 <= top);
  while (place !== undefined && pages.length < place.page) pages.push([]);
  if (block !== undefined)
    pages.at(-1)?.push(...block.items.map((item) => moved(item, TYPE_AREA.left, top)));
  const numbered = place?.hasBlankPage === true ? lastTextPage : pages.length;
  for (const [at, items] of pages.entries()) {
    const isUnnumbered = at >= numbered || (at === 0 && document.form === 'letter');
    if (!isUnnumbered) items.push(pageNumber(at + 1, placer));
  }
  pages.at(-1)?.push(...originItems(document, placer));
  return {
    pages: pages.map((items) => ({ items })),
    lastTextPage,
    imprintPage: place?.page,
    hasBlankPage: place?.hasBlankPage ?? false,
    copiesLines: block?.copies ?? 0,
  };
}
