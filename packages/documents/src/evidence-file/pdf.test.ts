import { describe, expect, it } from 'vitest';
import { linesOfPage, type PdfPage, readPdf } from '../testing/pdf.ts';
import { codeOfPage } from '../testing/qr.ts';
import type { EvidenceFile, FileBlock } from './model.ts';
import { type EvidencePdf, writeEvidencePdf } from './pdf.ts';

const MADE = new Date('2026-11-27T04:00:00Z');
const LONG = '研究解决安全生产重大问题，明确责任单位和完成时限。';

const entry = (n: number): FileBlock => ({
  kind: 'entry',
  number: String(n).padStart(4, '0'),
  title: `2026年3月5日　会议　第${n}次全体会议`,
  said: '牵头　本人登记',
  fields: [
    { label: '地点', text: '县政府三楼会议室' },
    { label: '事项', text: LONG.repeat(1 + (n % 9)) },
  ],
});

const many = (count: number) => Array.from({ length: count }, (_, at) => entry(at + 1));

const fileOf = (blocks: EvidenceFile['blocks']): EvidenceFile => ({
  title: '履职证据卷',
  subject: '平安县县长　张志远',
  cover: [
    { label: '起止时间', text: '2026年1月1日至2026年11月27日' },
    { label: '制作', text: '李静' },
  ],
  origin: '存证位置 12　数据版本 2026.11.8',
  blocks,
});

async function write(blocks: EvidenceFile['blocks']) {
  const chunks: Buffer[] = [];
  const writing = writeEvidencePdf(fileOf(blocks), MADE);
  let written: EvidencePdf | undefined;
  for (;;) {
    const step = await writing.next();
    if (step.done === true) {
      written = step.value;
      break;
    }
    chunks.push(step.value);
  }
  const bytes = Buffer.concat(chunks);
  return { bytes, written, chunks: chunks.length };
}

/** As a reader shows them: in the order of the tree of pages, not of the file. */
function pagesOf(bytes: Buffer): readonly PdfPage[] {
  const text = bytes.toString('latin1');
  const written = [...text.matchAll(/\n(\d+) 0 obj\n<<\n\/Type \/Page\n/g)].map(([, id]) => id);
  const kids = /\/Kids \[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const order = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => written.indexOf(id));
  const pages = readPdf(bytes);
  return order.flatMap((at) => pages[at] ?? []);
}

const textOf = (page: PdfPage | undefined) =>
  page === undefined ? [] : linesOfPage(page).map(({ text }) => text);
const pageWith = (pages: readonly PdfPage[], text: string) =>
  pages.findIndex((page, at) => at > 1 && textOf(page).some((line) => line.includes(text)));

