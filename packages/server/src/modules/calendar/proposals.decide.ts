// What could be taken over into a year: the usual year, and last year's calendar as it was edited. Pure.
import type { CalendarInput } from '@jinze/contracts';
import {
  addMonths,
  type CivilDate,
  civilDate,
  type Id,
  type Level,
  type PostClass,
} from '@jinze/kernel';
import { inWordsOf, type TemplateEntry } from './year-template.ts';

/** An entry's content, without where and when it was recorded. */
export type Content = CalendarInput;

export interface Proposal extends Content {
  /** Names it in `take-over`: `template:duty-lists`, `entry:<id of last year's>`. */
  readonly key: string;
  /** What it is through the years. */
  readonly originKey: string;
  readonly origin: 'template' | 'last-year';
  readonly isTaken: boolean;
}

export interface LastYears extends Content {
  readonly id: Id<'calendar-entry'>;
  readonly originKey: string | null;
}

export interface ProposalFacts {
  readonly year: number;
  readonly level: Level;
  /** Of what is in the year's calendar already. */
  readonly taken: ReadonlySet<string>;
  /** Posts of the region's leading bodies, where a class has exactly one. */
  readonly posts: ReadonlyMap<PostClass, Id<'post'>>;
  /** By when the region's own rules want the lists, if they say so. */
  readonly listsDue: { readonly on: CivilDate; readonly source: string | null };
}

function dayOf(year: number, text: string): CivilDate {
  return text.startsWith('+')
    ? civilDate(`${year + 1}-${text.slice(1)}`)
    : civilDate(`${year}-${text}`);
}

export function fromTemplate(template: readonly TemplateEntry[], facts: ProposalFacts): Proposal[] {
  const { year, level, taken, posts, listsDue } = facts;
  return template.map((raw) => {
    const entry = inWordsOf(raw, level);
    const { key, kind, title, note, owner, ownerClass, activity, duties, clause } = entry;
    const isLists = kind === 'duty-lists';
    const from = dayOf(year, entry.from);
    const to = isLists ? listsDue.on : dayOf(year, entry.to);
    const basis = (isLists ? listsDue.source : null) ?? entry.basis ?? null;
    // A rule may want the lists before the day on which one would usually be told.
    const usual = dayOf(year, entry.tellOn);
    const tellOn = usual <= to ? usual : from;
    return {
      key: `template:${key}`,
      originKey: key,
      origin: 'template',
      kind,
      title,
      note: note ?? null,
      owner,
      ownerPostId: (ownerClass === undefined ? undefined : posts.get(ownerClass)) ?? null,
      ownerOrganId: null,
      from: from <= to ? from : to,
      to,
      tellOn,
      activity: activity ?? null,
      duties: [...duties],
      clause: clause ?? null,
      basis,
      isTaken: taken.has(key),
    };
  });
}

/** The same days a year later; 29 February becomes the 28th. Last year's owners are named again as they were. */
export function fromLastYear(
  entries: readonly LastYears[],
  taken: ReadonlySet<string>,
): Proposal[] {
  return entries.map(({ id, originKey, ...content }) => {
    const key = originKey ?? `entry:${id}`;
    return {
      ...content,
      key: `entry:${id}`,
      originKey: key,
      origin: 'last-year',
      from: addMonths(content.from, 12),
      to: addMonths(content.to, 12),
      tellOn: content.tellOn === null ? null : addMonths(content.tellOn, 12),
      isTaken: taken.has(key),
    };
  });
}
