// Drafting a task, changing a draft, and splitting a task downward: whom it asks, until when, and what that entails.
import type { Due, TaskInput, TownshipMatter } from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
import { covers, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { refuseSecrets } from './act-on-task.ts';
import { dueDay } from './deadline.decide.ts';
import { recordsKnown } from './evidence.ts';
import { findingKnown } from './finding-known.ts';
import { refuseOtherNotice } from './listing-number.ts';
import { listingOf } from './listing-of.ts';
import { standingOf } from './standing.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { taskSource } from './supervision.ledger.ts';
import { decideStep } from './task.decide.ts';
import { requireVersion } from './task-version.ts';
import {
  type Addressee,
  addresseesOf,
  insertTask,
  type NewParty,
  replaceParties,
  updateTask,
} from './task-writing.store.ts';
import { levelOf, lockTask, type TaskRow, taskById } from './tasks.store.ts';
import { findingOf } from './township.decide.ts';
import { townshipLists } from './township.store.ts';

const CALENDAR = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR } as const;

export interface Asked {
  readonly issuer: Addressee & { readonly level: Level };
  /** In the order they were named. */
  readonly assignees: readonly Addressee[];
  /** Of the townships among them, by the region's path. */
  readonly lists: ReadonlyMap<string, Awaited<ReturnType<typeof townshipLists>>[number]>;
}

/** Where the task stands in what was sent. */
export type At = 'body' | 'body.task';

type Whom = Pick<TaskInput, 'office' | 'issuerOrganId'> & {
  readonly assignees: readonly {
    readonly organId: Id<'organ'>;
    readonly postId: Id<'post'> | null;
  }[];
};

/** The office may ask anybody in its range; it goes out in the name of a body of its own region. */
export async function whomItAsks(
  { database, clock, scopeFor }: SupervisionContext,
  caller: Caller,
  own: Scope,
  { office, issuerOrganId, assignees }: Whom,
  at: At,
): Promise<Asked> {
  const range = scopeFor(caller, 'supervision.list') ?? own;
  const { found, lists } = await database.read(range, async (db) => {
    const asked = [{ organId: issuerOrganId, postId: null }, ...assignees];
    const found = await addresseesOf(db, range, asked, clock.today());
    const townships = found.filter((one) => levelOf(one) === 'township');
    const paths = [...new Set(townships.map(({ regionPath }) => regionPath))];
    return { found, lists: await townshipLists(db, range, paths) };
  });
  const byPosition = new Map(found.map((one) => [one.position, one]));
  const issuer = byPosition.get(1);
  if (issuer === undefined) throw new Refused({ code: 'http.not-found' });
  const isOfOffice = caller.grants.some(
    (grant) => grant.role === office && grant.regionPath === issuer.regionPath,
  );
  if (!isOfOffice || !covers(own, { scopeKey: issuer.scopeKey }))
    throw new Refused({ code: 'supervision.issuer-not-own', path: `${at}.issuerOrganId` });
  return {
    issuer: { ...issuer, level: levelOf(issuer) },
    assignees: assignees.map((_, index) => {
      const one = byPosition.get(index + 2);
      if (one === undefined)
        throw new Refused({
          code: 'supervision.addressee-unknown',
          path: `${at}.assignees`,
          values: { number: index + 1 },
        });
      return one;
    }),
    lists: new Map(lists.map((list) => [list.region_path, list])),
  };
}

/** What cannot stand in any task, before anything is read. */
function refuseForm(input: TaskInput, at: At): void {
  refuseSecrets([
    [`${at}.title`, input.title],
    [`${at}.text`, input.text],
    [`${at}.source.text`, input.source.text],
    [`${at}.material.words`, input.material?.words],
    [`${at}.material.heldReason`, input.material?.heldReason],
    ...Object.entries(input.listing ?? {}).map(
      ([name, text]) => [`${at}.listing.${name}`, text] as const,
    ),
    ...input.assignees.map(
      ({ townshipReason }, index) => [`${at}.assignees.${index}`, townshipReason] as const,
    ),
  ]);
  if (input.assignees.filter(({ role }) => role === 'lead').length !== 1)
    throw new Refused({ code: 'supervision.one-lead', path: `${at}.assignees` });
  const named = input.assignees.map(({ organId, postId }) => `${organId}|${postId ?? ''}`);
  if (new Set(named).size !== named.length)
    throw new Refused({ code: 'supervision.asked-twice', path: `${at}.assignees` });
  if (input.material !== null && input.material.from > input.material.to)
    throw new Refused({ code: 'supervision.period-reversed', path: `${at}.material` });
}

