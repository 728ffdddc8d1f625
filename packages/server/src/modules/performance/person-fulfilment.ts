// One person's year: each duty with its state, what is enough and what is missing, and why. Computed when it is asked for.
import type {
  FulfilmentWhy,
  ItemFulfilment,
  PersonFulfilment,
  RecordBrief,
  SectionFulfilment,
  SectionItem,
  Why,
} from '@jinze/contracts';
import {
  type Activity,
  type CivilDate,
  civilDateAt,
  documentDate,
  type Id,
  monthOf,
} from '@jinze/kernel';
import type { ItemResult, Reason } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { clausesOf, headingOf, instrumentsOf } from '../duties/index.ts';
import { titlesOf } from '../instruments/index.ts';
import { type Computed, computeSections, servesItem } from './compute-fulfilment.ts';
import { type PersonRecord, sectionAsked, sectionsOfPersons } from './fulfilment.store.ts';

const IN_FORCE = ['issued', 'acknowledged', 'objected', 'superseded'];

function monthsOf(ids: ReadonlySet<string>, records: readonly PersonRecord[]): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (const record of records)
    if (ids.has(record.id)) {
      const month = monthOf(record.occurred_on) - 1;
      months[month] = (months[month] ?? 0) + 1;
    }
  return months;
}

/** Where exactly one number is asked: a state says less than 3 of 4. */
function countedOf({ requirements }: ItemResult): ItemFulfilment['counted'] {
  const numbers = requirements.filter(({ kind, decides }) => kind === 'count' && decides);
  const [only] = numbers;
  return only === undefined || numbers.length > 1
    ? null
    : { counted: only.counted, needed: only.needed };
}

const firstOf = (days: readonly (CivilDate | undefined)[]): CivilDate | null =>
  days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(0) ?? null;

/** Held in a meeting, so that a meeting’s agenda can close it. */
const MEETINGS: readonly (Activity | undefined)[] = ['meeting', 'study'];

export const agendaOf = (
  item: Pick<SectionItem, 'requirements'>,
  { requirements }: Pick<ItemResult, 'requirements'>,
): ItemFulfilment['agenda'] =>
  requirements.flatMap(({ index, text, state, decides, dueOn }) => {
    const asked = item.requirements[index];
    return decides && state !== 'met' && dueOn !== undefined && MEETINGS.includes(asked?.activity)
      ? [{ body: asked?.body ?? null, text, dueOn }]
      : [];
  });

function itemOf(item: SectionItem, result: ItemResult, records: readonly PersonRecord[]) {
  const ids = new Set(result.records);
  const open = result.requirements.filter(({ state, decides }) => decides && state !== 'met');
  const [asked] = open.map(({ index }) => item.requirements[index]?.activity);
  return {
    code: item.code,
    article: item.article,
    title: item.title,
    state: result.computed,
    isEnough: result.enough,
    isOverdue: result.overdue,
    dueOn: firstOf(result.requirements.map(({ dueOn }) => dueOn)),
    counted: countedOf(result),
    recordCount: ids.size,
    lateCount: records.filter((one) => ids.has(one.id) && one.late_days !== null).length,
    waitingCount: records.filter(
      ({ confirmation, duties }) => confirmation === 'waiting' && servesItem(duties, item.code),
    ).length,
    missing: result.missing.map(({ text }) => text),
    activity: asked ?? null,
    agenda: agendaOf(item, result),
    months: monthsOf(ids, records),
  };
}

function sectionOf({ section, items, period, results, records }: Computed): SectionFulfilment {
  return {
    sectionId: section.id,
    instrument: section.instrument,
    isInForce: IN_FORCE.includes(section.state),
    postId: section.post_id,
    postTitle: section.post_title,
    organName: section.organ_name,
    ...period,
    items: items.flatMap((item, index) => {
      const result = results[index];
      return result === undefined ? [] : [itemOf(item, result, records)];
    }),
  };
}

