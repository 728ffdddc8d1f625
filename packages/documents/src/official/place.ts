// Texts put where they belong: from the left, to the right, in the middle, spread out, or as a broken line.
import type { BrokenLine, PlacedCharacter } from './breaking.ts';
import { type Face, type Measure, widthOf } from './faces.ts';
import { baselineAt, type PlacedText } from './page.ts';

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
  readonly scale?: number;
  readonly isRed?: boolean;
}

/** One line of text; `middle` is the middle of its characters from above. */
export class Placer {
  readonly #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  width(text: string, { face, size, scale = 100 }: TextStyle): number {
    return (widthOf(text, face, size, this.#measure) * scale) / 100;
  }

  from(text: string, x: number, middle: number, style: TextStyle, gap = 0): PlacedText {
    const { face, size, scale = 100, isRed = false } = style;
    const characters = Array.from(text);
    let at = x;
    const xs = characters.map((character) => {
      const here = at;
      at += this.width(character, style) + gap;
      return here;
    });
    const baseline = baselineAt(middle, size);
    return { kind: 'text', characters, xs, baseline, face, size, scale, isRed };
  }

  upTo(text: string, right: number, middle: number, style: TextStyle): PlacedText {
    return this.from(text, right - this.width(text, style), middle, style);
  }

  around(text: string, axis: number, middle: number, style: TextStyle): PlacedText {
    return this.from(text, axis - this.width(text, style) / 2, middle, style);
  }

  /** From `x` over all of `room`, the characters equally apart. */
  spread(text: string, x: number, room: number, middle: number, style: TextStyle): PlacedText {
    const gaps = Array.from(text).length - 1;
    const gap = gaps === 0 ? 0 : (room - this.width(text, style)) / gaps;
    return this.from(text, x, middle, style, gap);
  }
}

/** A broken line as texts, one for each face. */
export function placeLine(
  line: BrokenLine,
  x: number,
  middle: number,
  size: number,
): readonly PlacedText[] {
  const texts: { face: Face; characters: PlacedCharacter[] }[] = [];
  for (const one of line.characters) {
    const last = texts.at(-1);
    if (last?.face === one.face) last.characters.push(one);
    else texts.push({ face: one.face, characters: [one] });
  }
  return texts.map(({ face, characters }) => ({
    kind: 'text',
    characters: characters.map(({ character }) => character),
    xs: characters.map((one) => x + one.x),
    baseline: baselineAt(middle, size),
    face,
    size,
    scale: 100,
    isRed: false,
  }));
}
