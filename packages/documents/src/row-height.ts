// How high a row has to be for its wrapped texts: not every program works it out when it opens a file.

/** In points, of what is set in 11 points. */
const LINE = 15;
/** A row is no higher, in points. */
const MOST = 405;
/** A Chinese character beside a digit, and a little to spare. */
const WIDE = 2.1;

const widthOf = (text: string): number => {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) > 0x2e7f ? WIDE : 1;
  return width;
};

/** Lines of a text in a column so many digits wide. */
export function linesOf(text: string, column: number): number {
  // Most are short, and a list has a million of them.
  if (text.length * WIDE <= column && !text.includes('\n')) return 1;
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(widthOf(line) / (column - 1))), 0);
}

export const heightOf = (lines: number): number => Math.min(lines * LINE, MOST);
