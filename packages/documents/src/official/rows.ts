// Pieces as rows: what may stand on one page together, how high it is, and what it shows, still without a page.
import { breakLines } from './breaking.ts';
import type { Cell, TableColumn } from './document.ts';
import type { Measure } from './faces.ts';
import { GRID, SIZE, TABLE, TYPE_AREA } from './geometry.ts';
import { horizontal, moved, type Placed, vertical } from './page.ts';
import type { Piece, TablePiece } from './pieces.ts';
import { TITLE_FACE } from './pieces.ts';
import { Placer, placeLine } from './place.ts';

/** From the left of the type area and the row's own top. */
export interface Row {
  readonly height: number;
  readonly items: readonly Placed[];
  readonly keepsWithNext: boolean;
  readonly startsPage: boolean;
  /** A blank line is left out where a page begins. */
  readonly isBlank: boolean;
  /** Head rows of the table it belongs to, which come again above it on a new page. */
  readonly head: readonly Row[];
}

const TRACKING = GRID.character - SIZE.san;

const row = (items: readonly Placed[], more: Partial<Row> = {}): Row => ({
  height: GRID.line,
  items,
  keepsWithNext: false,
  startsPage: false,
  isBlank: false,
  head: [],
  ...more,
});

/** A heading never stands alone, and a paragraph neither leaves nor sends on a single line. */
function keepsTogether(at: number, count: number, keepsWithNext: boolean): boolean {
  if (at === count - 1) return keepsWithNext;
  return count > 1 && (at === 0 || at === count - 2);
}

function rowsOfPiece(piece: Piece, measure: Measure): readonly Row[] {
  const placer = new Placer(measure);
  const middle = GRID.line / 2;
  const keeps = piece.keepsWithNext ?? false;
  switch (piece.kind) {
    case 'paragraph': {
      const shape = {
        size: SIZE.san,
        tracking: TRACKING,
        first: piece.first,
        left: piece.left,
        right: TYPE_AREA.width,
      };
      const lines = breakLines(piece.runs, shape, measure);
      return lines.map((line, at) =>
        row(placeLine(line, 0, middle, SIZE.san), {
          keepsWithNext: keepsTogether(at, lines.length, keeps),
        }),
      );
    }
    case 'lines':
      return piece.lines.map((line, at) =>
        row(
          [placer.around(line, TYPE_AREA.width / 2, middle, { face: TITLE_FACE, size: SIZE.er })],
          { keepsWithNext: at < piece.lines.length - 1 || keeps },
        ),
      );
    case 'centred':
      return [
        row(
          piece.texts.map(({ text, at }) =>
            placer.around(text, at, middle, { face: 'fangsong', size: SIZE.san }),
          ),
          { keepsWithNext: keeps },
        ),
      ];
    case 'blank':
      return Array.from({ length: piece.lines }, () =>
        row([], { keepsWithNext: keeps, isBlank: true }),
      );
    case 'table':
      return tableRows(piece, measure);
  }
}

/** Where the columns of a table begin and end. */
export function columnEdges(columns: readonly TableColumn[]): readonly number[] {
  const shares = columns.reduce((all, { share }) => all + share, 0);
  let used = 0;
  return [0, ...columns.map(({ share }) => ((used += share) / shares) * TYPE_AREA.width)];
}

export const cellOf = (cell: string | Cell): Cell =>
  typeof cell === 'string' ? { text: cell } : cell;

interface CellLines {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly (readonly Placed[])[];
}