/** `parentDueOn`: of the task it is a part of. */
export function dueOf(
  due: Due,
  today: CivilDate,
  parentDueOn: CivilDate | undefined,
  at: At,
): CivilDate {
  const path = `${at}.due`;
  const found = dueDay(due, today, CALENDAR);
  if (!found.ok) throw new Refused({ ...found.error, path });
  if (parentDueOn !== undefined && found.value > parentDueOn)
    throw new Refused({
      code: 'supervision.due-after-parent',
      path,
      values: { on: parentDueOn },
    });
  return found.value;
}

const placeOf = (one: Omit<Addressee, 'regionPath'>) => ({
  organ_id: one.organId,
  organ_name: one.organName,
  organ_kind: one.organKind,
  region_name: one.regionName,
  scope_key: one.scopeKey,
  post_id: one.postId,
  post_title: one.postTitle,
  person_id: one.personId,
  person_name: one.personName,
});
const NO_TOWNSHIP = { township: null, township_matter: null, township_reason: null };

/** Whoever the parent is from or asked of stands above its parts, and sees how they go. */
function aboveOf(parent: TaskRow | undefined): Omit<NewParty, 'task_id' | 'position'>[] {
  return (parent?.parties ?? [])
    .filter(({ role }) => role !== 'assist')
    .map((one) => ({
      role: 'above',
      ...placeOf(one),
      ...NO_TOWNSHIP,
    }));
}

function partiesOf(
  id: Id<'task'>,
  input: TaskInput,
  asked: Asked,
  above: readonly Omit<NewParty, 'task_id' | 'position'>[],
  at: At,
): NewParty[] {
  const parties = [
    { role: 'issuer', ...placeOf(asked.issuer), ...NO_TOWNSHIP },
    ...input.assignees.map(({ role, townshipMatterId, townshipReason }, index) => {
      const one = asked.assignees[index];
      if (one === undefined) throw new Error('every assignee was found');
      const matters: readonly TownshipMatter[] | undefined = asked.lists.get(
        one.regionPath,
      )?.matters;
      const said = { matterId: townshipMatterId, reason: townshipReason };
      const finding =
        levelOf(one) === 'township'
          ? unwrap(findingOf(matters, said, `${at}.assignees`))
          : NO_TOWNSHIP;
      return { role, ...placeOf(one), ...finding };
    }),
    ...above,
  ];
  return parties.map((party, index) => ({ ...party, task_id: id, position: index + 1 }));
}

const OFFICE_NAMES = { 'safety-office': '安委办', 'supervision-office': '督查室' } as const;

const columnsOf = (input: TaskInput, asked: Asked, dueOn: CivilDate) => ({
  scope_key: asked.issuer.scopeKey,
  scope_keys: [asked.issuer.scopeKey],
  issuer_office: input.office,
  issuer_name: `${asked.issuer.regionName}${OFFICE_NAMES[input.office]}`,
  source_kind: input.source.kind,
  source_text: input.source.text,
  source_no: input.source.number,
  record_id: input.source.recordId,
  finding_id: input.source.findingId,
  title: input.title,
  text: input.text,
  due_kind: input.due.kind,
  due_days: input.due.kind === 'date' ? null : input.due.days,
  due_on: dueOn,
  asks_material: input.material !== null,
  material_from: input.material?.from ?? null,
  material_to: input.material?.to ?? null,
  material_words: input.material?.words ?? null,
  held_reason: input.material?.heldReason ?? null,
});

/** The task it is split from, which the caller's side has taken on. */
export interface SplitFrom {
  readonly id: Id<'task'>;
  readonly version: number;
}

