// The faults of a scheme as they are found: code, path, place and words.
import { hasDecimals, parsePoints } from '@jinze/kernel';
import { type Compared, type Language, sentence } from './frame.ts';
import { SCHEME_FAULT_WORDS } from './score.check.words.ts';
import { roundingOf } from './score.compile.ts';
import type { Scheme } from './score.scheme.ts';

export interface SchemeFault {
  readonly code: string;
  /** `sections.0.items.2.rules.0.each`. */
  readonly path: string;
  /** The same in the table's own words: 一、综合考核 › 党委主要负责人履职. */
  readonly place: string;
  readonly text: string;
}

/** Where one is in the scheme, by path and by title. */
export interface Spot {
  readonly path: string;
  readonly place: readonly string[];
}

/** One step further in. */
export const inside = (spot: Spot, path: string, title?: string): Spot => ({
  path: spot.path === '' ? path : `${spot.path}.${path}`,
  place: title === undefined ? spot.place : [...spot.place, title],
});

/** Gathers the faults of one scheme. */
export class Faults {
  readonly found: SchemeFault[] = [];
  readonly scheme: Scheme;
  readonly language: Language;
  private readonly ids = new Map<string, string>();

  constructor(scheme: Scheme, language: Language) {
    this.scheme = scheme;
    this.language = language;
  }

  add(spot: Spot, code: string, values: Compared = {}) {
    const text = sentence(SCHEME_FAULT_WORDS, code, this.language, values);
    this.found.push({ code, path: spot.path, place: spot.place.join(' › '), text });
  }

  /** An id names one thing in the whole scheme. */
  addId(spot: Spot, id: string) {
    const other = this.ids.get(id);
    if (other === undefined) this.ids.set(id, spot.place.at(-1) ?? '');
    else this.add(inside(spot, 'id'), 'scheme.same-id', { id, other });
  }

  amount(spot: Spot, key: string, value: number | undefined) {
    if (value === undefined) return;
    const { decimals } = roundingOf(this.scheme).items;
    const units = parsePoints(value);
    if (units === undefined || !hasDecimals(units, decimals))
      this.add(inside(spot, key), 'scheme.too-fine', { value, decimals });
  }

  class(spot: Spot, id: string) {
    const { classes = [] } = this.scheme.subjects;
    if (!classes.some((one) => one.id === id)) this.add(spot, 'scheme.unknown-class', { id });
  }

  grade(spot: Spot, name: string) {
    const { grades = [] } = this.scheme;
    if (!grades.some((one) => one.name === name)) this.add(spot, 'scheme.unknown-grade', { name });
  }
}
