// The year's priorities 年度重点工作: added, changed, dropped; who is responsible follows the post, not the person.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { prioritySource } from './duties.ledger.ts';
import { ownBodies } from './lay-down.ts';
import {
  insertPriority,
  lockPriority,
  postsOfPriority,
  updatePriority,
} from './priorities.store.ts';
import { markStaleOfPosts } from './stale.store.ts';

export interface PriorityInput {
  readonly title: string;
  readonly text: string;
  readonly measure: string;
  readonly dueOn: CivilDate | null;
  readonly source: string | null;
  readonly posts: readonly { readonly postId: Id<'post'>; readonly role: 'lead' | 'assist' }[];
}

interface Recorded {
  readonly priorityId: Id<'priority'>;
}

function checkDue({ dueOn }: PriorityInput, year: number): void {
  if (dueOn !== null && !dueOn.startsWith(`${year}-`))
    throw new Refused({ code: 'duties.due-outside-year', path: 'body.dueOn', values: { year } });
}

const columnsOf = ({ title, text, measure, dueOn, source }: PriorityInput) => ({
  title,
  text,
  measure,
  due_on: dueOn,
  source,
});

const postsOf = (id: Id<'priority'>, input: PriorityInput) => {
  const distinct = new Map(input.posts.map((one) => [one.postId, one.role]));
  return [...distinct].map(([postId, role]) => ({ priority_id: id, post_id: postId, role }));
};

/** The annual lists of the posts that answer for it, or did: of that year only. */
function markAnnual(unit: Unit, posts: readonly Id<'post'>[], year: number): Promise<void> {
  const postIds = [...new Set(posts)];
  const changed = { postIds, instrument: 'annual' as const, fromYear: year, toYear: year };
  return markStaleOfPosts(unit.tx, changed, unit.now);
}

export async function addPriority(
  services: Services,
  command: Command,
  input: PriorityInput & { readonly region: string; readonly year: number },
): Promise<Recorded> {
  return services.unitOfWork.commit(command, async (unit) => {
    const postIds = input.posts.map(({ postId }) => postId);
    const key = await ownBodies(unit, command.scope, input.region, postIds);
    checkDue(input, input.year);
    const id = newId<'priority'>(unit.now);
    await insertPriority(
      unit.tx,
      {
        ...columnsOf(input),
        id,
        version: 1,
        year: input.year,
        region_path: input.region,
        scope_key: key,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      },
      postsOf(id, input),
    );
    await markAnnual(unit, postIds, input.year);
    await recordHeld(unit, prioritySource, [{ id, type: 'priority.added.v1' }]);
    await unit.audit('duties.add-priority', id);
    return { priorityId: id };
  });
}

async function locked(unit: Unit, command: Command, id: Id<'priority'>, version: number) {
  const priority = await lockPriority(unit.tx, command.scope, id);
  if (priority === undefined) throw new Refused({ code: 'http.not-found' });
  if (priority.version !== version) throw new Refused({ code: 'http.version-conflict' });
  if (priority.dropped_at !== null) throw new Refused({ code: 'duties.already-dropped' });
  return priority;
}

export async function changePriority(
  services: Services,
  command: Command,
  id: Id<'priority'>,
  { version, ...input }: PriorityInput & { readonly version: number },
): Promise<Recorded> {
  return services.unitOfWork.commit(command, async (unit) => {
    const priority = await locked(unit, command, id, version);
    checkDue(input, priority.year);
    const postIds = input.posts.map(({ postId }) => postId);
    await ownBodies(unit, command.scope, priority.region_path, postIds);
    const before = await postsOfPriority(unit.tx, id);
    await updatePriority(unit.tx, id, columnsOf(input), postsOf(id, input));
    await markAnnual(unit, [...before, ...postIds], priority.year);
    await recordHeld(unit, prioritySource, [{ id, type: 'priority.changed.v1' }]);
    await unit.audit('duties.change-priority', id);
    return { priorityId: id };
  });
}

export async function dropPriority(
  services: Services,
  command: Command,
  id: Id<'priority'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Recorded> {
  return services.unitOfWork.commit(command, async (unit) => {
    const { year } = await locked(unit, command, id, version);
    await markAnnual(unit, await postsOfPriority(unit.tx, id), year);
    await updatePriority(unit.tx, id, { dropped_at: unit.now, dropped_why: reason }, undefined);
    await recordHeld(unit, prioritySource, [{ id, type: 'priority.dropped.v1' }]);
    await unit.audit('duties.drop-priority', id);
    return { priorityId: id };
  });
}
