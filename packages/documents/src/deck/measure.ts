// How much room text takes: widths by kind of character, lines broken as Chinese is set, so that nothing is placed unmeasured.
import { type Style, TYPE } from './tokens.ts';

/** In ems, on the wide side: what a fallback typeface draws wider must fit as well. */
const DIGIT = 0.6;
const CAPITAL = 0.74;
const SMALL = 0.6;
const WIDE_LATIN = 0.92;
const NARROW = 0.36;

function widthOf(char: string): number {
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f]/.test(char)) return 1;
  if (/[0-9]/.test(char)) return DIGIT;
  if (/[mwMW%@]/.test(char)) return WIDE_LATIN;
  if (/[A-Z]/.test(char)) return CAPITAL;
  if (/[a-z]/.test(char)) return SMALL;
  if (/[ .,:;'|!()[\]/-]/.test(char)) return NARROW;
  // Quotation marks, dashes, dots and signs are as wide as a character in Chinese typefaces.
  return 1;
}

/** Marks that never begin a line, and those that never end one. */
const NOT_FIRST = /^[，。、；：？！）】》〉”’…—·%〕]/;
const NOT_LAST = /[（【《〈“‘〔]$/;

/** What may not be torn: a word or number, or one character with the marks that cling to it. */
function piecesOf(text: string): readonly string[] {
  const raw = text.match(/[A-Za-z0-9][A-Za-z0-9.,%:/-]*|[\s\S]/gu) ?? [];
  return raw.reduce<string[]>((pieces, piece) => {
    const last = pieces.at(-1);
    if (last !== undefined && (NOT_FIRST.test(piece) || NOT_LAST.test(last)))
      pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
    return pieces;
  }, []);
}

const emsOf = (text: string) => Array.from(text, widthOf).reduce((sum, width) => sum + width, 0);

/** How many lines a paragraph takes in a width, both in points. */
export function linesOf(text: string, size: number, width: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of piecesOf(text)) {
    const wide = emsOf(piece) * size;
    if (used > 0 && used + wide > width) {
      lines += 1;
      used = 0;
    }
    // A word longer than the line is torn where it ends.
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used += wide;
  }
  return lines;
}

export interface Measured {
  readonly text: string;
  readonly style: Style;
  /** Points above it; not above the first. */
  readonly before?: number;
  /** Points it is set in from the left: a bullet hangs there. */
  readonly indent?: number;
}

/** The height of paragraphs in a width, both in points. */
export function heightOf(paragraphs: readonly Measured[], width: number): number {
  return paragraphs.reduce((sum, { text, style, before = 0, indent = 0 }, at) => {
    const { size, leading } = TYPE[style];
    return sum + linesOf(text, size, width - indent) * leading + (at === 0 ? 0 : before);
  }, 0);
}
