// Measures of an evidence file, in points: a bound file, so that its left margin is that of an official document.
import { mm, PAPER, SIZE, TYPE_AREA } from '../official/geometry.ts';

export const AREA = {
  left: TYPE_AREA.left,
  width: TYPE_AREA.width,
  top: mm(30),
  bottom: PAPER.height - mm(28),
} as const;

export const HEADER = { middle: mm(20), ruleBelow: mm(4), size: SIZE.xiaowu } as const;
export const FOOTER = {
  origin: PAPER.height - mm(21),
  number: PAPER.height - mm(14),
  size: SIZE.wu,
  originSize: 7.5,
} as const;

/** Of each kind of line: its size, and how high it is. */
export const TEXT = { size: SIZE.wu, line: 17 } as const;
export const PART = { size: SIZE.san, line: 26, below: 8 } as const;
export const SECTION = { size: 13, line: 21, above: 12, below: 6 } as const;
export const ENTRY = { size: 11, line: 18, above: 9, saidSize: SIZE.xiaowu, saidLine: 15 } as const;
export const FIELD = { label: 58, gap: 6 } as const;
export const QR_CODE = { size: mm(22), around: mm(3) } as const;
export const CELL = {
  size: SIZE.xiaowu,
  line: 13.5,
  padding: 3.5,
  rule: 0.5,
  above: 4,
  below: 8,
} as const;
export const COVER = {
  title: { middle: mm(78), size: 32 },
  subject: { middle: mm(102), size: SIZE.er, line: 32 },
  table: { top: mm(160), size: SIZE.xiaosi, line: 19, padding: 5, label: 92 },
} as const;
export const CONTENTS = { title: SIZE.san, line: 20, below: 14, indent: 21, number: 30 } as const;
