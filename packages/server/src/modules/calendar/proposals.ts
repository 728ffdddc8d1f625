// What could be taken over into a region's year, read together: the usual year, last year's calendar, and what is there.
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { annualDueIn } from '../duties/index.ts';
import type { Region } from '../posts/index.ts';
import type { CalendarContext } from './calendar.context.ts';
import { entriesOfYear, leadingPosts } from './calendar.store.ts';
import { contentOf } from './calendar.view.ts';
import { fromLastYear, fromTemplate, type Proposal } from './proposals.decide.ts';
import { YEAR_TEMPLATE } from './year-template.ts';

export interface Proposals {
  readonly template: readonly Proposal[];
  readonly lastYear: readonly Proposal[];
}

/** The same handful of statements whatever the calendar holds. */
export async function proposalsFor(
  { clock }: Pick<CalendarContext, 'clock'>,
  db: Reader,
  scope: Scope,
  region: Region,
  year: number,
): Promise<Proposals> {
  const today = clock.today();
  const of = { regionPath: region.path, on: today };
  const own = await entriesOfYear(db, scope, { ...of, year });
  const lastYears = await entriesOfYear(db, scope, { ...of, year: year - 1 });
  const due = await annualDueIn(db, region, year, today);
  const taken = new Set(own.flatMap(({ origin_key: key }) => key ?? []));
  const facts = {
    year,
    level: region.level,
    taken,
    posts: await leadingPosts(db, scope, region.path),
    listsDue: {
      on: due.on,
      source: due.source === null ? null : `${due.source.instrument}${due.source.article ?? ''}`,
    },
  };
  return {
    template: fromTemplate(YEAR_TEMPLATE, facts),
    lastYear: fromLastYear(
      lastYears.map((row) => ({ ...contentOf(row), id: row.id, originKey: row.origin_key })),
      taken,
    ),
  };
}
