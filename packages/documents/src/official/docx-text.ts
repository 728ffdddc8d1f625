// The paragraphs of a .docx: one style for each element of the standard, so that a clerk changes all of a kind at once.
import {
  AlignmentType,
  type IContext,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  type IXmlableObject,
  LineRuleType,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { FACE_NAMES, type Face, type Run } from './faces.ts';
import { GRID, RED, SIZE, twips } from './geometry.ts';
import type { CentredPiece, LinesPiece, ParagraphPiece, Role } from './pieces.ts';
import { TITLE_FACE } from './pieces.ts';

/** Half points. */
export const halves = (points: number): number => Math.round(points * 2);

/** A line of exactly this height, whatever typeface is there in the end. */
export const exactly = (points: number, before = 0, after = 0) => ({
  line: twips(points),
  lineRule: LineRuleType.EXACT,
  before: twips(before),
  after: twips(after),
});

type Properties = IXmlableObject[];

/** The properties of a paragraph that has been made ready to be written. */
function propertiesOf(xml: IXmlableObject | undefined): Properties {
  const parts = xml?.['w:p'];
  const found = Array.isArray(parts)
    ? parts.find((part: unknown) => typeof part === 'object' && part !== null && 'w:pPr' in part)
    : undefined;
  const properties: unknown = found?.['w:pPr'];
  return Array.isArray(properties) ? properties : [];
}

/** The schema has a fixed order: what is switched off here stands before these. */
const LATER = ['w:spacing', 'w:ind', 'w:jc'];

function switchOff(names: readonly string[], properties: Properties): void {
  const at = properties.findIndex((part) => LATER.some((name) => name in part));
  const off = names.map((name) => ({ [name]: { _attr: { 'w:val': '0' } } }));
  properties.splice(at === -1 ? properties.length : at, 0, ...off);
}

/** No mark beyond the type area, and no quarter of a blank between figures and characters: 28 on a line, as in the PDF. */
const AS_COUNTED = ['w:overflowPunct', 'w:autoSpaceDE', 'w:autoSpaceDN'];

/** Text on the grid. The library has not all of these options, and writes one out of its order. */
class GridParagraph extends Paragraph {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    switchOff(AS_COUNTED, propertiesOf(xml));
    return xml;
  }
}

/** A paragraph whose lines are as high as it says: it leaves the grid. */
export class ExactParagraph extends Paragraph {
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = super.prepForXml(context);
    switchOff([...AS_COUNTED, 'w:snapToGrid'], propertiesOf(xml));
    return xml;
  }
}

/** One face for Chinese characters and figures alike: the standard names no other for figures. */
export const fontOf = (face: Face) => {
  const name = FACE_NAMES[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
};

interface RunStyle {
  readonly size?: number;
  readonly scale?: number;
  readonly isRed?: boolean;
}

/** Twentieths of a point. */
const CLOSER = Math.floor((GRID.character - SIZE.san) * 20);

const runOptions = (face: Face, { size = SIZE.san, scale, isRed = false }: RunStyle = {}) => ({
  font: fontOf(face),
  size: halves(size),
  // 28 characters of 16 points are wider than the type area: each is set a little closer. A grid of characters would say
  // the same, and every word processor understands it differently.
  characterSpacing: size === SIZE.san ? CLOSER : 0,
  ...(scale === undefined || scale === 100 ? {} : { scale }),
  ...(isRed ? { color: RED } : {}),
});

export const textRun = ({ text, face }: Run, style: RunStyle = {}): TextRun =>
  new TextRun({ text, ...runOptions(face, style) });

/** A tab and what stands at its stop. */
export const tabbedRun = ({ text, face }: Run, style: RunStyle = {}): TextRun =>
  new TextRun({ children: [new Tab(), text], ...runOptions(face, style) });

const STYLES: Readonly<Record<Role, { readonly name: string; readonly face: Face }>> = {
  title: { name: '公文标题', face: TITLE_FACE },
  addressees: { name: '主送机关', face: 'fangsong' },
  text: { name: '公文正文', face: 'fangsong' },
  'heading-1': { name: '公文一级标题', face: 'heiti' },
  'heading-2': { name: '公文二级标题', face: 'kaiti' },
  'heading-3': { name: '公文三级标题', face: 'fangsong' },
  'heading-4': { name: '公文四级标题', face: 'fangsong' },
  'attachment-list': { name: '附件说明', face: 'fangsong' },
  attendance: { name: '出席人员', face: 'fangsong' },
  signature: { name: '发文机关署名', face: 'fangsong' },
  date: { name: '成文日期', face: 'fangsong' },
  note: { name: '附注', face: 'fangsong' },
  'sheet-number': { name: '附件序号', face: 'heiti' },
};

const styleId = (role: Role): string => `official-${role}`;

/** A heading is one to the navigation pane as well. */
function outlineOf(role: Role): { readonly outlineLevel: number } | Record<string, never> {
  const level = /^heading-(\d)$/.exec(role)?.[1];
  return level === undefined ? {} : { outlineLevel: Number(level) - 1 };
}

export const PARAGRAPH_STYLES: readonly IParagraphStyleOptions[] = [
  // Nothing that a title, a table or an imprint would inherit: only text of 3号 is set closer.
  {
    id: 'Normal',
    name: 'Normal',
    quickFormat: true,
    run: { font: fontOf('fangsong'), size: halves(SIZE.san) },
  },
  ...(Object.entries(STYLES) as [Role, (typeof STYLES)[Role]][]).map(([role, { name, face }]) => ({
    id: styleId(role),
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: runOptions(face, { size: role === 'title' ? SIZE.er : SIZE.san }),
    paragraph: outlineOf(role),
  })),
];

const kept = (piece: { readonly keepsWithNext?: boolean; readonly startsPage?: boolean }) => ({
  ...(piece.keepsWithNext === true ? { keepNext: true } : {}),
  ...(piece.startsPage === true ? { pageBreakBefore: true } : {}),
});

/** A first line that begins to the left of the others hangs; whole characters are said as such too. */
function indentOf({ first, left }: ParagraphPiece) {
  const difference = first - left;
  return {
    left: twips(left),
    ...(difference < 0 ? { hanging: twips(-difference) } : { firstLine: twips(difference) }),
  };
}

export const paragraphOf = (piece: ParagraphPiece): Paragraph =>
  new GridParagraph({
    style: styleId(piece.role),
    alignment: AlignmentType.BOTH,
    indent: indentOf(piece),
    children: piece.runs.map((run) => textRun(run)),
    ...kept(piece),
  });

export const linesOf = (piece: LinesPiece): Paragraph =>
  new ExactParagraph({
    style: styleId(piece.role),
    alignment: AlignmentType.CENTER,
    spacing: exactly(GRID.line),
    keepLines: true,
    children: piece.lines.map(
      (text, at) =>
        new TextRun({
          text,
          ...(at === 0 ? {} : { break: 1 }),
          ...runOptions(TITLE_FACE, { size: SIZE.er }),
        }),
    ),
    ...kept(piece),
  });

export const centredOf = (piece: CentredPiece): Paragraph =>
  new GridParagraph({
    style: styleId(piece.role),
    tabStops: piece.texts.map(({ at }) => ({ type: TabStopType.CENTER, position: twips(at) })),
    children: piece.texts.map(({ text }) => tabbedRun({ text, face: 'fangsong' })),
    ...kept(piece),
  });

/** An empty line of the grid, or one of another height. */
export const blankOf = (height = GRID.line, more: Partial<IParagraphOptions> = {}): Paragraph =>
  new ExactParagraph({ spacing: exactly(height), ...more });
