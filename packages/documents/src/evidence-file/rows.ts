// What an evidence file says, as rows: how high each is, what it shows, and what must not part from it.
import { breakLines } from '../official/breaking.ts';
import type { Face, Measure } from '../official/faces.ts';
import { horizontal, moved, type Placed, vertical } from '../official/page.ts';
import { Placer, placeLine } from '../official/place.ts';
import { writtenLines } from '../official/printable.ts';
import { modulesOf } from '../official/qr-code.ts';
import { AREA, CELL, ENTRY, FIELD, PART, QR_CODE, SECTION, TEXT } from './measures.ts';
import type { FileBlock, FileColumn, Labelled } from './model.ts';

/** A line of the contents and a bookmark. */
export interface Mark {
  readonly level: 1 | 2;
  readonly title: string;
}

/** From the left of the area and the row's own top. */
export interface FileRow {
  readonly height: number;
  readonly items: readonly Placed[];
  readonly keepsWithNext: boolean;
  /** Left out where a page begins. */
  readonly isBlank: boolean;
  readonly mark?: Mark;
}

/** Rows of one block, and the head they have on every page. */
export interface Stretch {
  readonly startsPage: boolean;
  readonly rows: readonly FileRow[];
  readonly head: readonly FileRow[];
}

const row = (height: number, items: readonly Placed[], keepsWithNext = false): FileRow => ({
  height,
  items,
  keepsWithNext,
  isBlank: false,
});
const blank = (height: number, keepsWithNext = true): FileRow => ({
  height,
  items: [],
  keepsWithNext,
  isBlank: true,
});

interface TextShape {
  readonly face: Face;
  readonly size: number;
  readonly line: number;
  readonly left?: number;
  readonly right?: number;
  /** Of the first line, beyond the left. */
  readonly indent?: number;
  readonly isRagged?: boolean;
}

/** What was written with line ends has them here. */
export function linesOf(text: string, shape: TextShape, measure: Measure): readonly Placed[][] {
  const { face, size, line, left = 0, right = AREA.width, indent = 0, isRagged = false } = shape;
  return writtenLines(text).flatMap((paragraph) =>
    breakLines(
      [{ text: paragraph, face }],
      { size, tracking: 0, first: left + indent, left, right, isRagged },
      measure,
    ).map((one) => [...placeLine(one, 0, line / 2, size)]),
  );
}

/** Neither the first nor the last line of a text stands alone. */
const textRows = (text: string, shape: TextShape, measure: Measure, keepsWithNext = false) => {
  const lines = linesOf(text, shape, measure);
  return lines.map((items, at) =>
    row(
      shape.line,
      items,
      at === lines.length - 1 ? keepsWithNext : at === 0 || at === lines.length - 2,
    ),
  );
};

function headingRows(
  mark: Mark,
  { size, line, above, below }: { size: number; line: number; above: number; below: number },
  measure: Measure,
): readonly FileRow[] {
  const shape: TextShape = { face: 'heiti', size, line, isRagged: true };
  const lines = linesOf(mark.title, shape, measure);
  return [
    ...(above === 0 ? [] : [blank(above)]),
    ...lines.map((items, at) => ({
      ...row(line, items, true),
      ...(at === 0 ? { mark } : {}),
    })),
    row(below, [], true),
  ];
}

function fieldRows(fields: readonly Labelled[], measure: Measure): readonly FileRow[] {
  const placer = new Placer(measure);
  const left = FIELD.label + FIELD.gap;
  return fields.flatMap(({ label, text }) => {
    const name = placer.from(label, 0, TEXT.line / 2, { face: 'heiti', size: TEXT.size - 1 });
    const rows = textRows(text, { face: 'songti', ...TEXT, left }, measure);
    return rows.map((one, at) => (at === 0 ? { ...one, items: [name, ...one.items] } : one));
  });
}

function qrCodeRow(
  { label, text }: Extract<FileBlock, { kind: 'qr-code' }>,
  measure: Measure,
): FileRow {
  const placer = new Placer(measure);
  const { size, around } = QR_CODE;
  const name = { face: 'heiti', size: TEXT.size - 1 } as const;
  return row(size + 2 * around, [
    placer.from(label, 0, around + TEXT.line / 2, name),
    { kind: 'modules', x: FIELD.label + FIELD.gap, y: around, size, modules: modulesOf(text) },
  ]);
}

