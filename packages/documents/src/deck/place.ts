// Where a block stands: how high it must be, how much higher it may be, what of it fits, and what it becomes on the slide.
import type {
  Block,
  ClauseBlock,
  LeadBlock,
  PairBlock,
  Paragraph,
  PointsBlock,
  SimpleBlock,
} from './blocks.ts';
import {
  cardsHeight,
  cardsStretch,
  conditionsHeight,
  placeCards,
  placeConditions,
  placeSteps,
  splitCards,
  stepsHeight,
} from './place-shapes.ts';
import { placeTable, splitTable, tableHeight, tableStretch } from './place-table.ts';
import { type Placed, plain, textHeight } from './placed.ts';
import { type Box, FRAME, GAP, INSET } from './tokens.ts';

const EDGE = 0.07;

const clauseParagraphs = ({ label, mark, text }: ClauseBlock): readonly Paragraph[] => [
  {
    runs: [
      { text: label, bold: true, colour: 'brand' },
      ...(mark === undefined ? [] : [{ text: `　${mark}`, colour: 'faint' as const }]),
    ],
    style: 'small',
  },
  ...text.split('\n').map((line) => plain(line, 'clause', { face: 'serif', before: 4 })),
];

const pointParagraphs = ({ points }: PointsBlock, before = 8): readonly Paragraph[] =>
  points.map(({ head, text }) => ({
    runs: [
      ...(head === undefined ? [] : [{ text: head, bold: true, colour: 'brand' as const }]),
      { text },
    ],
    style: 'body',
    before,
    bullet: true,
  }));

const leadParagraphs = ({ text, isStem = false }: LeadBlock) => [
  isStem ? plain(text, 'stem', { bold: true }) : plain(text, 'lead', { colour: 'soft' }),
];

const sidesOf = ({ share }: PairBlock, width: number) => {
  const left = (width - 2 * GAP) * share;
  return { left, right: width - 2 * GAP - left };
};

const stackHeight = (blocks: readonly SimpleBlock[], width: number): number =>
  blocks.reduce((sum, one) => sum + blockHeight(one, width), 0) + GAP * (blocks.length - 1);

/** The inches a block needs in a width. */
export function blockHeight(block: Block, width: number): number {
  switch (block.kind) {
    case 'clause':
      return textHeight(clauseParagraphs(block), width - EDGE, INSET.box);
    case 'lead':
      return textHeight(leadParagraphs(block), width, INSET.none);
    case 'points':
      return textHeight(pointParagraphs(block), width, INSET.none);
    case 'table':
      return tableHeight(block, width);
    case 'cards':
      return cardsHeight(block, width);
    case 'steps':
      return stepsHeight(block, width);
    case 'conditions':
      return conditionsHeight(block, width);
    case 'chart':
      return block.height;
    case 'pair': {
      const { left, right } = sidesOf(block, width);
      return Math.max(stackHeight(block.left, left), stackHeight(block.right, right));
    }
  }
}

/** How much higher than it must be a block may become where there is room, in inches. */
function blockStretch(block: Block, width: number): number {
  switch (block.kind) {
    case 'lead':
      return 0;
    case 'points':
      return (block.points.length - 1) * 0.1;
    case 'table':
      return tableStretch(block);
    case 'clause':
      return blockHeight(block, width) * 0.25;
    case 'cards':
      return cardsStretch(block, width);
    case 'chart':
    case 'conditions':
    case 'pair':
    case 'steps':
      return blockHeight(block, width) * 0.4;
  }
}

/** What fits into `room` and the rest; undefined for what is never torn, or where nothing worth it fits. */
export function splitBlock(
  block: Block,
  width: number,
  room: number,
  full: number,
): readonly [Block, Block] | undefined {
  if (block.kind === 'table') return splitTable(block, width, room, full);
  if (block.kind === 'cards') return splitCards(block, width, room);
  if (block.kind !== 'points') return undefined;
  const over = block.points.findIndex(
    (_, at) =>
      textHeight(pointParagraphs({ ...block, points: block.points.slice(0, at + 1) }), width, 0) >
      room,
  );
  if (over < 2) return undefined;
  return [
    { ...block, points: block.points.slice(0, over) },
    { ...block, points: block.points.slice(over) },
  ];
}

function placeClause(block: ClauseBlock, { x, y, w, h }: Box): readonly Placed[] {
  return [
    { kind: 'bar', box: { x, y, w: EDGE, h }, fill: 'brand' },
    {
      kind: 'text',
      name: '条文',
      box: { x: x + EDGE, y, w: w - EDGE, h },
      paragraphs: clauseParagraphs(block),
      fill: 'desk',
      inset: INSET.box,
      anchor: 'middle',
    },
  ];
}

/** The spare room goes between the points. */
function placePoints(block: PointsBlock, box: Box): readonly Placed[] {
  const spare = box.h - blockHeight(block, box.w);
  const each = block.points.length < 2 ? 0 : (Math.max(0, spare) * 72) / (block.points.length - 1);
  return [
    {
      kind: 'text',
      name: '要点',
      box,
      paragraphs: pointParagraphs(block, 8 + Math.floor(each)),
      inset: INSET.none,
      anchor: 'top',
    },
  ];
}

/** Whether blocks stand on one slide together. */
export const fitsTogether = (blocks: readonly Block[]): boolean =>
  blocks.reduce((sum, one) => sum + blockHeight(one, FRAME.body.w), 0) +
    GAP * (blocks.length - 1) <=
  FRAME.body.h;

/** Blocks one above the other; what room is left goes to those that can use it. */
export function placeStack(blocks: readonly Block[], box: Box): readonly Placed[] {
  const natural = blocks.map((block) => blockHeight(block, box.w));
  const wanted = blocks.map((block) => blockStretch(block, box.w));
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const left = box.h - sum(natural) - GAP * (blocks.length - 1);
  const share = sum(wanted) === 0 ? 0 : Math.min(1, Math.max(0, left) / sum(wanted));
  // Alone beside another column, wording is as high as that column.
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'clause') return placeBlock(only, box);
  let y = box.y;
  return blocks.flatMap((block, at) => {
    const h = (natural[at] ?? 0) + (wanted[at] ?? 0) * share;
    const placed = placeBlock(block, { ...box, y, h });
    y += h + GAP;
    return placed;
  });
}

/** A block in its place, which is at least as high as it must be. */
function placeBlock(block: Block, box: Box): readonly Placed[] {
  switch (block.kind) {
    case 'clause':
      return placeClause(block, box);
    case 'lead':
      return [
        {
          kind: 'text',
          name: '要义',
          box,
          paragraphs: leadParagraphs(block),
          inset: INSET.none,
          anchor: 'top',
        },
      ];
    case 'points':
      return placePoints(block, box);
    case 'table':
      return [placeTable(block, box)];
    case 'cards':
      return placeCards(block, box);
    case 'steps':
      return placeSteps(block, box);
    case 'conditions':
      return placeConditions(block, box);
    case 'chart':
      return [{ kind: 'chart', box, chart: block }];
    case 'pair': {
      const { left, right } = sidesOf(block, box.w);
      return [
        ...placeStack(block.left, { ...box, w: left }),
        ...placeStack(block.right, { ...box, x: box.x + left + 2 * GAP, w: right }),
      ];
    }
  }
}
