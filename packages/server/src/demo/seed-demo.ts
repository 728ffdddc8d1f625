// Fills a new demo: regions, offices, administrators, three years of people in posts, and duty lists in several states.
import { type Id, POST_CLASSES } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { draftSections } from '../modules/duties/index.ts';
import {
  importLocalInstrument,
  LOCAL_COLUMNS,
  loadLocalRules,
} from '../modules/instruments/index.ts';
import { type Holder, holdersOn, insertRegions } from '../modules/posts/index.ts';
import { type Scope, SYSTEM_SCOPE, scopeKeyOf } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { accountsNamed } from './demo.store.ts';
import { addDemoAccounts, addDemoOffices, addLiaison } from './demo-accounts.ts';
import { addCalendars } from './demo-calendar.ts';
import { LIST_ACTS } from './demo-lists.ts';
import { DEMO_LOCAL_RULES } from './demo-local-rules.ts';
import {
  DEMO_LIAISONS,
  DEMO_OFFICES,
  DEMO_REGIONS,
  DEMO_SUPERVISION,
  officeOf,
  PREFECTURE_PATH,
} from './demo-places.ts';
import { plainWorkbook } from './plain-workbook.ts';
import { playDemo, servicesAt } from './play-demo.ts';
import { addAccountability } from './record-accountability.ts';
import { addAssessments } from './record-assessments.ts';
import { addCommendations } from './record-commendations.ts';
import { addDocuments } from './record-documents.ts';
import { addInspections } from './record-inspections.ts';
import { addPublication } from './record-publication.ts';
import { addRecords } from './record-records.ts';
import { addPublicReports } from './record-reports.ts';
import { addResultUses } from './record-result-uses.ts';
import { addVetting } from './record-vetting.ts';

/** When the regions and the offices were set up: the first working day before the first roster. */
const BEGINNING = new Date('2024-01-02T01:30:00Z');

/** The offices by name. A first start that was broken off is taken up where it stopped. */
async function addPlacesAndOffices(
  services: Services,
): Promise<ReadonlyMap<string, Id<'account'>>> {
  const acting = [...DEMO_OFFICES, ...DEMO_SUPERVISION];
  const names = acting.map(({ displayName }) => displayName);
  const there = await services.database.read(SYSTEM_SCOPE, (db) => accountsNamed(db, names));
  if (there.size > 0) return there;
  const nobody = { actor: { accountId: null, name: '演示数据' }, scope: SYSTEM_SCOPE };
  return servicesAt(services, BEGINNING).unitOfWork.commit(nobody, async (unit) => {
    await insertRegions(unit.tx, DEMO_REGIONS);
    const accounts = await addDemoOffices(unit);
    return new Map(
      acting.flatMap(({ loginName, displayName }) => {
        const id = accounts.get(loginName);
        return id === undefined ? [] : [[displayName, id] as const];
      }),
    );
  });
}

/** Everybody who is in post now can be signed in as; those who left are on record only. */
async function addPeople(services: Services, command: Command): Promise<void> {
  const key = 'demo accounts';
  const request = { key, route: 'demo.accounts', hash: digestOf(key) };
  await services.unitOfWork.commit({ ...command, request }, async (unit) => {
    const holders = await holdersOn(
      unit.tx,
      command.scope,
      PREFECTURE_PATH,
      services.clock.today(),
    );
    // The prefecture first, then each county with its townships, the heads first: the order of the sign-in page.
    const rank = ({ postClass }: Holder) => POST_CLASSES.indexOf(postClass);
    const inOrder = holders.toSorted((a, b) =>
      a.regionPath === b.regionPath ? rank(a) - rank(b) : a.regionPath < b.regionPath ? -1 : 1,
    );
    const names = new Map(inOrder.map(({ personId, personName }) => [personId, personName]));
    await addDemoAccounts(
      unit,
      [...names].map(([personId, name]) => ({ personId, name })),
    );
    for (const liaison of DEMO_LIAISONS) {
      const served = holders.find(
        ({ regionName, postTitle }) => `${regionName} ${postTitle}` === liaison.seat,
      );
      if (served !== undefined) await addLiaison(unit, served.personId, liaison);
    }
    return { accounts: names.size };
  });
}

/** The province's and the city's rules, brought in the way an office brings them in. */
async function addLocalRules(services: Services, command: Command): Promise<void> {
  const { instruments } = await services.database.read(SYSTEM_SCOPE, (db) =>
    loadLocalRules(db, { path: '/99/', isWithBelow: true }),
  );
  const there = instruments.map((one) => one.document_no);
  for (const rows of DEMO_LOCAL_RULES) {
    if (rows[0]?.some((cell) => there.includes(cell))) continue;
    const bytes = await plainWorkbook('地方规定', LOCAL_COLUMNS, rows);
    const file = { name: '地方规定（演示）.xlsx', bytes };
    await importLocalInstrument(services, command, file, digestOf(bytes));
  }
}

/** The scope keys of those of whose lists no story is told. */
function elsewhere(): Scope {
  const told = new Set(LIST_ACTS.map(({ place }) => officeOf(place)));
  const others = DEMO_OFFICES.filter(({ displayName }) => !told.has(displayName));
  return {
    keys: [
      ...others.map(({ level, regionPath }) => scopeKeyOf(level, regionPath)),
      scopeKeyOf('township', PREFECTURE_PATH),
    ],
    committees: [],
    persons: [],
  };
}

/** This year's lists of all the others are there as drafts. */
async function addDrafts(services: Services, command: Command): Promise<void> {
  const year = Number(services.clock.today().slice(0, 4));
  const key = 'demo drafts';
  const request = { key, route: 'demo.drafts', hash: digestOf(key) };
  const own = { ...command, scope: elsewhere(), request };
  await draftSections(services, own, { region: PREFECTURE_PATH, year });
}

/** Runs once, on the first start of a demo. */
export async function seedDemo(services: Services): Promise<void> {
  const offices = await addPlacesAndOffices(services);
  const name = '云江市安委办';
  const command: Command = {
    actor: { accountId: offices.get(name) ?? null, name },
    scope: SYSTEM_SCOPE,
  };
  await addLocalRules(servicesAt(services, BEGINNING), command);
  await playDemo(services, offices);
  await addPeople(services, command);
  await addCalendars(services, offices);
  await addDrafts(services, command);
  await addRecords(services, offices);
  await addCommendations(services);
  await addInspections(services);
  await addAccountability(services);
  await addVetting(services);
  await addPublicReports(services);
  await addResultUses(services);
  await addAssessments(services);
  // Its results are told in a notice.
  await addPublication(services);
  // Papers are made of all of it.
  await addDocuments(services);
}
