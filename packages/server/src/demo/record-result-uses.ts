// Plays the demo's register of uses through the use cases, by the office whose it is, in its own scope.
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import { changeUse, type ResultUsesContext, recordUse } from '../modules/assessments/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { callerOf, regionNamed } from './demo.store.ts';
import { DEMO_USES } from './demo-result-uses.ts';
import { servicesAt } from './play-demo.ts';

const REGION = '石桥县';
const OFFICE = 'shiqiao-awb';

/** Nothing is taken from elsewhere: the letters and decrees of the demo are left to be taken over. */
const NO_SOURCES: ResultUsesContext['sources'] = {
  letters: async () => [],
  lettersAbout: async () => [],
  decrees: async () => [],
};

export async function addResultUses(services: Services): Promise<void> {
  const { caller, region } = await services.database.read(SYSTEM_SCOPE, async (db) => ({
    caller: await callerOf(db, { loginName: OFFICE }),
    region: await regionNamed(db, REGION),
  }));
  const actingAt = (at: Date, action: string) => {
    const scope = scopeFor(caller, action);
    if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
    const key = `demo result uses ${at.toISOString()}`;
    const request = { key, route: `demo.${action}`, hash: digestOf(key) };
    const actor = { accountId: caller.accountId, name: caller.displayName };
    return {
      context: { ...servicesAt(services, at), may: can, scopeFor, sources: NO_SOURCES },
      acting: { command: { actor, scope, request }, hidden: [] },
    };
  };
  const now = services.clock.now();
  for (const { at, year, said, later } of DEMO_USES) {
    if (at > now) continue;
    const first = actingAt(at, 'assessments.record-use');
    const input = { region, year, said, from: null };
    const id = await recordUse(first.context, first.acting, input);
    if (later === undefined || later.at > now) continue;
    const next = actingAt(later.at, 'assessments.change-use');
    const changed = { ...said, ...later.said };
    await changeUse(next.context, next.acting, { id, version: 1 }, changed);
  }
}
