// A scheme made ready for one class of subject: items in a row, sections with their parents, caps with what they hold.
import {
  ok,
  type Points,
  pointsOf,
  type Result,
  type Rounding,
  refuse,
  type ScoreCap,
  scaled,
} from '@jinze/kernel';
import { AskedFacts } from './score.facts.ts';
import type { Scheme, SchemeItem, SchemeSection } from './score.scheme.ts';
import type { AskedFact, ScoreRefusal } from './score.shape.ts';

/** A cap that several items share. */
export interface CompiledCap {
  readonly kind: Extract<ScoreCap, 'section' | 'role'>;
  readonly maxDeduction: Points;
  readonly maxBonus: Points;
}

export interface CompiledItem {
  readonly item: SchemeItem;
  readonly section: number;
  /** Full points; 0 for what only adds or takes away. */
  readonly of: Points;
  /** The most it takes away or adds by itself. */
  readonly most: Points;
  readonly isBonus: boolean;
  readonly isShownOnly: boolean;
  /** Which caps it shares, by place. */
  readonly caps: readonly number[];
  /** Every fact its rules look at. */
  readonly facts: readonly string[];
}

export interface CompiledSection {
  readonly section: SchemeSection;
  /** The place of the section it is part of; undefined at the top. */
  readonly parent: number | undefined;
  of: Points;
  countsOf: Points;
}

export interface CompiledScheme {
  readonly scheme: Scheme;
  readonly items: readonly CompiledItem[];
  /** A section comes before its parts. */
  readonly sections: readonly CompiledSection[];
  readonly caps: readonly CompiledCap[];
  readonly asked: ReadonlyMap<string, AskedFact>;
  readonly of: Points;
  readonly rounding: { readonly items: Rounding; readonly total: Rounding };
}

const limit = (most: number | undefined): Points =>
  most === undefined ? Infinity : pointsOf(most);

export function roundingOf({ rounding = {} }: Scheme): CompiledScheme['rounding'] {
  const { items = 2, total = 2, mode = 'half-up' } = rounding;
  return { items: { decimals: items, mode }, total: { decimals: total, mode } };
}

/** What a section's points count as where it stands. */
export function convertedIn(section: SchemeSection, of: Points, rounding: Rounding): Points {
  const { countsAs, points } = section;
  if (countsAs === undefined || points === undefined) return of;
  return scaled(of, pointsOf(countsAs), pointsOf(points), rounding);
}

function hasDeductions({ items = [], sections = [] }: SchemeSection): boolean {
  return items.some(({ kind }) => kind === 'deduction') || sections.some(hasDeductions);
}

/** 扣完为止: a section with points and deductions beside its items has no more to lose than its points. */
const ownLimit = (section: SchemeSection) => (hasDeductions(section) ? section.points : undefined);

class Compiling {
  readonly scheme: Scheme;
  readonly subjectClass: string | undefined;
  readonly items: CompiledItem[] = [];
  readonly sections: CompiledSection[] = [];
  readonly caps: CompiledCap[] = [];
  private readonly capOfRole = new Map<string, number>();

  constructor(scheme: Scheme, subjectClass: string | undefined) {
    this.scheme = scheme;
    this.subjectClass = subjectClass;
    for (const { role, maxDeduction, maxBonus } of scheme.roleCaps ?? [])
      this.capOfRole.set(role, this.addCap('role', maxDeduction, maxBonus));
    for (const section of scheme.sections) this.addSection(section, undefined, []);
    this.sumUp();
  }

  private addCap(kind: CompiledCap['kind'], maxDeduction?: number, maxBonus?: number): number {
    this.caps.push({ kind, maxDeduction: limit(maxDeduction), maxBonus: limit(maxBonus) });
    return this.caps.length - 1;
  }

