// Keeps sections in step with posts and rules: those of who leaves end, a changed portfolio or rule makes them stale.
import { civilDateAt, yearOf } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { datesOfRules } from '../instruments/index.ts';
import type { Named, PostChange } from '../posts/index.ts';
import { lockPosts } from './drafting-lock.store.ts';
import { RULES_VERSION } from './item-sets.ts';
import { settleReminders } from './remind.ts';
import { endOfLeaving, restoreOfReturning, type Touched } from './section-changes.store.ts';
import { sectionSource } from './sections-ledger.store.ts';
import {
  markStale,
  markStaleByDates,
  markStaleByName,
  markStaleByRules,
  markStaleIn,
  takeDay,
} from './stale.store.ts';

const eventOf = ({ id, organ_id: organId }: Touched, type: string, because: string) => ({
  id,
  type,
  data: { because },
  organId,
});

/** The posts module calls it with every change: a few statements, however many. */
export async function followPosts(unit: Unit, changes: readonly PostChange[]): Promise<void> {
  const left = changes.flatMap(({ kind, personId, postId, to }) =>
    kind === 'left' && to !== null ? [{ personId, postId, to }] : [],
  );
  const returned = changes.filter(({ kind }) => kind === 'returned');
  const changed = changes.flatMap(({ kind, personId, postId }) =>
    // Who leaves by one of two appointments to a post stays in it, with other fields perhaps.
    kind === 'portfolios' || kind === 'dated' || kind === 'came' || kind === 'left'
      ? [{ kind, personId, postId, year: yearOf(civilDateAt(unit.now)) }]
      : [],
  );
  // A draft that is being written ends first: then its lists end, come back and are marked like any others.
  await lockPosts(
    unit.tx,
    changes.map(({ postId }) => postId),
  );
  const ended = left.length === 0 ? [] : await endOfLeaving(unit.tx, left, unit.now);
  await settleReminders(unit, ended);
  // Before any comes back: one that does has two new versions.
  await recordHeld(
    unit,
    sectionSource,
    ended.map((one) => eventOf(one, 'duty-section.superseded.v1', 'left-post')),
  );
  const restored = returned.length === 0 ? [] : await restoreOfReturning(unit.tx, returned);
  await recordHeld(
    unit,
    sectionSource,
    restored.map((one) => eventOf(one, 'duty-section.restored.v1', 'returned')),
  );
  const kept = changed.filter(
    ({ personId, postId }) =>
      !ended.some((one) => one.person_id === personId && one.post_id === postId),
  );
  await markStale(unit.tx, kept, 'standing', unit.now);
  // The annual priorities say since when somebody holds the post, and nothing of the fields.
  const dated = kept.filter(({ kind }) => kind !== 'portfolios');
  await markStale(unit.tx, dated, 'annual', unit.now);
}

/** The posts module calls it with every other name of a post, body or person. */
export async function followNaming(unit: Unit, named: Named): Promise<void> {
  await markStaleByName(unit.tx, named, yearOf(civilDateAt(unit.now)), unit.now);
}

/** After local rules of a region have changed, for every office below it: drafting then tells what is different. */
export async function followRules(services: Services, regionPath: string): Promise<void> {
  const command = { actor: { accountId: null, name: '规则变更' }, scope: SYSTEM_SCOPE };
  await services.unitOfWork.commit(command, async (unit) => {
    await markStaleIn(unit.tx, regionPath, yearOf(civilDateAt(unit.now)), unit.now);
    return {};
  });
}

/** At every start: a new version of the built-in rules is a change like those of local rules, looked at once. */
export async function followRulesVersion(
  services: Services,
  version: string = RULES_VERSION,
): Promise<{ marked: number }> {
  const command = { actor: { accountId: null, name: '规则版本更新' }, scope: SYSTEM_SCOPE };
  return services.unitOfWork.commit(command, async (unit) => {
    const fromYear = yearOf(services.clock.today());
    const marked = await markStaleByRules(unit.tx, { version, fromYear }, unit.now);
    if (marked > 0) await unit.audit('duties.follow-rules', `${version}: ${marked} 份`);
    return { marked };
  });
}

/** At every start and once a day: rules that began or ended since the last look, each looked at once. */
export async function followDates(services: Services): Promise<{ marked: number }> {
  const command = { actor: { accountId: null, name: '规则到期' }, scope: SYSTEM_SCOPE };
  return services.unitOfWork.commit(command, async (unit) => {
    const today = services.clock.today();
    const last = await takeDay(unit.tx, today);
    if (last === undefined || last >= today) return { marked: 0 };
    const dates = await datesOfRules(unit.tx, last, today);
    if (dates.length === 0) return { marked: 0 };
    const marked = await markStaleByDates(unit.tx, dates, unit.now);
    await unit.audit('duties.follow-dates', `${last} — ${today}: ${marked} 份`);
    return { marked };
  });
}
