// Writes laid slides as an editable presentation: native text, tables and charts on masters of our own, notes on every slide.
import library from 'pptxgenjs';
import type { Paragraph } from './blocks.ts';
import { finishDeck } from './finish.ts';
import type { LaidSlide } from './layout.ts';
import {
  BULLET_INDENT,
  type Placed,
  type PlacedCell,
  type PlacedChart,
  type PlacedTable,
  type PlacedText,
} from './placed.ts';
import {
  type Box,
  COLOURS,
  COVER,
  FACES,
  FRAME,
  INSET,
  PAGE,
  SECTION,
  THEME,
  TYPE,
} from './tokens.ts';

/** Its types are written for CommonJS, where the class is one step deeper than in what is imported here. */
const Presentation = library as unknown as typeof library.default;
type Deck = InstanceType<typeof Presentation>;
type Drawn = ReturnType<Deck['addSlide']>;

const MASTER_NAMES = { cover: '封面', section: '章首', content: '正文' } as const;
const TITLE = 'title';

/** The three masters: paper with a rule under the title, the desk for chapters, a band of the working blue for the cover. */
function defineMasters(deck: Deck): void {
  const bar = (x: number, y: number, w: number, h: number, color: string) => ({
    rect: { x, y, w, h, fill: { color }, line: { color, width: 0 } },
  });
  const title = (box: Box, fontSize: number) => ({
    placeholder: {
      options: {
        name: TITLE,
        type: 'title' as const,
        ...box,
        fontSize,
        bold: true,
        margin: 0,
        align: 'left' as const,
        valign: 'middle' as const,
        fontFace: FACES.sans,
        color: COLOURS.ink,
      },
      text: '',
    },
  });
  const slideNumber = {
    ...FRAME.number,
    fontSize: TYPE.small.size,
    fontFace: FACES.sans,
    color: COLOURS.faint,
    align: 'right' as const,
    margin: 0,
  };
  const { rule, title: head } = FRAME;
  deck.defineSlideMaster({
    title: MASTER_NAMES.content,
    background: { color: THEME.lt1 },
    objects: [
      bar(rule.x, rule.y, rule.w, 0.015, COLOURS.line),
      bar(rule.x, rule.y - 0.015, 0.9, 0.045, COLOURS.brand),
      title(head, TYPE.title.size),
    ],
    slideNumber,
  });
  deck.defineSlideMaster({
    title: MASTER_NAMES.section,
    background: { color: THEME.lt2 },
    objects: [bar(1.25, 2.1, 0.09, 2.6, COLOURS.brand), title(SECTION.title, TYPE.section.size)],
    slideNumber,
  });
  deck.defineSlideMaster({
    title: MASTER_NAMES.cover,
    background: { color: THEME.lt1 },
    objects: [
      bar(0, 0, 0.55, PAGE.height, COLOURS.brand),
      bar(0.55, 0, 0.09, PAGE.height, COLOURS.seal),
      bar(COVER.rule.x, COVER.rule.y, COVER.rule.w, 0.04, COLOURS.line),
      title(COVER.title, TYPE.cover.size),
    ],
  });
}

/** Runs of one paragraph; the last one ends it. */
function runsOf(paragraph: Paragraph, isFirst: boolean): library.default.TextProps[] {
  const { runs, style, face = 'sans', align, before = 0, bullet = false } = paragraph;
  const { size, leading } = TYPE[style];
  return runs.map(({ text, bold = false, colour = 'ink' }, at) => ({
    text,
    options: {
      fontSize: size,
      fontFace: FACES[face],
      bold,
      color: COLOURS[colour],
      lineSpacing: leading,
      lang: 'zh-CN',
      align: align ?? 'left',
      ...(isFirst || before === 0 ? {} : { paraSpaceBefore: before }),
      ...(bullet ? { bullet: { indent: BULLET_INDENT } } : {}),
      ...(at === runs.length - 1 ? { breakLine: true } : {}),
    },
  }));
}

function addText(slide: Drawn, placed: PlacedText): void {
  const { box, paragraphs, inset, anchor, name, isTitle = false } = placed;
  slide.addText(
    paragraphs.flatMap((one, at) => runsOf(one, at === 0)),
    {
      ...box,
      margin: inset,
      valign: anchor,
      fit: 'none',
      wrap: true,
      objectName: name,
      ...(isTitle ? { placeholder: TITLE } : { isTextBox: true }),
      ...(placed.fill === undefined ? {} : { fill: { color: COLOURS[placed.fill] } }),
      ...(placed.line === undefined ? {} : { line: { color: COLOURS[placed.line], width: 1.5 } }),
    },
  );
}