export async function draftTask(
  context: SupervisionContext,
  command: Command,
  caller: Caller,
  input: TaskInput,
  from?: SplitFrom,
): Promise<{ taskId: Id<'task'> }> {
  const at = from === undefined ? 'body' : 'body.task';
  refuseForm(input, at);
  const asked = await whomItAsks(context, caller, command.scope, input, at);
  await findingKnown(context, caller, input, null, at);
  return context.unitOfWork.commit(command, async (unit) => {
    const parent = from === undefined ? undefined : await lockTask(unit.tx, command.scope, from.id);
    if (from !== undefined) requireSplit(command, caller, from, parent);
    await recordsKnown(
      unit.tx,
      command.scope,
      input.source.recordId === null ? [] : [input.source.recordId],
    );
    const id = newId<'task'>(unit.now);
    const dueOn = dueOf(input.due, context.clock.today(), parent?.due_on, at);
    await insertTask(
      unit.tx,
      {
        id,
        version: 1,
        state: 'drafted',
        parent_id: parent?.id ?? null,
        root_id: parent?.root_id ?? id,
        ...columnsOf(input, asked, dueOn),
        drafted_at: unit.now,
        drafted_by: command.actor.name,
      },
      partiesOf(id, input, asked, aboveOf(parent), at),
      listingOf(id, input),
    );
    await recordHeld(unit, taskSource, [
      {
        id,
        type: 'task.drafted.v1',
        data: parent === undefined ? {} : { parent: parent.id },
        organId: asked.issuer.organId,
      },
    ]);
    await unit.audit(parent === undefined ? 'supervision.draft' : 'supervision.split', id);
    return { taskId: id };
  });
}

function requireSplit(
  command: Command,
  caller: Caller,
  from: SplitFrom,
  parent: TaskRow | undefined,
): void {
  const row = requireVersion(parent, from.version);
  unwrap(
    decideStep(
      { state: row.state, office: row.issuer_office },
      'split',
      standingOf(command.scope, caller, row),
    ),
  );
}

/** A draft is changed as a whole; what was agreed to was another text. */
export async function changeDraft(
  context: SupervisionContext,
  command: Command,
  caller: Caller,
  { id, version, task: input }: SplitFrom & { readonly task: TaskInput },
): Promise<{ taskId: Id<'task'> }> {
  const at = 'body.task';
  refuseForm(input, at);
  const asked = await whomItAsks(context, caller, command.scope, input, at);
  // Read before: a transaction that is open waits for no other connection. One of another version is refused within.
  const before = await context.database.read(command.scope, (db) =>
    taskById(db, command.scope, id),
  );
  if (before !== undefined) await findingKnown(context, caller, input, before.finding_id, at);
  return context.unitOfWork.commit(command, async (unit) => {
    const row = requireVersion(await lockTask(unit.tx, command.scope, id), version);
    const facts = { state: row.state, office: row.issuer_office };
    const decided = unwrap(decideStep(facts, 'change', standingOf(command.scope, caller, row)));
    await refuseOtherNotice(unit.tx, id, input, asked.issuer, at);
    await recordsKnown(
      unit.tx,
      command.scope,
      input.source.recordId === null ? [] : [input.source.recordId],
    );
    const parent =
      row.parent_id === null ? undefined : await lockTask(unit.tx, command.scope, row.parent_id);
    const dueOn = dueOf(input.due, context.clock.today(), parent?.due_on, at);
    await updateTask(
      unit.tx,
      { id, version },
      {
        ...columnsOf(input, asked, dueOn),
        state: decided.state,
        approved_by: null,
        approved_on: null,
        approval_no: null,
        plan_ref: null,
      },
    );
    await replaceParties(
      unit.tx,
      id,
      partiesOf(id, input, asked, aboveOf(parent), at),
      listingOf(id, input),
    );
    await recordHeld(unit, taskSource, [
      { id, type: decided.event, organId: asked.issuer.organId },
    ]);
    await unit.audit('supervision.change', id);
    return { taskId: id };
  });
}
