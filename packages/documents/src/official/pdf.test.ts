import { describe, expect, it } from 'vitest';
import { OFFICIAL_SAMPLES } from '../testing/official-samples.ts';
import { linesOfPage, type PdfPage, readPdf } from '../testing/pdf.ts';
import { codeOfPage } from '../testing/qr.ts';
import { heading, type OfficialDocument, paragraph } from './document.ts';
import { writeOfficialPdf } from './pdf.ts';

const MADE = new Date('2026-03-05T00:00:00Z');
/** Millimetres on paper to points, written again here: a test does not take its ruler from what it measures. */
const mm = (millimetres: number) => (millimetres * 72) / 25.4;

const sample = (name: string): OfficialDocument => {
  const found = OFFICIAL_SAMPLES[name];
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
};

const FULL: OfficialDocument = {
  ...sample('task-notice'),
  copyNumber: 12,
  secrecy: { level: '秘密', term: '1年' },
  urgency: '特急',
  blocks: [paragraph('安全生产责任'.repeat(200)), heading(1, '要求'), paragraph('落实')],
};

const pagesOf = async (document: OfficialDocument) =>
  readPdf((await writeOfficialPdf(document, MADE)).bytes);

/** The middle of characters is 0.38 of their size above the baseline. */
const top = (page: PdfPage, text: string) => {
  const found = page.texts.find((one) => one.text.includes(text));
  if (found === undefined) throw new Error(`no ${text}`);
  return found.y - 0.88 * found.size;
};

