// A document between its head and its imprint, as paragraphs and tables in their order: what both writers write.
import type {
  AttachedSheet,
  Block,
  HeadingBlock,
  OfficialDocument,
  TableBlock,
} from './document.ts';
import { type Face, type Measure, type Run, widthOf } from './faces.ts';
import { GRID, SIGNATURE, SIZE, TITLE, TYPE_AREA } from './geometry.ts';
import { balanceTitle } from './title.ts';
import { dateText, ordinalsOf } from './wording.ts';

/** The elements of the standard that are paragraphs; a .docx has a style for each. */
export type Role =
  | 'title'
  | 'addressees'
  | 'text'
  | 'heading-1'
  | 'heading-2'
  | 'heading-3'
  | 'heading-4'
  | 'attachment-list'
  | 'attendance'
  | 'signature'
  | 'date'
  | 'note'
  | 'sheet-number';

interface Kept {
  readonly keepsWithNext?: boolean;
  readonly startsPage?: boolean;
}

/** Broken where the line ends; indents from the type area's edges. */
export interface ParagraphPiece extends Kept {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly runs: readonly Run[];
  readonly first: number;
  readonly left: number;
}

/** Lines that are broken already, in the middle. */
export interface LinesPiece extends Kept {
  readonly kind: 'lines';
  readonly role: 'title';
  readonly lines: readonly string[];
}

/** One line with texts each centred on a place of its own. */
export interface CentredPiece extends Kept {
  readonly kind: 'centred';
  readonly role: 'signature' | 'date';
  readonly texts: readonly { readonly text: string; readonly at: number }[];
}

interface BlankPiece extends Kept {
  readonly kind: 'blank';
  readonly lines: number;
}

export type TablePiece = TableBlock & Kept;

export type Piece = ParagraphPiece | LinesPiece | CentredPiece | BlankPiece | TablePiece;

export const TITLE_FACE: Face = 'xiaobiaosong';

const chars = (count: number): number => count * GRID.character;

const fang = (text: string): Run => ({ text, face: 'fangsong' });

function written(
  role: Role,
  runs: readonly Run[],
  { first = chars(2), left = 0, ...kept }: Partial<ParagraphPiece> = {},
): ParagraphPiece {
  return { kind: 'paragraph', role, runs, first, left, ...kept };
}

const blank = (lines: number, kept: Kept = {}): BlankPiece => ({ kind: 'blank', lines, ...kept });

const HEADING_FACES: Readonly<Record<1 | 2 | 3 | 4, Face>> = {
  1: 'heiti',
  2: 'kaiti',
  3: 'fangsong',
  4: 'fangsong',
};

/** A numbered sentence is text, and no heading of what comes after it. */
const isSentence = ({ title, text }: HeadingBlock): boolean =>
  text === undefined && /[。；]$/u.test(title);

function headingPiece(block: HeadingBlock, ordinal: string): ParagraphPiece {
  const { level, title, text } = block;
  if (isSentence(block)) return written('text', [fang(`${ordinal}${title}`)]);
  const runs = [{ text: `${ordinal}${title}`, face: HEADING_FACES[level] }];
  return text === undefined
    ? written(`heading-${level}`, runs, { keepsWithNext: true })
    : written(`heading-${level}`, [...runs, fang(text)]);
}

/** A break before what comes next is a property of what comes next. */
function piecesOfBlocks(blocks: readonly Block[]): readonly Piece[] {
  const ordinals = ordinalsOf(blocks);
  const pieces: Piece[] = [];
  let startsPage = false;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'page-break') {
      startsPage = true;
      continue;
    }
    const kept = startsPage ? { startsPage } : {};
    startsPage = false;
    if (block.kind === 'table') {
      // Without anything between them two tables are one to a word processor.
      if (pieces.at(-1)?.kind === 'table') pieces.push(blank(1));
      pieces.push({ ...block, ...kept });
    } else if (block.kind === 'paragraph') {
      // What announces a list does not stand alone before it.
      const announcing = block.text.endsWith('：') && at < blocks.length - 1;
      const alone = announcing ? { keepsWithNext: true } : {};
      pieces.push(written('text', [fang(block.text)], { ...kept, ...alone }));
    } else pieces.push({ ...headingPiece(block, ordinals[at] ?? ''), ...kept });
  }
  return pieces;
}

function titlePiece(title: string, measure: Measure, unbroken: readonly string[] = []): LinesPiece {
  const size = SIZE.er;
  // A line as wide as the type area has no shape any more: a character stays free on either side.
  const room = TYPE_AREA.width - 2 * size;
  const lines = balanceTitle(
    title,
    room,
    (text) => widthOf(text, TITLE_FACE, size, measure),
    unbroken,
  );
  return { kind: 'lines', role: 'title', lines, keepsWithNext: true };
}

/** 7.3.4: named one line below the text; what does not fit goes on under the name, and nothing closes it. */
function attachmentList(sheets: readonly AttachedSheet[]): readonly Piece[] {
  const [only] = sheets;
  if (only === undefined) return [];
  const under = chars(5);
  if (sheets.length === 1)
    return [blank(1), written('attachment-list', [fang(`附件：${only.title}`)], { left: under })];
  return [
    blank(1),
    ...sheets.map(({ title }, at) =>
      written('attachment-list', [fang(`${at === 0 ? '附件：' : ''}${at + 1}.${title}`)], {
        first: at === 0 ? chars(2) : under,
        left: chars(6),
      }),
    ),
  ];
}

