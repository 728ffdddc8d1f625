// Recording deployments: one from the form, many from a sheet, one from a supervision task; the rows and their leaf.
import type { AskInput, StepInput } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Actor, Command, Unit } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { decideRecording, type Head } from './deployment.decide.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { askSource, deploymentSource } from './deployments.ledger.ts';
import { insertDeployments, type NewRows, standingColumns } from './deployments.store.ts';
import { type HolderNamed, holdersAt, type Target, targetsOf } from './holders.store.ts';
import { type StepSaid, standingOf } from './standing.ts';
import type { StepDecision } from './step.decide.ts';

/** A step as the sheet brings it, already decided on. */
export interface StepToWrite {
  readonly input: StepInput;
  readonly decision: Pick<StepDecision, 'statedBy' | 'lateDays'>;
}

export interface AskToWrite {
  readonly what: string;
  readonly target: Target;
  readonly dueOn: CivilDate | null;
  readonly steps: readonly StepToWrite[];
}

export interface DeploymentToWrite {
  readonly head: Head;
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly asks: readonly AskToWrite[];
}

export type Origin =
  | { readonly source: 'form' }
  | { readonly source: 'sheet'; readonly importId: Id<'deployment-import'> }
  | { readonly source: 'task'; readonly taskId: Id<'task'> };

export const stepColumns = (input: StepInput, statedBy: string | null) => ({
  kind: input.kind,
  occurred_on: input.on,
  venue: input.venue,
  number: input.number,
  text: input.text,
  result: input.result,
  reason: input.reason,
  stated_by: statedBy,
  records: [...input.records],
});

/** Each place and day once: a sheet of thousands of lines names few posts. */
async function holdersByDay(unit: Unit, scope: Scope, list: readonly DeploymentToWrite[]) {
  const keyOf = ({ organId, postId }: Target, on: CivilDate) => `${organId}|${postId}|${on}`;
  const places = new Map(
    list.flatMap(({ head, asks }) =>
      asks.flatMap(({ target, steps }) =>
        [head.receivedOn, ...steps.map(({ input }) => input.on)].map((on) => [
          keyOf(target, on),
          { organId: target.organId, postId: target.postId, on },
        ]),
      ),
    ),
  );
  const found = await holdersAt(unit.tx, scope, [...places.values()]);
  const byKey = new Map([...places.keys()].map((key, index) => [key, found[index] ?? []]));
  return (target: Target, on: CivilDate): readonly HolderNamed[] =>
    byKey.get(keyOf(target, on)) ?? [];
}

type Holders = Awaited<ReturnType<typeof holdersByDay>>;

function stepRows(
  unit: Unit,
  { steps, target }: AskToWrite,
  askId: Id<'deployment-ask'>,
  actor: Actor,
  holders: Holders,
): NewRows['steps'] {
  return steps.map(({ input, decision }) => {
    const persons = holders(target, input.on);
    return {
      ...stepColumns(input, decision.statedBy),
      id: newId<'deployment-step'>(unit.now),
      ask_id: askId,
      persons: persons.map(({ personId }) => personId),
      person_names: persons.map(({ name }) => name),
      capacity: 'office',
      recorded_at: unit.now,
      recorded_by: actor.name,
      recorder_account: actor.accountId,
      late_days: decision.lateDays,
      replaces: null,
      correction_reason: null,
      is_withdrawal: false,
    };
  });
}

const saidBy = (row: NewRows['steps'][number]): StepSaid => ({
  id: row.id,
  kind: row.kind as StepSaid['kind'],
  on: row.occurred_on,
  result: (row.result ?? null) as StepSaid['result'],
});

/** An ask with what its steps say. */
export function askRow(
  { what, target, dueOn }: Omit<AskToWrite, 'steps'>,
  of: {
    readonly id: Id<'deployment-ask'>;
    readonly deploymentId: Id<'deployment'>;
    readonly position: number;
    readonly askedOn: CivilDate;
    readonly persons: readonly HolderNamed[];
  },
  said: readonly StepSaid[],
): NewRows['asks'][number] {
  return {
    id: of.id,
    deployment_id: of.deploymentId,
    position: of.position,
    version: 1,
    what,
    organ_id: target.organId,
    post_id: target.postId,
    scope_key: target.scopeKey,
    organ_name: target.organName,
    post_title: target.postTitle,
    asked_on: of.askedOn,
    due_on: dueOn,
    persons: of.persons.map(({ personId }) => personId),
    ...standingColumns(standingOf(said)),
    ended_at: null,
    ended_by: null,
    end_reason: null,
    reminded_on: null,
  };
}

function deploymentRow(
  unit: Unit,
  { head, regionPath, scopeKey }: DeploymentToWrite,
  id: Id<'deployment'>,
  actor: Actor,
  origin: Origin,
): NewRows['deployments'][number] {
  return {
    id,
    version: 1,
    region_path: regionPath,
    scope_key: scopeKey,
    issued_by: head.issuedBy,
    issuer: head.issuer,
    kind: head.kind,
    number: head.number,
    title: head.title,
    received_on: head.receivedOn,
    custodian: head.custodian,
    source: origin.source,
    import_id: origin.source === 'sheet' ? origin.importId : null,
    task_id: origin.source === 'task' ? origin.taskId : null,
    recorded_at: unit.now,
    recorded_by: actor.name,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawal_reason: null,
  };
}

