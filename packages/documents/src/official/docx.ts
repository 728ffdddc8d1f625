// An official document as a .docx: typefaces named and not shipped, everything in it open to a clerk's hand.
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  type FileChild,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  ImageRun,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx';
import type { Imprint, OfficialDocument } from './document.ts';
import { headOf, letterFooter, letterHeader } from './docx-head.ts';
import { tableOf } from './docx-table.ts';
import {
  blankOf,
  centredOf,
  ExactParagraph,
  exactly,
  fontOf,
  halves,
  linesOf,
  PARAGRAPH_STYLES,
  paragraphOf,
  tabbedRun,
  textRun,
} from './docx-text.ts';
import { estimatedWidth, FACE_NAMES, type Face, STANDS_IN } from './faces.ts';
import {
  GRID,
  IMPRINT,
  LETTER,
  ORIGIN,
  PAGE_NUMBER,
  PAPER,
  QR_CODE,
  SIZE,
  SOFTWARE_MARGIN,
  TYPE_AREA,
  twips,
} from './geometry.ts';
import { copiesText, printedByScale, printedText } from './imprint.ts';
import { type Layout, layOut } from './layout.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { printable } from './printable.ts';
import { modulesOf, pngOf } from './qr-code.ts';
import { originText, verifyLink } from './wording.ts';

export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function childOf(piece: Piece): readonly FileChild[] {
  switch (piece.kind) {
    case 'paragraph':
      return [paragraphOf(piece)];
    case 'lines':
      return [linesOf(piece)];
    case 'centred':
      return [centredOf(piece)];
    case 'table':
      return [tableOf(piece)];
    case 'blank':
      return Array.from({ length: piece.lines }, () =>
        blankOf(GRID.line, piece.keepsWithNext === true ? { keepNext: true } : {}),
      );
  }
}

/** A paragraph that takes no room, where one has to be. */
const nothing = (startsPage = false): Paragraph =>
  new ExactParagraph({ spacing: exactly(1), ...(startsPage ? { pageBreakBefore: true } : {}) });

/** 7.5. The line is as high as its characters, so that their middle is where the dashes are to be. */
const FOOTER_LINE = PAGE_NUMBER.size + 2;
const FOOTER_DISTANCE =
  PAPER.height - TYPE_AREA.bottom - PAGE_NUMBER.dashBelowTypeArea - FOOTER_LINE / 2;

function pageNumberFooter(isOdd: boolean): Footer {
  const side = twips(PAGE_NUMBER.size);
  return new Footer({
    children: [
      new ExactParagraph({
        alignment: isOdd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: isOdd ? { right: side } : { left: side },
        spacing: exactly(FOOTER_LINE),
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: fontOf('songti'),
            size: halves(PAGE_NUMBER.size),
          }),
        ],
      }),
    ],
  });
}

/** Paragraphs of one frame, which lies at a place of the page whatever the text does. */
interface FootLine {
  readonly height: number;
  readonly options: IParagraphOptions;
}

const ruleOf = (width: number) => ({
  style: BorderStyle.SINGLE,
  size: Math.round(width * 8),
  color: '000000',
  space: 0,
});

const SIDE = twips(SIZE.si);

function copiesLine(imprint: Imprint, lines: number, isLetter: boolean): FootLine {
  return {
    height: lines * IMPRINT.line,
    options: {
      alignment: AlignmentType.BOTH,
      indent: { left: SIDE * 4, hanging: SIDE * 3, right: SIDE },
      spacing: exactly(IMPRINT.line),
      ...(isLetter ? {} : { border: { top: ruleOf(IMPRINT.outerRule) } }),
      children: [textRun({ text: copiesText(imprint), face: 'fangsong' }, { size: SIZE.si })],
    },
  };
}

function printedLine(imprint: Imprint, isFirst: boolean): FootLine {
  const { innerRule, outerRule, line } = IMPRINT;
  const size = { size: SIZE.si };
  return {
    height: line,
    options: {
      spacing: exactly(line),
      tabStops: [
        { type: TabStopType.LEFT, position: SIDE },
        { type: TabStopType.RIGHT, position: twips(TYPE_AREA.width) - SIDE },
      ],
      border: { top: ruleOf(isFirst ? outerRule : innerRule), bottom: ruleOf(outerRule) },
      children: [
        tabbedRun(
          { text: imprint.printedBy, face: 'fangsong' },
          { ...size, scale: printedByScale(imprint, estimatedWidth) },
        ),
        tabbedRun({ text: printedText(imprint), face: 'fangsong' }, size),
      ],
    },
  };
}

function imprintLines({ imprint, form }: OfficialDocument, lines: number): readonly FootLine[] {
  if (imprint === undefined) return [];
  const isLetter = form === 'letter';
  return [
    ...(lines > 0 ? [copiesLine(imprint, lines, isLetter)] : []),
    ...(isLetter ? [] : [printedLine(imprint, lines === 0)]),
  ];
}

function originLines({ origin }: OfficialDocument): readonly FootLine[] {
  if (origin === undefined) return [];
  const run = textRun({ text: originText(origin), face: 'songti' }, { size: ORIGIN.inDocx });
  return [{ height: ORIGIN.size, options: { spacing: exactly(ORIGIN.size, 2), children: [run] } }];
}