/** A cell's lines from its own top, one line apart. */
function cellLines(
  cell: Cell,
  edges: readonly [number, number],
  isCentred: boolean,
  isHead: boolean,
  measure: Measure,
): CellLines {
  const [left, right] = edges;
  const face = isHead || cell.isLabel === true ? 'heiti' : 'fangsong';
  const shape = {
    size: TABLE.size,
    tracking: 0,
    first: left + TABLE.padding,
    left: left + TABLE.padding,
    right: right - TABLE.padding,
    isRagged: isCentred,
  };
  const lines = cell.text
    .split('\n')
    .flatMap((text) => breakLines([{ text, face }], shape, measure))
    .map((line) => {
      const last = line.characters.at(-1);
      const free = last === undefined ? 0 : shape.right - last.x - last.width;
      const dx = isCentred ? free / 2 : 0;
      return placeLine(line, dx, TABLE.line / 2, TABLE.size);
    });
  const missing = Math.max((cell.lines ?? 1) - lines.length, 0);
  return { left, right, lines: [...lines, ...Array.from({ length: missing }, () => [])] };
}

function linesOfRow(
  cells: readonly (string | Cell)[],
  { columns }: TablePiece,
  isHead: boolean,
  measure: Measure,
): readonly CellLines[] {
  const edges = columnEdges(columns);
  let column = 0;
  return cells.map((given) => {
    const cell = cellOf(given);
    const from = column;
    column += cell.span ?? 1;
    const isCentred = isHead || cell.isLabel === true || columns[from]?.align === 'center';
    return cellLines(
      cell,
      [edges[from] ?? 0, edges[column] ?? TYPE_AREA.width],
      isCentred,
      isHead,
      measure,
    );
  });
}

/** What of a row's cells fits into so many lines, framed. Short cells stand in the middle of what is a whole row. */
function framed(cells: readonly CellLines[], from: number, count: number, isWhole: boolean): Row {
  const height = count * TABLE.line + 2 * TABLE.padding;
  const items = cells.flatMap(({ left, right, lines }) => {
    const shown = lines.slice(from, from + count);
    const filled = shown.filter((line) => line.length > 0).length;
    const down = isWhole ? ((count - Math.max(filled, 1)) * TABLE.line) / 2 : 0;
    return [
      ...shown.flatMap((line, at) =>
        line.map((item) => moved(item, 0, TABLE.padding + down + at * TABLE.line)),
      ),
      horizontal(left, right, 0, TABLE.rule),
      horizontal(left, right, height, TABLE.rule),
      vertical(left, 0, height, TABLE.rule),
      vertical(right, 0, height, TABLE.rule),
    ];
  });
  return row(items, { height });
}

/** A row stays whole unless a page could not hold it. */
const MOST_LINES = Math.floor((GRID.line * GRID.lines) / TABLE.line) - 4;

/** A table of a few rows is not torn over two pages. */
export const staysWhole = ({ rows }: TablePiece): boolean => rows.length <= 8;

function tableRows(piece: TablePiece, measure: Measure): readonly Row[] {
  const heightOf = (cells: readonly CellLines[]) =>
    Math.max(...cells.map(({ lines }) => lines.length));
  const head = piece.head.map((cells) => {
    const lines = linesOfRow(cells, piece, true, measure);
    return { ...framed(lines, 0, heightOf(lines), true), keepsWithNext: true };
  });
  const rows = piece.rows.flatMap((cells) => {
    const lines = linesOfRow(cells, piece, false, measure);
    const height = heightOf(lines);
    const parts = Math.ceil(height / MOST_LINES);
    return Array.from({ length: parts }, (_, at) => ({
      ...framed(
        lines,
        at * MOST_LINES,
        Math.min(MOST_LINES, height - at * MOST_LINES),
        parts === 1,
      ),
      head,
    }));
  });
  const last = rows.at(-1);
  const keeps = piece.keepsWithNext ?? false;
  return [
    ...head,
    ...rows.slice(0, -1).map((one) => ({ ...one, keepsWithNext: staysWhole(piece) })),
    ...(last === undefined ? [] : [{ ...last, keepsWithNext: keeps }]),
  ];
}

/** All rows of all pieces, in their order. */
export const rowsOf = (pieces: readonly Piece[], measure: Measure): readonly Row[] =>
  pieces.flatMap((piece) =>
    rowsOfPiece(piece, measure).map((one, at) =>
      at === 0 && piece.startsPage === true ? { ...one, startsPage: true } : one,
    ),
  );