  private addSection(
    section: SchemeSection,
    parent: number | undefined,
    outer: readonly number[],
  ): void {
    const { maxDeduction = ownLimit(section), maxBonus } = section;
    const caps =
      maxDeduction === undefined && maxBonus === undefined
        ? outer
        : [...outer, this.addCap('section', maxDeduction, maxBonus)];
    const at = this.sections.length;
    this.sections.push({ section, parent, of: 0, countsOf: 0 });
    for (const item of section.items ?? []) this.addItem(item, at, caps);
    for (const part of section.sections ?? []) this.addSection(part, at, caps);
  }

  private addItem(item: SchemeItem, section: number, outer: readonly number[]): void {
    const { kind = 'score', points, max, classes, role, shownOnly } = item;
    if (classes !== undefined && !classes.includes(this.subjectClass ?? '')) return;
    const isScore = kind === 'score';
    const isShownOnly = shownOnly !== undefined;
    const cap = role === undefined ? undefined : this.capOfRole.get(role);
    const asked = new AskedFacts();
    asked.addItem(item);
    this.items.push({
      item,
      section,
      of: isScore && points !== undefined && !isShownOnly ? pointsOf(points) : 0,
      most: isScore ? limit(points) : limit(max),
      isBonus: kind === 'bonus',
      isShownOnly,
      caps: cap === undefined ? outer : [...outer, cap],
      facts: [...asked.byName.keys()],
    });
  }

  /** From the parts up: a section's full points are those of what is in it. */
  private sumUp(): void {
    for (const { section, of } of this.items) {
      const at = this.sections[section];
      if (at !== undefined) at.of += of;
    }
    for (const one of this.sections.toReversed()) {
      one.countsOf = convertedIn(one.section, one.of, roundingOf(this.scheme).items);
      const parent = one.parent === undefined ? undefined : this.sections[one.parent];
      if (parent !== undefined) parent.of += one.countsOf;
    }
  }
}

function askedIn(scheme: Scheme, items: readonly CompiledItem[]): ReadonlyMap<string, AskedFact> {
  const asked = new AskedFacts();
  for (const { item } of items) asked.addItem(item);
  for (const { when, title, shownOnly } of scheme.vetoes ?? [])
    if (shownOnly === undefined) asked.addCondition(when, title);
  for (const { requires, name } of scheme.grades ?? [])
    if (requires !== undefined) asked.addCondition(requires, name);
  return asked.byName;
}

function compile(scheme: Scheme, subjectClass: string | undefined): CompiledScheme {
  const { items, sections, caps } = new Compiling(scheme, subjectClass);
  let of = 0;
  for (const { parent, countsOf } of sections) if (parent === undefined) of += countsOf;
  const asked = askedIn(scheme, items);
  return { scheme, items, sections, caps, asked, of, rounding: roundingOf(scheme) };
}

const COMPILED = new WeakMap<Scheme, Map<string | undefined, CompiledScheme>>();

function refuseClass(
  code: 'rules.unknown-class' | 'rules.class-not-given',
  scheme: Scheme,
  given = '',
) {
  const classes = (scheme.subjects.classes ?? []).map(({ id, name }) => `${id}（${name}）`);
  return refuse<ScoreRefusal>({
    code,
    path: 'class',
    values: { given, classes: classes.join('、') },
  });
}

/** Once for each scheme and class; the scheme must have passed `checkScheme`. Refuses a class it does not have. */
export function compileScheme(
  scheme: Scheme,
  subjectClass: string | undefined,
): Result<CompiledScheme, ScoreRefusal> {
  const known = COMPILED.get(scheme)?.get(subjectClass);
  if (known !== undefined) return ok(known);
  const { classes } = scheme.subjects;
  if (subjectClass === undefined && classes !== undefined)
    return refuseClass('rules.class-not-given', scheme);
  if (subjectClass !== undefined && classes?.some(({ id }) => id === subjectClass) !== true)
    return refuseClass('rules.unknown-class', scheme, subjectClass);
  const compiled = compile(scheme, subjectClass);
  const byClass = COMPILED.get(scheme) ?? new Map<string | undefined, CompiledScheme>();
  COMPILED.set(scheme, byClass.set(subjectClass, compiled));
  return ok(compiled);
}
