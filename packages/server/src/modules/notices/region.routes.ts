// The notices routes of an office: what people of its region are told of by default, its robots, and what did not go out.
import { noticesRoutes, type RegionNotices, type Robot } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import { ownRegion } from '../posts/index.ts';
import type { NoticesContext } from './notices.context.ts';
import { deliveryView, robotView, triedView } from './notices.view.ts';
import { problemsIn, regionRule, robotOf, robotsOfRegion } from './region.store.ts';
import {
  addRobot,
  changeRegionRule,
  changeRobot,
  removeRobot,
  tryRobot,
} from './region-settings.ts';

const PROBLEMS_OF_DAYS = 30;

function regionNotices(
  { database, clock, outgoing }: NoticesContext,
  scope: Scope,
  path: string,
): Promise<RegionNotices> {
  const since = new Date(clock.now().getTime() - PROBLEMS_OF_DAYS * 86_400_000);
  return database.read(scope, async (db) => {
    const { region } = await ownRegion(db, scope, path);
    const rule = await regionRule(db, scope, path);
    return {
      region: { name: region.name, path: region.path },
      version: rule?.version ?? 0,
      off: (rule?.switched_off ?? []) as RegionNotices['off'],
      robots: (await robotsOfRegion(db, scope, path)).map(robotView),
      problems: (await problemsIn(db, scope, path, since, 100)).map(deliveryView),
      hasMailServer: outgoing.sendMail !== undefined,
      hasPublicAddress: outgoing.publicUrl !== undefined,
    };
  });
}

async function robot({ database }: NoticesContext, scope: Scope, id: Id<'robot'>): Promise<Robot> {
  const row = await database.read(scope, (db) => robotOf(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return robotView(row);
}

export function registerRegionNotices(binder: Binder, context: NoticesContext): void {
  bind(binder, noticesRoutes.region, ({ query }, { scope }) =>
    regionNotices(context, scope, query.region),
  );
  bind(binder, noticesRoutes.changeRegion, async ({ body }, { command, scope }) => {
    await changeRegionRule(context, command, body);
    return regionNotices(context, scope, body.region);
  });
  bind(binder, noticesRoutes.addRobot, async ({ body }, { command, scope }) => {
    const { robotId } = await addRobot(context, command, body);
    return robot(context, scope, robotId);
  });
  bind(binder, noticesRoutes.changeRobot, async ({ params, body }, { command, scope }) => {
    const { robotId } = await changeRobot(context, command, params.robotId, body);
    return robot(context, scope, robotId);
  });
  bind(binder, noticesRoutes.removeRobot, ({ params, body }, { command }) =>
    removeRobot(context, command, params.robotId, body.version),
  );
  bind(binder, noticesRoutes.tryRobot, async ({ params }, { command }) =>
    triedView(await tryRobot(context, command, params.robotId)),
  );
}
