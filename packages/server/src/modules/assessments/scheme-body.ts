// A scheme as it was written: its faults of shape and of sense, and what lists and forms ask of it. Pure.
import { type SchemeBody, type SchemeFault, schemeSchema } from '@jinze/contracts';
import type { FactSource } from '@jinze/kernel';
import {
  type AskedFact,
  checkScheme,
  type Scheme,
  type SchemeItem,
  type SchemeSection,
  scorer,
} from '@jinze/rules';
import { z } from 'zod';
import type { Language } from '../../platform/http/errors.ts';
import { nestedIssues } from '../../platform/http/nested-issues.ts';

const MOST_FAULTS = 200;
const LOCALES = { zh: z.locales.zhCN(), en: z.locales.en() };

type Written = Readonly<Record<string, unknown>>;

/** In the table’s own words: the titles one comes by on the way to the fault. */
function placeOf(body: unknown, path: readonly PropertyKey[]): string {
  const titles: string[] = [];
  let at: unknown = body;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break;
    at = (at as Record<PropertyKey, unknown>)[step];
    const { title, name } = (at ?? {}) as Written;
    const called = title ?? name;
    if (typeof called === 'string') titles.push(called);
  }
  return titles.join(' › ');
}

export type SchemeRead =
  | { readonly scheme: Scheme; readonly faults: readonly [] }
  | { readonly scheme: undefined; readonly faults: readonly SchemeFault[] };

/** The scheme, or every fault it has: first those of its shape, then those of its sense. */
export function readScheme(body: SchemeBody, language: Language = 'zh'): SchemeRead {
  const parsed = schemeSchema.safeParse(body, { error: LOCALES[language].localeError });
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap(nestedIssues).map(({ path, message }) => ({
      code: 'shape',
      path: path.join('.'),
      place: placeOf(body, path),
      text: message,
    }));
    return { scheme: undefined, faults: faults.slice(0, MOST_FAULTS) };
  }
  const scheme = parsed.data as Scheme;
  const faults = checkScheme(scheme, language);
  return faults.length === 0
    ? { scheme, faults: [] }
    : { scheme: undefined, faults: faults.slice(0, MOST_FAULTS) };
}

const partsOf = (value: unknown): readonly Written[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];

/** What a list says of a body, whatever faults it has. */
export function outlineOf(body: SchemeBody): {
  readonly subjectKind: 'body' | 'person' | null;
  readonly itemCount: number;
} {
  const count = (sections: unknown): number =>
    partsOf(sections).reduce(
      (all, { items, sections: parts }) => all + partsOf(items).length + count(parts),
      0,
    );
  const { subjects, sections } = body as Written;
  const kind = ((subjects ?? {}) as Written)['kind'];
  return {
    subjectKind: kind === 'body' || kind === 'person' ? kind : null,
    itemCount: count(sections),
  };
}

export interface ItemPlace {
  readonly item: SchemeItem;
  readonly section: string;
}

/** Every item with the title of its section, in the order of the table. */
export function itemsOf({ sections }: Scheme): readonly ItemPlace[] {
  const walk = ({ title, items = [], sections: parts = [] }: SchemeSection): ItemPlace[] => [
    ...items.map((item) => ({ item, section: title })),
    ...parts.flatMap(walk),
  ];
  return sections.flatMap(walk);
}

/** A fact as an exercise goes about it: what it is, who tells it, on which items. */
export interface TaskFact {
  readonly asked: AskedFact;
  readonly source: FactSource;
  readonly items: readonly SchemeItem[];
}

/** Where the table does not say, marks, untrue records and duties are for who scores; the rest is the office's. */
function sourceOf({ from }: AskedFact, items: readonly SchemeItem[], fact: string): FactSource {
  if (from !== undefined) return from.source;
  const isJudged = items.some(({ rules }) =>
    rules.some(
      (rule) =>
        rule.fact === fact &&
        (rule.kind === 'manual' || rule.kind === 'untrue' || rule.kind === 'duties'),
    ),
  );
  return isJudged ? 'scorer' : 'office';
}

/** Every fact the rules of an item look at: what they are asked, and the amounts they compare it with. */
function factsOfItem({ rules, shownOnly }: SchemeItem): Set<string> {
  const names = new Set<string>();
  if (shownOnly !== undefined) return names;
  for (const rule of rules) {
    names.add(rule.fact);
    for (const one of Object.values(rule))
      if (typeof one === 'object' && one !== null && 'fact' in one) names.add(String(one.fact));
    if (rule.kind === 'occurrence' && typeof rule.beyond?.after === 'object')
      names.add(rule.beyond.after.fact);
  }
  return names;
}

const KNOWN = new WeakMap<Scheme, Map<string, ReadonlyMap<string, TaskFact>>>();

/** The classes a body is assessed in once each 分别考核; null where it is assessed once in all. */
export const classesApart = ({ subjects }: Scheme): readonly string[] | null =>
  subjects.partyAndGovernment === 'apart' ? (subjects.classes ?? []).map(({ id }) => id) : null;

/** What the scheme asks of a subject of the class, by name; the scheme has no fault. */
export function factsAsked(
  scheme: Scheme,
  subjectClass: string | null,
): ReadonlyMap<string, TaskFact> {
  const key = subjectClass ?? '';
  const known = KNOWN.get(scheme)?.get(key);
  if (known !== undefined) return known;
  const ready = scorer(scheme, subjectClass ?? undefined);
  const asked = ready.ok ? ready.value.asked : [];
  const items = itemsOf(scheme)
    .map(({ item }) => item)
    .filter(({ classes }) => classes === undefined || classes.includes(subjectClass ?? ''))
    .map((item) => ({ item, names: factsOfItem(item) }));
  const facts = new Map(
    asked.map((one) => {
      const of = items.flatMap(({ item, names }) => (names.has(one.fact) ? [item] : []));
      return [one.fact, { asked: one, source: sourceOf(one, of, one.fact), items: of }];
    }),
  );
  const byClass = KNOWN.get(scheme) ?? new Map<string, ReadonlyMap<string, TaskFact>>();
  KNOWN.set(scheme, byClass.set(key, facts));
  return facts;
}
