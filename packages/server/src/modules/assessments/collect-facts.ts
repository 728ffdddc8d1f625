// Facts from the system's own records, for all subjects of an exercise: a statement per fact, whatever the number of subjects.
import type { CivilDate } from '@jinze/kernel';
import type { AskedFact, FactValue } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import type { Whom } from '../../platform/database/whom.ts';
import { accidentsCounted } from '../accidents/index.ts';
import { asksCounted } from '../deployments/index.ts';
import { findingsCounted } from '../inspections/index.ts';
import { dutyStatesCounted, recordsCounted } from '../performance/index.ts';
import { publicationFactsOf } from '../publication/index.ts';
import { tasksCounted } from '../supervision/index.ts';
import { isCollected } from './collected-facts.ts';
import { countByPeriod } from './count-by-period.ts';
import type { TaskFact } from './scheme-body.ts';
import type { SubjectHead } from './subjects.store.ts';

export interface CollectedFact {
  readonly value: FactValue;
  readonly evidence: readonly string[];
  readonly because: string;
  /** Who established it, where the record says somebody did; absent: it was counted. */
  readonly by?: string;
}
type Collected = Map<string, CollectedFact>;

export interface CollectingFrom {
  readonly year: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly today: CivilDate;
}

/** The day it was counted to: nobody says of days to come that nothing was done. */
const untilOf = ({ to, today }: CollectingFrom) => (to < today ? to : today);

const whomOf = (row: SubjectHead): Whom => ({
  id: row.id,
  scopeKey: row.scope_key,
  regionPath: row.region_path,
  organId: row.kind === 'person' ? null : row.organ_id,
  personId: row.person_id,
});

interface ToCount {
  readonly asked: AskedFact;
  /** How many of a period satisfy every rule that looks at them; undefined: not a number of the table. */
  readonly enough: number | undefined;
}

function toCount({ asked, items }: TaskFact): ToCount {
  const rules = items.flatMap((item) => item.rules.filter(({ fact }) => fact === asked.fact));
  const needs = rules.map((rule) => (rule.kind === 'count' ? rule.atLeast : undefined));
  const numbers = needs.filter((need) => typeof need === 'number');
  const isTold = needs.length > 0 && numbers.length === needs.length;
  return { asked, enough: isTold ? Math.max(...numbers) : undefined };
}

/** In the form it is asked: a number, a number for each period, whether there is one, or the first day. */
function ofRecords(
  { asked: { kind, periods = 1 }, enough }: ToCount,
  months: readonly { month: string; count: number; firstOn: CivilDate }[],
  within: CollectingFrom,
): FactValue | undefined {
  if (kind === 'by-period') return countByPeriod(months, periods, within, enough);
  const sum = months.reduce((all, { count }) => all + Number(count), 0);
  if (kind === 'number') return sum;
  // 没有记录不等于没有做: by none it is not known.
  if (sum === 0) return undefined;
  return kind === 'yes-no' ? true : kind === 'day' ? months[0]?.firstOn : undefined;
}

async function fromRecords(
  db: Reader,
  whom: readonly Whom[],
  task: TaskFact,
  within: CollectingFrom,
): Promise<Collected> {
  const { from, to } = within;
  const counted = toCount(task);
  const { activity, body, postClass } = task.asked.from ?? {};
  const rows = await recordsCounted(db, whom, { from, to, activity, body, postClass });
  const byId = Map.groupBy(rows, ({ id }) => id);
  const found: Collected = new Map();
  for (const { id } of whom) {
    const months = byId.get(id) ?? [];
    const value = ofRecords(counted, months, within);
    if (value === undefined) continue;
    found.set(id, {
      value,
      evidence: months.flatMap(({ records }) => records).slice(0, 50),
      because: `按 ${from} 至 ${untilOf(within)} 已登记并经本人认可的履职记录计数`,
    });
  }
  return found;
}

/** From the least to the most that was done: of several holders the least stands for all. */
const STATES = ['cannot-tell', 'not-yet-due', 'no-record', 'partly', 'met'];

async function fromDuties(
  db: Reader,
  whom: readonly Whom[],
  { asked: { codes = [], from } }: TaskFact,
  { year, today }: CollectingFrom,
): Promise<Collected> {
  const rows = await dutyStatesCounted(db, whom, { year, codes, postClass: from?.postClass });
  const found = new Map<string, Record<string, string>>();
  for (const { id, code, state } of rows) {
    const states = found.get(id) ?? {};
    const held = states[code];
    const isLess = held === undefined || STATES.indexOf(state) < STATES.indexOf(held);
    found.set(id, isLess ? { ...states, [code]: state } : states);
  }
  return new Map(
    [...found].map(([id, value]) => [
      id,
      { value, evidence: [], because: `按 ${today} 的履职情况；没有记录不等于没有履行` },
    ]),
  );
}

async function fromCounts(
  db: Reader,
  whom: readonly Whom[],
  { asked: { from: source } }: TaskFact,
  { from, to, today }: CollectingFrom,
): Promise<Collected> {
  const counts = source?.counts;
  if (counts !== 'asked' && counts !== 'done' && counts !== 'overdue') return new Map();
  const isTasks = source?.source === 'tasks';
  const rows = await (isTasks ? tasksCounted : asksCounted)(db, whom, { from, to, today });
  const byId = new Map(rows.map((one) => [one.id, one]));
  const what = isTasks ? '督办单' : '工作部署';
  return new Map(
    whom.map(({ id }) => [
      id,
      {
        value: Number(byId.get(id)?.[counts] ?? 0),
        evidence: [],
        because: `按 ${today} 在案的${what}计数（${from} 至 ${to}）`,
      },
    ]),
  );
}

