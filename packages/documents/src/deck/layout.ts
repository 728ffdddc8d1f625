// From chapters to slides: every block measured before it is placed, and what does not fit goes on to a slide of its own.
import type { Block, Chapter, ContentSlide, CoverSlide, SectionSlide, Slide } from './blocks.ts';
import { blockHeight, placeStack, splitBlock } from './place.ts';
import { type Placed, type PlacedText, plain, textHeight } from './placed.ts';
import { type Box, FRAME, GAP, INSET, PAGE } from './tokens.ts';

export interface LaidSlide {
  readonly master: 'cover' | 'section' | 'content';
  readonly placed: readonly Placed[];
  readonly notes: string;
}

/** The blocks of one slide over as many as they need. A block that fits nowhere is a mistake in its chapter. */
function pagesOf(slide: ContentSlide, { w, h }: Box): readonly (readonly Block[])[] {
  const pages: Block[][] = [];
  const queue = [...slide.blocks];
  let page: Block[] = [];
  let used = 0;
  const turn = () => {
    pages.push(page);
    page = [];
    used = 0;
  };
  for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
    const room = h - used - (page.length === 0 ? 0 : GAP);
    const height = blockHeight(block, w);
    if (height <= room) {
      used = h - room + height;
      page.push(block);
      continue;
    }
    const parts = splitBlock(block, w, room, h);
    if (parts === undefined && page.length === 0)
      throw new Error(`invariant broken: ${slide.title}: a ${block.kind} is ${height} inches high`);
    if (parts !== undefined) page.push(parts[0]);
    queue.unshift(parts?.[1] ?? block);
    turn();
  }
  turn();
  return pages;
}

const bare = (name: string, box: Box, paragraphs: PlacedText['paragraphs']): PlacedText => ({
  kind: 'text',
  name,
  box,
  paragraphs,
  inset: INSET.none,
  anchor: 'middle',
});

function frameOf(chapter: string, title: string, clauses: readonly string[]): readonly Placed[] {
  return [
    bare('章', FRAME.chapter, [plain(chapter, 'small', { colour: 'faint' })]),
    {
      ...bare('标题', FRAME.title, [plain(title, 'title', { bold: true, colour: 'ink' })]),
      isTitle: true,
    },
    ...(clauses.length === 0
      ? []
      : [
          bare('条款', FRAME.clauses, [
            plain(`依据：${clauses.join('　')}`, 'small', { colour: 'brand' }),
          ]),
        ]),
  ];
}

function layContent(chapter: string, slide: ContentSlide): readonly LaidSlide[] {
  const pages = pagesOf(slide, FRAME.body);
  return pages.map((blocks, at) => ({
    master: 'content',
    placed: [
      ...frameOf(
        chapter,
        pages.length === 1 ? slide.title : `${slide.title}（${at + 1}/${pages.length}）`,
        slide.clauses,
      ),
      ...placeStack(blocks, FRAME.body),
    ],
    notes: at === 0 ? slide.notes : `（接上页）${slide.notes}`,
  }));
}

const SECTION_WIDTH = 9.6;

function laySection({ number, title, text, notes }: SectionSlide): LaidSlide {
  const x = 1.7;
  const heading = [plain(title, 'section', { bold: true, colour: 'brand' })];
  const said = [plain(text, 'lead', { colour: 'soft' })];
  const h = textHeight(heading, SECTION_WIDTH, 0);
  return {
    master: 'section',
    placed: [
      bare('序号', { x, y: 2.1, w: SECTION_WIDTH, h: 0.5 }, [
        plain(number, 'lead', { bold: true, colour: 'faint' }),
      ]),
      { ...bare('标题', { x, y: 2.65, w: SECTION_WIDTH, h }, heading), isTitle: true },
      {
        ...bare(
          '说明',
          { x, y: 2.65 + h + 0.25, w: SECTION_WIDTH, h: textHeight(said, SECTION_WIDTH, 0) },
          said,
        ),
      },
    ],
    notes,
  };
}

function layCover({ title, subtitle, lines, notes }: CoverSlide): LaidSlide {
  const x = 1.7;
  const w = PAGE.width - x - 1.2;
  const heading = [plain(title, 'cover', { bold: true, colour: 'brand' })];
  const below = [plain(subtitle, 'figure', { colour: 'ink' })];
  const small = lines.map((line) => plain(line, 'body', { colour: 'soft', before: 4 }));
  const h = textHeight(heading, w, 0);
  const under = textHeight(below, w, 0);
  return {
    master: 'cover',
    placed: [
      { ...bare('标题', { x, y: 1.7, w, h }, heading), isTitle: true },
      bare('副标题', { x, y: 1.7 + h + 0.2, w, h: under }, below),
      bare('说明', { x, y: 5.1, w, h: textHeight(small, w, 0) }, small),
    ],
    notes,
  };
}

function laySlide(chapter: string, slide: Slide): readonly LaidSlide[] {
  if (slide.kind === 'content') return layContent(chapter, slide);
  return [slide.kind === 'section' ? laySection(slide) : layCover(slide)];
}

/** All chapters, in order. */
export function layOut(chapters: readonly Chapter[]): readonly LaidSlide[] {
  return chapters.flatMap(({ name, slides }) => slides.flatMap((slide) => laySlide(name, slide)));
}
