// Recording what was done of an ask, putting a corrected step in another’s place, withdrawing one recorded by mistake.
import type { Capacity, StepInput } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { settleNotices } from '../notices/index.ts';
import { linkOfAsk } from './ask-link.ts';
import { currentOf, saidBy } from './change-deployment.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { askSource } from './deployments.ledger.ts';
import {
  type AskRow,
  asksOf,
  insertStep,
  lockAsk,
  type StepRow,
  stepsOf,
  writeStanding,
} from './deployments.store.ts';
import { type HolderNamed, holdersAt } from './holders.store.ts';
import { stepColumns } from './record-deployments.ts';
import { standingOf, stepsThatStand } from './standing.ts';
import {
  decideCorrection,
  decideStep,
  decideStepWithdrawal,
  type Recorder,
  type StepDecision,
  type StepFacts,
  type StepRefusal,
} from './step.decide.ts';

/** As what the caller acts on an ask of a body: the office of its scope, who is asked, or a liaison. */
export function capacityOf(
  caller: Pick<Caller, 'personId'>,
  scope: Scope,
  ask: { readonly scope_key: string },
): Capacity {
  if (scope.keys.some((key) => ask.scope_key.startsWith(key))) return 'office';
  return caller.personId !== null && scope.persons.includes(caller.personId) ? 'leader' : 'liaison';
}

interface ActContext {
  readonly context: DeploymentsContext;
  readonly command: Command;
  readonly caller: Caller;
  readonly deploymentId: Id<'deployment'>;
}

type Meant = (ask: AskRow, steps: readonly StepRow[]) => boolean;

/** The ask that is meant, read before the transaction; its version then stands guard over it. */
async function findAsk(
  { context, command, deploymentId }: ActContext,
  isMeant: Meant,
): Promise<AskRow> {
  const { scope } = command;
  const found = await context.database.read(scope, async (db) => {
    const asks = await asksOf(db, scope, deploymentId);
    const ids = asks.map(({ id }) => id);
    const byAsk = Map.groupBy(await stepsOf(db, ids), (step) => step.ask_id);
    return asks.find((one) => isMeant(one, byAsk.get(one.id) ?? []));
  });
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  return found;
}

const placeOf = (ask: AskRow, on: CivilDate) => ({
  organId: ask.organ_id,
  postId: ask.post_id,
  on,
});

/** Who held the post then, whoever asks: read in the scope of the body alone. */
async function answeringThen(
  { context: { database } }: ActContext,
  ask: AskRow,
  on: CivilDate,
): Promise<readonly HolderNamed[]> {
  const ofBody: Scope = { keys: [ask.scope_key], committees: [], persons: [] };
  const [found = []] = await database.read(ofBody, (db) =>
    holdersAt(db, ofBody, [placeOf(ask, on)]),
  );
  return found;
}

interface Acting {
  readonly unit: Unit;
  readonly ask: AskRow;
  readonly steps: readonly StepRow[];
}

/** Locks the ask, and refuses whoever saw an earlier version of it. */
async function lockVersion(
  unit: Unit,
  { command, deploymentId }: ActContext,
  { id }: AskRow,
  version: number,
): Promise<Acting> {
  const ask = await lockAsk(unit.tx, command.scope, { deploymentId, id });
  if (ask === undefined) throw new Refused({ code: 'http.not-found' });
  if (ask.version !== version)
    throw new Refused({ code: 'http.version-conflict', current: currentOf(ask) });
  return { unit, ask, steps: await stepsOf(unit.tx, [id]) };
}

const factsOf = ({ ask, steps }: Acting): StepFacts => ({
  isEnded: ask.ended_at !== null,
  askedOn: ask.asked_on,
  steps: steps.map(saidBy),
});

/** Who acts, and whether one of the scope’s persons held the post on the day. A liaison may serve several. */
async function recorderOf(
  { command, caller }: ActContext,
  { unit, ask }: Acting,
  on: CivilDate,
): Promise<Recorder> {
  const { scope, actor } = command;
  const own = { keys: [], committees: [], persons: scope.persons };
  const [held = []] = await holdersAt(unit.tx, own, [placeOf(ask, on)]);
  const capacity = capacityOf(caller, scope, ask);
  const isOwn = held.some(({ personId }) => personId === caller.personId);
  return {
    // Whoever both holds a post and serves another as liaison acts in person only where it is the own post.
    capacity: capacity === 'leader' && !isOwn && held.length > 0 ? 'liaison' : capacity,
    name: actor.name,
    heldPostThen: held.length > 0,
  };
}

async function requireRecords(
  { context: { recordsInScope }, command }: ActContext,
  { unit }: Acting,
  ids: StepInput['records'],
): Promise<void> {
  if (ids.length === 0) return;
  const found = await recordsInScope(unit.tx, command.scope, ids);
  const usable = new Set(found.flatMap(({ id, state }) => (state === 'submitted' ? [id] : [])));
  if (ids.some((id) => !usable.has(id)))
    throw new Refused({ code: 'deployments.unknown-record', path: 'body.records' });
}

interface Written {
  readonly columns: ReturnType<typeof stepColumns>;
  readonly decision: StepDecision;
  readonly capacity: Capacity;
  readonly persons: readonly HolderNamed[];
  readonly replaced?: { readonly id: Id<'deployment-step'>; readonly reason: string };
  readonly isWithdrawal: boolean;
}