describe('an evidence file as a PDF', () => {
  const BLOCKS: readonly FileBlock[] = [
    { kind: 'part', title: '一、基本情况' },
    { kind: 'paragraph', text: LONG },
    { kind: 'part', title: '二、履职记录' },
    { kind: 'section', title: '第六条第一项　研究解决重大问题' },
    ...many(30),
    { kind: 'section', title: '第六条第二项　组织排查' },
    ...many(30),
    { kind: 'part', title: '三、核验' },
    { kind: 'paragraph', text: LONG },
  ];

  it('has its contents behind the cover, with the pages on which its headings stand', async () => {
    const { bytes, written } = await write(BLOCKS);
    const pages = pagesOf(bytes);
    expect(pages).toHaveLength(written?.pages ?? 0);
    expect(written?.missing).toEqual([]);
    expect(textOf(pages[0]).join()).toContain('履职证据卷');
    const contents = textOf(pages[1]);
    expect(contents[0]).toBe('目　录');
    for (const heading of ['一、基本情况', '二、履职记录', '第六条第二项　组织排查', '三、核验']) {
      const line = contents.find((one) => one.includes(heading)) ?? '';
      const number = Number(/(\d+)$/.exec(line)?.[1]);
      const at = pageWith(pages, heading);
      expect(textOf(pages[at]).at(-1)).toBe(`— ${number} —`);
      // One cover and one page of contents stand before page 1.
      expect(at - 1).toBe(number);
    }
  });

  it('says on every page what file it is of, from what it was made and which page it is', async () => {
    const pages = pagesOf((await write(BLOCKS)).bytes).slice(2);
    for (const [at, page] of pages.entries()) {
      const lines = textOf(page);
      expect(lines[0]).toContain('履职证据卷 · 平安县县长　张志远');
      expect(lines.at(-2)).toBe('存证位置 12　数据版本 2026.11.8');
      expect(lines.at(-1)).toBe(`— ${at + 1} —`);
    }
  });

  it('tells everything once, and nothing of it beyond the margins', async () => {
    const pages = pagesOf((await write(BLOCKS)).bytes);
    const titles = pages.flatMap((page) => textOf(page).filter((line) => line.includes('次全体')));
    expect(titles).toHaveLength(60);
    for (const page of pages)
      for (const { x, y } of page.texts) {
        expect(x).toBeGreaterThan(79);
        expect(x).toBeLessThan(522);
        expect(y).toBeLessThan(810);
      }
  });

  it('never leaves a heading alone at the foot of a page', async () => {
    const blocks: FileBlock[] = [{ kind: 'part', title: '一、记录' }];
    for (let at = 0; at < 40; at += 1)
      blocks.push({ kind: 'section', title: '事项' }, ...many(at % 4));
    const pages = pagesOf((await write([...blocks, ...many(1)])).bytes).slice(2);
    for (const page of pages.slice(0, -1)) {
      const body = textOf(page).slice(0, -2);
      expect(body.at(-1)).not.toMatch(/^事项$|次全体/);
    }
  });

  it('repeats the head of a table on every page, and loses no row', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => [`行${at}`, LONG]);
    const columns = [
      { name: '序号', share: 1 },
      { name: '内容', share: 3 },
    ];
    const pages = pagesOf(
      (
        await write([
          { kind: 'part', title: '一、表' },
          { kind: 'table', columns, rows },
        ])
      ).bytes,
    ).slice(2);
    expect(pages.length).toBeGreaterThan(3);
    const lines = pages.map(textOf);
    for (const page of lines) expect(page.filter((line) => line === '序号内容')).toHaveLength(1);
    const told = lines.flat().filter((line) => line.startsWith('行'));
    expect(told).toHaveLength(150);
  });

  it('tears a record longer than a page, and a row of a table longer than a page', async () => {
    const text = LONG.repeat(200);
    const { bytes } = await write([
      { kind: 'part', title: '一、长文' },
      { ...entry(1), fields: [{ label: '事项', text }] } as FileBlock,
      { kind: 'table', columns: [{ name: '内容', share: 1 }], rows: [[text]] },
    ]);
    const said = pagesOf(bytes).flatMap(textOf).join('');
    expect(said.split('研究解决安').length - 1).toBeGreaterThan(300);
    for (const page of pagesOf(bytes).slice(2))
      expect(Math.max(...page.texts.map(({ y }) => y))).toBeLessThan(810);
  });

  it('is written as it is read, with bookmarks, numbered pages and links from the contents', async () => {
    let asked = 0;
    async function* blocks() {
      yield { kind: 'part', title: '一、记录' } as const;
      for (; asked < 200; asked += 1) yield entry(asked);
    }
    const writing = writeEvidencePdf(fileOf(blocks()), MADE);
    await writing.next();
    expect(asked).toBeLessThan(20);
    for await (const _ of writing);
    expect(asked).toBe(200);
    const { bytes } = await write(BLOCKS);
    const text = bytes.toString('latin1');
    expect(text.match(/\/Subtype \/Link/g)).toHaveLength(5);
    expect(text).toMatch(/\/Outlines \d+ 0 R/);
    expect(text).toContain('/S /r');
  });

  it('has an address as a QR code, which stays whole where a page ends', async () => {
    const text = 'https://jinze.example.gov.cn/verify';
    const { bytes } = await write([
      { kind: 'part', title: '一、核验' },
      ...Array.from({ length: 38 }, () => ({ kind: 'paragraph', text: '落实' }) as const),
      { kind: 'qr-code', label: '扫码核验', text },
    ]);
    const [first, second] = pagesOf(bytes).slice(2);
    expect(first?.rectangles).toEqual([]);
    expect(textOf(second)).toContain('扫码核验');
    expect(codeOfPage(second as PdfPage).text).toBe(text);
  });

  it('is the same bytes for the same file made at the same instant', async () => {
    const [one, other] = [await write(BLOCKS), await write(BLOCKS)];
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });
});
