// What stands on a slide once it has its place, in inches: text in a shape, a line, a table or a chart.
import type { ChartBlock, Paragraph } from './blocks.ts';
import { heightOf, type Measured } from './measure.ts';
import type { Box, Colour, Face, Style } from './tokens.ts';

export interface PlacedText {
  readonly kind: 'text';
  readonly name: string;
  readonly box: Box;
  readonly paragraphs: readonly Paragraph[];
  readonly fill?: Colour;
  readonly line?: Colour;
  /** Around the text, in points. */
  readonly inset: number;
  readonly anchor: 'top' | 'middle';
  /** The title of the slide, as outlines and screen readers find it. */
  readonly isTitle?: boolean;
}

/** A coloured bar without words. */
export interface PlacedBar {
  readonly kind: 'bar';
  readonly box: Box;
  readonly fill: Colour;
}

export interface PlacedLine {
  readonly kind: 'line';
  readonly box: Box;
  readonly colour: Colour;
  readonly width: number;
  readonly hasArrow: boolean;
}

export interface PlacedCell {
  readonly text: string;
  readonly style: Style;
  readonly face: Face;
  readonly bold: boolean;
  readonly colour: Colour;
  readonly fill: Colour;
  readonly centred: boolean;
}

export interface PlacedTable {
  readonly kind: 'table';
  readonly box: Box;
  readonly widths: readonly number[];
  readonly rows: readonly { readonly height: number; readonly cells: readonly PlacedCell[] }[];
}

export interface PlacedChart {
  readonly kind: 'chart';
  readonly box: Box;
  readonly chart: ChartBlock;
}

export type Placed = PlacedText | PlacedBar | PlacedLine | PlacedTable | PlacedChart;

const POINTS = 72;
/** A little is kept free: no two programs set text to the same hair. */
const SAFE = 0.985;
/** How far a paragraph with a bullet is set in, in points. */
export const BULLET_INDENT = 18;

const measured = ({ runs, style, before = 0, bullet = false }: Paragraph): Measured => ({
  text: runs.map(({ text }) => text).join(''),
  style,
  before,
  indent: bullet ? BULLET_INDENT : 0,
});

/** The inches that paragraphs take in a shape of a width, insets included. */
export function textHeight(paragraphs: readonly Paragraph[], width: number, inset: number): number {
  const inner = (width * POINTS - 2 * inset) * SAFE;
  return (heightOf(paragraphs.map(measured), inner) + 2 * inset) / POINTS;
}

/** A paragraph of one run. */
export function plain(
  text: string,
  style: Style,
  more: Omit<Paragraph, 'runs' | 'style'> & { bold?: boolean; colour?: Colour } = {},
): Paragraph {
  const { bold, colour, ...rest } = more;
  const run = {
    text,
    ...(bold === undefined ? {} : { bold }),
    ...(colour === undefined ? {} : { colour }),
  };
  return { runs: [run], style, ...rest };
}
