// What the records of people say of their duties: read in a few statements, decided by the pure rule, written in a few.
import type { SectionItem, YearAmounts } from '@jinze/contracts';
import { type CivilDate, civilDate, civilDateAt, type Id } from '@jinze/kernel';
import {
  type AskedItem,
  type FulfilmentFacts,
  type FulfilmentRecord,
  fulfilmentOf,
  fulfilmentStates,
  type ItemResult,
  RULES_VERSION,
} from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import {
  type AskedSection,
  type FulfilmentRow,
  itemsOfSets,
  keepFulfilment,
  type PersonRecord,
  recordsOfPersons,
  takeSections,
} from './fulfilment.store.ts';
import { lateRulesAt } from './late-rules.store.ts';

export const yearBegin = (year: number) => civilDate(`${year}-01-01`);
export const yearEnd = (year: number) => civilDate(`${year}-12-31`);
const earlier = (one: CivilDate, other: CivilDate) => (one < other ? one : other);
const later = (one: CivilDate, other: CivilDate) => (one > other ? one : other);

/**
 * The days of the year in which the person held the post, and the day as of which it is asked. That day goes on after
 * the last of them: what was done then is entered a few days later, and only then is what is missing no longer ahead.
 */
export function periodOf(
  section: Pick<AskedSection, 'year' | 'holds_post_from' | 'ended_on'>,
  today: CivilDate,
) {
  const { year } = section;
  const end = yearEnd(year);
  const to = section.ended_on === null ? end : earlier(section.ended_on, end);
  const from = earlier(later(section.holds_post_from, yearBegin(year)), to);
  return { from, to, asOf: later(today, from) };
}

/** An item as the rule asks for it. */
export function askedItem(item: SectionItem): AskedItem {
  const { code, title, requirements, source, isLeftToLocalDocument } = item;
  return {
    code,
    title,
    requirements,
    source,
    leftToLocalDocument: isLeftToLocalDocument,
  } as AskedItem;
}

/** What was left out is not on record: the rule must not take it for an amount. */
const amountsOf = ({ year, fundWanYuan: fund, revenueWanYuan: revenue }: YearAmounts) => ({
  year,
  ...(fund === null ? {} : { fundWanYuan: fund }),
  ...(revenue === null ? {} : { revenueWanYuan: revenue }),
});

export function factOf(record: PersonRecord): FulfilmentRecord {
  const { body, basis_no: number, amounts, late_days: late, duties } = record;
  return {
    id: record.id,
    activity: record.activity,
    occurredOn: record.occurred_on,
    recordedOn: civilDateAt(record.recorded_at),
    role: record.role,
    confirmed: record.confirmation === 'own' || record.confirmation === 'confirmed',
    ...(body === null ? {} : { body }),
    ...(number === null ? {} : { documentNo: number }),
    ...(amounts.length === 0 ? {} : { amounts: amounts.map(amountsOf) }),
    // Nobody has said what it serves: it counts where its activity is asked for.
    ...(duties.length === 0 ? {} : { duties }),
    ...(late === null ? {} : { late: true }),
  };
}

/** A section with what the rule needs to answer for it. */
export interface Prepared {
  readonly section: AskedSection;
  readonly items: readonly SectionItem[];
  readonly asked: readonly AskedItem[];
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly asOf: CivilDate;
  /** Of the person, in the period. */
  readonly records: readonly PersonRecord[];
  readonly facts: FulfilmentFacts;
}

/** Of many sections at once: three statements, whatever their number. */
async function prepare(
  db: Reader,
  sections: readonly AskedSection[],
  today: CivilDate,
): Promise<Prepared[]> {
  if (sections.length === 0) return [];
  const years = sections.map(({ year }) => year);
  const days = { from: yearBegin(Math.min(...years)), to: yearEnd(Math.max(...years)) };
  const sets = new Map(
    [...(await itemsOfSets(db, [...new Set(sections.map((one) => one.item_set))]))].map(
      ([digest, items]) => [digest, { items, asked: items.map(askedItem) }],
    ),
  );
  const personIds = [...new Set(sections.map((one) => one.person_id))];
  const records = Map.groupBy(
    await recordsOfPersons(db, personIds, days),
    (record) => record.person_id,
  );
  const lateRules = await lateRulesAt(db, [...new Set(sections.map((one) => one.region_path))]);
  return sections.map((section) => {
    const { items = [], asked = [] } = sets.get(section.item_set) ?? {};
    const { asOf, ...period } = periodOf(section, today);
    const own = (records.get(section.person_id) ?? []).filter(
      ({ occurred_on: on }) => on >= period.from && on <= period.to,
    );
    const lateRule = lateRules(section.region_path, earlier(asOf, period.to));
    const facts = {
      period,
      asOf,
      records: own.map(factOf),
      ...(lateRule === undefined ? {} : { lateRule }),
    };
    return { section, items, asked, period, asOf, records: own, facts };
  });
}

export interface Computed extends Prepared {
  readonly results: readonly ItemResult[];
}

/** With all reasons: for a person’s page. */
export async function computeSections(
  db: Reader,
  sections: readonly AskedSection[],
  today: CivilDate,
): Promise<Computed[]> {
  return (await prepare(db, sections, today)).map((prepared) => ({
    ...prepared,
    results: fulfilmentOf(prepared.asked, prepared.facts).items,
  }));
}

function rowsOf({ section, asked, facts, records }: Prepared): FulfilmentRow[] {
  const late = new Set(records.filter((one) => one.late_days !== null).map(({ id }) => id));
  const waiting = records.filter(({ confirmation }) => confirmation === 'waiting');
  return fulfilmentStates(asked, facts).map((item, index) => ({
    sectionId: section.id,
    code: item.code,
    no: index + 1,
    personId: section.person_id,
    postId: section.post_id,
    year: section.year,
    scopeKey: section.scope_key,
    state: item.computed,
    isEnough: item.enough,
    records: item.records.length,
    late: item.records.filter((id) => late.has(id as Id<'duty-record'>)).length,
    waiting: waiting.filter(({ duties }) => servesItem(duties, item.code)).length,
  }));
}

/** Whether the codes name the item or one of its key points: `art6.4-1` is one of `art6.4`. */
export function servesItem(duties: readonly string[], code: string): boolean {
  return duties.some((duty) => duty === code || duty.startsWith(`${code}-`));
}

/** Whoever left before the year was over: the place is the successor’s, and nobody can help there any more. */
const hasLeft = ({ section: { ended_on: ended, year }, asOf }: Prepared) =>
  ended !== null && ended < yearEnd(year) && ended < asOf;

/** Computes sections and keeps what came out, in the transaction that gives the reason. */
export async function computeAndKeep(unit: Unit, sections: readonly AskedSection[]): Promise<void> {
  if (sections.length === 0) return;
  await takeSections(unit.tx, sections, unit.now);
  const prepared = await prepare(unit.tx, sections, civilDateAt(unit.now));
  await keepFulfilment(unit.tx, sections, prepared.filter((one) => !hasLeft(one)).flatMap(rowsOf), {
    of: prepared.map(({ asOf }) => asOf),
    rulesVersion: RULES_VERSION,
    at: unit.now,
  });
}