describe('an official document as a PDF', () => {
  it('has a paragraph for each line that was typed or pasted, and nothing for signs nobody sees', async () => {
    const pasted: OfficialDocument = {
      ...sample('task-notice'),
      blocks: [
        paragraph('第一段。\r\n\n第二段。\u000b第三段\u0007。'),
        heading(1, '要\n求', '先说。\u2028再说。'),
      ],
    };
    const { bytes, missing } = await writeOfficialPdf(pasted, MADE);
    expect(missing).toEqual([]);
    const lines = readPdf(bytes).flatMap((page) => linesOfPage(page).map(({ text }) => text));
    for (const line of ['第一段。', '第二段。', '第三段。', '一、要 求先说。', '再说。'])
      expect(lines).toContain(line);
  });

  it('is A4, with 22 lines of 28 characters from 37 mm to 35 mm above the edge', async () => {
    const [, page] = await pagesOf(FULL);
    expect([page?.width, page?.height].map((size) => Math.round(size ?? 0))).toEqual([595, 842]);
    const lines = linesOfPage(page as PdfPage).filter(({ text }) => !text.startsWith('—'));
    expect(lines).toHaveLength(22);
    for (const { text } of lines) expect(Array.from(text)).toHaveLength(28);
    const [first, last] = [lines[0]?.y ?? 0, lines.at(-1)?.y ?? 0];
    expect(Math.abs(first - 0.88 * 16 - mm(37))).toBeLessThan(mm(1));
    expect(Math.abs(last + 0.12 * 16 - mm(297 - 35))).toBeLessThan(mm(1));
    const left = Math.min(...(page?.texts ?? []).map(({ x }) => x));
    expect(Math.abs(left - mm(28))).toBeLessThan(mm(0.1));
  });

  it('has its mark 35 mm below the type area, the number two lines below, a red line 4 mm below that', async () => {
    const [page] = (await pagesOf(FULL)) as [PdfPage];
    expect(Math.abs(top(page, '文件') - mm(37 + 35))).toBeLessThan(mm(0.5));
    const number = page.texts.find(({ text }) => text.includes('〔2026〕'));
    const rule = page.lines[0];
    expect(Math.abs((rule?.y1 ?? 0) - (number?.y ?? 0) - 0.12 * 16 - mm(4))).toBeLessThan(mm(0.1));
    expect(Math.abs((rule?.x2 ?? 0) - (rule?.x1 ?? 0) - mm(156))).toBeLessThan(0.1);
    expect(rule?.width).toBeCloseTo(mm(0.35), 2);
    const corner = linesOfPage(page).map(({ text }) => text);
    expect(corner.slice(0, 3)).toEqual(['000012', '秘密★1年', '特急']);
  });

  it('numbers odd pages at the right and even ones at the left, 7 mm below the type area', async () => {
    const [one, two] = (await pagesOf(FULL)) as [PdfPage, PdfPage];
    const number = ({ texts }: PdfPage) => texts.find(({ text }) => /^— \d+ —$/.test(text));
    expect(number(one)?.text).toBe('— 1 —');
    expect(number(one)?.size).toBe(14);
    expect(number(one)?.x).toBeGreaterThan(mm(150));
    expect(Math.abs((number(two)?.x ?? 0) - mm(28) - 14)).toBeLessThan(0.1);
    expect(Math.abs((number(two)?.y ?? 0) - 0.38 * 14 - mm(262 + 7))).toBeLessThan(mm(0.5));
  });

  it('has its code below the page number and above a letter’s lower line, touching neither', async () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      if (document.origin === undefined) continue;
      const page = (await pagesOf(document)).at(-1);
      const code = page?.texts.find(({ text }) => text.startsWith('核验码'));
      const number = page?.texts.find(({ text }) => /^— \d+ —$/.test(text));
      const { y = 0, size = 0 } = code ?? {};
      const bottom = number === undefined ? mm(262) : number.y + 0.12 * number.size;
      expect(y - 0.88 * size - bottom, name).toBeGreaterThan(mm(1));
      expect(mm(277) - y - 0.12 * size, name).toBeGreaterThan(mm(1));
    }
  });

  it('has a QR code of its own answer in the corner, clear of text, rules and page number', async () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      const { origin } = document;
      if (origin === undefined) continue;
      const pages = await pagesOf(document);
      const page = pages.at(-1) as PdfPage;
      const { text, ...edges } = codeOfPage(page);
      expect(text, name).toBe(`${origin.address}?code=${origin.verifyCode}`);
      expect(edges.right - edges.left, name).toBeCloseTo(mm(15), 2);
      expect(edges.bottom - edges.top, name).toBeCloseTo(mm(15), 2);
      // Four modules around it are its quiet zone; printers reach to 5 mm from the edge.
      const quiet = (4 * mm(15)) / 33;
      expect(edges.right, name).toBeLessThan(mm(210 - 5));
      expect(edges.left - mm(28 + 156), name).toBeGreaterThan(quiet);
      const ruled = page.lines.filter(({ x2, y2 }) => x2 > edges.left && y2 > edges.top);
      for (const { y1 } of ruled) expect(y1 - edges.bottom, name).toBeGreaterThan(mm(1));
      for (const one of page.texts)
        expect(one.x + Array.from(one.text).length * 2, name).toBeLessThan(edges.left - quiet);
      expect(pages.slice(0, -1).flatMap(({ rectangles }) => rectangles)).toEqual([]);
    }
  });

  it('has no QR code where the server does not know its own address', async () => {
    const { origin, ...rest } = sample('task-notice');
    if (origin === undefined) throw new Error('the sample says where it is checked');
    const pages = await pagesOf({ ...rest, origin: { ...origin, address: '/verify' } });
    expect(pages.flatMap(({ rectangles }) => rectangles)).toEqual([]);
    expect(
      pages
        .flatMap(linesOfPage)
        .map(({ text }) => text)
        .join(),
    ).toContain('核验：本系统网址后加 /verify');
  });

  it('has its imprint on an even page, the last line of it on the edge of the type area', async () => {
    for (const [name, document] of Object.entries(OFFICIAL_SAMPLES)) {
      if (document.imprint === undefined || document.form === 'letter') continue;
      const pages = await pagesOf(document);
      expect(pages.length % 2, name).toBe(0);
      const last = pages.at(-1);
      const rules =
        last?.lines.filter(({ y1, y2, x1, x2 }) => y1 === y2 && x2 - x1 > mm(155)) ?? [];
      const lowest = rules.toSorted((a, b) => b.y1 - a.y1)[0];
      expect(Math.abs((lowest?.y1 ?? 0) - mm(262)), name).toBeLessThan(0.1);
      expect(lowest?.width, name).toBeCloseTo(mm(0.35), 2);
    }
  });

  it('numbers neither a blank page before the imprint nor the imprint’s', async () => {
    // Pages fill up one line at a time until the second has no room for the imprint.
    const filled = (lines: number): OfficialDocument => {
      const { signature: _signature, ...rest } = FULL;
      return { ...rest, blocks: Array.from({ length: lines }, () => paragraph('落实责任')) };
    };
    const counts = new Map<number, readonly PdfPage[]>();
    for (let lines = 20; lines <= 32; lines += 1) {
      const pages = await pagesOf(filled(lines));
      if (!counts.has(pages.length)) counts.set(pages.length, pages);
    }
    expect([...counts.keys()]).toEqual([2, 4]);
    const numbered = counts
      .get(4)
      ?.map(({ texts }) => texts.some(({ text }) => text.startsWith('— ')));
    expect(numbered).toEqual([true, true, false, false]);
  });

  it('is a letter with its mark 30 mm and its lower line 20 mm from the edges, no number on the first page', async () => {
    const [page] = (await pagesOf(sample('vetting-letter'))) as [PdfPage];
    const mark = page.texts.toSorted((one, other) => one.y - other.y)[0];
    expect(mark?.text).toBe('滨江市安全生产委员会办公室');
    expect(Math.abs((mark?.y ?? 0) - 0.88 * (mark?.size ?? 0) - mm(30))).toBeLessThan(mm(0.5));
    const double = page.lines.filter(({ x1, x2 }) => Math.abs(x2 - x1 - mm(170)) < 0.1);
    expect(double).toHaveLength(4);
    expect(Math.abs((double[2]?.y1 ?? 0) - mm(277))).toBeLessThan(mm(0.1));
    expect(page.texts.some(({ text }) => text.startsWith('—'))).toBe(false);
  });

  it('says which typefaces stand in, prints nothing of it, and the same is made twice alike', async () => {
    const [one, two] = [await writeOfficialPdf(FULL, MADE), await writeOfficialPdf(FULL, MADE)];
    expect(one.substitutes).toContainEqual({ asked: '仿宋_GB2312', used: 'Noto Serif SC 400' });
    expect(one.missing).toEqual([]);
    const said = readPdf(one.bytes).flatMap(({ texts }) => texts.map(({ text }) => text));
    expect(said.join('')).not.toMatch(/Noto|仿宋/);
    expect(one.bytes.equals(two.bytes)).toBe(true);
    expect(one.bytes.length).toBeLessThan(200_000);
  });

  it('tells of characters that no typeface has, and finds rare ones in their own file', async () => {
    const { missing } = await writeOfficialPdf({ ...FULL, title: '关于①和𠮷的通知' }, MADE);
    expect(missing).toEqual(['𠮷']);
  });

  it('shows the heads of a table on every page it runs over', async () => {
    const pages = await pagesOf(sample('duty-list'));
    const withRows = pages.filter(({ texts }) =>
      texts.some(({ text }) => text.includes('三个同') || text.includes('第九条')),
    );
    expect(withRows.length).toBeGreaterThan(1);
    for (const { texts } of withRows)
      expect(texts.some(({ text }) => text === '完成要求')).toBe(true);
  });
});
