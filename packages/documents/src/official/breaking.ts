// Chinese line breaking: no mark at a line's start that closes, none at its end that opens, figures and words whole.
import type { Face, Measure, Run } from './faces.ts';

/** 避头: what never begins a line. */
export const NEVER_FIRST = '，。、；：！？）》〉」』】〕］”’…—·％℃,.;:!?)]}%';
/** 避尾: what never ends one. */
export const NEVER_LAST = '（《〈「『【〔［“‘([{';

/** Marks with half a square of nothing behind them, or before them, which a full line may take back. */
const BLANK_BEHIND = '，。、；：！？）》〉」』】〕］”’';
const BLANK_BEFORE = '（《〈「『【〔［“‘';

/** A line may be stretched by this much for each gap, in parts of the size; beyond it stays ragged. */
const LOOSEST = 0.35;
const EPSILON = 0.01;

/** A character where it stands: `x` from the left of what is broken. */
export interface PlacedCharacter {
  readonly character: string;
  readonly face: Face;
  readonly x: number;
  readonly width: number;
}

export interface BrokenLine {
  readonly characters: readonly PlacedCharacter[];
  /** The last of a paragraph, which is not stretched. */
  readonly isLast: boolean;
}

export interface LineShape {
  readonly size: number;
  /** Added to every character, for a grid narrower or wider than the size. */
  readonly tracking: number;
  /** Where the first line begins, and the others. */
  readonly first: number;
  readonly left: number;
  readonly right: number;
  /** Lines keep their natural width, for what is centred. */
  readonly isRagged?: boolean;
}

interface Sized {
  readonly character: string;
  readonly face: Face;
  readonly width: number;
}

const isWordPart = (character: string): boolean => /[!-~\u00b2\u00b3\u00b7]/.test(character);

function mayBreak(before: string, after: string): boolean {
  if (NEVER_FIRST.includes(after) || NEVER_LAST.includes(before)) return false;
  return !(isWordPart(before) && isWordPart(after));
}

const blankOf = ({ character, width }: Sized): number =>
  BLANK_BEHIND.includes(character) || BLANK_BEFORE.includes(character) ? width / 2 : 0;

const sum = (sized: readonly Sized[]): number => sized.reduce((all, { width }) => all + width, 0);

/** How many of the characters the next line takes, and whether its marks must give way for them. */
function lengthOfLine(sized: readonly Sized[], room: number): number {
  let count = 0;
  let width = 0;
  while (count < sized.length) {
    width += sized[count]?.width ?? 0;
    if (width > room + EPSILON) break;
    count += 1;
  }
  if (count === sized.length) return count;
  const breaksAt = (at: number) =>
    at === sized.length || mayBreak(sized[at - 1]?.character ?? '', sized[at]?.character ?? '');
  if (breaksAt(count)) return count;
  // First see whether what may not begin the next line fits into this one, at the cost of blanks of its marks.
  for (let more = count + 1; more <= Math.min(count + 3, sized.length); more += 1) {
    if (!breaksAt(more)) continue;
    const taken = sized.slice(0, more);
    const blanks = taken.reduce((all, one) => all + blankOf(one), 0);
    if (sum(taken) - blanks <= room + EPSILON) return more;
    break;
  }
  for (let fewer = count - 1; fewer > 0; fewer -= 1) if (breaksAt(fewer)) return fewer;
  return Math.max(count, 1);
}

/** Marks give up blanks until the line fits. */
function squeezed(line: readonly Sized[], left: number, room: number): PlacedCharacter[] {
  const blanks = line.reduce((all, one) => all + blankOf(one), 0);
  const part = blanks === 0 ? 0 : Math.min((sum(line) - room) / blanks, 1);
  let x = left;
  return line.map((one) => {
    const given = blankOf(one) * part;
    const at = BLANK_BEFORE.includes(one.character) ? x - given : x;
    x += one.width - given;
    return { ...one, x: at };
  });
}

/** What is left over goes between the characters, but not into figures and words. */
function stretched(
  line: readonly Sized[],
  left: number,
  room: number,
  size: number,
): PlacedCharacter[] {
  const isGap = line.map(
    (one, at) =>
      at < line.length - 1 &&
      !(isWordPart(one.character) && isWordPart(line[at + 1]?.character ?? '')),
  );
  const gaps = isGap.filter(Boolean).length;
  const each = gaps === 0 ? 0 : (room - sum(line)) / gaps;
  const added = each > size * LOOSEST ? 0 : each;
  let x = left;
  return line.map((one, at) => {
    const placed = { ...one, x };
    x += one.width + (isGap[at] === true ? added : 0);
    return placed;
  });
}

function placed(
  line: readonly Sized[],
  shape: LineShape,
  left: number,
  isLast: boolean,
): PlacedCharacter[] {
  const room = shape.right - left;
  if (sum(line) > room + EPSILON) return squeezed(line, left, room);
  if (!isLast && shape.isRagged !== true) return stretched(line, left, room, shape.size);
  let x = left;
  return line.map((one) => {
    const at = x;
    x += one.width;
    return { ...one, x: at };
  });
}

/** The lines of one paragraph, each filled from its left to `right`. Empty text is one empty line. */
export function breakLines(
  runs: readonly Run[],
  shape: LineShape,
  measure: Measure,
): readonly BrokenLine[] {
  let rest: readonly Sized[] = runs.flatMap(({ text, face }) =>
    Array.from(text).map((character) => ({
      character,
      face,
      width: measure(character, face, shape.size) + shape.tracking,
    })),
  );
  const lines: BrokenLine[] = [];
  do {
    const left = lines.length === 0 ? shape.first : shape.left;
    const count = lengthOfLine(rest, shape.right - left);
    const isLast = count === rest.length;
    lines.push({ characters: placed(rest.slice(0, count), shape, left, isLast), isLast });
    // A blank between two words is not carried over.
    rest = rest.slice(count);
    while (rest[0]?.character === ' ') rest = rest.slice(1);
  } while (rest.length > 0);
  return lines;
}
