import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICIAL_SAMPLES } from '../testing/official-samples.ts';
import { estimatedWidth, widthOf } from './faces.ts';
import { SIZE } from './geometry.ts';
import { piecesOf } from './pieces.ts';
import { balanceTitle, isShapely, wordEnds } from './title.ts';

const ROOM = 18;
const width = (text: string) => Array.from(text).length;
const points = (text: string) => widthOf(text, 'xiaobiaosong', SIZE.er, estimatedWidth);
const endsOf = (lines: readonly string[]) => {
  let at = 0;
  return lines.slice(0, -1).map((line) => (at += line.length));
};

const WORDS = [
  '关于',
  '印发',
  '安全生产',
  '职责清单',
  '领导干部',
  '2026年度',
  '的',
  '通知',
  '《规定》',
  '和',
];

describe('the lines of a title', () => {
  it('are the title, each within its room, and break no word', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 })
          .map((of) => of.join('')),
        (title) => {
          const lines = balanceTitle(title, ROOM, width);
          expect(lines.join('')).toBe(title);
          for (const line of lines) expect(width(line)).toBeLessThanOrEqual(ROOM);
          const ends = wordEnds(title);
          for (const end of endsOf(lines)) expect(ends).toContain(end);
        },
      ),
    );
  });

  it('are found without trying what does not fit', () => {
    const long =
      '关于督办沿街自建房安全隐患排查整治和老旧工业厂房消防设施更新改造以及地下燃气管线第三方施工破坏防范治理重点工作情况和下一步整改措施落实时限要求的通知有关事';
    let asked = 0;
    const lines = balanceTitle(long, ROOM, (text) => {
      asked += 1;
      return width(text);
    });
    expect(lines).toHaveLength(5);
    expect(asked).toBeLessThan(50_000);
  });

  it('are a trapezoid or a diamond for every document there is, in characters and as it is set', () => {
    for (const { title, unbroken } of Object.values(OFFICIAL_SAMPLES))
      for (const [room, measured] of [
        [ROOM, width],
        [ROOM * SIZE.er, points],
      ] as const)
        expect(isShapely(balanceTitle(title, room, measured, unbroken).map(measured)), title).toBe(
          true,
        );
  });

  it('part the name of who issues it between words where no line holds it', () => {
    const organ = '黔西南布依族苗族自治州安全生产委员会办公室';
    const title = `${organ}关于督办2026年隐患整改的通知`;
    const lines = balanceTitle(title, ROOM, width, [organ]);
    expect(lines).toEqual(balanceTitle(title, ROOM, width));
    for (const end of endsOf(lines)) expect(wordEnds(title)).toContain(end);
  });

  it('leave the name of who issues it whole', () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      const [title] = piecesOf(document, estimatedWidth);
      const lines = title?.kind === 'lines' ? title.lines : [];
      const organs = document.organs.filter((organ) => document.title.includes(organ));
      for (const organ of organs)
        expect(
          lines.some((line) => line.includes(organ)),
          `${name}: ${lines.join('/')}`,
        ).toBe(true);
    }
  });

  it('are no hourglass and no steps', () => {
    expect(isShapely([10, 6, 10])).toBe(false);
    expect(isShapely([8, 12, 9])).toBe(true);
    expect(isShapely([8, 10, 12])).toBe(true);
  });

  it('leave a person’s name and a document’s name whole', () => {
    const title = '滨江市安全生产委员会办公室关于林远山同志履行安全生产工作职责情况的函';
    const lines = balanceTitle(title, ROOM, width, ['林远山同志']);
    expect(lines.some((line) => line.includes('林远山同志'))).toBe(true);
    const named = balanceTitle('关于印发《地方党政领导干部安全生产责任制规定》的通知', 22, width);
    expect(named.some((line) => line.includes('《地方党政领导干部安全生产责任制规定》'))).toBe(
      true,
    );
  });
});
