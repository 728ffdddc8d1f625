// Correcting what was recorded of a deployment and withdrawing one that was recorded by mistake; what it said stays.
import type { AskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { settleNotices } from '../notices/index.ts';
import { linkOfAsk } from './ask-link.ts';
import {
  type AskChanged,
  type AskStands,
  type Correction,
  decideChange,
  type Head,
} from './deployment.decide.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { askSource, deploymentSource } from './deployments.ledger.ts';
import {
  type AskRow,
  advanceDeployments,
  type DeploymentRow,
  endAsks,
  insertChange,
  insertDeployments,
  lockAsks,
  lockDeployments,
  rewriteAsks,
  type StepRow,
  stepsOf,
} from './deployments.store.ts';
import { type HolderNamed, holdersAt, type Target } from './holders.store.ts';
import { askRow, targetsIn } from './record-deployments.ts';
import { askStateOf, stepsThatStand } from './standing.ts';

export const saidBy = (row: StepRow) => ({
  id: row.id,
  kind: row.kind,
  on: row.occurred_on,
  result: row.result,
  replaces: row.replaces,
  isWithdrawal: row.is_withdrawal,
  capacity: row.capacity,
});

/** The newer state a conflicting caller is shown. */
export const currentOf = ({ id, version }: { readonly id: string; readonly version: number }) => ({
  id,
  version,
});

async function lockVersion(
  unit: Unit,
  scope: Scope,
  id: Id<'deployment'>,
  version: number,
): Promise<DeploymentRow> {
  const [row] = await lockDeployments(unit.tx, scope, [id]);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({ code: 'http.version-conflict', current: currentOf(row) });
  return row;
}

const headOf = (row: DeploymentRow): Head => ({
  kind: row.kind,
  issuedBy: row.issued_by,
  issuer: row.issuer,
  number: row.number,
  title: row.title,
  receivedOn: row.received_on,
  custodian: row.custodian,
});

function standsOf(ask: AskRow, steps: readonly StepRow[]): AskStands {
  const standing = stepsThatStand(steps.filter((step) => step.ask_id === ask.id).map(saidBy));
  return {
    id: ask.id,
    position: ask.position,
    what: ask.what,
    organId: ask.organ_id,
    postId: ask.post_id,
    dueOn: ask.due_on,
    state: askStateOf({ isEnded: ask.ended_at !== null, result: ask.result }),
    firstStepOn: standing.map(({ on }) => on).toSorted()[0] ?? null,
  };
}

const ofWhom = (organ: string, post: string | null) => (post === null ? organ : `${organ} ${post}`);
const keyOf = (organId: string, postId: string | null) => `${organId}|${postId ?? ''}`;

type Placed<Line> = Line & { readonly target: Target; readonly persons: readonly HolderNamed[] };

/** Lines with their bodies and whoever held the posts on the day of receipt. */
async function placeLines<Line extends AskInput>(
  unit: Unit,
  scope: Scope,
  lines: readonly Line[],
  { receivedOn: on }: Head,
  targets: ReadonlyMap<string, Target>,
): Promise<Placed<Line>[]> {
  const places = lines.map(({ organId, postId }) => ({ organId, postId, on }));
  const holders = await holdersAt(unit.tx, scope, places);
  return lines.map((line, index) => {
    const target = targets.get(keyOf(line.organId, line.postId));
    if (target === undefined) throw new Error('every line has its body');
    return { ...line, target, persons: holders[index] ?? [] };
  });
}

interface AskRecorded {
  readonly id: Id<'deployment-ask'>;
  readonly organId: Id<'organ'>;
}

const asRecorded = (ask: AskRow): AskRecorded => ({ id: ask.id, organId: ask.organ_id });

async function recordAsks(
  unit: Unit,
  type: `deployment-ask.${string}.v1`,
  asks: readonly AskRecorded[],
  reason: string,
): Promise<void> {
  await recordHeld(
    unit,
    askSource,
    asks.map(({ id, organId }) => ({ id, organId, type, data: { reason } })),
  );
}

/** Lines that end: nobody is reminded of them any more. */
async function endLines(
  unit: Unit,
  asks: readonly AskRow[],
  ending: { readonly by: string; readonly reason: string },
): Promise<void> {
  const open = asks.filter(({ ended_at: endedAt }) => endedAt === null);
  const ids = open.map(({ id }) => id);
  await endAsks(unit.tx, ids, { at: unit.now, ...ending });
  await settleNotices(unit, open.map(linkOfAsk));
  await recordAsks(unit, 'deployment-ask.ended.v1', open.map(asRecorded), ending.reason);
}

async function writeLines(
  unit: Unit,
  scope: Scope,
  of: { readonly id: Id<'deployment'>; readonly head: Head; readonly asks: readonly AskRow[] },
  correction: Correction,
  targets: ReadonlyMap<string, Target>,
  ending: { readonly by: string; readonly reason: string },
): Promise<void> {
  const { head } = of;
  const askedOn = head.receivedOn;
  const changed = await placeLines(unit, scope, correction.changed, head, targets);
  await rewriteAsks(
    unit.tx,
    changed.map(({ id, what, dueOn, target, persons }) => {
      const ids = persons.map(({ personId }) => personId);
      return { ...target, id, what, dueOn, askedOn, persons: ids };
    }),
  );
  await recordAsks(unit, 'deployment-ask.corrected.v1', changed, ending.reason);
  const ended = of.asks.filter(({ id }) => correction.ended.includes(id));
  await endLines(unit, ended, ending);
  const placed = await placeLines(unit, scope, correction.added, head, targets);
  const added = placed.map(({ position, what, dueOn, target, persons }) => {
    const id = newId<'deployment-ask'>(unit.now);
    const place = { id, deploymentId: of.id, position, askedOn, persons };
    return askRow({ what, dueOn, target }, place, []);
  });
  await insertDeployments(unit.tx, { deployments: [], steps: [], asks: added });
  const recorded = added.map((row) => ({ id: row.id, organId: row.organ_id }));
  await recordAsks(unit, 'deployment-ask.recorded.v1', recorded, ending.reason);
}

async function recordDeployments(
  unit: Unit,
  type: `deployment.${string}.v1`,
  rows: readonly DeploymentRow[],
  asks: readonly AskRow[],
  reason: string,
): Promise<void> {
  const organs = new Map(asks.map((ask) => [ask.deployment_id, ask.organ_id]));
  await recordHeld(
    unit,
    deploymentSource,
    rows.map(({ id }) => {
      const organId = organs.get(id);
      return { id, type, data: { reason }, ...(organId === undefined ? {} : { organId }) };
    }),
  );
}

export interface CorrectionInput {
  readonly version: number;
  readonly reason: string;
  readonly head: Head;
  readonly asks: readonly AskChanged[];
}

/** What the rules say of the change, with the names its history shows. */
async function decideOn(
  unit: Unit,
  row: DeploymentRow,
  all: readonly AskRow[],
  { head, asks }: CorrectionInput,
  facts: {
    readonly today: Parameters<typeof decideChange>[2]['today'];
    readonly targets: ReadonlyMap<string, Target>;
  },
): Promise<Correction> {
  const standing = all.filter(({ ended_at: endedAt }) => endedAt === null);
  const steps = await stepsOf(
    unit.tx,
    standing.map(({ id }) => id),
  );
  const names = new Map([
    ...standing.map(
      (ask) => [keyOf(ask.organ_id, ask.post_id), ofWhom(ask.organ_name, ask.post_title)] as const,
    ),
    ...[...facts.targets].map(
      ([key, { organName, postTitle }]) => [key, ofWhom(organName, postTitle)] as const,
    ),
  ]);
  const current = {
    isWithdrawn: row.withdrawn_at !== null,
    head: headOf(row),
    asks: standing.map((ask) => standsOf(ask, steps)),
  };
  return unwrap(
    decideChange(
      current,
      { head, asks },
      {
        today: facts.today,
        lastPosition: Math.max(0, ...all.map(({ position }) => position)),
        nameOf: (organId, postId) => names.get(keyOf(organId, postId)) ?? '',
      },
    ),
  );
}

export function correctDeployment(
  { unitOfWork, clock }: DeploymentsContext,
  command: Command,
  id: Id<'deployment'>,
  input: CorrectionInput,
): Promise<{ id: Id<'deployment'> }> {
  const { scope, actor } = command;
  const { version, reason, head } = input;
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockVersion(unit, scope, id, version);
    const asks = await lockAsks(unit.tx, scope, [id]);
    const found = await targetsIn(unit, scope, row.region_path, input.asks);
    const targets = new Map(found.map((one) => [keyOf(one.organId, one.postId), one.target]));
    const decided = await decideOn(unit, row, asks, input, { today: clock.today(), targets });
    const ending = { by: actor.name, reason };
    await writeLines(unit, scope, { id, head, asks }, decided, targets, ending);
    const columns = {
      kind: head.kind,
      issued_by: head.issuedBy,
      issuer: head.issuer,
      number: head.number,
      title: head.title,
      received_on: head.receivedOn,
      custodian: head.custodian,
    };
    if ((await advanceDeployments(unit.tx, [row], columns)) !== 1)
      throw new Refused({ code: 'http.version-conflict', current: currentOf(row) });
    await insertChange(unit.tx, {
      deployment_id: id,
      version: version + 1,
      recorded_at: unit.now,
      recorded_by: actor.name,
      reason,
      changes: JSON.stringify(decided.changes),
    });
    await recordDeployments(unit, 'deployment.corrected.v1', [row], asks, reason);
    await unit.audit('deployments.correct', id);
    return { id };
  });
}

/** Takes whole deployments back, with all their lines; each is recorded. */
export async function endDeployments(
  unit: Unit,
  scope: Scope,
  rows: readonly DeploymentRow[],
  ending: { readonly by: string; readonly reason: string },
): Promise<void> {
  const { by, reason } = ending;
  const ids = rows.map(({ id }) => id);
  const asks = await lockAsks(unit.tx, scope, ids);
  await endLines(unit, asks, ending);
  const columns = { withdrawn_at: unit.now, withdrawn_by: by, withdrawal_reason: reason };
  if ((await advanceDeployments(unit.tx, rows, columns)) !== rows.length)
    throw new Refused({ code: 'http.version-conflict' });
  await recordDeployments(unit, 'deployment.withdrawn.v1', rows, asks, reason);
}

export function withdrawDeployment(
  { unitOfWork }: DeploymentsContext,
  command: Command,
  id: Id<'deployment'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<{ id: Id<'deployment'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockVersion(unit, command.scope, id, version);
    if (row.withdrawn_at !== null) throw new Refused({ code: 'deployments.ended' });
    await endDeployments(unit, command.scope, [row], { by: command.actor.name, reason });
    await unit.audit('deployments.withdraw', id);
    return { id };
  });
}
