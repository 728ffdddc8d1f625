// What an office sets for people of its region: kinds that are off by default, and the group robots.
import type { NoticeKind, RobotKind } from '@jinze/contracts';
import { type Id, ok, type Result, refuse } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { ownRegion } from '../posts/index.ts';
import type { Outcome } from './delivery.decide.ts';
import { trialMessage } from './message.ts';
import type { NoticesContext } from './notices.context.ts';
import {
  insertRobot,
  keepRegionRule,
  lockRobot,
  type RobotRow,
  robotsOfRegion,
  updateRobot,
} from './region.store.ts';
import { isHostAllowed } from './robot-address.ts';
import { TRY_AGAIN_AFTER_MS } from './settings.ts';

const MAX_ROBOTS = 20;

export function changeRegionRule(
  { unitOfWork }: NoticesContext,
  command: Command,
  input: {
    readonly region: string;
    readonly version: number;
    readonly off: readonly NoticeKind[];
  },
): Promise<object> {
  return unitOfWork.commit(command, async (unit) => {
    const { scopeKey } = await ownRegion(unit.tx, command.scope, input.region);
    const isKept = await keepRegionRule(
      unit.tx,
      {
        region_path: input.region,
        scope_key: scopeKey,
        switched_off: [...new Set(input.off)],
        changed_at: unit.now,
        changed_by: command.actor.name,
      },
      input.version,
    );
    if (!isKept) throw new Refused({ code: 'http.version-conflict' });
    await unit.audit('notices.change-region', input.region);
    return {};
  });
}

export interface RobotRefusal {
  readonly code: 'notices.robot-address' | 'notices.robot-not-encrypted';
  readonly path: string;
}

/** The address as it is kept, without what stands behind a `#`. */
function checkRobotAddress(
  text: string,
  kind: RobotKind,
  isLoopbackAllowed: boolean,
): Result<string, RobotRefusal> {
  const url = URL.parse(text);
  if (
    url === null ||
    url.username !== '' ||
    url.password !== '' ||
    (!isLoopbackAllowed && !isHostAllowed(url.hostname))
  )
    return refuse({ code: 'notices.robot-address', path: 'body.url' });
  if (kind !== 'generic' && url.protocol !== 'https:' && !isLoopbackAllowed)
    return refuse({ code: 'notices.robot-not-encrypted', path: 'body.url' });
  url.hash = '';
  return ok(url.href);
}

export interface RobotInput {
  readonly name: string;
  readonly kinds: readonly NoticeKind[];
  readonly url?: string | undefined;
  readonly secret?: string | null | undefined;
}

export function addRobot(
  { unitOfWork, outgoing }: NoticesContext,
  command: Command,
  input: RobotInput & {
    readonly kind: RobotKind;
    readonly url: string;
    readonly secret: string | null;
    readonly region: string;
  },
): Promise<{ robotId: Id<'robot'> }> {
  const { kind, name, region, secret } = input;
  return unitOfWork.commit(command, async (unit) => {
    const { scopeKey } = await ownRegion(unit.tx, command.scope, region);
    if ((await robotsOfRegion(unit.tx, command.scope, region)).length >= MAX_ROBOTS)
      throw new Refused({ code: 'notices.too-many-robots', values: { limit: MAX_ROBOTS } });
    const url = unwrap(checkRobotAddress(input.url, kind, outgoing.isLoopbackAllowed));
    const id = newId<'robot'>(unit.now);
    await insertRobot(unit.tx, {
      id,
      version: 1,
      region_path: region,
      scope_key: scopeKey,
      kind,
      name,
      url,
      secret,
      is_on: true,
      kinds: [...new Set(input.kinds)],
      changed_at: unit.now,
      changed_by: command.actor.name,
    });
    await unit.audit('notices.add-robot', id);
    return { robotId: id };
  });
}

async function lockedRobot(
  unit: Unit,
  command: Command,
  id: Id<'robot'>,
  version?: number,
): Promise<RobotRow> {
  const robot = await lockRobot(unit.tx, command.scope, id);
  if (robot === undefined) throw new Refused({ code: 'http.not-found' });
  if (version !== undefined && robot.version !== version)
    throw new Refused({ code: 'http.version-conflict' });
  return robot;
}

export function changeRobot(
  { unitOfWork, outgoing }: NoticesContext,
  command: Command,
  id: Id<'robot'>,
  input: RobotInput & { readonly version: number; readonly isOn: boolean },
): Promise<{ robotId: Id<'robot'> }> {
  const { name, kinds, url, secret, isOn, version } = input;
  return unitOfWork.commit(command, async (unit) => {
    const robot = await lockedRobot(unit, command, id, version);
    const address =
      url === undefined
        ? undefined
        : unwrap(checkRobotAddress(url, robot.kind, outgoing.isLoopbackAllowed));
    await updateRobot(unit.tx, id, {
      version: version + 1,
      name,
      kinds: [...new Set(kinds)],
      is_on: isOn,
      ...(address === undefined ? {} : { url: address }),
      ...(secret === undefined ? {} : { secret }),
      changed_at: unit.now,
      changed_by: command.actor.name,
    });
    await unit.audit('notices.change-robot', id);
    return { robotId: id };
  });
}

export function removeRobot(
  { unitOfWork }: NoticesContext,
  command: Command,
  id: Id<'robot'>,
  version: number,
): Promise<{ removed: true }> {
  return unitOfWork.commit(command, async (unit) => {
    await lockedRobot(unit, command, id, version);
    await updateRobot(unit.tx, id, {
      version: version + 1,
      url: null,
      secret: null,
      is_on: false,
      removed_at: unit.now,
      changed_at: unit.now,
      changed_by: command.actor.name,
    });
    await unit.audit('notices.remove-robot', id);
    return { removed: true as const };
  });
}

/** One sentence in the group, now; once a minute, noted before it is sent. */
export async function tryRobot(
  { unitOfWork, outgoing, clock }: NoticesContext,
  { actor, scope }: Command,
  id: Id<'robot'>,
): Promise<Outcome> {
  const robot = await unitOfWork.commit({ actor, scope }, async (unit) => {
    const found = await lockedRobot(unit, { actor, scope }, id);
    const { kind, url, secret, is_on: isOn, tried_at: triedAt } = found;
    if (!isOn || url === null) throw new Refused({ code: 'notices.robot-off' });
    if (triedAt !== null && unit.now.getTime() - triedAt.getTime() < TRY_AGAIN_AFTER_MS)
      throw new Refused({ code: 'notices.tried-just-now' });
    await updateRobot(unit.tx, id, { tried_at: unit.now });
    await unit.audit('notices.try-robot', id);
    return { kind, url, secret };
  });
  return outgoing.sendToRobot(robot, trialMessage('zh'), clock.now());
}