/** Records of a year in which somebody held two posts are in both lists. */
function timelineOf(own: readonly Computed[]): PersonFulfilment['timeline'] {
  const records = new Map(own.flatMap((one) => one.records.map((record) => [record.id, record])));
  return [...records.values()]
    .filter(({ confirmation }) => confirmation !== 'objected')
    .toSorted((a, b) =>
      a.occurred_on === b.occurred_on ? 0 : a.occurred_on < b.occurred_on ? 1 : -1,
    )
    .map((record) => ({ ...briefOf(record), isWaiting: record.confirmation === 'waiting' }));
}

/** Of several people at once; whoever has no list is left out. Four statements. */
export async function fulfilmentOfPersons(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
  at: { readonly year: number; readonly today: CivilDate },
): Promise<PersonFulfilment[]> {
  const sections = await sectionsOfPersons(db, scope, personIds, [at.year]);
  const computed = await computeSections(db, sections, at.today);
  return [...Map.groupBy(computed, ({ section }) => section.person_id)].map(([personId, own]) => ({
    personId,
    personName: own[0]?.section.person_name ?? '',
    year: at.year,
    asOf:
      own
        .map(({ asOf }) => asOf)
        .toSorted()
        .at(-1) ?? at.today,
    sections: own.map(sectionOf),
    timeline: timelineOf(own),
  }));
}

const briefOf = (record: PersonRecord): RecordBrief => ({
  id: record.id,
  activity: record.activity,
  title: record.title,
  occurredOn: record.occurred_on,
  isLate: record.late_days !== null,
});

const distinct = (reasons: readonly Reason[]) => [...new Set(reasons.map(({ text }) => text))];

function whyOf(
  { section, records, asOf }: Computed,
  item: SectionItem,
  result: ItemResult,
  titles: ReadonlyMap<string, string>,
): Why {
  const counted = records.filter(({ id }) => result.records.includes(id));
  const late = counted.filter(({ late_days: days }) => days !== null).length;
  const [first] = counted.map(({ recorded_at: at }) => at).toSorted((a, b) => +a - +b);
  const proof =
    first === undefined
      ? ['没有记录，因此没有可以查验的存证']
      : [
          `${counted.length} 条记录已存证，最早的记录于 ${civilDateAt(first)}${late === 0 ? '；没有补录' : `；其中 ${late} 条是补录`}`,
        ];
  return {
    heading: headingOf(item),
    clause: clausesOf(item, titles),
    facts: [
      `截至${documentDate(asOf)}，按${section.organ_name} ${section.post_title}的职责清单计算`,
      ...distinct([...result.reasons, ...result.requirements.flatMap(({ reasons }) => reasons)]),
    ],
    gaps: result.missing.map(({ text }) => text),
    proof,
  };
}

/** Why one duty of a section stands as it does, with the records that counted and those that did not; undefined: no such duty is asked. */
export async function whyFulfilled(
  db: Reader,
  scope: Scope,
  of: { readonly sectionId: Id<'section'>; readonly code: string; readonly today: CivilDate },
): Promise<FulfilmentWhy | undefined> {
  const section = await sectionAsked(db, scope, of.sectionId);
  if (section === undefined) return undefined;
  const [computed] = await computeSections(db, [section], of.today);
  const index = computed?.items.findIndex(({ code }) => code === of.code) ?? -1;
  const [item, result] = [computed?.items[index], computed?.results[index]];
  if (computed === undefined || item === undefined || result === undefined) return undefined;
  const counting = new Set(result.records);
  const others = new Map(
    result.requirements
      .flatMap(({ notCounted }) => notCounted)
      .filter(({ id }) => !counting.has(id))
      .map(({ id, text }) => [id, text]),
  );
  return {
    why: whyOf(computed, item, result, await titlesOf(db, instrumentsOf(item))),
    state: result.computed,
    counted: computed.records.filter(({ id }) => counting.has(id)).map(briefOf),
    notCounted: computed.records.flatMap((record) => {
      const because = others.get(record.id);
      return because === undefined ? [] : [{ ...briefOf(record), because }];
    }),
  };
}
