// The head of a document: what the mark says and how large it is, and what stands around it.
import type { OfficialDocument } from './document.ts';
import { type Measure, scaleWithin, widthOf } from './faces.ts';
import { GRID, LETTER, mm, RED_HEAD, SIZE, SOFTWARE_MARGIN, TYPE_AREA } from './geometry.ts';
import { copyNumberText, dateText, numberText, secrecyText } from './wording.ts';

/** 发文机关标志: as large as fits, up to a size that is neither shouting nor thin; long names are set narrower. */
export interface Mark {
  readonly lines: readonly string[];
  /** 文件 of a joint issue, to the right of all organs and in their middle. */
  readonly suffix: string;
  readonly size: number;
  /** Width of its characters in percent. */
  readonly scale: number;
  readonly lineHeight: number;
}

const LARGEST = 48;
/** Below this, characters become narrower before they become smaller. */
const WISHED = 40;
const NARROWEST = 0.66;
const JOINT_LINE = 1.35;

export function markOf(document: OfficialDocument): Mark {
  const { organs, mark = '', form } = document;
  const isJoint = organs.length > 1 && form !== 'letter';
  // 10.1: a letter of several organs bears the leading one's mark.
  const lines = isJoint ? organs : [`${organs[0] ?? ''}${form === 'letter' ? '' : mark}`];
  const suffix = isJoint ? mark : '';
  const longest = Math.max(...lines.map((line) => Array.from(line).length));
  const count = longest + (suffix === '' ? 0 : Array.from(suffix).length + 0.5);
  const room = TYPE_AREA.width;
  const full = room / count;
  if (full >= WISHED) return shaped(lines, suffix, Math.min(full, LARGEST), 1);
  const scale = Math.max(full / WISHED, NARROWEST);
  return shaped(lines, suffix, full / scale, scale);
}

function shaped(lines: readonly string[], suffix: string, size: number, scale: number): Mark {
  const whole = Math.floor(size);
  return {
    lines,
    suffix,
    size: whole,
    scale: Math.floor(scale * 100),
    lineHeight: lines.length === 1 ? whole : whole * JOINT_LINE,
  };
}

const markHeight = ({ lines, size, lineHeight }: Mark): number =>
  (lines.length - 1) * lineHeight + size;

/** 7.2.1–7.2.3: copy number, secrecy and urgency, one below the other and nothing for what is missing. */
export function cornerLines(document: OfficialDocument): readonly {
  readonly text: string;
  readonly face: 'fangsong' | 'heiti';
}[] {
  const { copyNumber, secrecy, urgency } = document;
  return [
    ...(copyNumber === undefined
      ? []
      : [{ text: copyNumberText(copyNumber), face: 'fangsong' as const }]),
    ...(secrecy === undefined ? [] : [{ text: secrecyText(secrecy), face: 'heiti' as const }]),
    ...(urgency === undefined ? [] : [{ text: urgency, face: 'heiti' as const }]),
  ];
}

/** 7.2.6: two names to a row. */
export function signatoryRows(names: readonly string[]): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < names.length; at += 2) rows.push(names.slice(at, at + 2));
  return rows;
}

/** 签发人 and its colon. */
const SIGNATORY_LABEL = 4;

/** 7.2.6: where the label begins and each column of names, from the type area's left; the last ends a character before its right. */
export function signatoryEdges(names: readonly string[]): {
  readonly label: number;
  readonly columns: readonly number[];
} {
  const rows = signatoryRows(names);
  const longest = (column: number) =>
    Math.max(0, ...rows.map((row) => Array.from(row[column] ?? '').length));
  const [first, second] = [longest(0), longest(1)];
  const beside = second === 0 ? 0 : first + 1;
  const at = GRID.characters - 1 - (second === 0 ? first : second) - beside;
  const edge = (characters: number) => characters * GRID.character;
  return { label: edge(at - SIGNATORY_LABEL), columns: [edge(at), edge(at + beside)] };
}

/** What the head's last line says: its number in the middle, at the left of signatories, or organ and date of minutes. */
export interface HeadLine {
  readonly number: string;
  readonly left: string;
  readonly right: string;
}

/** How wide the characters of the organ are, so that it keeps away from the date beside it. */
export function organScale({ left, right }: HeadLine, measure: Measure): number {
  const width = (text: string) => widthOf(text, 'fangsong', SIZE.san, measure);
  return scaleWithin(TYPE_AREA.width - 3 * GRID.character - width(right), width(left));
}

export function headLine(document: OfficialDocument): HeadLine {
  const number = document.number === undefined ? '' : numberText(document.number);
  if (document.form !== 'minutes') return { number, left: '', right: '' };
  const { signature } = document;
  return {
    number,
    left: document.organs.join('　'),
    right: signature === undefined ? '' : dateText(signature.date),
  };
}

/** Where the mark of a red head begins and how many lines of the grid head and mark take, the two blank ones included. */
export function linesToNumber(mark: Mark): number {
  const top = TYPE_AREA.top + RED_HEAD.markBelowTypeArea;
  const used = (top + markHeight(mark) - SOFTWARE_MARGIN.top) / GRID.line;
  return Math.ceil(used - 0.15) + RED_HEAD.blankLinesBelowMark;
}

/** Of a letter: its upper double line, and the first line of text below it. */
export function letterHead(mark: Mark): { readonly rule: number; readonly text: number } {
  const rule = LETTER.markTop + markHeight(mark) + LETTER.ruleBelowMark;
  return { rule, text: rule + mm(1) + LETTER.besideRule };
}

/** 7.3.1, 10.1: lines of the grid from the type area's top to the title. */
export function linesAboveTitle(document: OfficialDocument): number {
  const { form } = document;
  if (form === 'plain') return 0;
  const mark = markOf(document);
  if (form === 'letter') {
    const { text } = letterHead(mark);
    const elements = Math.max(cornerLines(document).length, document.number === undefined ? 0 : 1);
    const below = text + (elements - 1) * GRID.line + SIZE.san;
    const used = (below - SOFTWARE_MARGIN.top) / GRID.line;
    return Math.ceil(used - 0.3) + LETTER.blankLinesAboveTitle;
  }
  const rows = Math.max(signatoryRows(document.signatories ?? []).length, 1);
  const extra = form === 'minutes' && document.number !== undefined ? 1 : 0;
  return linesToNumber(mark) + rows + extra + RED_HEAD.blankLinesBelowRule;
}
