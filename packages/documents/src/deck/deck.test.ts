// The file itself is read back: every text in its box, every clause in the regulation, notes on every slide.
import { citedArticle, TRAINED_ROLES } from '@jinze/kernel';
import { training } from '@jinze/rules';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ReadSlide, readSlides } from '../testing/slides.ts';
import { writeDeck } from './deck.ts';
import { linesOf } from './measure.ts';
import { FRAME, PAGE, THEME } from './tokens.ts';

const ASOF = '2026-11-27';

function materialOf(more: Partial<Parameters<typeof training>[0]> = {}) {
  const found = training({ asOf: ASOF as never, ...more });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

const VARIANTS: readonly (readonly [string, Partial<Parameters<typeof training>[0]>])[] = [
  ['for everybody', {}],
  ['for a region and a role in it', { region: '440100', role: 'government-chief' }],
  ['for a region with many requirements', { region: '51' }],
  ['for a region without any', { region: '北京市朝阳区' }],
  ...TRAINED_ROLES.map((role) => [`for ${role}`, { role }] as const),
];

/** What a text needs and has, in points. */
function overflow({ paragraphs, width, height, insets }: ReadSlide['texts'][number]): number {
  const inner = width - insets.left - insets.right;
  const needed = paragraphs.reduce(
    (sum, { text, size, leading, before, indent }, at) =>
      sum + linesOf(text, size, inner - indent) * leading + (at === 0 ? 0 : before),
    0,
  );
  return needed - (height - insets.top - insets.bottom);
}

/** Half a point of rounding. */
const TOLERANCE = 0.5;

describe.each(VARIANTS)('the deck %s', (_, more) => {
  let slides: readonly ReadSlide[];
  beforeAll(async () => {
    const deck = await writeDeck(materialOf(more));
    slides = await readSlides(deck.bytes);
    expect(slides.length).toBe(deck.slides);
  });

  it('has at least 58 slides, each with a title of one line and real notes', () => {
    expect(slides.length).toBeGreaterThanOrEqual(58);
    for (const { title, notes, number } of slides) {
      expect(title, String(number)).not.toBe('');
      expect(notes.length, title).toBeGreaterThan(20);
    }
    const titles = slides.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('lets no text out of its box or cell, and no shape off the slide', () => {
    let texts = 0;
    for (const { number, title, texts: own, boxes } of slides) {
      for (const text of own) {
        texts += 1;
        const said = text.paragraphs.map((one) => one.text).join('/');
        expect(overflow(text), `${number} ${title}: ${said}`).toBeLessThan(TOLERANCE);
      }
      for (const { x, y, w, h } of boxes) {
        expect(x, `${number} ${title}`).toBeGreaterThanOrEqual(0);
        expect(y, `${number} ${title}`).toBeGreaterThanOrEqual(0);
        expect(x + w, `${number} ${title}`).toBeLessThanOrEqual(PAGE.width * 72 + TOLERANCE);
        expect(y + h, `${number} ${title}`).toBeLessThanOrEqual(PAGE.height * 72 + TOLERANCE);
      }
    }
    expect(texts).toBeGreaterThan(600);
  });

  it('has no shape with words upon another', () => {
    for (const { number, title, boxes } of slides) {
      const worded = boxes.filter(({ hasWords }) => hasWords);
      const touching = worded.flatMap((a, at) =>
        worded
          .slice(at + 1)
          .filter(
            (b) =>
              Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > 1 &&
              Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > 1,
          ),
      );
      expect(touching, `${number} ${title}`).toEqual([]);
    }
  });

  it('sets nothing smaller than 14 points, and each line at an exact distance', () => {
    for (const { number, texts } of slides)
      for (const { paragraphs } of texts)
        for (const { size, leading, text } of paragraphs) {
          expect(size, `${number} ${text}`).toBeGreaterThanOrEqual(14);
          expect(leading, `${number} ${text}`).toBeGreaterThan(size);
        }
  });

  it('cites only articles and items that are there', () => {
    const { regulation } = materialOf(more);
    const known = new Set(
      regulation.articles.flatMap(({ article, items, text }) => [
        citedArticle(String(article)),
        ...items.map((item) => citedArticle(item.article)),
        ...(text.match(/（[一二三四五六七八九十]+）/g) ?? []).map((_, at) =>
          citedArticle(`${article}.${at + 1}`),
        ),
      ]),
    );
    let cited = 0;
    for (const { number, texts, notes } of slides) {
      const all = [...texts.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)), notes];
      for (const text of all) {
        // What another instrument's title stands before, with all that is listed after it, is that instrument's.
        const own = text.replaceAll(/》(第[一二三四五六七八九十]+条、?)+/g, '》');
        for (const [one] of own.matchAll(
          /第[一二三四五六七八九十]+条(第[一二三四五六七八九十]+项)?/g,
        )) {
          cited += 1;
          expect(known, `${number} ${text}`).toContain(one);
        }
      }
    }
    expect(cited).toBeGreaterThan(150);
  });

  it('gives every shape of a slide an id of its own', () => {
    for (const { number, ids } of slides)
      expect(new Set(ids).size, String(number)).toBe(ids.length);
  });
});

describe('the training deck', () => {
  it('is the same file for the same material', async () => {
    const [one, other] = [await writeDeck(materialOf()), await writeDeck(materialOf())];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('names no source of another instrument than those of the rules', async () => {
    const material = materialOf();
    const { bytes } = await writeDeck(material);
    const known = new Set(
      JSON.stringify(material)
        .match(/《[^》]+》/g)
        ?.concat([
          '《规定》',
          '《条例》',
          `《${material.regulation.title}》`,
          '《生产安全事故报告和调查处理条例》',
          '《安全生产法》',
        ]),
    );
    for (const { number, texts } of await readSlides(bytes))
      for (const { paragraphs } of texts)
        for (const { text } of paragraphs)
          for (const [title] of text.matchAll(/《[^》]+》/g))
            expect(known, `${number} ${text}`).toContain(title);
  });

  it('has native tables and charts, our colours as its theme, and says the answer in the notes alone', async () => {
    const material = materialOf();
    const slides = await readSlides((await writeDeck(material)).bytes);
    const sum = (of: (slide: ReadSlide) => number) => slides.reduce((all, one) => all + of(one), 0);
    expect(sum(({ tables }) => tables)).toBeGreaterThan(30);
    expect(sum(({ charts }) => charts)).toBeGreaterThanOrEqual(4);
    expect(sum(({ pictures }) => pictures)).toBe(0);
    expect(slides.every(({ theme }) => theme.includes(THEME.accent1))).toBe(true);
    const asked = slides.filter(({ notes }) => notes.startsWith('答案：'));
    expect(asked.length).toBeGreaterThanOrEqual(10);
    for (const { texts } of asked)
      expect(
        texts.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)).join(''),
      ).not.toContain('答案');
  });

  it('writes money and documents as regulations do', async () => {
    const slides = await readSlides((await writeDeck(materialOf())).bytes);
    const all = slides.flatMap(({ texts }) =>
      texts.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)),
    );
    for (const said of ['1亿元以上', '5000万元以上，不满1亿元']) expect(all).toContain(said);
    expect(all.filter((text) => /\d{5,}(\.\d+)?万元/.test(text))).toEqual([]);
    expect(all.join('\n')).toContain('》（安委〔2018〕2号）');
    expect(all.filter((text) => /《[^》]*〔/.test(text))).toEqual([]);
  });

  it('sets a card’s words larger where it has the room, and breaks no head for it', async () => {
    const slides = await readSlides((await writeDeck(materialOf())).bytes);
    const sizesOf = (title: string, head: string) =>
      slides
        .find((one) => one.title.startsWith(title))
        ?.texts.find(({ paragraphs }) => paragraphs.some(({ text }) => text === head))
        ?.paragraphs.map(({ size }) => size);
    expect(sizesOf('纳入督查督办', '看落实')).toEqual([20, 18]);
    expect(sizesOf('适用范围', '县级以上地方党委和政府领导班子成员')).toEqual([14, 18, 16]);
  });

  it('names bodies and posts of a case and nobody later than at the time', () => {
    const { cases } = materialOf();
    expect(cases.length).toBeGreaterThanOrEqual(5);
    const posts = cases.flatMap((one) => one.posts.map(({ post }) => post));
    expect(posts.filter((post) => /时任|某某|同志|先生|女士|\d{4}-\d{2}/.test(post))).toEqual([]);
  });

  it('shows a role its own duties in full and those of others at a glance', async () => {
    const slides = await readSlides((await writeDeck(materialOf({ role: 'safety-deputy' }))).bytes);
    const titles = slides.map(({ title }) => title);
    expect(titles.some((one) => one.startsWith('安全生产分管领导的职责：'))).toBe(true);
    expect(titles.some((one) => one.startsWith('政府主要负责人的职责：'))).toBe(false);
    expect(titles).toContain('政府主要负责人：6项职责');
  });

  it.each([
    { region: '44' },
    { region: '330328' },
    { region: '51', role: 'safety-deputy' },
  ] as const)('fills the slides of what $region asks, however little it is', async (more) => {
    const slides = await readSlides((await writeDeck(materialOf(more))).bytes);
    const local = slides.filter(({ title }) => title.includes('在本地还有'));
    expect(local.length).toBeGreaterThan(0);
    const footed = (FRAME.body.y + FRAME.body.h) * 72;
    for (const { title, boxes } of local) {
      const lowest = Math.max(
        ...boxes.map(({ y, h }) => y + h).filter((bottom) => bottom <= footed + TOLERANCE),
      );
      const filled = (lowest / 72 - FRAME.body.y) / FRAME.body.h;
      expect(filled, title).toBeGreaterThan(0.65);
    }
  });

  it('says once what all five are asked', async () => {
    const slides = await readSlides((await writeDeck(materialOf({ region: '44' }))).bytes);
    const said = slides
      .filter(({ title }) => title.includes('在本地还有'))
      .flatMap(({ texts }) =>
        texts.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)),
      );
    expect(said).toContain('市级、县级五类领导干部');
  });

  it('assumes no number for a region that has none on record, and shows where a number comes from', async () => {
    const without = await readSlides(
      (await writeDeck(materialOf({ region: '北京市朝阳区' }))).bytes,
    );
    const empty = without.find(({ title }) => title === '没有收录的，不推定');
    const lowest = Math.max(
      ...(empty?.boxes ?? [])
        .map(({ y, h }) => y + h)
        .filter((bottom) => bottom <= (FRAME.body.y + FRAME.body.h) * 72 + TOLERANCE),
    );
    expect((lowest / 72 - FRAME.body.y) / FRAME.body.h).toBeGreaterThan(0.65);
    expect(empty?.tables).toBe(1);
    const { region } = materialOf({ region: '44' });
    expect(region?.requirements.length).toBeGreaterThan(3);
    for (const { source, text } of region?.requirements ?? []) {
      expect(source, text).toMatch(/^广东省《.+》$/);
    }
  });
});
