// The head of the first page, where the standard has it: mark, lines, number, signatories, and what stands in the corner.
import type { OfficialDocument } from './document.ts';
import type { Measure } from './faces.ts';
import { GRID, LETTER, mm, PAPER, RED_HEAD, SIZE, SOFTWARE_MARGIN, TYPE_AREA } from './geometry.ts';
import {
  cornerLines,
  headLine,
  letterHead,
  linesToNumber,
  type Mark,
  markOf,
  organScale,
  signatoryEdges,
  signatoryRows,
} from './head.ts';
import { horizontal, type Placed } from './page.ts';
import { Placer } from './place.ts';

const AXIS = TYPE_AREA.left + TYPE_AREA.width / 2;
const TEXT = { face: 'fangsong', size: SIZE.san } as const;

const middleOfLine = (line: number): number => SOFTWARE_MARGIN.top + (line + 0.5) * GRID.line;

/** Organs of a joint issue are spread to the width of the longest, 文件 to their right and in their middle. */
function markItems(mark: Mark, top: number, placer: Placer): readonly Placed[] {
  const { lines, suffix, size, scale, lineHeight } = mark;
  const style = { face: 'xiaobiaosong', size, scale, isRed: true } as const;
  const widest = Math.max(...lines.map((line) => placer.width(line, style)));
  const gap = suffix === '' ? 0 : placer.width('　', style) / 2;
  const left = AXIS - (widest + gap + placer.width(suffix, style)) / 2;
  const last = (lines.length - 1) * lineHeight;
  return [
    ...lines.map((line, at) =>
      placer.spread(line, left, widest, top + at * lineHeight + size / 2, style),
    ),
    ...(suffix === ''
      ? []
      : [placer.from(suffix, left + widest + gap, top + last / 2 + size / 2, style)]),
  ];
}

function redHead(document: OfficialDocument, measure: Measure): readonly Placed[] {
  const placer = new Placer(measure);
  const mark = markOf(document);
  const line = headLine(document);
  const { number, left, right } = line;
  const signatories = signatoryRows(document.signatories ?? []);
  const begin = linesToNumber(mark);
  const sides = left === '' && right === '' ? 0 : 1;
  const rows = Math.max(signatories.length, 1) + (number === '' ? 0 : sides);
  const last = begin + rows - 1;
  const character = GRID.character;
  const rule = middleOfLine(last) + SIZE.san / 2 + RED_HEAD.ruleBelowNumber;
  const name = { face: 'kaiti', size: SIZE.san } as const;
  const edges = signatoryEdges(document.signatories ?? []);
  const edge = (column: number) => TYPE_AREA.left + (edges.columns[column] ?? 0);
  return [
    ...cornerLines(document).map(({ text, face }, at) =>
      placer.from(text, TYPE_AREA.left, middleOfLine(at), { face, size: SIZE.san }),
    ),
    ...markItems(mark, TYPE_AREA.top + RED_HEAD.markBelowTypeArea, placer),
    ...(signatories.length === 0
      ? [placer.around(number, AXIS, middleOfLine(begin), TEXT)]
      : [placer.from(number, TYPE_AREA.left + character, middleOfLine(last), TEXT)]),
    ...signatories.flatMap((names, at) => [
      ...(at === 0
        ? [placer.from('签发人：', TYPE_AREA.left + edges.label, middleOfLine(begin), TEXT)]
        : []),
      ...names.map((one, column) => placer.from(one, edge(column), middleOfLine(begin + at), name)),
    ]),
    ...(sides === 0
      ? []
      : [
          placer.from(left, TYPE_AREA.left + character, middleOfLine(last), {
            ...TEXT,
            scale: organScale(line, measure),
          }),
          placer.upTo(right, TYPE_AREA.right - character, middleOfLine(last), TEXT),
        ]),
    horizontal(TYPE_AREA.left, TYPE_AREA.right, rule, RED_HEAD.ruleWidth, true),
  ];
}

/** 上粗下细 above, 上细下粗 below: a thick and a thin line. */
function doubleRule(y: number, isThickFirst: boolean): readonly Placed[] {
  const left = (PAPER.width - LETTER.ruleLength) / 2;
  const right = left + LETTER.ruleLength;
  const [first, second] = isThickFirst ? [mm(0.7), mm(0.25)] : [mm(0.25), mm(0.7)];
  return [
    horizontal(left, right, y, first, true),
    horizontal(left, right, y + mm(0.9), second, true),
  ];
}

function letter(document: OfficialDocument, placer: Placer): readonly Placed[] {
  const mark = markOf(document);
  const { rule, text } = letterHead(mark);
  const middle = (line: number) => text + SIZE.san / 2 + line * GRID.line;
  return [
    ...markItems(mark, LETTER.markTop, placer),
    ...doubleRule(rule, true),
    ...doubleRule(PAPER.height - LETTER.ruleAboveEdge, false),
    ...cornerLines(document).map(({ text: said, face }, at) =>
      placer.from(said, TYPE_AREA.left, middle(at), { face, size: SIZE.san }),
    ),
    placer.upTo(headLine(document).number, TYPE_AREA.right, middle(0), TEXT),
  ];
}

export function headItems(document: OfficialDocument, measure: Measure): readonly Placed[] {
  switch (document.form) {
    case 'plain':
      return [];
    case 'letter':
      return letter(document, new Placer(measure));
    case 'red-head':
    case 'minutes':
      return redHead(document, measure);
  }
}
