// 版记: what it says, its lines, and on which page it lies.
import { breakLines } from './breaking.ts';
import type { Imprint, OfficialDocument } from './document.ts';
import { type Measure, scaleWithin, widthOf } from './faces.ts';
import { IMPRINT, SIZE, TYPE_AREA } from './geometry.ts';
import { horizontal, type Placed } from './page.ts';
import { Placer, placeLine } from './place.ts';
import { dateText } from './wording.ts';

/** A blank of one character of its size on either side (7.4.2, 7.4.3). */
const SIDE = SIZE.si;

export const copiesText = ({ copiesTo }: Imprint): string => `抄送：${copiesTo.join('，')}。`;
export const printedText = ({ printedOn }: Imprint): string => `${dateText(printedOn)}印发`;

/** 7.4.3: both on one line; of a long name the characters are narrower. */
export function printedByScale(imprint: Imprint, measure: Measure): number {
  const width = (text: string) => widthOf(text, 'fangsong', SIZE.si, measure);
  // A blank on either side and one between them.
  const room = TYPE_AREA.width - 3 * SIDE - width(printedText(imprint));
  return scaleWithin(room, width(imprint.printedBy));
}

/** Height and content, from the type area's left and the imprint's own top. */
export interface ImprintBlock {
  readonly height: number;
  readonly copies: number;
  readonly items: readonly Placed[];
}

/** 10.1: a letter has neither the lines nor who printed it. */
export function imprintBlock(
  { imprint, form }: OfficialDocument,
  measure: Measure,
): ImprintBlock | undefined {
  if (imprint === undefined) return undefined;
  const isLetter = form === 'letter';
  const { width } = TYPE_AREA;
  const { line, outerRule, innerRule } = IMPRINT;
  const shape = {
    size: SIZE.si,
    tracking: 0,
    first: SIDE,
    left: SIDE * 4,
    right: width - SIDE,
  };
  const copies =
    imprint.copiesTo.length === 0
      ? []
      : breakLines([{ text: copiesText(imprint), face: 'fangsong' }], shape, measure);
  const items: Placed[] = copies.flatMap((one, at) =>
    placeLine(one, 0, (at + 0.5) * line, SIZE.si),
  );
  let height = copies.length * line;
  if (!isLetter) {
    const placer = new Placer(measure);
    const style = { face: 'fangsong', size: SIZE.si } as const;
    if (height > 0) items.push(horizontal(0, width, height, innerRule));
    items.push(
      placer.from(imprint.printedBy, SIDE, height + line / 2, {
        ...style,
        scale: printedByScale(imprint, measure),
      }),
      placer.upTo(printedText(imprint), width - SIDE, height + line / 2, style),
    );
    height += line;
    items.push(horizontal(0, width, 0, outerRule), horizontal(0, width, height, outerRule));
  }
  return { height, copies: copies.length, items };
}

/** Pages that come after the text for the imprint's sake, and which pages bear no number for it. */
export interface ImprintPlace {
  readonly page: number;
  readonly hasBlankPage: boolean;
}

/**
 * The imprint lies on the last face of the sheet, which is an even page; a letter's on its last page. Where that is full
 * the next one, and a blank page before it that way is not numbered, nor is the imprint's (7.5).
 */
export function placeOfImprint(
  { form }: OfficialDocument,
  lastPage: number,
  fits: boolean,
): ImprintPlace {
  if (form === 'letter') return { page: fits ? lastPage : lastPage + 1, hasBlankPage: false };
  if (lastPage % 2 === 1) return { page: lastPage + 1, hasBlankPage: false };
  return fits
    ? { page: lastPage, hasBlankPage: false }
    : { page: lastPage + 2, hasBlankPage: true };
}
