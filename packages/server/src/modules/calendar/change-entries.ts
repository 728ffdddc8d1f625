// Writing the year: taking proposals over, adding, changing and removing entries; each change is a version with its leaf.
import type { Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { settleNotices } from '../notices/index.ts';
import { leadingOrganOf, ownRegion } from '../posts/index.ts';
import type { CalendarContext } from './calendar.context.ts';
import { calendarSource } from './calendar.ledger.ts';
import {
  countOfYear,
  insertEntries,
  isOwnerWithin,
  lockEntry,
  lockYear,
  MAX_OF_YEAR,
  updateEntry,
} from './calendar.store.ts';
import { isClause } from './clauses.ts';
import { checkEntry, checkReason } from './entry.decide.ts';
import type { Content, Proposal } from './proposals.decide.ts';
import { proposalsFor } from './proposals.ts';

interface Recorded {
  readonly entryId: Id<'calendar-entry'>;
}

/** The page of one entry; what was told of it leads there. */
export const linkOf = (id: Id<'calendar-entry'>) => `/calendar/entries/${id}`;

const columnsOf = (content: Content) => ({
  kind: content.kind,
  title: content.title,
  note: content.note,
  owner: content.owner,
  owner_post: content.ownerPostId,
  owner_organ: content.ownerOrganId,
  from_on: content.from,
  to_on: content.to,
  tell_on: content.tellOn,
  activity: content.activity,
  duties: [...new Set(content.duties)],
  clause: content.clause,
  basis: content.basis,
});

interface Where {
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly year: number;
}

async function requireRoom(unit: Unit, { scopeKey, year }: Where, more: number): Promise<void> {
  await lockYear(unit.tx, scopeKey, year);
  if ((await countOfYear(unit.tx, scopeKey, year)) + more > MAX_OF_YEAR)
    throw new Refused({ code: 'calendar.too-many', values: { limit: MAX_OF_YEAR } });
}

async function requireOwner(
  unit: Unit,
  command: Command,
  regionPath: string,
  { ownerPostId: postId, ownerOrganId: organId }: Content,
): Promise<void> {
  if (!(await isOwnerWithin(unit.tx, command.scope, regionPath, { postId, organId })))
    throw new Refused({ code: 'calendar.owner-outside', path: 'body.ownerPostId' });
}

interface NewEntry {
  readonly content: Content;
  readonly origin: 'template' | 'last-year' | 'own';
  readonly originKey: string | null;
}

/** In the name of the region's leading body: its office takes the receipts. */
async function record(
  unit: Unit,
  regionPath: string,
  changes: readonly { readonly id: Id<'calendar-entry'>; readonly type: string }[],
): Promise<void> {
  const organId = await leadingOrganOf(unit.tx, regionPath);
  await recordHeld(
    unit,
    calendarSource,
    changes.map((change) => ({ ...change, ...(organId === undefined ? {} : { organId }) })),
  );
}

async function write(
  unit: Unit,
  command: Command,
  { regionPath, scopeKey, year }: Where,
  added: readonly NewEntry[],
): Promise<Id<'calendar-entry'>[]> {
  const rows = added.map(({ content, origin, originKey }) => ({
    ...columnsOf(content),
    id: newId<'calendar-entry'>(unit.now),
    version: 1,
    year,
    region_path: regionPath,
    scope_key: scopeKey,
    origin,
    origin_key: originKey,
    recorded_at: unit.now,
    recorded_by: command.actor.name,
  }));
  await insertEntries(unit.tx, rows);
  const TYPES = {
    template: 'calendar-entry.taken-over.v1',
    'last-year': 'calendar-entry.carried-over.v1',
    own: 'calendar-entry.added.v1',
  } as const;
  await record(
    unit,
    regionPath,
    rows.map(({ id, origin }) => ({ id, type: TYPES[origin] })),
  );
  return rows.map(({ id }) => id);
}

function chosenOf(proposals: readonly Proposal[], keys: readonly string[]): Proposal[] {
  const byKey = new Map(proposals.map((one) => [one.key, one]));
  const chosen = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  if (chosen.length < new Set(keys).size)
    throw new Refused({ code: 'calendar.unknown-proposal', path: 'body.keys' });
  // The usual year and last year's calendar may both name the same thing.
  const isTwice = new Set(chosen.map(({ originKey }) => originKey)).size < chosen.length;
  if (isTwice || chosen.some(({ isTaken }) => isTaken))
    throw new Refused({ code: 'calendar.already-taken', path: 'body.keys' });
  return chosen;
}

/** Some or all of what is proposed, as it is proposed now; what the office wants otherwise it changes afterwards. */
export function takeOver(
  context: CalendarContext,
  command: Command,
  input: { readonly region: string; readonly year: number; readonly keys: readonly string[] },
): Promise<{ added: number }> {
  const { region: regionPath, year, keys } = input;
  return context.unitOfWork.commit(command, async (unit) => {
    const { region, scopeKey } = await ownRegion(unit.tx, command.scope, regionPath);
    const where = { regionPath, scopeKey, year };
    await requireRoom(unit, where, keys.length);
    const proposed = await proposalsFor(context, unit.tx, command.scope, region, year);
    const chosen = chosenOf([...proposed.template, ...proposed.lastYear], keys);
    const added = await write(
      unit,
      command,
      where,
      chosen.map((proposal) => {
        const { key: _, isTaken: __, origin, originKey, ...content } = proposal;
        return { content, origin, originKey };
      }),
    );
    await unit.audit('calendar.take-over', `${region.name} ${year} 年 ${added.length} 项`);
    return { added: added.length };
  });
}

export function addEntry(
  context: CalendarContext,
  command: Command,
  {
    region: regionPath,
    year,
    ...content
  }: Content & {
    readonly region: string;
    readonly year: number;
  },
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const { scopeKey } = await ownRegion(unit.tx, command.scope, regionPath);
    const where = { regionPath, scopeKey, year };
    await requireRoom(unit, where, 1);
    unwrap(checkEntry(content, year, isClause));
    await requireOwner(unit, command, regionPath, content);
    const [entryId] = await write(unit, command, where, [
      { content, origin: 'own', originKey: null },
    ]);
    if (entryId === undefined) throw new Error('an entry was added');
    await unit.audit('calendar.add', entryId);
    return { entryId };
  });
}

