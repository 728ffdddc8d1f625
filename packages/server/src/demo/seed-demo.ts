// Fills a new demo: regions, offices, administrators, and one county with its lists in several states.
import type { Services } from '../context.ts';
import { addAccounts, addGrants } from '../modules/access/index.ts';
import { actOnSections, draftSections } from '../modules/duties/index.ts';
import {
  importLocalInstrument,
  loadLocalRules,
  localInstrumentWorkbook,
} from '../modules/instruments/index.ts';
import { importRoster, insertRegions, rosterWorkbook } from '../modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { accountNamed, draftedSections } from './demo.store.ts';
import { addDemoAccounts } from './demo-accounts.ts';
import { DEMO_LOCAL_RULES } from './demo-local-rules.ts';
import {
  DEMO_ADMINISTRATORS,
  DEMO_DEPARTMENT,
  DEMO_OFFICES,
  DEMO_REGIONS,
  recordedRoster,
} from './demo-world.ts';

/** The office that seeds. A first start that was broken off is taken up where it stopped. */
async function addPlacesAndOffices(services: Services): Promise<Command['actor']> {
  const name = DEMO_OFFICES[2]?.displayName ?? '';
  const there = await services.database.read(SYSTEM_SCOPE, (db) => accountNamed(db, name));
  if (there !== undefined) return { accountId: there, name };
  return services.unitOfWork.commit(
    { actor: { accountId: null, name: '演示数据' }, scope: SYSTEM_SCOPE },
    async (unit) => {
      await insertRegions(unit.tx, DEMO_REGIONS);
      const offices = await addAccounts(
        unit,
        DEMO_OFFICES.map(({ loginName, displayName }) => ({ loginName, displayName })),
      );
      const [department] = await addAccounts(unit, [DEMO_DEPARTMENT]);
      const administrators = await addAccounts(
        unit,
        DEMO_ADMINISTRATORS.map(({ loginName, displayName }) => ({ loginName, displayName })),
      );
      await addGrants(unit, [
        ...(department === undefined
          ? []
          : [
              {
                accountId: department,
                role: 'organisation-department' as const,
                committeePath: DEMO_DEPARTMENT.committeePath,
              },
            ]),
        ...offices.flatMap((accountId, index) => {
          const office = DEMO_OFFICES[index];
          return office === undefined
            ? []
            : [
                {
                  accountId,
                  role: 'safety-office' as const,
                  regionPath: office.regionPath,
                  level: office.level,
                },
              ];
        }),
        ...administrators.flatMap((accountId, index) => {
          const administrator = DEMO_ADMINISTRATORS[index];
          return administrator === undefined ? [] : [{ accountId, role: administrator.role }];
        }),
      ]);
      return { accountId: offices[2] ?? null, name };
    },
  );
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
  const actor = await addPlacesAndOffices(services);
  const command: Command = { actor, scope: SYSTEM_SCOPE };
  const bytes = await rosterWorkbook(recordedRoster());
  const file = { name: '云江市、石桥县领导干部名册（演示）.xlsx', bytes };
  await importRoster({ ...services, afterImport: addDemoAccounts }, command, file, digestOf(bytes));
  await addLocalRules(services, command);
  await addLists(services, command);
}