/** Of regions alone; one with an accident whose grade, nature or deaths are not determined stays open. */
async function fromAccidents(
  db: Reader,
  whom: readonly Whom[],
  { asked: { from: source } }: TaskFact,
  { from, to, today }: CollectingFrom,
): Promise<Collected> {
  const regions = whom.filter(({ organId, personId }) => organId === null && personId === null);
  const isDeaths = source?.counts === 'deaths';
  const grades = source?.grades;
  const rows = await accidentsCounted(db, regions, { from, to, grades });
  const byId = new Map(rows.map((one) => [one.id, one]));
  return new Map(
    regions.flatMap(({ id }): [string, CollectedFact][] => {
      const one = byId.get(id);
      if (Number(one?.undetermined ?? 0) > 0) return [];
      const value = Number((isDeaths ? one?.deaths : one?.accidents) ?? 0);
      const because = `按 ${today} 在案的生产安全责任事故计数（${from} 至 ${to}）`;
      return [[id, { value, evidence: one?.names ?? [], because }]];
    }),
  );
}

/** What inspections found of regions and persons; a body among others is not told apart there. */
async function fromInspections(
  db: Reader,
  whom: readonly Whom[],
  { asked: { from: source } }: TaskFact,
  { from, to, today }: CollectingFrom,
): Promise<Collected> {
  const counts = source?.counts;
  if (counts !== 'findings' && counts !== 'repeats' && counts !== 'untrue') return new Map();
  const told = whom.filter(({ organId, personId }) => organId === null || personId !== null);
  const rows = await findingsCounted(db, told, { from, to, of: counts });
  const byId = new Map(rows.map((one) => [one.id, one]));
  const because = `按 ${today} 在案的巡查检查问题计数（${from} 至 ${to}），异议成立的不计`;
  return new Map(
    told.flatMap(({ id }): [string, CollectedFact][] => {
      const { counted = 0, objected = 0 } = byId.get(id) ?? {};
      // While an objection, or what a person said, waits for its answer nobody knows whether it counts.
      if (Number(objected) > 0) return [];
      const value = Number(counted);
      return [[id, { value, evidence: [], because, by: '巡查检查组认定' }]];
    }),
  );
}

/** Whether the results of the year were public in time, and when; while it is not due it is not known. */
async function fromPublication(
  db: Reader,
  whom: readonly Whom[],
  { asked: { kind } }: TaskFact,
  { year, today }: CollectingFrom,
): Promise<Collected> {
  const regions = whom.filter(({ organId, personId }) => organId === null && personId === null);
  const facts = await publicationFactsOf(
    db,
    { regions: regions.map(({ regionPath }) => regionPath), year },
    today,
  );
  const because = `按 ${today} 在案的 ${year} 年结果公开情况`;
  return new Map(
    regions.flatMap(({ id, regionPath }): [string, CollectedFact][] => {
      const { state, on } = facts.get(regionPath) ?? { state: undefined, on: null };
      const inTime =
        state === 'met' ? true : state === 'late' || state === 'overdue' ? false : undefined;
      const value = kind === 'day' ? (on ?? undefined) : inTime;
      return value === undefined ? [] : [[id, { value, evidence: [], because }]];
    }),
  );
}

function collectorOf({ asked }: TaskFact) {
  switch (asked.from?.source) {
    case 'records':
      return fromRecords;
    case 'duties':
      return fromDuties;
    case 'tasks':
    case 'deployments':
      return fromCounts;
    case 'accidents':
      return fromAccidents;
    case 'inspections':
      return fromInspections;
    case 'publication':
      return fromPublication;
    case 'office':
    case 'scorer':
    case undefined:
      return undefined;
  }
}

/** Subject by subject what the records say, by the name of the fact; what they do not tell is absent. */
export async function collectFacts(
  db: Reader,
  rows: readonly SubjectHead[],
  factsOf: (row: SubjectHead) => ReadonlyMap<string, TaskFact>,
  from: CollectingFrom,
): Promise<
  ReadonlyMap<SubjectHead['id'], ReadonlyMap<string, CollectedFact & { task: TaskFact }>>
> {
  const all = new Map<SubjectHead['id'], Map<string, CollectedFact & { task: TaskFact }>>(
    rows.map(({ id }) => [id, new Map<string, CollectedFact & { task: TaskFact }>()]),
  );
  // Those of a class are asked alike.
  for (const [, alike] of Map.groupBy(rows, (row) => row.class)) {
    const [first] = alike;
    if (first === undefined) continue;
    const whom = alike.map(whomOf);
    for (const [name, task] of factsOf(first)) {
      const collect = isCollected(task) ? collectorOf(task) : undefined;
      if (collect === undefined) continue;
      for (const [id, fact] of await collect(db, whom, task, from))
        all.get(id as SubjectHead['id'])?.set(name, { ...fact, task });
    }
  }
  return all;
}