async function locked(unit: Unit, command: Command, id: Id<'calendar-entry'>, version: number) {
  const entry = await lockEntry(unit.tx, command.scope, id);
  if (entry === undefined) throw new Refused({ code: 'http.not-found' });
  if (entry.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id, version: entry.version, title: entry.title },
    });
  if (entry.removed_at !== null) throw new Refused({ code: 'calendar.already-removed' });
  return entry;
}

/** With another day of telling people are told again, when it comes. */
export function changeEntry(
  context: CalendarContext,
  command: Command,
  entryId: Id<'calendar-entry'>,
  { version, ...content }: Content & { readonly version: number },
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const entry = await locked(unit, command, entryId, version);
    unwrap(checkEntry(content, entry.year, isClause));
    await requireOwner(unit, command, entry.region_path, content);
    const { tellOn } = content;
    const isToldAnew =
      tellOn !== null && tellOn !== entry.tell_on && tellOn > context.clock.today();
    await updateEntry(unit.tx, entryId, {
      ...columnsOf(content),
      changed_at: unit.now,
      changed_by: command.actor.name,
      ...(isToldAnew ? { told_at: null } : {}),
    });
    await record(unit, entry.region_path, [{ id: entryId, type: 'calendar-entry.changed.v1' }]);
    await unit.audit('calendar.change', entryId);
    return { entryId };
  });
}

export function removeEntry(
  context: CalendarContext,
  command: Command,
  entryId: Id<'calendar-entry'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const entry = await locked(unit, command, entryId, version);
    unwrap(checkReason(reason));
    await updateEntry(unit.tx, entryId, {
      removed_at: unit.now,
      removed_by: command.actor.name,
      removed_why: reason,
    });
    await settleNotices(unit, [linkOf(entryId)]);
    await record(unit, entry.region_path, [{ id: entryId, type: 'calendar-entry.removed.v1' }]);
    await unit.audit('calendar.remove', entryId);
    return { entryId };
  });
}
