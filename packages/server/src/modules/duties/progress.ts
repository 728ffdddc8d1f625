// How far a region's lists of a year are: what is missing, what waits for whom, what has changed since.
import type { Progress, SectionState } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { annualDueIn } from './annual-due.ts';
import { asOfFor } from './as-of.ts';
import { countPriorities } from './priorities.store.ts';
import { countByState, countHolders, type StateCount } from './section-counts.store.ts';

const total = (counts: readonly StateCount[], of: 'count' | 'blocked' | 'stale') =>
  counts.reduce((sum, one) => sum + one[of], 0);

function byStateOf(counts: readonly StateCount[]): Record<SectionState, number> {
  const byState = {
    drafted: 0,
    approved: 0,
    issued: 0,
    acknowledged: 0,
    objected: 0,
    superseded: 0,
  };
  for (const { state, count } of counts) byState[state] += count;
  return byState;
}

/** Six statements, however many sections. */
export async function progressOf(
  db: Reader,
  scope: Scope,
  asked: { readonly region: string; readonly year: number; readonly today: CivilDate },
): Promise<Progress> {
  const { region: path, year, today } = asked;
  const region = await regionAt(db, path);
  if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
  const counts = await countByState(db, scope, path, year);
  const holders = await countHolders(db, scope, path, year, asOfFor(year, today));
  const standing = counts.filter(({ instrument }) => instrument === 'standing');
  const drafts = counts.filter(({ state }) => state === 'drafted');
  const ofSide = (isParty: boolean) => {
    const own = drafts.filter(({ isPartySide }) => isPartySide === isParty);
    return total(own, 'count') - total(own, 'blocked');
  };
  return {
    year,
    region: { name: region.name, path: region.path },
    posts: holders.posts,
    withoutSection: holders.without,
    blocked: total(counts, 'blocked'),
    stale: total(counts, 'stale'),
    byState: byStateOf(standing),
    waitingFor: { party: ofSide(true), government: ofSide(false) },
    annual: {
      due: await annualDueIn(db, region, year, today),
      priorities: await countPriorities(db, scope, path, year),
      withoutSection: holders.withoutAnnual,
      byState: byStateOf(counts.filter(({ instrument }) => instrument === 'annual')),
    },
  };
}
