// A small world for database tests: the demo's regions and offices, and people in two counties and the prefecture.
import type { Id } from '@jinze/kernel';
import { addDemoAccounts, addDemoOffices } from '../demo/demo-accounts.ts';
import { DEMO_REGIONS } from '../demo/demo-places.ts';
import { recordedRoster, sampleRoster } from '../demo/demo-world.ts';
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

/** The demo's regions, offices and administrators; nobody in post yet. */
export async function addPlaces(services: TestDatabase): Promise<World> {
  const nobody = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  return services.unitOfWork.commit(nobody, async (unit) => {
    await insertRegions(unit.tx, DEMO_REGIONS);
    const accounts = await addDemoOffices(unit);
    const accountId = accounts.get('qingshi-awb') ?? null;
    return { accounts, command: { actor: { accountId, name: '测试' }, scope: SYSTEM_SCOPE } };
  });
}

/** Two counties and the prefecture with people in post, each with an account. */
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
