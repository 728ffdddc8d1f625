// The acts on one task, from the approval to the closing: each locks it, decides, writes, and tells who has to know.
import type { TaskEntryKind, TaskState } from '@jinze/contracts';
import { type CivilDate, type Id, type JsonObject, type Result, secrecyIn } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { approvalNeededFor } from './approval.decide.ts';
import { standingOf } from './standing.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { taskSource } from './supervision.ledger.ts';
import type { Standing, TaskDecision, TaskFacts, TaskRefusal } from './task.decide.ts';
import { requireVersion } from './task-version.ts';
import {
  type EntryRow,
  insertEntries,
  showToParties,
  type TaskChanges,
  updateTask,
} from './task-writing.store.ts';
import { besideOf, levelOf, lockTask, type TaskRow } from './tasks.store.ts';
import { settle, type TaskNotice, tell } from './tell.ts';

export interface Chosen {
  readonly id: Id<'task'>;
  readonly version: number;
}

export interface Acting {
  readonly unit: Unit;
  readonly command: Command;
  readonly row: TaskRow;
  readonly facts: TaskFacts;
  readonly today: CivilDate;
}

/** What an act leaves behind, beside the state. */
export interface Written {
  readonly changes?: TaskChanges;
  readonly entry?: NewEntry;
  readonly tells?: readonly TaskNotice[];
  /** From now on whoever is asked sees it. */
  readonly shows?: true;
  /** The day a notice names, where it is not the deadline. */
  readonly on?: CivilDate;
  readonly data?: JsonObject;
  readonly authentication?: 'paper';
}

export function issuerOf({ parties }: Pick<TaskRow, 'parties'>) {
  const issuer = parties.find(({ role }) => role === 'issuer');
  if (issuer === undefined) throw new Error('a task of nobody');
  return issuer;
}

export function approvalOf(row: TaskRow): string[] {
  const issuer = { office: row.issuer_office, level: levelOf(issuerOf(row)) };
  return approvalNeededFor(
    issuer,
    row.parties.map((party) => ({ ...party, level: levelOf(party) })),
  );
}

function factsOf(
  row: TaskRow,
  beside: Pick<TaskFacts, 'hasExtensionAsked' | 'openBranches' | 'parent'>,
): TaskFacts {
  return {
    state: row.state,
    office: row.issuer_office,
    dueOn: row.due_on,
    repliedOn: row.replied_on,
    approvalNeededFor: approvalOf(row),
    isApproved: row.approved_by !== null,
    isPlanned: row.plan_ref !== null,
    townshipsToExplain: row.parties
      .filter(({ township, townshipReason }) => township === 'outside' && townshipReason === null)
      .map(({ organName }) => organName),
    ...beside,
  };
}

interface Entered {
  readonly kind: TaskEntryKind;
  readonly text?: string | null;
  readonly records?: readonly Id<'duty-record'>[];
}
export interface NewEntry extends Entered {
  readonly from_name?: string | null;
  readonly to_name?: string | null;
  readonly document_no?: string | null;
  readonly signed_on?: CivilDate | null;
  readonly due_on?: CivilDate | null;
}

/** A line of what happened. */
export function entryOf(
  unit: Unit,
  taskId: Id<'task'>,
  actorName: string,
  { kind, text, records, ...more }: NewEntry,
): EntryRow {
  return {
    id: newId<'task-entry'>(unit.now),
    task_id: taskId,
    kind,
    text: text ?? null,
    records: [...(records ?? [])],
    from_name: null,
    to_name: null,
    document_no: null,
    signed_on: null,
    due_on: null,
    ...more,
    actor_name: actorName,
    recorded_at: unit.now,
  };
}

/** Whatever is written, each text with the place it stands in. */
export function refuseSecrets(texts: Parameters<typeof secrecyIn>[0]): void {
  const found = secrecyIn(texts);
  if (found !== undefined)
    throw new Refused({
      code: 'supervision.secret-marking',
      path: found.path,
      values: { marking: found.marking },
    });
}

const textsOf = (input: object) =>
  Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`body.${name}`, value] as const] : [],
  );

/** States in which nothing is waited for any more. */
const ENDED: readonly TaskState[] = ['closed', 'withdrawn'];

/**
 * One act in one transaction. `decide` sees the facts and in which capacity the caller acts; `write` does what only
 * this act does.
 */
export async function acting(
  context: SupervisionContext,
  command: Command,
  caller: Caller,
  input: Chosen,
  audit: string,
  decide: (
    facts: TaskFacts,
    standing: Standing,
    today: CivilDate,
  ) => Result<TaskDecision, TaskRefusal>,
  write: (acting: Acting, decided: TaskDecision) => Promise<Written> | Written,
): Promise<{ taskId: Id<'task'> }> {
  const { id, version } = input;
  refuseSecrets(textsOf(input));
  return context.unitOfWork.commit(command, async (unit) => {
    const row = requireVersion(await lockTask(unit.tx, command.scope, id), version);
    const facts = factsOf(row, await besideOf(unit.tx, id));
    const today = context.clock.today();
    const decided = unwrap(decide(facts, standingOf(command.scope, caller, row), today));
    const written = await write({ unit, command, row, facts, today }, decided);
    const { changes = {}, entry, tells = [], data = {} } = written;
    const ended = ENDED.includes(decided.state) ? { ended_on: today } : {};
    await updateTask(unit.tx, { id, version }, { state: decided.state, ...ended, ...changes });
    if (written.shows === true) await showToParties(unit.tx, id);
    if (entry !== undefined)
      await insertEntries(unit.tx, [entryOf(unit, id, command.actor.name, entry)]);
    await recordHeld(unit, taskSource, [
      {
        id,
        type: decided.event,
        data,
        organId: issuerOf(row).organId,
        ...(written.authentication === undefined ? {} : { authentication: written.authentication }),
      },
    ]);
    await settle(unit, id);
    const { due_on: to } = changes;
    if (to !== undefined && row.issued_at !== null && to !== row.due_on)
      await unit.send('supervision.due-moved', { taskId: id, from: row.due_on, to });
    const on = written.on ?? changes.due_on ?? row.due_on;
    await tell(unit, [{ task: { ...row, on }, kinds: tells }], command.actor.accountId);
    await unit.audit(audit, id);
    return { taskId: id };
  });
}