const measured = (text: string, measure: Measure): number =>
  widthOf(text, 'fangsong', SIZE.san, measure);

/** 7.3.5.1: the date four characters from the right, the organ centred on it; several organs in rows of their seals. */
function sealed(organs: readonly string[], date: string, measure: Measure): readonly Piece[] {
  const { width } = TYPE_AREA;
  const half = measured(date, measure) / 2;
  const longest = Math.max(...organs.map((organ) => measured(organ, measure)));
  const columns = organs.length > 1 && longest <= width / 2 - chars(2) ? 2 : 1;
  const axis = Math.min(
    width - chars(SIGNATURE.sealedDateFromRight) - half,
    width - Math.max(longest / 2, half),
  );
  const places = columns === 1 ? [axis] : [width - axis, axis];
  const pieces: Piece[] = [blank(SIGNATURE.linesAboveSealed, { keepsWithNext: true })];
  for (let at = 0; at < organs.length; at += columns) {
    const row = organs.slice(at, at + columns);
    // An organ alone in the last row stands over the date.
    const used = row.length < columns ? [axis] : places;
    if (at > 0) pieces.push(blank(SIGNATURE.sealLines - 1, { keepsWithNext: true }));
    pieces.push({
      kind: 'centred',
      role: 'signature',
      texts: row.map((text, column) => ({ text, at: used[column] ?? axis })),
      keepsWithNext: true,
    });
  }
  return [
    ...pieces,
    { kind: 'centred', role: 'date', texts: [{ text: date, at: axis }], keepsWithNext: true },
  ];
}

/** 7.3.5.2: the organ two characters from the right, the date two characters further in; the longer of both decides. */
function unsealed(organs: readonly string[], date: string, measure: Measure): readonly Piece[] {
  const widest = Math.max(...organs.map((organ) => measured(organ, measure)));
  const length = Math.max(widest, measured(date, measure) + chars(2));
  const left = Math.max(TYPE_AREA.width - chars(SIGNATURE.plainFromRight) - length, 0);
  const dateLeft = left + chars(2);
  return [
    blank(1, { keepsWithNext: true }),
    ...organs.map((organ) =>
      written('signature', [fang(organ)], { first: left, left, keepsWithNext: true }),
    ),
    written('date', [fang(date)], { first: dateLeft, left: dateLeft }),
  ];
}

function signaturePieces(
  { signature, form, note }: OfficialDocument,
  measure: Measure,
): readonly Piece[] {
  // Minutes are dated in their head.
  if (signature === undefined || form === 'minutes') return [];
  const date = dateText(signature.date);
  if (!signature.isSealed) return unsealed(signature.organs, date, measure);
  const pieces = sealed(signature.organs, date, measure);
  // A seal reaches below the date: room that a note, which stands to its left, has already.
  return note === undefined ? [...pieces, blank(SIGNATURE.linesBelowSealed)] : pieces;
}

function sheetPieces(sheets: readonly AttachedSheet[], measure: Measure): readonly Piece[] {
  return sheets.flatMap(({ title, blocks }, at) => [
    written('sheet-number', [{ text: `附件${sheets.length === 1 ? '' : at + 1}`, face: 'heiti' }], {
      first: 0,
      startsPage: true,
      keepsWithNext: true,
    }),
    blank(1, { keepsWithNext: true }),
    titlePiece(title, measure),
    blank(1, { keepsWithNext: true }),
    ...piecesOfBlocks(blocks),
  ]);
}

/** 7.3.5: signature and seal never stand on a page without text, so the last of the text goes with them. */
function keptWithSignature(pieces: readonly Piece[]): readonly Piece[] {
  const last = pieces.at(-1);
  return last === undefined ? pieces : [...pieces.slice(0, -1), { ...last, keepsWithNext: true }];
}

/** Everything from the title on, but for the imprint. */
export function piecesOf(document: OfficialDocument, measure: Measure): readonly Piece[] {
  const { addressees = [], attendance = [], attachments = [], note } = document;
  const signature = signaturePieces(document, measure);
  const text: readonly Piece[] = [
    ...piecesOfBlocks(document.blocks),
    ...attachmentList(attachments),
  ];
  return [
    titlePiece(document.title, measure, [...document.organs, ...(document.unbroken ?? [])]),
    blank(TITLE.blankLinesBelow, { keepsWithNext: true }),
    ...(addressees.length === 0
      ? []
      : [written('addressees', [fang(`${addressees.join('，')}：`)], { first: 0 })]),
    ...(signature.length === 0 ? text : keptWithSignature(text)),
    ...signature,
    ...(attendance.length === 0 ? [] : [blank(1)]),
    ...attendance.map(({ label, people }) =>
      written('attendance', [{ text: `${label}：`, face: 'heiti' }, fang(people)], {
        left: chars(2 + label.length + 1),
      }),
    ),
    ...(note === undefined ? [] : [written('note', [fang(`（${note}）`)])]),
    ...sheetPieces(attachments, measure),
  ];
}
