// How the drawn blocks are placed: cards in a grid, steps with arrows, conditions that lead to a consequence.
import type { Card, CardsBlock, ConditionsBlock, Paragraph, StepsBlock } from './blocks.ts';
import { type Placed, type PlacedText, plain, textHeight } from './placed.ts';
import { type Box, type Colour, INSET, TYPE } from './tokens.ts';

const CARD_GAP = 0.2;

/** Of a box with room to spare the words are a size larger: the back row reads them. */
interface Sizes {
  readonly head: 'body' | 'lead';
  readonly text: 'table' | 'body';
}
const USUAL: Sizes = { head: 'body', text: 'table' };
const LARGE: Sizes = { head: 'lead', text: 'body' };

const linesIn = (text: string, style: Sizes['head'], width: number): number =>
  Math.round(
    (textHeight([plain(text, style, { bold: true })], width, INSET.box) * 72 - 2 * INSET.box) /
      TYPE[style].leading,
  );

/** Where no head breaks for it. */
const mayBeLarge = (heads: readonly string[], width: number): boolean =>
  heads.every((head) => linesIn(head, LARGE.head, width) === linesIn(head, USUAL.head, width));

function cardParagraphs(
  { label, title, text, tone = 'plain' }: Card,
  sizes = USUAL,
): readonly Paragraph[] {
  const isFilled = tone === 'brand';
  const strong: Colour = isFilled ? 'paper' : tone === 'seal' ? 'seal' : 'brand';
  return [
    ...(label === undefined
      ? []
      : [plain(label, 'small', { colour: isFilled ? 'weak' : 'faint' })]),
    plain(title, sizes.head, { bold: true, colour: strong }),
    ...(text === undefined
      ? []
      : text
          .split('\n')
          .map((line) =>
            plain(line, sizes.text, { before: 4, colour: isFilled ? 'paper' : 'ink' }),
          )),
  ];
}

const columnWidth = (width: number, columns: number, gap: number) =>
  (width - gap * (columns - 1)) / columns;

/** Cards by rows, each as high as its highest card. */
function cardRows({ columns, cards }: CardsBlock, width: number) {
  const w = columnWidth(width, columns, CARD_GAP);
  const count = Math.ceil(cards.length / columns);
  return Array.from({ length: count }, (_, row) => {
    const own = cards.slice(row * columns, (row + 1) * columns);
    const heights = own.map((card) => textHeight(cardParagraphs(card), w, INSET.box));
    return { cards: own, height: Math.max(...heights) };
  });
}

export function cardsHeight(block: CardsBlock, width: number): number {
  const rows = cardRows(block, width);
  return rows.reduce((sum, { height }) => sum + height, 0) + CARD_GAP * (rows.length - 1);
}

export function placeCards(block: CardsBlock, box: Box): readonly Placed[] {
  const w = columnWidth(box.w, block.columns, CARD_GAP);
  const rows = cardRows(block, box.w);
  const spare = Math.max(0, box.h - cardsHeight(block, box.w)) / rows.length;
  const heads = block.cards.map(({ title }) => title);
  const fits = rows.every(({ cards, height }) =>
    cards.every((card) => textHeight(cardParagraphs(card, LARGE), w, INSET.box) <= height + spare),
  );
  const isRoomy = fits && mayBeLarge(heads, w);
  let y = box.y;
  return rows.flatMap(({ cards, height }) => {
    const h = height + spare;
    const top = y;
    y += h + CARD_GAP;
    return cards.map((card, at): PlacedText => {
      const { tone = 'plain' } = card;
      return {
        kind: 'text',
        name: '卡片',
        box: { x: box.x + at * (w + CARD_GAP), y: top, w, h },
        paragraphs: cardParagraphs(card, isRoomy ? LARGE : USUAL),
        fill: tone === 'brand' ? 'brand' : tone === 'seal' ? 'paper' : 'weak',
        ...(tone === 'seal' ? { line: 'seal' as const } : {}),
        inset: INSET.box,
        anchor: card.text === undefined ? 'middle' : 'top',
      };
    });
  });
}

/** Cards without a text may double: they are what one looks at. */
export const cardsStretch = (block: CardsBlock, width: number): number =>
  cardsHeight(block, width) * (block.cards.every(({ text }) => text === undefined) ? 1 : 0.5);

/** The first rows of cards that fit, and the rest; undefined where none does. */
export function splitCards(
  block: CardsBlock,
  width: number,
  room: number,
): readonly [CardsBlock, CardsBlock] | undefined {
  let used = -CARD_GAP;
  const over = cardRows(block, width).findIndex(({ height }) => {
    used += height + CARD_GAP;
    return used > room;
  });
  if (over < 1) return undefined;
  const at = over * block.columns;
  return [
    { ...block, cards: block.cards.slice(0, at) },
    { ...block, cards: block.cards.slice(at) },
  ];
}

