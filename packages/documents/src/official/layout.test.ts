import { describe, expect, it } from 'vitest';
import { OFFICIAL_SAMPLES } from '../testing/official-samples.ts';
import { heading, type OfficialDocument, paragraph } from './document.ts';
import { estimatedWidth } from './faces.ts';
import { layOut } from './layout.ts';
import type { PlacedText } from './page.ts';

const sample = (name: string): OfficialDocument => {
  const found = OFFICIAL_SAMPLES[name];
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};

const pagesOf = (document: OfficialDocument): readonly (readonly PlacedText[])[] =>
  layOut(document).pages.map(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' ? [item] : [])),
  );

const said = ({ characters }: PlacedText) => characters.join('');

function endOf({ characters, xs, face, size, scale }: PlacedText): number {
  const width = estimatedWidth(characters.at(-1) ?? '', face, size);
  return (xs.at(-1) ?? 0) + (width * scale) / 100;
}

describe('the layout of an official document', () => {
  const LONG = '积石山保安族东乡族撒拉族自治县安全生产委员会办公室';

  it('keeps a long name away from the date beside it, in the imprint and in the head of minutes', () => {
    const { imprint } = sample('task-notice');
    if (imprint === undefined) throw new Error('no imprint');
    for (const document of [
      { ...sample('task-notice'), imprint: { ...imprint, printedBy: LONG } },
      { ...sample('talk-minutes'), organs: [LONG] },
    ]) {
      const texts = pagesOf(document).flat();
      const beside = texts.filter(
        (one) => said(one) === LONG && texts.some(({ baseline }) => baseline === one.baseline),
      );
      const name = beside.at(-1);
      const date = texts.findLast(
        (one) => one.baseline === name?.baseline && /\d日/.test(said(one)),
      );
      if (name === undefined || date === undefined) throw new Error('not on one line');
      expect(endOf(name)).toBeLessThan((date.xs[0] ?? 0) - 10);
      expect(name.scale).toBeLessThan(100);
    }
  });

  it('ends the names of signatories a character before the right edge, the number before the last', () => {
    for (const signatories of [['林远'], ['林远山', '司马青云', '欧阳河']]) {
      const [texts = []] = pagesOf({ ...sample('rectification-report'), signatories });
      const at = (text: string) => texts.find((one) => said(one) === text);
      const names = signatories.map(at);
      const right = Math.max(...names.map((one) => (one === undefined ? 0 : endOf(one))));
      // 156 mm in 28 characters, from 28 mm.
      expect(Math.abs(right - ((28 + (156 * 27) / 28) * 72) / 25.4)).toBeLessThan(2);
      const number = texts.find((one) => said(one).includes('〔2026〕'));
      expect(number?.baseline).toBe(names.at(-1)?.baseline);
      expect(at('签发人：')?.baseline).toBe(names[0]?.baseline);
    }
  });

  it('leaves neither a heading nor a table’s head behind where a table of few rows fills more than a page', () => {
    const { imprint: _imprint, ...rest } = sample('task-notice');
    const rows = Array.from({ length: 6 }, (_, at) => [`第${at}行`, '巡查发现的问题。'.repeat(60)]);
    const columns = [{ share: 1 }, { share: 3 }];
    const heads = [[['序号', '事实']], []];
    for (let lines = 0; lines <= 44; lines += 1) {
      const text = Array.from({ length: lines % 22 }, () => paragraph('落实责任'));
      const table = {
        kind: 'table',
        columns,
        head: heads[Math.floor(lines / 22)] ?? [],
        rows,
      } as const;
      const pages = pagesOf({ ...rest, blocks: [...text, heading(1, '清单'), table] });
      const pageOf = (text: string) =>
        pages.findIndex((page) => page.some((one) => said(one).includes(text)));
      for (const page of pages)
        if (page.some((one) => said(one) === '序号'))
          expect(
            page.some((one) => /第\d行/.test(said(one))),
            `${lines} lines`,
          ).toBe(true);
      expect(pageOf('一、清单'), `${lines} lines`).toBe(pageOf('第0行'));
    }
  });
});
