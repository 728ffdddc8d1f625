import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenLine, breakLines, NEVER_FIRST, NEVER_LAST } from './breaking.ts';
import { estimatedWidth } from './faces.ts';
import { GRID, SIZE, TYPE_AREA } from './geometry.ts';

const SHAPE = {
  size: SIZE.san,
  tracking: GRID.character - SIZE.san,
  first: 2 * GRID.character,
  left: 0,
  right: TYPE_AREA.width,
};

const textOf = ({ characters }: BrokenLine) => characters.map((one) => one.character).join('');
const broken = (text: string) => breakLines([{ text, face: 'fangsong' }], SHAPE, estimatedWidth);

/** Text as documents have it: words, figures and things in brackets, with at most two marks in a row. */
const prose = fc
  .array(
    fc.oneof(
      fc.constantFrom('安全', '生产责任', '党政', '落实', '督', '重大事故隐患', '的'),
      fc.integer({ min: 1, max: 20261231 }).map(String),
      fc.constantFrom('，', '。', '、', '；', '”，', '》。', '——'),
      fc.constantFrom('（试行）', '《规定》', '“一岗双责”', '〔2026〕7号'),
    ),
    { minLength: 1, maxLength: 80 },
  )
  .map((parts) =>
    // A sentence neither begins with a mark nor piles them up.
    parts
      .filter(
        (part, at) =>
          !/^[，。、；”》—]/u.test(part) ||
          (at > 0 && !/^[，。、；”》—]/u.test(parts[at - 1] ?? '')),
      )
      .join('字'),
  );

describe('line breaking', () => {
  it('puts 28 characters on a line, 26 on the first of a paragraph', () => {
    const lines = broken('安'.repeat(26 + 28 + 3)).map((line) => textOf(line).length);
    expect(lines).toEqual([26, 28, 3]);
  });

  it('begins no line with a mark that closes and ends none with one that opens', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const lines = broken(text).map(textOf);
        expect(lines.join('')).toBe(text);
        for (const line of lines.slice(1)) expect(NEVER_FIRST).not.toContain(line[0]);
        for (const line of lines.slice(0, -1)) expect(NEVER_LAST).not.toContain(line.at(-1));
      }),
    );
  });

  it('keeps figures whole and everything inside the type area', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const lines = broken(text);
        for (const [at, line] of lines.entries()) {
          const next = lines[at + 1]?.characters[0]?.character ?? '';
          const last = line.characters.at(-1);
          expect(/[0-9]/.test(last?.character ?? '') && /[0-9]/.test(next)).toBe(false);
          const half = /[，。、；）》”〕]/u.test(last?.character ?? '') ? 0.5 : 1;
          expect((last?.x ?? 0) + (last?.width ?? 0) * half).toBeLessThanOrEqual(
            TYPE_AREA.width + 0.1,
          );
        }
      }),
    );
  });

  it('takes a mark in by narrowing others rather than sending a character with it', () => {
    const [first] = broken(`${'安'.repeat(12)}，${'安'.repeat(13)}。${'安'.repeat(9)}`);
    expect(first === undefined ? '' : textOf(first).at(-1)).toBe('。');
  });

  it('fills every line but the last to the right edge', () => {
    const lines = broken('落实责任制2026年度第1季度108项重大事故隐患治理情况，'.repeat(6));
    for (const { characters, isLast } of lines) {
      const last = characters.at(-1);
      const end = (last?.x ?? 0) + (last?.width ?? 0);
      if (!isLast) expect(end).toBeGreaterThan(TYPE_AREA.width - SIZE.san / 2 - 0.1);
    }
  });
});
