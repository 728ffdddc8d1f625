// Enters a year of the demo's duty records month by month, as the offices did, and confirms them as the leaders did.
import { addDays, addMonths, type CivilDate, type Id, monthOf, yearOf } from '@jinze/kernel';
import type { Services } from '../context.ts';
import {
  confirmRecords,
  findNearCopies,
  followRecords,
  fulfilDue,
  recordMany,
} from '../modules/performance/index.ts';
import { type Holder, holdersOn } from '../modules/posts/index.ts';
import { type Scope, SYSTEM_SCOPE, scopeKeyOf } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { recordsWaiting } from './demo.store.ts';
import { workday } from './demo-days.ts';
import { DEMO_OFFICES, type DemoOffice } from './demo-places.ts';
import { type DemoRecord, recordsOfMonth } from './demo-records.ts';
import { servicesAt } from './play-demo.ts';

const AFTERNOON = 'T07:30:00Z';
const momentOf = (day: CivilDate) => new Date(`${day}${AFTERNOON}`);

const ownBodies = ({ level, regionPath }: DemoOffice): Scope => ({
  keys: [scopeKeyOf(level, regionPath)],
  committees: [],
  persons: [],
});

/** The months of the last year up to the day, the first of each. */
function monthsBefore(today: CivilDate): CivilDate[] {
  const first = `${today.slice(0, 8)}01` as CivilDate;
  return Array.from({ length: 12 }, (_, index) => addMonths(first, index - 11));
}

/** Who led the place's own bodies the whole month; departments and townships keep theirs themselves. */
async function leadersOf(services: Services, office: DemoOffice, month: CivilDate) {
  const [first, last] = await services.database.read(SYSTEM_SCOPE, async (db) => [
    await holdersOn(db, ownBodies(office), office.regionPath, month),
    await holdersOn(db, ownBodies(office), office.regionPath, addDays(addMonths(month, 1), -1)),
  ]);
  const stayed = new Set(last?.map(({ appointmentId }) => appointmentId));
  return (first ?? []).filter(
    ({ regionPath, organKind, appointmentId }: Holder) =>
      stayed.has(appointmentId) &&
      regionPath === office.regionPath &&
      (organKind === 'party-committee' || organKind === 'government'),
  );
}

/** One office's month: entered together, each on the day it says; a first start that was broken off goes on. */
async function enter(
  services: Services,
  office: { readonly named: DemoOffice; readonly accountId: Id<'account'> | null },
  on: CivilDate,
  records: readonly DemoRecord[],
): Promise<void> {
  const { named, accountId } = office;
  const key = `demo records ${named.regionPath} ${on}`;
  const scope = ownBodies(named);
  const command: Command = {
    actor: { accountId, name: named.displayName },
    scope: SYSTEM_SCOPE,
    request: { key, route: 'demo.records', hash: digestOf(key) },
  };
  await servicesAt(services, momentOf(on)).unitOfWork.commit(command, async (unit) => {
    const { refusals } = await recordMany(
      { afterRecords: async () => undefined },
      unit,
      { actor: command.actor, scope, ownPersonIds: [] },
      records.map(({ content }, row) => ({
        content,
        source: { kind: 'sheet' as const, name: `${on.slice(0, 7)}履职记录.xlsx`, row: row + 2 },
        mayLackPost: false,
      })),
    );
    if (refusals.length > 0) throw new Error(`demo records refused: ${JSON.stringify(refusals)}`);
    return {};
  });
}

/** Whose records are kept in the demo; of the others nothing is on record, and the coverage shows it. */
const KEPT_BY: readonly string[] = ['shiqiao-awb', 'yunjiang-awb', 'linhe-awb'];

/** Confirms what waits for a leader, up to some that still do. */
async function confirmFor(
  services: Services,
  personId: Id<'person'>,
  name: string,
  on: CivilDate,
): Promise<void> {
  const scope: Scope = { keys: [], committees: [], persons: [personId] };
  const at = servicesAt(services, momentOf(on));
  const waiting = await at.database.read(scope, (db) => recordsWaiting(db, personId, momentOf(on)));
  if (waiting.length === 0) return;
  const command: Command = { actor: { accountId: null, name }, scope };
  await confirmRecords({ ...at, afterRecords: followRecords }, command, waiting);
}

/** Every leader's monthly round but the last: of that some still wait, so that there is something to confirm. */
export async function addRecords(
  services: Services,
  offices: ReadonlyMap<string, Id<'account'>>,
): Promise<void> {
  const today = services.clock.today();
  const people = new Map<Id<'person'>, string>();
  const entered: { office: DemoOffice; on: CivilDate; records: DemoRecord[] }[] = [];
  for (const named of DEMO_OFFICES.filter(({ loginName }) => KEPT_BY.includes(loginName))) {
    const ofYear: DemoRecord[] = [];
    for (const month of monthsBefore(today)) {
      const leaders = await leadersOf(services, named, month);
      for (const { personId, personName } of leaders) people.set(personId, personName);
      const own = leaders.map((leader) => ({
        ...leader,
        seat: `${leader.organName} ${leader.postTitle}`,
      }));
      const at = { year: yearOf(month), month: monthOf(month) };
      ofYear.push(...recordsOfMonth(own, { ...at, prefix: named.displayName.slice(0, 1) }));
    }
    // What is entered on one day, late ones of an earlier month among them, is entered together.
    for (const [on, own] of Map.groupBy(ofYear, ({ enteredOn }) => enteredOn))
      if (on < today) entered.push({ office: named, on, records: own });
  }
  for (const { office, on, records } of entered.toSorted((a, b) => (a.on < b.on ? -1 : 1)))
    await enter(
      services,
      { named: office, accountId: offices.get(office.displayName) ?? null },
      on,
      records,
    );
  const round = workday(addDays(today, -20));
  for (const [index, [personId, name]] of [...people].entries())
    if (index % 7 !== 3) await confirmFor(services, personId, name, round);
  await fulfilDue(services);
  await findNearCopies(services);
}
