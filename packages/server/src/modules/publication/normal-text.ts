// A text as the privacy check and the search read it: one form of each character, names not broken by blanks or lines. Pure.

export interface NormalText {
  readonly text: string;
  /** For each unit of the text where it stands in the original, and where it ends there. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

interface Unit {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const DOTS = /[•・‧∙⋅●﹒]/u;
const DASHES = /[‐‑‒–—−﹣]/u;
/** What a name is made of. */
const OF_NAME = /[\p{Script=Han}·]/u;

function folded(character: string): string {
  if (DOTS.test(character)) return '·';
  if (DASHES.test(character)) return '-';
  return character.normalize('NFKC');
}

function unitsOf(text: string): readonly Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const character of text) {
    const to = from + character.length;
    // Marks that nobody sees hide nothing.
    if (!/\p{Cf}/u.test(character))
      for (const unit of folded(character)) units.push({ text: unit, from, to });
    from = to;
  }
  return units;
}

/**
 * What goes between Chinese characters: line ends too (`joined`, for a name that is broken over two lines), blanks within a
 * line, or nothing at all (`spaced`, where a blank ends a word).
 */
const DROPPED = { joined: /\s/u, lined: /[^\S\n]/u, spaced: /(?!)/u } as const;

/** Full-width as plain, one dot, one dash, and no blanks between Chinese characters. */
export function normalText(original: string, how: keyof typeof DROPPED): NormalText {
  const blank = DROPPED[how];
  const units = unitsOf(original);
  const kept: Unit[] = [];
  for (let at = 0; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined) continue;
    let end = at;
    while (end < units.length && blank.test(units[end]?.text ?? '')) end++;
    const isBetween =
      end > at &&
      OF_NAME.test(kept.at(-1)?.text ?? '') &&
      end < units.length &&
      OF_NAME.test(units[end]?.text ?? '');
    if (isBetween) at = end - 1;
    else kept.push(unit);
  }
  const each = kept.flatMap((unit) => Array.from({ length: unit.text.length }, () => unit));
  return {
    text: kept.map(({ text }) => text).join(''),
    from: each.map(({ from }) => from),
    to: each.map(({ to }) => to),
  };
}

/** As it is searched: small letters, no blanks, no marks. */
export const plainText = (text: string): string =>
  normalText(text, 'joined')
    .text.toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '');