/** Writes what was decided on, all of it in a few statements, and records it. */
export async function writeDeployments(
  unit: Unit,
  scope: Scope,
  actor: Actor,
  list: readonly DeploymentToWrite[],
  origin: Origin,
): Promise<Id<'deployment'>[]> {
  const holders = await holdersByDay(unit, scope, list);
  const written = list.map((one) => {
    const deploymentId = newId<'deployment'>(unit.now);
    const asks = one.asks.map((ask, index) => {
      const askId = newId<'deployment-ask'>(unit.now);
      const steps = stepRows(unit, ask, askId, actor, holders);
      const { receivedOn: askedOn } = one.head;
      const persons = holders(ask.target, askedOn);
      const of = { id: askId, deploymentId, position: index + 1, askedOn, persons };
      return { row: askRow(ask, of, steps.map(saidBy)), steps };
    });
    return { row: deploymentRow(unit, one, deploymentId, actor, origin), asks };
  });
  await insertDeployments(unit.tx, {
    deployments: written.map(({ row }) => row),
    asks: written.flatMap(({ asks }) => asks.map(({ row }) => row)),
    steps: written.flatMap(({ asks }) => asks.flatMap(({ steps }) => steps)),
  });
  const came = origin.source === 'sheet' ? { source: 'import' as const } : {};
  await recordHeld(
    unit,
    deploymentSource,
    written.map(({ row, asks }) => {
      const organId = asks[0]?.row.organ_id;
      return {
        id: row.id,
        type: 'deployment.recorded.v1',
        data: { asks: asks.length, source: origin.source },
        ...(organId === undefined ? {} : { organId }),
        ...came,
      };
    }),
  );
  await recordHeld(
    unit,
    askSource,
    written.flatMap(({ asks }) =>
      asks.map(({ row }) => ({
        id: row.id,
        type: 'deployment-ask.recorded.v1',
        organId: row.organ_id,
        ...came,
      })),
    ),
  );
  return written.map(({ row }) => row.id);
}

/** The lines with the bodies and posts they are of; one that is not of this region's bodies is refused. */
export async function targetsIn(
  unit: Unit,
  scope: Scope,
  regionPath: string,
  asks: readonly AskInput[],
): Promise<(AskInput & { readonly target: Target })[]> {
  const targets = await targetsOf(unit.tx, scope, regionPath, asks);
  return asks.map((ask, index) => {
    const target = targets[index];
    if (target === undefined)
      throw new Refused({ code: 'deployments.outside', path: `body.asks.${index}.organId` });
    return { ...ask, target };
  });
}

export interface NewDeployment {
  readonly region: string;
  readonly head: Head;
  readonly asks: readonly AskInput[];
}

/** One deployment in the unit of whoever calls. The scope is that of the caller’s own bodies. */
async function recordOne(
  unit: Unit,
  by: { readonly scope: Scope; readonly actor: Actor; readonly today: CivilDate },
  { region: path, head, asks }: NewDeployment,
  origin: Origin,
): Promise<Id<'deployment'>> {
  const { scope, actor, today } = by;
  const region = await regionAt(unit.tx, path);
  const scopeKey = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
  if (scopeKey === undefined || !scope.keys.some((prefix) => scopeKey.startsWith(prefix)))
    throw new Refused({ code: 'http.not-found', path: 'body.region' });
  unwrap(decideRecording(head, asks, today));
  const placed = await targetsIn(unit, scope, path, asks);
  const lines = placed.map(({ what, dueOn, target }) => ({ what, dueOn, target, steps: [] }));
  const one = { head, regionPath: path, scopeKey, asks: lines };
  const [id] = await writeDeployments(unit, scope, actor, [one], origin);
  if (id === undefined) throw new Error('one deployment was written');
  return id;
}

export function recordDeployment(
  { unitOfWork, clock }: DeploymentsContext,
  command: Command,
  input: NewDeployment,
): Promise<{ id: Id<'deployment'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const by = { ...command, today: clock.today() };
    const id = await recordOne(unit, by, input, { source: 'form' });
    await unit.audit('deployments.record', id);
    return { id };
  });
}

/**
 * What a supervision task asks, as a deployment of the bodies that are asked: for the supervision module, in the unit
 * that issues the task. The same rules hold as for the form; a task is recorded once.
 */
export function deploymentFromTask(
  unit: Unit,
  by: { readonly scope: Scope; readonly actor: Actor; readonly today: CivilDate },
  task: NewDeployment & { readonly taskId: Id<'task'> },
): Promise<Id<'deployment'>> {
  return recordOne(unit, by, task, { source: 'task', taskId: task.taskId });
}
