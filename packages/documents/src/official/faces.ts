// The typefaces the standard names, and what a .docx calls them.

export type Face = 'xiaobiaosong' | 'fangsong' | 'kaiti' | 'heiti' | 'songti';

/** Asked for by name and never shipped: offices have them, and a document without them is one word processor away. */
export const FACE_NAMES: Readonly<Record<Face, string>> = {
  xiaobiaosong: '方正小标宋简体',
  fangsong: '仿宋_GB2312',
  kaiti: '楷体_GB2312',
  heiti: '黑体',
  songti: '宋体',
};

/** Where a computer has not the one of that name: its other name, or the next to it. */
export const STANDS_IN: Readonly<Record<Face, string>> = {
  xiaobiaosong: '方正小标宋_GBK',
  fangsong: '仿宋',
  kaiti: '楷体',
  heiti: 'SimHei',
  songti: 'SimSun',
};

/** Text in one face. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

/** How wide a character is, in points. */
export type Measure = (character: string, face: Face, size: number) => number;

const ideographic = /[\u2014\u2018-\u201d\u2026\u2e80-\u{3ffff}]/u;

/** Without any font at hand: Chinese characters and marks are square, the others about half as wide. */
export const estimatedWidth: Measure = (character, _face, size) =>
  ideographic.test(character) ? size : size * 0.55;

/** Characters become narrower before they run into what stands beside them; below half they are not read any more. */
const NARROWEST = 50;

/** In percent: how wide the characters of a text may be within so much room. */
export function scaleWithin(room: number, width: number): number {
  return width <= room ? 100 : Math.max(Math.floor((room / width) * 100), NARROWEST);
}

export function widthOf(text: string, face: Face, size: number, measure: Measure): number {
  let width = 0;
  for (const character of text) width += measure(character, face, size);
  return width;
}
