// What the form begins with: the duties of each person with what is proposed and why, and what was used before.
import type { Proposal, SectionItem } from '@jinze/contracts';
import {
  type Activity,
  addMonths,
  type Body,
  type CivilDate,
  type Id,
  yearOf,
} from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { listsInForce } from '../duties/index.ts';
import { type Holder, holdersAmong } from '../posts/index.ts';
import { proposeDuties } from './propose-duties.ts';
import { rememberedBy, servedBefore } from './records-list.store.ts';

export interface Asked {
  readonly personIds: readonly Id<'person'>[];
  readonly on: CivilDate;
  readonly activity: Activity | undefined;
  readonly body: Body | undefined;
  readonly text: string;
}

/** Habits older than so many months say nothing. */
const HABIT_MONTHS = 24;

type List = Awaited<ReturnType<typeof listsInForce>>[number];

/** Of the year; before its lists are issued, those of the year before. */
function itemsOf(lists: readonly List[], year: number): SectionItem[] {
  const ofYear = lists.filter((list) => list.year === year);
  return (ofYear.length > 0 ? ofYear : lists).flatMap((list) => [...list.items]);
}

function before(
  served: Awaited<ReturnType<typeof servedBefore>>,
  personId: Id<'person'>,
): ReadonlyMap<string, number> {
  return new Map(
    served.filter((one) => one.personId === personId).map(({ code, times }) => [code, times]),
  );
}

async function read(db: Reader, scope: Scope, asked: Asked, accountId: Id<'account'>) {
  const { personIds, on, activity } = asked;
  const year = yearOf(on);
  return {
    holders: await holdersAmong(db, scope, personIds, on),
    lists: await listsInForce(db, scope, { personIds, years: [year, year - 1] }),
    served:
      activity === undefined
        ? []
        : await servedBefore(db, scope, {
            personIds,
            activity,
            since: addMonths(on, -HABIT_MONTHS),
          }),
    recent: await rememberedBy(db, scope, accountId),
  };
}

const postOf = (one: Holder) => ({
  postId: one.postId,
  postTitle: one.postTitle,
  organName: one.organName,
  portfolios: [...one.portfolios],
});

/** The same few statements for one person or twenty. Whoever is not in the scope is not in the answer. */
export async function propose(
  { database }: Services,
  scope: Scope,
  accountId: Id<'account'>,
  asked: Asked,
): Promise<Proposal> {
  const { holders, lists, served, recent } = await database.read(scope, (db) =>
    read(db, scope, asked, accountId),
  );
  const year = yearOf(asked.on);
  const people = asked.personIds.flatMap((personId) => {
    const posts = holders.filter((one) => one.personId === personId);
    const own = lists.filter((list) => list.person_id === personId);
    const name = posts[0]?.personName ?? own[0]?.person_name;
    if (name === undefined) return [];
    const portfolios = [...new Set(posts.flatMap((one) => one.portfolios))];
    const occasion = { ...asked, portfolios, before: before(served, personId) };
    const duties = proposeDuties(itemsOf(own, year), occasion);
    return [{ personId, name, posts: posts.map(postOf), duties }];
  });
  return {
    people,
    recent: {
      places: [...recent.places],
      bodies: [...recent.bodies],
      participants: [...recent.participants],
    },
  };
}