function entryRows(
  { number, title, said, fields }: Extract<FileBlock, { kind: 'entry' }>,
  measure: Measure,
): readonly FileRow[] {
  const placer = new Placer(measure);
  const left = FIELD.label + FIELD.gap;
  const { size, line, saidSize, saidLine } = ENTRY;
  const names = linesOf(title, { face: 'heiti', size, line, left, isRagged: true }, measure);
  const rule = horizontal(0, AREA.width, 0, CELL.rule);
  const shown = placer.from(number, 0, line / 2, { face: 'heiti', size });
  const body = fieldRows(fields, measure);
  return [
    blank(ENTRY.above),
    row(4, [rule], true),
    ...names.map((items, at) => row(line, at === 0 ? [shown, ...items] : items, true)),
    ...textRows(said, { face: 'kaiti', size: saidSize, line: saidLine, left }, measure, true).map(
      (one) => ({ ...one, keepsWithNext: one.keepsWithNext && body.length > 0 }),
    ),
    ...body,
  ];
}

function columnEdges(columns: readonly FileColumn[]): readonly number[] {
  const shares = columns.reduce((all, { share }) => all + share, 0);
  let used = 0;
  return [0, ...columns.map(({ share }) => ((used += share) / shares) * AREA.width)];
}

/** A row of a table that is higher than this is torn. */
const MOST_LINES = 40;

function tableRows(
  cells: readonly string[],
  columns: readonly FileColumn[],
  isHead: boolean,
  measure: Measure,
): readonly FileRow[] {
  const edges = columnEdges(columns);
  const { size, line, padding, rule } = CELL;
  const lines = cells.map((text, at) =>
    linesOf(
      text,
      {
        face: isHead ? 'heiti' : 'songti',
        size,
        line,
        left: (edges[at] ?? 0) + padding,
        right: (edges[at + 1] ?? AREA.width) - padding,
        isRagged: true,
      },
      measure,
    ),
  );
  const height = Math.max(1, ...lines.map(({ length }) => length));
  const parts = Math.ceil(height / MOST_LINES);
  return Array.from({ length: parts }, (_, part) => {
    const from = part * MOST_LINES;
    const count = Math.min(MOST_LINES, height - from);
    const high = count * line + 2 * padding;
    const items = lines.flatMap((cell) =>
      cell
        .slice(from, from + count)
        .flatMap((one, at) => one.map((item) => moved(item, 0, padding + at * line))),
    );
    const frame = [
      horizontal(0, AREA.width, 0, rule),
      horizontal(0, AREA.width, high, rule),
      ...edges.map((x) => vertical(x, 0, high, rule)),
    ];
    return row(high, [...items, ...frame], isHead);
  });
}

/** Rows of a table drawn at a time. */
const AT_ONCE = 20;

async function* tableStretches(
  { columns, rows }: Extract<FileBlock, { kind: 'table' }>,
  measure: Measure,
): AsyncGenerator<Stretch> {
  const names = columns.map(({ name }) => name);
  const head = tableRows(names, columns, true, measure);
  yield { startsPage: false, rows: [blank(CELL.above, true)], head: [] };
  let ready: FileRow[] = [...head];
  for await (const cells of rows) {
    ready.push(...tableRows(cells, columns, false, measure));
    if (ready.length < AT_ONCE) continue;
    yield { startsPage: false, rows: ready, head };
    ready = [];
  }
  yield { startsPage: false, rows: ready, head };
  yield { startsPage: false, rows: [blank(CELL.below, false)], head: [] };
}

function rowsOfBlock(
  block: Exclude<FileBlock, { kind: 'table' }>,
  measure: Measure,
): readonly FileRow[] {
  switch (block.kind) {
    case 'part':
      return headingRows({ level: 1, title: block.title }, { ...PART, above: 0 }, measure);
    case 'section':
      return headingRows({ level: 2, title: block.title }, SECTION, measure);
    case 'paragraph':
      return textRows(block.text, { face: 'songti', ...TEXT, indent: TEXT.size * 2 }, measure);
    case 'fields':
      return fieldRows(block.fields, measure);
    case 'qr-code':
      return [qrCodeRow(block, measure)];
    case 'entry':
      return entryRows(block, measure);
  }
}

/** All rows of all blocks, made as they are asked for. */
export async function* stretchesOf(
  blocks: Iterable<FileBlock> | AsyncIterable<FileBlock>,
  measure: Measure,
): AsyncGenerator<Stretch> {
  for await (const block of blocks) {
    if (block.kind === 'table') yield* tableStretches(block, measure);
    else
      yield {
        startsPage: block.kind === 'part',
        rows: rowsOfBlock(block, measure),
        head: [],
      };
  }
}