async function write(
  { command }: ActContext,
  { unit, ask, steps }: Acting,
  { columns, decision, capacity, persons, replaced, isWithdrawal }: Written,
): Promise<void> {
  const step = {
    ...columns,
    id: newId<'deployment-step'>(unit.now),
    ask_id: ask.id,
    persons: persons.map(({ personId }) => personId),
    person_names: persons.map(({ name }) => name),
    capacity,
    recorded_at: unit.now,
    recorded_by: command.actor.name,
    recorder_account: command.actor.accountId,
    late_days: decision.lateDays,
    replaces: replaced?.id ?? null,
    correction_reason: replaced?.reason ?? null,
    is_withdrawal: isWithdrawal,
  };
  await insertStep(unit.tx, step);
  const standing = standingOf(stepsThatStand([...steps, step].map(saidBy)));
  if (!(await writeStanding(unit.tx, ask, standing)))
    throw new Refused({ code: 'http.version-conflict' });
  if (standing.result === 'done' || standing.result === 'not-done')
    await settleNotices(unit, [linkOfAsk(ask)]);
  await recordHeld(unit, askSource, [
    {
      id: ask.id,
      type: decision.event,
      data: {
        kind: columns.kind,
        ...(replaced === undefined ? {} : { reason: replaced.reason }),
      },
      organId: ask.organ_id,
      ...(decision.lateDays === null ? {} : { lateDays: decision.lateDays }),
    },
  ]);
}

async function recordStep(
  act: ActContext,
  found: Acting,
  input: StepInput,
  persons: readonly HolderNamed[],
  decide: (facts: StepFacts, recorder: Recorder) => Result<StepDecision, StepRefusal>,
  replaced?: { readonly id: Id<'deployment-step'>; readonly reason: string },
): Promise<void> {
  const recorder = await recorderOf(act, found, input.on);
  const decision = unwrap(decide(factsOf(found), recorder));
  await requireRecords(act, found, input.records);
  await write(act, found, {
    columns: stepColumns(input, decision.statedBy),
    decision,
    capacity: recorder.capacity,
    persons,
    isWithdrawal: false,
    ...(replaced === undefined ? {} : { replaced }),
  });
}

export async function addStep(
  act: ActContext,
  {
    ask: askId,
    version,
    ...input
  }: StepInput & { readonly ask: Id<'deployment-ask'>; readonly version: number },
): Promise<void> {
  const { context, command } = act;
  const today = context.clock.today();
  const meant = await findAsk(act, ({ id }) => id === askId);
  const persons = await answeringThen(act, meant, input.on);
  await context.unitOfWork.commit(command, async (unit) => {
    const found = await lockVersion(unit, act, meant, version);
    await recordStep(act, found, input, persons, (facts, recorder) =>
      decideStep(facts, input, recorder, today),
    );
    await unit.audit('deployments.add-step', meant.id);
    return {};
  });
}

export interface Replacing {
  readonly stepId: Id<'deployment-step'>;
  readonly version: number;
  readonly correctionReason: string;
}

const hasStep =
  (stepId: Id<'deployment-step'>): Meant =>
  (_, steps) =>
    steps.some(({ id }) => id === stepId);

export async function correctStep(
  act: ActContext,
  { stepId: id, version, correctionReason: reason }: Replacing,
  input: StepInput,
): Promise<void> {
  const { context, command } = act;
  const today = context.clock.today();
  const meant = await findAsk(act, hasStep(id));
  const persons = await answeringThen(act, meant, input.on);
  await context.unitOfWork.commit(command, async (unit) => {
    const found = await lockVersion(unit, act, meant, version);
    const decide = (facts: StepFacts, recorder: Recorder) =>
      decideCorrection(facts, id, input, recorder, today);
    await recordStep(act, found, input, persons, decide, { id, reason });
    await unit.audit('deployments.correct-step', meant.id);
    return {};
  });
}

export async function withdrawStep(
  act: ActContext,
  { stepId: id, version, correctionReason: reason }: Replacing,
): Promise<void> {
  const { context, command, caller } = act;
  const meant = await findAsk(act, hasStep(id));
  await context.unitOfWork.commit(command, async (unit) => {
    const found = await lockVersion(unit, act, meant, version);
    const replaced = found.steps.find((step) => step.id === id);
    if (replaced === undefined) throw new Refused({ code: 'http.not-found' });
    const capacity = capacityOf(caller, command.scope, found.ask);
    const decision = unwrap(decideStepWithdrawal(factsOf(found), id, capacity));
    const { kind, on } = decision;
    const empty = { venue: null, number: null, text: null, result: null, reason: null };
    await write(act, found, {
      columns: stepColumns({ kind, on, ...empty, statedBy: null, records: [] }, null),
      decision,
      capacity,
      persons: replaced.persons.map((personId, index) => ({
        personId: personId as Id<'person'>,
        name: replaced.person_names[index] ?? '',
      })),
      replaced: { id, reason },
      isWithdrawal: true,
    });
    await unit.audit('deployments.withdraw-step', meant.id);
    return {};
  });
}
