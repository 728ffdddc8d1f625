// What a page is once everything has its place: texts and lines, in points from the upper left corner of the paper.
import type { Face } from './faces.ts';
import type { Modules } from './qr-code.ts';

/** Characters that stand next to each other, each where `xs` says; `baseline` from the paper's upper edge. */
export interface PlacedText {
  readonly kind: 'text';
  readonly characters: readonly string[];
  readonly xs: readonly number[];
  readonly baseline: number;
  readonly face: Face;
  readonly size: number;
  /** Width of the characters in percent. */
  readonly scale: number;
  readonly isRed: boolean;
}

export interface PlacedRule {
  readonly kind: 'rule';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly isRed: boolean;
}

/** A QR code, `size` from edge to edge. */
export interface PlacedModules {
  readonly kind: 'modules';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly modules: Modules;
}

export type Placed = PlacedText | PlacedRule | PlacedModules;

export interface Page {
  readonly items: readonly Placed[];
}

/** The middle of a Chinese character lies this much of its size above the baseline. */
const MIDDLE = 0.38;

/** The baseline of characters whose middle is at `middle`. */
export const baselineAt = (middle: number, size: number): number => middle + MIDDLE * size;

export const horizontal = (
  x1: number,
  x2: number,
  y: number,
  width: number,
  isRed = false,
): PlacedRule => ({ kind: 'rule', x1, y1: y, x2, y2: y, width, isRed });

export const vertical = (x: number, y1: number, y2: number, width: number): PlacedRule => ({
  kind: 'rule',
  x1: x,
  y1,
  x2: x,
  y2,
  width,
  isRed: false,
});

/** The same further down and to the right. */
export function moved(item: Placed, dx: number, dy: number): Placed {
  if (item.kind === 'text')
    return { ...item, xs: item.xs.map((x) => x + dx), baseline: item.baseline + dy };
  if (item.kind === 'modules') return { ...item, x: item.x + dx, y: item.y + dy };
  return { ...item, x1: item.x1 + dx, x2: item.x2 + dx, y1: item.y1 + dy, y2: item.y2 + dy };
}