const framed = (
  top: number,
  { height, options }: FootLine,
  { left, width }: { readonly left: number; readonly width: number } = TYPE_AREA,
): Paragraph =>
  new ExactParagraph({
    ...options,
    frame: {
      type: 'absolute',
      position: { x: twips(left), y: twips(top) },
      width: twips(width),
      height: twips(height),
      wrap: FrameWrap.AROUND,
      anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    },
  });

/** Pixels of 96 to an inch, the unit the library takes. */
const QR_SIDE = (QR_CODE.size * 96) / 72;

function qrCode({ origin }: OfficialDocument): readonly Paragraph[] {
  const link = origin === undefined ? undefined : verifyLink(origin);
  if (link === undefined) return [];
  const picture = new ImageRun({
    type: 'png',
    data: pngOf(modulesOf(link)),
    transformation: { width: QR_SIDE, height: QR_SIDE },
    altText: { name: '核验二维码', title: '核验二维码', description: link },
  });
  // A line of an exact height would cut the picture off.
  const spacing = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
  const { left, top, size } = QR_CODE;
  const line = { height: size, options: { spacing, children: [picture] } };
  return [framed(top, line, { left, width: size })];
}

/** Imprint and origin, each line in a frame of its own place: the last of the imprint on the type area's edge. */
function footOf(document: OfficialDocument, { copiesLines }: Layout): readonly Paragraph[] {
  const imprint = imprintLines(document, copiesLines);
  const above = imprint.reduce((all, { height }) => all + height, 0);
  let top = TYPE_AREA.bottom - above;
  return [
    ...imprint.map((line) => {
      const paragraph = framed(top, line);
      top += line.height;
      return paragraph;
    }),
    ...originLines(document).map((line) => framed(TYPE_AREA.bottom + ORIGIN.belowTypeArea, line)),
    ...qrCode(document),
  ];
}

const SECTION = {
  page: {
    size: { width: twips(PAPER.width), height: twips(PAPER.height) },
    margin: {
      top: twips(SOFTWARE_MARGIN.top),
      bottom: twips(SOFTWARE_MARGIN.bottom),
      left: twips(SOFTWARE_MARGIN.left),
      right: twips(SOFTWARE_MARGIN.right),
      header: twips(LETTER.markTop),
      footer: twips(FOOTER_DISTANCE),
      gutter: 0,
    },
  },
  grid: {
    type: DocumentGridType.LINES,
    linePitch: Math.floor(GRID.line * 20),
  },
};

function sectionsOf(document: OfficialDocument, layout: Layout): readonly ISectionOptions[] {
  const isLetter = document.form === 'letter';
  const foot = footOf(document, layout);
  const children: FileChild[] = [
    ...headOf(document),
    ...piecesOf(document, estimatedWidth).flatMap(childOf),
  ];
  const main: Omit<ISectionOptions, 'children'> = {
    properties: { ...SECTION, titlePage: isLetter },
    ...(isLetter ? { headers: { first: new Header({ children: letterHeader(document) }) } } : {}),
    footers: {
      default: pageNumberFooter(true),
      even: pageNumberFooter(false),
      ...(isLetter ? { first: new Footer({ children: letterFooter() }) } : {}),
    },
  };
  if (foot.length === 0) return [{ ...main, children }];
  const { imprintPage, lastTextPage, hasBlankPage } = layout;
  if (hasBlankPage) {
    const empty = () => new Footer({ children: [nothing()] });
    return [
      { ...main, children },
      {
        properties: { ...SECTION, type: SectionType.EVEN_PAGE },
        footers: { default: empty(), even: empty() },
        children: [...foot, nothing()],
      },
    ];
  }
  if (imprintPage !== undefined && imprintPage > lastTextPage) children.push(nothing(true));
  // What floats belongs to the paragraph after it; a page that may be full has no room for another.
  const last = children.at(-1);
  const isSparing = imprintPage === undefined && last instanceof Paragraph;
  if (isSparing) children.splice(-1, 0, ...foot);
  else children.push(...foot, nothing());
  return [{ ...main, children }];
}

/** The library writes an empty one: here it says what to take where a computer has not what the standard names. */
const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${(
  Object.keys(FACE_NAMES) as Face[]
)
  .map(
    (face) =>
      `<w:font w:name="${FACE_NAMES[face]}"><w:altName w:val="${STANDS_IN[face]}"/><w:charset w:val="86"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/** Throws for nothing that a document can say. */
export async function writeOfficialDocx(given: OfficialDocument): Promise<Buffer> {
  const document = printable(given);
  const written = new Document({
    title: document.title,
    creator: document.organs[0] ?? '',
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15 },
    styles: {
      default: {
        document: {
          run: {
            font: fontOf('fangsong'),
            size: halves(SIZE.san),
            // Figures called Chinese are broken wherever a line ends.
            language: { value: 'en-US', eastAsia: 'zh-CN' },
          },
        },
      },
      paragraphStyles: PARAGRAPH_STYLES,
    },
    sections: sectionsOf(document, layOut(document)),
  });
  return await Packer.toBuffer(written, undefined, [
    { path: 'word/fontTable.xml', data: FONT_TABLE },
  ]);
}
