// How a table is placed: a head in the working blue, rows as high as their highest cell, split between rows and never within one.
import type { TableBlock } from './blocks.ts';
import { type PlacedCell, type PlacedTable, plain, textHeight } from './placed.ts';
import { type Box, INSET } from './tokens.ts';

const widthsOf = ({ shares }: TableBlock, width: number): readonly number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (share / all) * width);
};

function rowHeight(cells: readonly string[], widths: readonly number[]): number {
  const heights = cells.map((text, at) =>
    textHeight(
      text.split('\n').map((line) => plain(line, 'table')),
      widths[at] ?? 0,
      INSET.cell,
    ),
  );
  return Math.max(...heights);
}

export function tableHeight(block: TableBlock, width: number): number {
  const widths = widthsOf(block, width);
  return [block.head, ...block.rows].reduce((sum, row) => sum + rowHeight(row, widths), 0);
}

/** Each row may be this much higher than it must be, in inches. */
const ROOMY = 0.28;
export const tableStretch = ({ rows }: TableBlock): number => rows.length * ROOMY;

export function placeTable(block: TableBlock, box: Box): PlacedTable {
  const widths = widthsOf(block, box.w);
  const natural = tableHeight(block, box.w);
  const spare = block.rows.length === 0 ? 0 : Math.max(0, box.h - natural) / block.rows.length;
  const cellOf = (text: string, at: number, isHead: boolean, row: number): PlacedCell => ({
    text,
    style: 'table',
    face: !isHead && block.serif?.includes(at) === true ? 'serif' : 'sans',
    bold: isHead,
    colour: isHead ? 'paper' : 'ink',
    fill: isHead ? 'brand' : row % 2 === 0 ? 'paper' : 'desk',
    centred: block.centred?.includes(at) === true,
  });
  return {
    kind: 'table',
    box,
    widths,
    rows: [block.head, ...block.rows].map((cells, row) => ({
      height: rowHeight(cells, widths) + (row === 0 ? 0 : spare),
      cells: cells.map((text, at) => cellOf(text, at, row === 0, row)),
    })),
  };
}

/**
 * The rows that fit into `room` and the rest, with the head on both; undefined where not even two rows do. The rest
 * goes on pages of `full` height, and no page is left with a row or two.
 */
export function splitTable(
  block: TableBlock,
  width: number,
  room: number,
  full: number,
): readonly [TableBlock, TableBlock] | undefined {
  const widths = widthsOf(block, width);
  const head = rowHeight(block.head, widths);
  const heights = block.rows.map((row) => rowHeight(row, widths));
  const total = heights.reduce((sum, height) => sum + height, 0);
  const pages = 1 + Math.ceil((total - (room - head)) / (full - head));
  const target = Math.min(room - head, total / pages + Math.max(...heights) / 2);
  let used = 0;
  const over = heights.findIndex((height) => {
    used += height;
    return used > target;
  });
  if (over < 2 && room < full) return undefined;
  if (over < 1) return undefined;
  return [
    { ...block, rows: block.rows.slice(0, over) },
    { ...block, rows: block.rows.slice(over) },
  ];
}
