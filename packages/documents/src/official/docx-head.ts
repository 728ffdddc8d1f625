// The head of a .docx: red mark, number and lines, in paragraphs of exact heights that end where the grid goes on.
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import type { OfficialDocument } from './document.ts';
import { NO_BORDERS, NO_LINE } from './docx-table.ts';
import { blankOf, ExactParagraph, exactly, tabbedRun, textRun } from './docx-text.ts';
import { estimatedWidth, type Face } from './faces.ts';
import {
  GRID,
  LETTER,
  mm,
  PAPER,
  RED,
  RED_HEAD,
  SIZE,
  SOFTWARE_MARGIN,
  TYPE_AREA,
  twips,
} from './geometry.ts';
import {
  cornerLines,
  headLine,
  linesToNumber,
  type Mark,
  markOf,
  organScale,
  signatoryEdges,
  signatoryRows,
} from './head.ts';

/** A line this much higher than its characters shows all of them, and puts their upper edge at its own. */
const MARK_LINE = 1.16;
/** Eighths of a point. */
const eighths = (points: number): number => Math.round(points * 8);

const markRun = (text: string, { size, scale }: Mark) =>
  textRun({ text, face: 'xiaobiaosong' }, { size, scale, isRed: true });

/** Organs of a joint issue above each other and spread, 文件 beside all of them. */
function jointMark(mark: Mark): Table {
  const { lines, suffix, size, scale, lineHeight } = mark;
  const character = (size * scale) / 100;
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  const widths = [longest * character + 2, (Array.from(suffix).length + 0.5) * character + 2];
  const cell = (text: string, alignment: typeof AlignmentType.DISTRIBUTE | 'right') =>
    new ExactParagraph({
      alignment,
      spacing: exactly(lineHeight),
      children: text === '' ? [] : [markRun(text, mark)],
    });
  return new Table({
    alignment: AlignmentType.CENTER,
    layout: TableLayoutType.FIXED,
    width: { size: twips((widths[0] ?? 0) + (widths[1] ?? 0)), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    margins: { marginUnitType: WidthType.DXA, left: 0, right: 0, top: 0, bottom: 0 },
    borders: { ...NO_BORDERS, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: lines.map(
      (line, at) =>
        new TableRow({
          height: { value: twips(lineHeight), rule: HeightRule.EXACT },
          children: [
            new TableCell({ children: [cell(line, AlignmentType.DISTRIBUTE)] }),
            new TableCell({
              verticalMerge: at === 0 ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
              verticalAlign: VerticalAlignTable.CENTER,
              children: [cell(at === 0 ? suffix : '', 'right')],
            }),
          ],
        }),
    ),
  });
}

/** What stands on one line at places of its own. */
function lineAt(
  texts: readonly {
    readonly text: string;
    readonly at: number;
    readonly align: 'left' | 'center' | 'right';
    readonly face?: Face;
    readonly scale?: number;
  }[],
  ruleBelow: number | undefined,
): Paragraph {
  const types = {
    left: TabStopType.LEFT,
    center: TabStopType.CENTER,
    right: TabStopType.RIGHT,
  } as const;
  return new ExactParagraph({
    spacing: exactly(GRID.line),
    tabStops: texts.map(({ at, align }) => ({ type: types[align], position: twips(at) })),
    children: texts.map(({ text, face = 'fangsong', scale = 100 }) =>
      tabbedRun({ text, face }, { scale }),
    ),
    ...(ruleBelow === undefined
      ? {}
      : {
          border: {
            bottom: {
              style: BorderStyle.SINGLE,
              size: eighths(RED_HEAD.ruleWidth),
              color: RED,
              space: Math.round(ruleBelow),
            },
          },
        }),
  });
}

/** Of the 4 mm between number and rule, the part that lies below the number's line. */
const RULE_SPACE = RED_HEAD.ruleBelowNumber - (GRID.line - SIZE.san) / 2;

/** A head that is a hair higher than its lines, however a word processor counts the rule, costs the page its last one. */
const HEAD_SLACK = 3;

function numberLines(document: OfficialDocument): readonly Paragraph[] {
  const line = headLine(document);
  const { number, left, right } = line;
  const { width } = TYPE_AREA;
  const rows = signatoryRows(document.signatories ?? []);
  const c = GRID.character;
  if (rows.length > 0) {
    const { label, columns } = signatoryEdges(document.signatories ?? []);
    return rows.map((names, at) => {
      const isLast = at === rows.length - 1;
      return lineAt(
        [
          ...(isLast ? [{ text: number, at: c, align: 'left' as const }] : []),
          ...(at === 0 ? [{ text: '签发人：', at: label, align: 'left' as const }] : []),
          ...names.map((text, column) => ({
            text,
            at: (columns[column] ?? 0) + 1,
            align: 'left' as const,
            face: 'kaiti' as const,
          })),
        ],
        isLast ? RULE_SPACE : undefined,
      );
    });
  }
  const isDated = left !== '' || right !== '';
  const middle = { text: number, at: width / 2, align: 'center' } as const;
  if (!isDated) return [lineAt([middle], RULE_SPACE)];
  return [
    ...(number === '' ? [] : [lineAt([middle], undefined)]),
    lineAt(
      [
        { text: left, at: c, align: 'left', scale: organScale(line, estimatedWidth) },
        { text: right, at: width - c, align: 'right' },
      ],
      RULE_SPACE,
    ),
  ];
}

function redHead(document: OfficialDocument): readonly FileChild[] {
  const mark = markOf(document);
  const corner = cornerLines(document);
  const isJoint = mark.suffix !== '' || mark.lines.length > 1;
  // Three lines of the corner, empty or not; from there to the mark, and from the mark to the number.
  const cornerHeight = 3 * GRID.line;
  const before = TYPE_AREA.top + RED_HEAD.markBelowTypeArea - SOFTWARE_MARGIN.top - cornerHeight;
  const height = isJoint ? mark.lines.length * mark.lineHeight : mark.size * MARK_LINE;
  const after = linesToNumber(mark) * GRID.line - cornerHeight - before - height;
  const corners = Array.from({ length: 3 }, (_, at) => {
    const said = corner[at];
    return said === undefined
      ? blankOf()
      : new ExactParagraph({ spacing: exactly(GRID.line), children: [textRun(said)] });
  });
  const marks: readonly FileChild[] = isJoint
    ? [blankOf(before), jointMark(mark), blankOf(after)]
    : [
        new ExactParagraph({
          alignment: AlignmentType.CENTER,
          spacing: exactly(height, before, after),
          children: [markRun(mark.lines[0] ?? '', mark)],
        }),
      ];
  // The rule takes of the blank lines below it what it needs itself.
  const rest =
    RED_HEAD.blankLinesBelowRule * GRID.line -
    Math.round(RULE_SPACE) -
    RED_HEAD.ruleWidth -
    HEAD_SLACK;
  return [...corners, ...marks, ...numberLines(document), blankOf(rest / 2), blankOf(rest / 2)];
}

/** Millimetres that a letter's lines reach beyond the type area, to the left and to the right. */
const BEYOND = {
  left: TYPE_AREA.left - (PAPER.width - LETTER.ruleLength) / 2,
  right: (PAPER.width + LETTER.ruleLength) / 2 - TYPE_AREA.right,
};

/** 10.1: mark and upper double line, in the header of the first page. */
export function letterHeader(document: OfficialDocument): readonly Paragraph[] {
  const mark = markOf(document);
  return [
    new ExactParagraph({
      alignment: AlignmentType.CENTER,
      indent: { left: -twips(BEYOND.left), right: -twips(BEYOND.right) },
      spacing: exactly(mark.size * MARK_LINE),
      border: {
        bottom: {
          style: BorderStyle.THICK_THIN_SMALL_GAP,
          size: eighths(mm(0.9)),
          color: RED,
          space: Math.round(LETTER.ruleBelowMark - mark.size * (MARK_LINE - 1)),
        },
      },
      children: [markRun(mark.lines[0] ?? '', mark)],
    }),
  ];
}

/** The lower double line, 20 mm from the edge, in the footer of the first page. */
export function letterFooter(): readonly Paragraph[] {
  return [
    new ExactParagraph({
      frame: {
        type: 'absolute',
        position: {
          x: twips((PAPER.width - LETTER.ruleLength) / 2),
          y: twips(PAPER.height - LETTER.ruleAboveEdge),
        },
        width: twips(LETTER.ruleLength),
        height: 60,
        wrap: FrameWrap.NONE,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      },
      spacing: exactly(2),
      border: {
        top: {
          style: BorderStyle.THIN_THICK_SMALL_GAP,
          size: eighths(mm(0.9)),
          color: RED,
          space: 0,
        },
      },
      children: [],
    }),
    new ExactParagraph({ spacing: exactly(2), children: [] }),
  ];
}

function letterLines(document: OfficialDocument): readonly FileChild[] {
  const corner = cornerLines(document);
  const { number } = headLine(document);
  const count = Math.max(corner.length, number === '' ? 0 : 1);
  const lines = Array.from({ length: count }, (_, at) => {
    const said = corner[at];
    return new ExactParagraph({
      spacing: exactly(GRID.line, at === 0 ? LETTER.besideRule / 2 : 0),
      tabStops: [{ type: TabStopType.RIGHT, position: twips(TYPE_AREA.width) }],
      children: [
        ...(said === undefined ? [] : [textRun(said)]),
        ...(at === 0 ? [tabbedRun({ text: number, face: 'fangsong' })] : []),
      ],
    });
  });
  return [...lines, ...Array.from({ length: LETTER.blankLinesAboveTitle }, () => blankOf())];
}

/** Everything above the title that is in the text itself. */
export function headOf(document: OfficialDocument): readonly FileChild[] {
  switch (document.form) {
    case 'plain':
      return [];
    case 'letter':
      return letterLines(document);
    case 'red-head':
    case 'minutes':
      return redHead(document);
  }
}
