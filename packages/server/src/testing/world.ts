// A small world for database tests: two counties under one prefecture, their offices, and rosters.
import type { Id } from '@jinze/kernel';
import { addDemoAccounts } from '../demo/demo-accounts.ts';
import {
  DEMO_ADMINISTRATORS,
  DEMO_DEPARTMENT,
  DEMO_OFFICES,
  DEMO_REGIONS,
  recordedRoster,
  sampleRoster,
} from '../demo/demo-world.ts';
import { addAccounts, addGrants, type NewGrant } from '../modules/access/index.ts';
import { importRoster, insertRegions, rosterWorkbook } from '../modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

export const QINGSHI = '/99/9901/990101/';
export const YUNJIANG = '/99/9901/';

export interface World {
  /** Account ids by login name: `qingshi-awb`, `system`, … */
  readonly accounts: ReadonlyMap<string, Id<'account'>>;
  readonly command: Command;
}

/** Regions, three offices and three administrators; nobody in post yet. */
export async function addPlaces(services: TestDatabase): Promise<World> {
  const nobody = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  return services.unitOfWork.commit(nobody, async (unit) => {
    await insertRegions(unit.tx, DEMO_REGIONS);
    const wanted = [...DEMO_OFFICES, ...DEMO_ADMINISTRATORS, DEMO_DEPARTMENT];
    const ids = await addAccounts(
      unit,
      wanted.map(({ loginName, displayName }) => ({ loginName, displayName })),
    );
    await addGrants(
      unit,
      ids.flatMap((accountId, index): NewGrant[] => {
        const one = wanted[index];
        if (one === undefined) return [];
        if ('committeePath' in one)
          return [{ accountId, role: 'organisation-department', committeePath: one.committeePath }];
        if ('role' in one) return [{ accountId, role: one.role }];
        return [{ accountId, role: 'safety-office', regionPath: one.regionPath, level: one.level }];
      }),
    );
    const accounts = new Map(ids.map((id, index) => [wanted[index]?.loginName ?? '', id]));
    return {
      accounts,
      command: { actor: { accountId: ids[0] ?? null, name: '测试' }, scope: SYSTEM_SCOPE },
    };
  });
}

/** Everybody of the demo in post: both counties and the prefecture, each with an account. */
export async function addWorld(services: TestDatabase): Promise<World> {
  const world = await addPlaces(services);
  const bytes = await rosterWorkbook([...recordedRoster(), ...sampleRoster()]);
  await importRoster(
    { ...services, afterImport: addDemoAccounts },
    world.command,
    { name: 'roster.xlsx', bytes },
    digestOf(bytes),
  );
  return world;
}
