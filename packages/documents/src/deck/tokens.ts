// The look of a deck as data: the colours of the interface as a theme, two typefaces, and where things stand on a slide.

/** The names PowerPoint's theme has, so that a deck can be recoloured as a whole. */
export const THEME = {
  dk1: '1D2129',
  lt1: 'FFFFFF',
  dk2: '0E4A6B',
  lt2: 'F4F5F2',
  accent1: '0E4A6B',
  accent2: 'B3261E',
  accent3: '434C59',
  accent4: '5C6675',
  accent5: 'C3C9D1',
  accent6: 'E8F0F4',
  hlink: '0E4A6B',
  folHlink: '434C59',
} as const;

/** What a colour is for; its value is a place in the theme. */
export const COLOURS = {
  ink: 'tx1',
  paper: 'bg1',
  desk: 'bg2',
  brand: 'accent1',
  seal: 'accent2',
  soft: 'accent3',
  faint: 'accent4',
  line: 'accent5',
  weak: 'accent6',
} as const;
export type Colour = keyof typeof COLOURS;

export const FACES = { sans: 'Microsoft YaHei', serif: 'FangSong' } as const;
export type Face = keyof typeof FACES;

/** Sizes of type with their exact line distance, in points; nothing is smaller than the last. */
export const TYPE = {
  cover: { size: 44, leading: 60 },
  section: { size: 40, leading: 54 },
  title: { size: 28, leading: 38 },
  figure: { size: 32, leading: 40 },
  stem: { size: 24, leading: 36 },
  lead: { size: 20, leading: 31 },
  clause: { size: 20, leading: 32 },
  body: { size: 18, leading: 28 },
  table: { size: 16, leading: 24 },
  small: { size: 14, leading: 21 },
} as const;
export type Style = keyof typeof TYPE;

/** In inches: 16:9. */
export const PAGE = { width: 13.333, height: 7.5 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const MARGIN = 0.65;
const INNER = PAGE.width - 2 * MARGIN;

export const FRAME = {
  chapter: { x: MARGIN, y: 0.3, w: INNER, h: 0.34 },
  title: { x: MARGIN, y: 0.66, w: INNER, h: 0.62 },
  rule: { x: MARGIN, y: 1.36, w: INNER, h: 0 },
  body: { x: MARGIN, y: 1.6, w: INNER, h: 5.05 },
  clauses: { x: MARGIN, y: 6.86, w: INNER - 1.2, h: 0.36 },
  number: { x: PAGE.width - MARGIN - 1, y: 6.86, w: 1, h: 0.36 },
} as const satisfies Record<string, Box>;

/** The same for the slides that open a chapter and the deck. */
export const SECTION = {
  number: { x: 1.7, y: 2.1, w: 10.6, h: 0.5 },
  title: { x: 1.7, y: 2.65, w: 10.6, h: 0.8 },
  text: { x: 1.7, y: 3.65, w: 10.6, h: 1.3 },
} as const satisfies Record<string, Box>;
export const COVER = {
  title: { x: 1.7, y: 1.35, w: 10.8, h: 1.75 },
  subtitle: { x: 1.7, y: 3.35, w: 10.8, h: 0.62 },
  rule: { x: 1.7, y: 4.6, w: 1.6, h: 0 },
  lines: { x: 1.7, y: 4.95, w: 10.8, h: 0.95 },
} as const satisfies Record<string, Box>;

/** Between two blocks. */
export const GAP = 0.22;
/** Around the text of a filled box, and of a table cell, in points. */
export const INSET = { box: 10, cell: 6, none: 0 } as const;
