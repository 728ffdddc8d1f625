// Fills a new demo: regions, offices, administrators, three years of people in posts, and duty lists in several states.
import { type Id, POST_CLASSES } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { actOnSections, draftSections } from '../modules/duties/index.ts';
import {
  importLocalInstrument,
  loadLocalRules,
  localInstrumentWorkbook,
} from '../modules/instruments/index.ts';
import { type Holder, holdersOn, insertRegions } from '../modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { accountsNamed, draftedSections } from './demo.store.ts';
import { addDemoAccounts, addDemoOffices, addLiaison } from './demo-accounts.ts';
import { DEMO_LOCAL_RULES } from './demo-local-rules.ts';
import { DEMO_LIAISON, DEMO_OFFICES, DEMO_REGIONS, PREFECTURE_PATH } from './demo-places.ts';
import { recordHistory, servicesAt } from './record-history.ts';

/** When the regions and the offices were set up: the first working day before the first roster. */
const BEGINNING = new Date('2024-01-02T01:30:00Z');

/** The offices by name. A first start that was broken off is taken up where it stopped. */
async function addPlacesAndOffices(
  services: Services,
): Promise<ReadonlyMap<string, Id<'account'>>> {
  const names = DEMO_OFFICES.map(({ displayName }) => displayName);
  const there = await services.database.read(SYSTEM_SCOPE, (db) => accountsNamed(db, names));
  if (there.size > 0) return there;
  const nobody = { actor: { accountId: null, name: '演示数据' }, scope: SYSTEM_SCOPE };
  return servicesAt(services, BEGINNING).unitOfWork.commit(nobody, async (unit) => {
    await insertRegions(unit.tx, DEMO_REGIONS);
    const accounts = await addDemoOffices(unit);
    return new Map(
      DEMO_OFFICES.flatMap(({ loginName, displayName }) => {
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
    const served = holders.find(
      ({ regionName, postTitle }) => `${regionName} ${postTitle}` === DEMO_LIAISON.seat,
    );
    if (served !== undefined) await addLiaison(unit, served.personId);
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
    const bytes = await localInstrumentWorkbook(rows);
    const file = { name: '地方规定（演示）.xlsx', bytes };
    await importLocalInstrument(services, command, file, digestOf(bytes));
  }
}

/** 石桥县: this year's lists approved and issued; the prefecture's only drafted. */
async function addLists(services: Services, command: Command): Promise<void> {
  const year = Number(services.clock.today().slice(0, 4));
  const today = services.clock.today();
  await draftSections(services, command, { region: '/99/9901/990102/', year });
  await draftSections(services, command, { region: '/99/9901/', year });
  const sections = await services.database.read(SYSTEM_SCOPE, (db) =>
    draftedSections(db, '/99/9901/990102/', year),
  );
  const party = sections.filter((section) => section.organKind === 'party-committee');
  const government = sections.filter((section) => section.organKind === 'government');
  const acts = [
    {
      chosen: party,
      meeting: '石桥县委常委会会议',
      documentNo: `石委发〔${year}〕4号`,
      issueNo: `石委办发〔${year}〕6号`,
    },
    {
      chosen: government,
      meeting: '石桥县人民政府常务会议',
      documentNo: `石政发〔${year}〕3号`,
      issueNo: `石政办发〔${year}〕5号`,
    },
  ];
  for (const { chosen, meeting, documentNo, issueNo } of acts) {
    if (chosen.length === 0) continue;
    await actOnSections(services, command, chosen, {
      act: 'approve',
      meeting,
      on: today,
      documentNo,
    });
    const approved = chosen.map(({ id, version }) => ({ id, version: version + 1 }));
    await actOnSections(services, command, approved, {
      act: 'issue',
      on: today,
      documentNo: issueNo,
    });
  }
}

/** Runs once, on the first start of a demo. */
export async function seedDemo(services: Services): Promise<void> {
  const offices = await addPlacesAndOffices(services);
  const name = '云江市安委办';
  const command: Command = {
    actor: { accountId: offices.get(name) ?? null, name },
    scope: SYSTEM_SCOPE,
  };
  await recordHistory(services, offices);
  await addPeople(services, command);
  await addLocalRules(services, command);
  await addLists(services, command);
}
