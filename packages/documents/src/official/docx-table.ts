// Tables of a .docx: fixed columns, head rows that come again, rows that stay whole.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Cell } from './document.ts';
import { ExactParagraph, exactly, textRun } from './docx-text.ts';
import { TABLE, TYPE_AREA, twips } from './geometry.ts';
import type { TablePiece } from './pieces.ts';
import { cellOf, columnEdges, staysWhole } from './rows.ts';

const LINE = { style: BorderStyle.SINGLE, size: TABLE.rule * 8, color: '000000' } as const;
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE } as const;

function cellOfTable(
  cell: Cell,
  width: number,
  isHead: boolean,
  isCentred: boolean,
  keepsWithNext: boolean,
): TableCell {
  const face = isHead || cell.isLabel === true ? 'heiti' : 'fangsong';
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    ...(cell.span === undefined ? {} : { columnSpan: cell.span }),
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split('\n').map(
      (text) =>
        new ExactParagraph({
          alignment: isCentred ? AlignmentType.CENTER : AlignmentType.BOTH,
          spacing: exactly(TABLE.line),
          children: [textRun({ text, face }, { size: TABLE.size })],
          ...(keepsWithNext ? { keepNext: true } : {}),
        }),
    ),
  });
}

function rowOfTable(
  cells: readonly (string | Cell)[],
  { columns }: TablePiece,
  isHead: boolean,
  keepsWithNext: boolean,
): TableRow {
  const edges = columnEdges(columns);
  let column = 0;
  let lines = 1;
  const children = cells.map((given) => {
    const cell = cellOf(given);
    const from = column;
    column += cell.span ?? 1;
    lines = Math.max(lines, cell.lines ?? 1);
    const width = (edges[column] ?? TYPE_AREA.width) - (edges[from] ?? 0);
    const isCentred = isHead || cell.isLabel === true || columns[from]?.align === 'center';
    return cellOfTable(cell, width, isHead, isCentred, keepsWithNext);
  });
  return new TableRow({
    children,
    tableHeader: isHead,
    cantSplit: true,
    height: { value: twips(lines * TABLE.line + 2 * TABLE.padding), rule: HeightRule.ATLEAST },
  });
}

export function tableOf(piece: TablePiece): Table {
  const edges = columnEdges(piece.columns);
  const last = piece.rows.length - 1;
  return new Table({
    width: { size: twips(TYPE_AREA.width), type: WidthType.DXA },
    columnWidths: piece.columns.map((_, at) => twips((edges[at + 1] ?? 0) - (edges[at] ?? 0))),
    layout: TableLayoutType.FIXED,
    margins: {
      marginUnitType: WidthType.DXA,
      left: twips(TABLE.padding),
      right: twips(TABLE.padding),
      top: twips(TABLE.padding),
      bottom: twips(TABLE.padding),
    },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: [
      ...piece.head.map((cells) => rowOfTable(cells, piece, true, true)),
      ...piece.rows.map((cells, at) =>
        rowOfTable(
          cells,
          piece,
          false,
          at === last ? piece.keepsWithNext === true : staysWhole(piece),
        ),
      ),
    ],
  });
}
