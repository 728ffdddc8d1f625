// Measures of GB/T 9704-2012, each with its clause; whatever is drawn or written takes them from here. Points unless named.

const POINTS_PER_MM = 72 / 25.4;
export const mm = (millimetres: number): number => millimetres * POINTS_PER_MM;
/** Twentieths of a point, the unit of a .docx. */
export const twips = (points: number): number => Math.round(points * 20);

/** Sizes by their Chinese names. */
export const SIZE = { er: 22, san: 16, si: 14, xiaosi: 12, wu: 10.5, xiaowu: 9 } as const;

/** 5.1: A4. */
export const PAPER = { width: mm(210), height: mm(297) } as const;

/** 5.2: 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm. */
export const TYPE_AREA = {
  top: mm(37),
  left: mm(28),
  width: mm(156),
  height: mm(225),
  right: mm(28 + 156),
  bottom: mm(37 + 225),
} as const;

/** What a word processor has to be told, so that the first line's characters, not its leading, begin at 37 mm. */
export const SOFTWARE_MARGIN = {
  top: mm(34.58),
  bottom: mm(32.58),
  left: mm(28),
  right: mm(26),
} as const;

/** 5.2.3: 22 lines of 28 characters fill the type area. */
export const GRID = {
  lines: 22,
  characters: 28,
  line: (PAPER.height - SOFTWARE_MARGIN.top - SOFTWARE_MARGIN.bottom) / 22,
  character: TYPE_AREA.width / 28,
} as const;

/** 7.2.4, 7.2.5, 7.2.7: the red head from the type area's upper edge, what is under it, and its line. */
export const RED_HEAD = {
  markBelowTypeArea: mm(35),
  blankLinesBelowMark: 2,
  ruleBelowNumber: mm(4),
  ruleWidth: mm(0.35),
  blankLinesBelowRule: 2,
} as const;

/** 10.1: 信函格式. */
export const LETTER = {
  markTop: mm(30),
  ruleBelowMark: mm(4),
  ruleAboveEdge: mm(20),
  ruleLength: mm(170),
  /** From the rule to what stands next to it: 7/8 of the height of a 3号 character. */
  besideRule: (SIZE.san * 7) / 8,
  blankLinesAboveTitle: 2,
} as const;

/** 7.3.1, 7.3.2. */
export const TITLE = { blankLinesBelow: 1 } as const;

/** 7.4: 版记 lines, first and last 0.35 mm, between 0.25 mm; the last lies on the type area's lower edge. */
export const IMPRINT = { outerRule: mm(0.35), innerRule: mm(0.25), line: mm(8) } as const;

/** 7.5: the dashes of a page number lie 7 mm below the type area. */
export const PAGE_NUMBER = { dashBelowTypeArea: mm(7), size: SIZE.si } as const;

/** 7.3.5: how far a signature keeps from the right, in characters, and what a seal of 42 mm takes of lines. */
export const SIGNATURE = {
  sealedDateFromRight: 4,
  plainFromRight: 2,
  sealLines: 4,
  linesAboveSealed: 2,
  linesBelowSealed: 1,
} as const;

/** Below the page number, above the edge rule of a letter: not of the standard, and not in its way. */
export const ORIGIN = {
  size: SIZE.xiaowu,
  smallest: 6,
  /** In a .docx nobody can measure first, and the typeface there may be wider. */
  inDocx: 7,
  belowTypeArea: mm(10.7),
} as const;

/**
 * The QR code of where it is checked, in the corner that neither text, imprint nor page number comes to, on whichever
 * page it is: 3 mm beside the type area, above a letter’s lower line. At 60 to 80 characters a module is 0.4 mm.
 */
export const QR_CODE = {
  size: mm(15),
  left: TYPE_AREA.right + mm(3),
  top: TYPE_AREA.bottom - mm(1.5),
} as const;

export const TABLE = {
  size: SIZE.xiaosi,
  line: 18,
  padding: 4,
  rule: 0.5,
} as const;

/** The red of a head: what printers call 红 (C0 M100 Y100 K0). */
export const RED = 'FF0000';
