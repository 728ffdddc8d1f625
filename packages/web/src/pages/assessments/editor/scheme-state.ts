// What a scheme being written lacks before it can be checked, what its parts add up to, and the next free number.
import type { Scheme, SchemeCondition, SchemeRule, SchemeSection } from '@jinze/rules/scoring';

/** A place that is still empty, as the checker names places. */
export interface Unfinished {
  readonly path: string;
  readonly place: string;
  /** Which text says what is missing there. */
  readonly what: 'title' | 'fact' | 'number' | 'day' | 'act' | 'text' | 'codes';
}

interface Spot {
  readonly path: string;
  readonly place: readonly string[];
}

/** Gathers what is empty. */
class Empties {
  readonly found: Unfinished[] = [];

  private add({ path, place }: Spot, key: string, what: Unfinished['what']) {
    this.found.push({
      path: path === '' ? key : `${path}.${key}`,
      place: place.filter((one) => one !== '').join(' › '),
      what,
    });
  }

  text(spot: Spot, key: string, value: string | undefined, what: Unfinished['what'] = 'title') {
    if (value === undefined || value.trim() === '') this.add(spot, key, what);
  }

  number(spot: Spot, key: string, value: unknown) {
    if (typeof value !== 'number' || !Number.isFinite(value)) this.add(spot, key, 'number');
  }

  amount(spot: Spot, key: string, value: unknown) {
    if (typeof value === 'object' && value !== null && 'fact' in value)
      this.text(spot, `${key}.fact`, String(value.fact), 'fact');
    else this.number(spot, key, value);
  }

  rule(spot: Spot, rule: SchemeRule) {
    this.text(spot, 'fact', rule.fact, 'fact');
    switch (rule.kind) {
      case 'occurrence':
      case 'untrue':
        return this.number(spot, 'each', rule.each);
      case 'duties':
        if (rule.codes.length === 0) this.add(spot, 'codes', 'codes');
        return this.number(spot, 'each', rule.each);
      case 'ratio':
        return this.amount(spot, 'whole', rule.whole);
      case 'deadline':
        return typeof rule.by === 'string'
          ? this.text(spot, 'by', rule.by, 'day')
          : this.text(spot, 'by.fact', rule.by.fact, 'fact');
      case 'done':
      case 'count':
      case 'manual':
        return undefined;
    }
  }

  condition(spot: Spot, condition: SchemeCondition) {
    if ('fact' in condition) this.text(spot, 'fact', condition.fact, 'fact');
  }

  sections(outer: Spot, sections: readonly SchemeSection[]) {
    for (const [at, section] of sections.entries()) {
      const path = outer.path === '' ? `sections.${at}` : `${outer.path}.sections.${at}`;
      const here = { path, place: [...outer.place, section.title] };
      this.text(here, 'title', section.title);
      for (const [index, item] of (section.items ?? []).entries()) {
        const spot = { path: `${path}.items.${index}`, place: [...here.place, item.title] };
        this.text(spot, 'title', item.title);
        for (const [n, rule] of item.rules.entries())
          this.rule({ path: `${spot.path}.rules.${n}`, place: spot.place }, rule);
      }
      this.sections(here, section.sections ?? []);
    }
  }
}

/** What has to be filled in before the scheme can be checked at all. */
export function unfinishedOf(scheme: Scheme): readonly Unfinished[] {
  const empties = new Empties();
  empties.text({ path: '', place: [] }, 'title', scheme.title);
  empties.sections({ path: '', place: [] }, scheme.sections);
  for (const [at, one] of (scheme.vetoes ?? []).entries()) {
    const spot = { path: `vetoes.${at}`, place: [one.title] };
    empties.text(spot, 'title', one.title);
    empties.condition({ path: `${spot.path}.when`, place: spot.place }, one.when);
    if (one.act !== undefined) empties.text(spot, 'act.title', one.act.title, 'act');
  }
  for (const [at, { name, requires }] of (scheme.grades ?? []).entries()) {
    empties.text({ path: `grades.${at}`, place: [name] }, 'name', name);
    if (requires !== undefined)
      empties.condition({ path: `grades.${at}.requires`, place: [name] }, requires);
  }
  for (const [at, { text }] of (scheme.consequences ?? []).entries())
    empties.text({ path: `consequences.${at}`, place: [text] }, 'text', text, 'text');
  for (const [at, { name }] of (scheme.subjects.classes ?? []).entries())
    empties.text({ path: `subjects.classes.${at}`, place: [name] }, 'name', name);
  return empties.found;
}

/** In hundredths of a hundredth, so that what is added up is exact. */
const WHOLE = 10_000;
const units = (points: number | undefined) => Math.round((points ?? 0) * WHOLE);

function unitsIn({ items = [], sections = [] }: SchemeSection, ofClass: string | undefined) {
  let sum = 0;
  for (const { kind = 'score', points, classes, shownOnly } of items) {
    const isAsked = classes === undefined || ofClass === undefined || classes.includes(ofClass);
    if (kind === 'score' && shownOnly === undefined && isAsked) sum += units(points);
  }
  for (const one of sections) sum += countsFor(one, ofClass);
  return sum;
}
const countsFor = (one: SchemeSection, ofClass: string | undefined): number =>
  one.countsAs === undefined ? unitsIn(one, ofClass) : units(one.countsAs);

/** What the parts of a section add up to, for each class that differs. */
export function sumsOf(scheme: Scheme, section: SchemeSection): readonly number[] {
  const classes = scheme.subjects.classes?.map(({ id }) => id) ?? [undefined];
  return [...new Set(classes.map((one) => unitsIn(section, one) / WHOLE))];
}

/** What all sections come to, for each class that differs. */
export function totalsOf(scheme: Scheme): readonly number[] {
  const classes = scheme.subjects.classes?.map(({ id }) => id) ?? [undefined];
  return [
    ...new Set(
      classes.map(
        (one) => scheme.sections.reduce((sum, each) => sum + countsFor(each, one), 0) / WHOLE,
      ),
    ),
  ];
}

/** Only part of the table was entered: what is there may come to less. */
export const isPart = ({ isPartial }: Scheme, sums: readonly number[], points: number): boolean =>
  isPartial === true && sums.every((sum) => sum <= points) && sums.some((sum) => sum < points);

function idsOf(sections: readonly SchemeSection[]): readonly string[] {
  return sections.flatMap(({ id, items = [], sections: inner = [] }) => [
    id,
    ...items.map((item) => item.id),
    ...idsOf(inner),
  ]);
}

/** 3, 2.4: the next number of this beginning that nothing has. */
export function nextId(scheme: Scheme, before: string): string {
  const taken = new Set([...idsOf(scheme.sections), ...(scheme.vetoes ?? []).map(({ id }) => id)]);
  for (let number = 1; ; number += 1) {
    const id = `${before}${number}`;
    if (!taken.has(id)) return id;
  }
}

export const EMPTY_SCHEME: Scheme = {
  id: 'own',
  title: '',
  status: 'local',
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [],
};