const ARROW = 0.42;
const BAR = 0.07;

const stepParagraphs = ({
  when,
  what,
  note,
}: StepsBlock['steps'][number]): readonly Paragraph[] => [
  plain(when, 'lead', { bold: true, colour: 'brand' }),
  plain(what, 'table', { before: 4 }),
  ...(note === undefined ? [] : [plain(note, 'small', { before: 4, colour: 'faint' })]),
];

export function stepsHeight({ steps }: StepsBlock, width: number): number {
  const w = columnWidth(width, steps.length, ARROW);
  return Math.max(...steps.map((step) => textHeight(stepParagraphs(step), w, INSET.box))) + BAR;
}

export function placeSteps({ steps }: StepsBlock, box: Box): readonly Placed[] {
  const w = columnWidth(box.w, steps.length, ARROW);
  return steps.flatMap((step, at): Placed[] => {
    const x = box.x + at * (w + ARROW);
    const middle = box.y + box.h / 2;
    return [
      { kind: 'bar', box: { x, y: box.y, w, h: BAR }, fill: 'brand' },
      {
        kind: 'text',
        name: '步骤',
        box: { x, y: box.y + BAR, w, h: box.h - BAR },
        paragraphs: stepParagraphs(step),
        fill: 'weak',
        inset: INSET.box,
        anchor: 'top',
      },
      ...(at === steps.length - 1
        ? []
        : [
            {
              kind: 'line' as const,
              box: { x: x + w + 0.06, y: middle, w: ARROW - 0.12, h: 0 },
              colour: 'brand' as const,
              width: 2,
              hasArrow: true,
            },
          ]),
    ];
  });
}

const JOINER = 0.72;
const DOWN = 0.5;

const conditionParagraphs = (
  { title, text }: ConditionsBlock['conditions'][number],
  sizes = USUAL,
): readonly Paragraph[] => [
  plain(title, sizes.head, { bold: true, colour: 'brand' }),
  ...text.split('\n').map((line) => plain(line, sizes.text, { before: 4 })),
];

const resultParagraphs = ({ result }: ConditionsBlock): readonly Paragraph[] => [
  plain(result, 'lead', { bold: true, colour: 'paper', align: 'center' }),
];

function conditionsRow({ conditions }: ConditionsBlock, width: number): number {
  const w = columnWidth(width, conditions.length, JOINER);
  return Math.max(...conditions.map((one) => textHeight(conditionParagraphs(one), w, INSET.box)));
}

export const conditionsHeight = (block: ConditionsBlock, width: number): number =>
  conditionsRow(block, width) + DOWN + textHeight(resultParagraphs(block), width, INSET.box);

export function placeConditions(block: ConditionsBlock, box: Box): readonly Placed[] {
  const { conditions, joined, tone } = block;
  const w = columnWidth(box.w, conditions.length, JOINER);
  const foot = textHeight(resultParagraphs(block), box.w, INSET.box);
  const h = box.h - DOWN - foot;
  const fits = conditions.every(
    (one) => textHeight(conditionParagraphs(one, LARGE), w, INSET.box) <= h,
  );
  const isRoomy =
    fits &&
    mayBeLarge(
      conditions.map(({ title }) => title),
      w,
    );
  const boxes = conditions.flatMap((one, at): Placed[] => {
    const x = box.x + at * (w + JOINER);
    const word = joined[at];
    return [
      {
        kind: 'text',
        name: '条件',
        box: { x, y: box.y, w, h },
        paragraphs: conditionParagraphs(one, isRoomy ? LARGE : USUAL),
        fill: 'weak',
        inset: INSET.box,
        anchor: 'top',
      },
      ...(word === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              name: '联结',
              box: { x: x + w, y: box.y + h / 2 - 0.2, w: JOINER, h: 0.4 },
              paragraphs: [plain(word, 'table', { bold: true, colour: 'soft', align: 'center' })],
              inset: INSET.none,
              anchor: 'middle' as const,
            },
          ]),
    ];
  });
  return [
    ...boxes,
    {
      kind: 'line',
      box: { x: box.x + box.w / 2, y: box.y + h + 0.06, w: 0, h: DOWN - 0.12 },
      colour: tone,
      width: 2.5,
      hasArrow: true,
    },
    {
      kind: 'text',
      name: '结果',
      box: { x: box.x, y: box.y + h + DOWN, w: box.w, h: foot },
      paragraphs: resultParagraphs(block),
      fill: tone,
      inset: INSET.box,
      anchor: 'middle',
    },
  ];
}
