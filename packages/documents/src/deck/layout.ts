// From chapters to slides: every block measured before it is placed, and what does not fit goes on to a slide of its own.
import type { Block, Chapter, ContentSlide, CoverSlide, SectionSlide, Slide } from './blocks.ts';
import { blockHeight, placeStack, splitBlock } from './place.ts';
import { type Placed, type PlacedText, plain } from './placed.ts';
import { type Box, COVER, FRAME, GAP, INSET, SECTION } from './tokens.ts';

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

function laySection({ number, title, text, notes }: SectionSlide): LaidSlide {
  const top = { anchor: 'top' as const };
  return {
    master: 'section',
    placed: [
      bare('序号', SECTION.number, [plain(number, 'lead', { bold: true, colour: 'faint' })]),
      {
        ...bare('标题', SECTION.title, [plain(title, 'section', { bold: true, colour: 'brand' })]),
        isTitle: true,
      },
      { ...bare('说明', SECTION.text, [plain(text, 'lead', { colour: 'soft' })]), ...top },
    ],
    notes,
  };
}

function layCover({ title, subtitle, lines, notes }: CoverSlide): LaidSlide {
  const heading = title.map((line) => plain(line, 'cover', { bold: true, colour: 'brand' }));
  const small = lines.map((line) => plain(line, 'body', { colour: 'soft', before: 4 }));
  return {
    master: 'cover',
    placed: [
      { ...bare('标题', COVER.title, heading), isTitle: true },
      bare('副标题', COVER.subtitle, [plain(subtitle, 'figure', { colour: 'ink' })]),
      { ...bare('说明', COVER.lines, small), anchor: 'top' },
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