const cellOf = ({ text, style, face, bold, colour, fill, centred }: PlacedCell) => {
  const lines = text.split('\n');
  const options = {
    fontSize: TYPE[style].size,
    fontFace: FACES[face],
    bold,
    color: COLOURS[colour],
    lang: 'zh-CN',
  };
  return {
    // Between cells a paragraph has the line distance of its runs: the library hands it on from there alone.
    text: lines.map((line, at) => ({
      text: line,
      options: {
        ...options,
        lineSpacing: TYPE[style].leading,
        ...(at === lines.length - 1 ? {} : { breakLine: true }),
      },
    })),
    options: {
      fill: { color: COLOURS[fill] },
      valign: 'middle' as const,
      align: centred ? ('center' as const) : ('left' as const),
      margin: INSET.cell,
    },
  };
};

function addTable(slide: Drawn, { box, widths, rows }: PlacedTable): void {
  slide.addTable(
    rows.map(({ cells }) => cells.map(cellOf)),
    {
      x: box.x,
      y: box.y,
      w: box.w,
      colW: [...widths],
      rowH: rows.map(({ height }) => height),
      border: { type: 'solid', pt: 0.75, color: COLOURS.line },
      objectName: '表',
    },
  );
}

/** Room for the title above the bars, in inches. */
const CHART_TITLE = 0.4;

function addChart(deck: Deck, slide: Drawn, { box, chart }: PlacedChart): void {
  const { labels, values, title, unit, direction } = chart;
  addText(slide, {
    kind: 'text',
    name: '图题',
    box: { ...box, h: CHART_TITLE },
    paragraphs: [
      { runs: [{ text: `${title}（${unit}）`, bold: true, colour: 'soft' }], style: 'table' },
    ],
    inset: INSET.none,
    anchor: 'middle',
  });
  const isAcross = direction === 'bar';
  slide.addChart(
    deck.ChartType.bar,
    [
      {
        name: title,
        // PowerPoint draws the first category at the foot.
        labels: isAcross ? labels.toReversed() : [...labels],
        values: isAcross ? values.toReversed() : [...values],
      },
    ],
    {
      x: box.x,
      y: box.y + CHART_TITLE,
      w: box.w,
      h: box.h - CHART_TITLE,
      barDir: direction,
      barGapWidthPct: 60,
      chartColors: [THEME.accent1],
      showValue: true,
      dataLabelFontSize: TYPE.small.size,
      dataLabelFontFace: FACES.sans,
      dataLabelColor: THEME.dk1,
      dataLabelFormatCode: '0',
      catAxisLabelFontSize: TYPE.small.size,
      catAxisLabelFontFace: FACES.sans,
      catAxisLabelColor: THEME.dk1,
      catGridLine: { style: 'none' },
      valAxisHidden: true,
      valAxisMinVal: 0,
      valGridLine: { style: 'none' },
      showLegend: false,
      altText: `${title}：${labels.map((one, at) => `${one}${values[at] ?? 0}${unit}`).join('，')}`,
    },
  );
}

function add(deck: Deck, slide: Drawn, placed: Placed): void {
  switch (placed.kind) {
    case 'text':
      return addText(slide, placed);
    case 'bar':
      slide.addShape(deck.ShapeType.rect, {
        ...placed.box,
        fill: { color: COLOURS[placed.fill] },
        line: { color: COLOURS[placed.fill], width: 0 },
        objectName: '色条',
      });
      return;
    case 'line':
      slide.addShape(deck.ShapeType.line, {
        ...placed.box,
        line: {
          color: COLOURS[placed.colour],
          width: placed.width,
          ...(placed.hasArrow ? { endArrowType: 'triangle' as const } : {}),
        },
        objectName: '箭头',
      });
      return;
    case 'table':
      return addTable(slide, placed);
    case 'chart':
      return addChart(deck, slide, placed);
  }
}

export interface DeckProperties {
  readonly title: string;
  readonly subject: string;
  /** The day of its data, `YYYY-MM-DD`: the file says no other time. */
  readonly day: string;
}

/** The bytes of a .pptx. */
export async function writeSlides(
  slides: readonly LaidSlide[],
  { title, subject, day }: DeckProperties,
): Promise<Buffer> {
  const deck = new Presentation();
  deck.defineLayout({ name: 'jinze', width: PAGE.width, height: PAGE.height });
  deck.layout = 'jinze';
  deck.title = title;
  deck.subject = subject;
  deck.author = '尽责';
  deck.company = '尽责';
  deck.theme = { headFontFace: FACES.sans, bodyFontFace: FACES.sans };
  defineMasters(deck);
  for (const { master, placed, notes } of slides) {
    const slide = deck.addSlide({ masterName: MASTER_NAMES[master] });
    for (const one of placed) add(deck, slide, one);
    slide.addNotes(notes);
  }
  const bytes = (await deck.write({ outputType: 'nodebuffer' })) as Buffer;
  return finishDeck(bytes, day);
}
