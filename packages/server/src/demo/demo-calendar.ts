// The demo's offices have their year: the usual one of last year and this, and what the place adds to it.
import { type CivilDate, civilDate, type Id, yearOf } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { addEntry, takeOver, YEAR_TEMPLATE } from '../modules/calendar/index.ts';
import { type Scope, scopeKeyOf } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { DEMO_OFFICES, type DemoOffice, RECORDED_COUNTIES } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';

/** What a county adds: days of its own, and a rule of its own. */
const OWN = [
  {
    title: '冬春火灾防控专项检查',
    owner: '县应急管理局、消防救援大队',
    from: '11-20',
    to: '12-31',
    tellOn: '11-23',
    activity: 'led-inspection',
    duties: ['art8.4'],
  },
  {
    title: '汛期矿山、尾矿库安全检查',
    owner: '县应急管理局',
    from: '05-01',
    to: '09-30',
    tellOn: '04-22',
    activity: 'led-inspection',
    duties: ['art9.5'],
  },
] as const;

const inYear = (year: number, day: string): CivilDate => civilDate(`${year}-${day}`);

function commandOf(office: DemoOffice, accountId: Id<'account'>, what: string): Command {
  const { displayName, level, regionPath } = office;
  const scope: Scope = { keys: [scopeKeyOf(level, regionPath)], committees: [], persons: [] };
  const key = `demo year ${what} ${regionPath}`;
  const request = { key: digestOf(key).slice(0, 40), route: 'demo.year', hash: digestOf(key) };
  return { actor: { accountId, name: displayName }, scope, request };
}

async function addYear(
  services: Services,
  office: DemoOffice,
  accountId: Id<'account'>,
  year: number,
): Promise<void> {
  const context = { ...services, may: () => true, scopeFor: () => undefined };
  const region = office.regionPath;
  const keys = YEAR_TEMPLATE.map(({ key }) => `template:${key}`);
  await takeOver(context, commandOf(office, accountId, `${year}`), { region, year, keys });
  if (office.level !== 'county') return;
  for (const { from, to, tellOn, duties, ...own } of OWN)
    await addEntry(context, commandOf(office, accountId, `${year} ${own.title}`), {
      ...own,
      region,
      year,
      kind: 'other',
      note: null,
      ownerPostId: null,
      ownerOrganId: null,
      from: inYear(year, from),
      to: inYear(year, to),
      tellOn: inYear(year, tellOn),
      duties: [...duties],
      clause: null,
      basis: null,
    });
}

/** Offices with people on record, last year and this; each in the first working week, if that has come. */
export async function addCalendars(
  services: Services,
  offices: ReadonlyMap<string, Id<'account'>>,
): Promise<void> {
  const now = services.clock.now();
  const year = yearOf(services.clock.today());
  const recorded = new Set(RECORDED_COUNTIES.map(({ code }) => code));
  for (const office of DEMO_OFFICES) {
    const accountId = offices.get(office.displayName);
    const code = office.regionPath.split('/').at(-2) ?? '';
    if (accountId === undefined || (office.level === 'county' && !recorded.has(code))) continue;
    for (const each of [year - 1, year]) {
      const written = new Date(`${each}-01-06T02:00:00Z`);
      const at = written < now ? written : now;
      await addYear(servicesAt(services, at), office, accountId, each);
    }
  }
}
