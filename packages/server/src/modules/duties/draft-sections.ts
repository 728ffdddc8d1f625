// Drafts a region and year: rules once per kind of post, rows in bulk, a handful of statements whatever the size.
import { type CivilDate, yearOf } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { type HeldChange, recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { type LocalRules, loadLocalRules } from '../instruments/index.ts';
import { type Holder, holdersOn, regionAt } from '../posts/index.ts';
import { asOfFor } from './as-of.ts';
import { laidDownFor } from './documents.store.ts';
import { type Drafting, mergeHolders, planDrafting, type Wanted } from './drafting.decide.ts';
import {
  clearStale,
  editionsOf,
  insertItemSets,
  insertSections,
  type Redrafted,
  redraftSections,
} from './drafting.store.ts';
import { lockRegion } from './drafting-lock.store.ts';
import {
  annualSet,
  type ItemSet,
  RULES_VERSION,
  type Ruled,
  ruledFor,
  standingSet,
} from './item-sets.ts';
import { prioritiesFor } from './priorities.store.ts';
import { settleReminders } from './remind.ts';
import { endSections } from './section-changes.store.ts';
import { sectionSource } from './sections-ledger.store.ts';

/** What the rules and documents give a holder on a day, and why the list cannot be approved yet, if so. */
export async function dutiesOfHolder(
  db: Reader,
  holder: Holder,
  asOf: CivilDate,
): Promise<Pick<ItemSet, 'items' | 'blockedBy'>> {
  const rules = await loadLocalRules(db, { path: holder.regionPath, isWithBelow: false });
  const laidDown = await laidDownFor(db, [holder.postId], asOf);
  return standingSet(
    ruledFor(holder, rules, { asOf, year: yearOf(asOf) }),
    laidDown.get(holder.postId),
  );
}

/** Posts of one kind in one region are given the same by the rules. */
function kindOf({ postClass, organKind, level, regionPath, portfolios }: Holder): string {
  return [postClass, organKind, level, regionPath, ...portfolios.toSorted()].join('|');
}

/** What everybody in post ought to have, of both instruments. Three statements beside the holders. */
async function wantedBy(
  tx: Tx,
  holders: readonly Holder[],
  facts: { readonly region: string; readonly year: number; readonly asOf: CivilDate },
): Promise<Wanted[]> {
  const rules: LocalRules = await loadLocalRules(tx, { path: facts.region, isWithBelow: true });
  const postIds = [...new Set(holders.map(({ postId }) => postId))];
  const laidDown = await laidDownFor(tx, postIds, facts.asOf);
  const priorities = await prioritiesFor(tx, postIds, facts.year);
  const kinds = new Map<string, { readonly ruled: Ruled; readonly set: ItemSet }>();
  const kindFor = (holder: Holder) => {
    const name = kindOf(holder);
    const known = kinds.get(name);
    if (known !== undefined) return known;
    const ruled = ruledFor(holder, rules, facts);
    const kind = { ruled, set: standingSet(ruled, undefined) };
    kinds.set(name, kind);
    return kind;
  };
  return holders.flatMap((holder): Wanted[] => {
    const kind = kindFor(holder);
    const document = laidDown.get(holder.postId);
    const set = document === undefined ? kind.set : standingSet(kind.ruled, document);
    const own = priorities.get(holder.postId);
    return [
      { holder, instrument: 'standing', set },
      ...(own === undefined
        ? []
        : [{ holder, instrument: 'annual' as const, set: annualSet(own) }]),
    ];
  });
}

interface Drawn {
  readonly year: number;
  readonly asOf: CivilDate;
  readonly now: Date;
}

function rowOf(
  { holder, instrument, set, edition, replaces }: Drafting['created'][number],
  drawn: Drawn,
) {
  return {
    id: newId<'section'>(drawn.now),
    version: 1,
    edition,
    replaces,
    instrument,
    year: drawn.year,
    state: 'drafted',
    person_id: holder.personId,
    post_id: holder.postId,
    scope_key: holder.scopeKey,
    region_path: holder.regionPath,
    region_name: holder.regionName,
    level: holder.level,
    person_name: holder.personName,
    post_title: holder.postTitle,
    post_class: holder.postClass,
    organ_id: holder.organId,
    organ_name: holder.organName,
    organ_kind: holder.organKind,
    portfolios: [...holder.portfolios],
    holds_post_from: holder.from,
    as_of: drawn.asOf,
    item_set: set.digest,
    rules_version: RULES_VERSION,
    blocked_by: set.blockedBy,
    drafted_at: drawn.now,
  };
}

function eventsOf(plan: Drafting, rows: readonly ReturnType<typeof rowOf>[]): HeldChange[] {
  return [
    ...rows.map(({ id, year, edition, replaces, organ_id: organId }) => ({
      id,
      type: 'duty-section.drafted.v1',
      data: { year, edition, replaces },
      organId,
    })),
    ...plan.redrafted.map(({ current: { id, itemSet, organId } }) => ({
      id,
      type: 'duty-section.redrafted.v1',
      data: { before: itemSet },
      organId,
    })),
    ...plan.ended.map(({ current: { id, state: stateBefore, organId }, because }) => ({
      id,
      type: 'duty-section.superseded.v1',
      data: { because, stateBefore },
      organId,
    })),
  ];
}

function redraftedRow({ current, wanted, replaces }: Drafting['redrafted'][number]): Redrafted {
  const { holder, set } = wanted;
  return {
    id: current.id,
    version: current.version,
    replaces,
    item_set: set.digest,
    blocked_by: set.blockedBy,
    portfolios: holder.portfolios,
    person_name: holder.personName,
    post_title: holder.postTitle,
    post_class: holder.postClass,
    organ_name: holder.organName,
    organ_kind: holder.organKind,
    region_name: holder.regionName,
    holds_post_from: holder.from,
    stale_since: current.staleSince,
  };
}

async function carryOut(unit: Unit, plan: Drafting, drawn: Drawn): Promise<void> {
  const { tx, now } = unit;
  const sets = new Map(
    [...plan.created, ...plan.redrafted.map(({ wanted }) => wanted)].map(({ set }) => [
      set.digest,
      set,
    ]),
  );
  await insertItemSets(
    tx,
    [...sets.values()].map((set) => ({
      digest: set.digest,
      essence: set.essence,
      items: JSON.stringify(set.items),
      item_count: set.items.length,
      rules_version: RULES_VERSION,
      created_at: now,
    })),
  );
  const rows = plan.created.map((one) => rowOf(one, drawn));
  await insertSections(tx, rows);
  const redrafted = plan.redrafted.map(redraftedRow);
  const ended = plan.ended.map(({ current: { id, version }, because }) => ({
    id,
    version,
    because,
  }));
  const written =
    (await redraftSections(tx, redrafted, { ...drawn, rulesVersion: RULES_VERSION, at: now })) +
    (await endSections(tx, ended, now));
  if (written !== redrafted.length + ended.length)
    throw new Refused({ code: 'http.version-conflict' });
  await clearStale(tx, plan.cleared);
  await settleReminders(unit, ended);
  await recordHeld(unit, sectionSource, eventsOf(plan, rows));
}

export interface DraftResult {
  readonly drafted: number;
  readonly alreadyThere: number;
  readonly blocked: number;
  readonly redrafted: number;
  readonly newEditions: number;
  readonly ended: number;
}

/** Drafts what is missing and what has changed, of both instruments; running it again changes nothing. */
export async function draftSections(
  services: Services,
  command: Command,
  input: { region: string; year: number },
): Promise<DraftResult> {
  return services.unitOfWork.commit(command, async (unit) => {
    if ((await regionAt(unit.tx, input.region)) === undefined)
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const today = services.clock.today();
    if (input.year > yearOf(today) + 1) throw new Refused({ code: 'duties.year-out-of-range' });
    const asOf = asOfFor(input.year, today);
    // Neither posts nor lists are read before: what changes from here on waits, and marks what is written here.
    await lockRegion(unit.tx, input.region);
    const editions = await editionsOf(unit.tx, command.scope, input.region, input.year);
    const holders = mergeHolders(await holdersOn(unit.tx, command.scope, input.region, asOf));
    const plan = planDrafting(await wantedBy(unit.tx, holders, { ...input, asOf }), editions);
    if (holders.length === 0 && plan.ended.length === 0)
      throw new Refused({ code: 'duties.nobody-in-post' });
    await carryOut(unit, plan, { year: input.year, asOf, now: unit.now });
    await unit.audit('duties.draft', `${input.region} ${input.year} ${plan.created.length}`);
    const newEditions = plan.created.filter(({ replaces }) => replaces !== null).length;
    return {
      drafted: plan.created.length - newEditions,
      alreadyThere: plan.unchanged.length,
      blocked: plan.created.filter(({ set }) => set.blockedBy !== null).length,
      redrafted: plan.redrafted.length,
      newEditions,
      ended: plan.ended.length,
    };
  });
}
