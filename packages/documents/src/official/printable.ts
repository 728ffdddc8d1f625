// What a text holds that no paper can: line ends where there is one line, and signs that neither a file nor a page shows.
import type { Block, OfficialDocument } from './document.ts';

/** However they were typed or pasted; a word processor writes \v. */
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
/** XML refuses them, and no typeface has them. */
const UNSEEN = /[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu;

/** A screen sets a blank between characters and a count, a paper does not; of dates, times and telephone numbers it is left. */
const BESIDE_FIGURES =
  /(?<=[\u4e00-\u9fff]) (?=\d{1,4}(?!\d)(?:\.\d+)?%? ?[\u4e00-\u9fff])|(?<=(?:^|[^\d:./-])\d{1,4}(?:\.\d+)?%?) (?=[\u4e00-\u9fff])/gu;

const shown = (line: string): string =>
  line.replaceAll('\t', ' ').replaceAll(UNSEEN, '').replaceAll(BESIDE_FIGURES, '');

/** The lines of a text as it was written, also empty ones. */
export const writtenLines = (text: string): readonly string[] => text.split(LINE_ENDS).map(shown);

/** Those with something in them; there is one at least. */
function filledLines(text: string): readonly [string, ...string[]] {
  const [first = '', ...more] = writtenLines(text)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [first, ...more];
}

/** In one line, its parts a blank apart. */
const oneLine = (text: string): string => {
  const lines = writtenLines(text);
  return lines.length === 1 ? (lines[0] ?? '') : filledLines(text).join(' ');
};

/** Every text in it, whatever its shape. */
function withTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => withTexts(one, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, withTexts<unknown>(one, change)]);
  return Object.fromEntries(entries) as T;
}

/** Each line of a text is a paragraph; a cell keeps its lines. */
function blocksOf(block: Block): readonly Block[] {
  switch (block.kind) {
    case 'page-break':
      return [block];
    case 'table':
      return [withTexts(block, (text) => writtenLines(text).join('\n'))];
    case 'paragraph':
      return filledLines(block.text).map((text) => ({ kind: 'paragraph', text }));
    case 'heading': {
      const title = oneLine(block.title);
      if (block.text === undefined) return [{ ...block, title }];
      const [text, ...more] = filledLines(block.text);
      return [
        { ...block, title, text },
        ...more.map((line) => ({ kind: 'paragraph', text: line }) as const),
      ];
    }
  }
}

/** What both writers write: a record’s text may have come from anywhere. */
export function printable({
  blocks,
  attachments,
  ...document
}: OfficialDocument): OfficialDocument {
  return {
    ...withTexts(document, oneLine),
    blocks: blocks.flatMap(blocksOf),
    ...(attachments === undefined
      ? {}
      : {
          attachments: attachments.map((sheet) => ({
            title: oneLine(sheet.title),
            blocks: sheet.blocks.flatMap(blocksOf),
          })),
        }),
  };
}
