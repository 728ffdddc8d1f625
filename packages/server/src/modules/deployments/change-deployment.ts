// Correcting what was recorded of a deployment and withdrawing one that was recorded by mistake; what it said stays.
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
import { deploymentSource } from './deployments.ledger.ts';
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
import { holdersAt, type Target } from './holders.store.ts';
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

export interface Locked {
  readonly row: DeploymentRow;
  readonly asks: readonly AskRow[];
  readonly steps: readonly StepRow[];
}

/** The deployment and all of it that the scope has, locked. */
export async function lockWhole(unit: Unit, scope: Scope, id: Id<'deployment'>): Promise<Locked> {
  const [row] = await lockDeployments(unit.tx, scope, [id]);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const asks = await lockAsks(unit.tx, scope, [id]);
  const steps = await stepsOf(
    unit.tx,
    asks.map((ask) => ask.id),
  );
  return { row, asks, steps };
}

function requireVersion(row: DeploymentRow, version: number): void {
  if (row.version !== version)
    throw new Refused({ code: 'http.version-conflict', current: currentOf(row) });
}

export const headOf = (row: DeploymentRow): Head => ({
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

async function writeCorrection(
  unit: Unit,
  scope: Scope,
  { id }: DeploymentRow,
  head: Head,
  correction: Correction,
  targets: ReadonlyMap<string, Target>,
  ending: { readonly by: string; readonly reason: string },
): Promise<void> {
  const lines = [...correction.changed, ...correction.added];
  const holders = await holdersAt(
    unit.tx,
    scope,
    lines.map(({ organId, postId }) => ({ organId, postId, on: head.receivedOn })),
  );
  const placed = (index: number) => {
    const line = lines[index];
    const target = line === undefined ? undefined : targets.get(keyOf(line.organId, line.postId));
    if (line === undefined || target === undefined) throw new Error('every line has its body');
    return { line, target, persons: holders[index] ?? [] };
  };
  await rewriteAsks(
    unit.tx,
    correction.changed.map(({ id: askId }, index) => {
      const { line, target, persons } = placed(index);
      const { what, dueOn } = line;
      const names = { organName: target.organName, postTitle: target.postTitle };
      const ids = persons.map(({ personId }) => personId);
      return {
        ...target,
        ...names,
        id: askId,
        what,
        dueOn,
        askedOn: head.receivedOn,
        persons: ids,
      };
    }),
  );
  await endAsks(unit.tx, correction.ended, { at: unit.now, ...ending });
  const links = correction.ended.map((askId) => linkOfAsk({ id: askId, deployment_id: id }));
  await settleNotices(unit, links);
  await insertDeployments(unit.tx, {
    deployments: [],
    steps: [],
    asks: correction.added.map(({ position }, index) => {
      const { line, target, persons } = placed(correction.changed.length + index);
      const askId = newId<'deployment-ask'>(unit.now);
      const of = { id: askId, deploymentId: id, position, askedOn: head.receivedOn, persons };
      return askRow({ what: line.what, dueOn: line.dueOn, target }, of, []);
    }),
  });
}

const keyOf = (organId: string, postId: string | null) => `${organId}|${postId ?? ''}`;

export interface CorrectionInput {
  readonly version: number;
  readonly reason: string;
  readonly head: Head;
  readonly asks: readonly AskChanged[];
}

export function correctDeployment(
  { unitOfWork, clock }: DeploymentsContext,
  command: Command,
  id: Id<'deployment'>,
  { version, reason, head, asks }: CorrectionInput,
): Promise<{ id: Id<'deployment'> }> {
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const { row, asks: all, steps } = await lockWhole(unit, scope, id);
    requireVersion(row, version);
    const placed = await targetsIn(unit, scope, row.region_path, asks);
    const targets = new Map(placed.map((one) => [keyOf(one.organId, one.postId), one.target]));
    const standing = all.filter(({ ended_at: endedAt }) => endedAt === null);
    const names = new Map(
      standing.map((ask) => [
        keyOf(ask.organ_id, ask.post_id),
        ofWhom(ask.organ_name, ask.post_title),
      ]),
    );
    const decided = unwrap(
      decideChange(
        {
          isWithdrawn: row.withdrawn_at !== null,
          head: headOf(row),
          asks: standing.map((ask) => standsOf(ask, steps)),
        },
        { head, asks },
        {
          today: clock.today(),
          lastPosition: Math.max(0, ...all.map(({ position }) => position)),
          nameOf: (organId, postId) => {
            const target = targets.get(keyOf(organId, postId));
            return target === undefined
              ? (names.get(keyOf(organId, postId)) ?? '')
              : ofWhom(target.organName, target.postTitle);
          },
        },
      ),
    );
    const ending = { by: actor.name, reason };
    await writeCorrection(unit, scope, row, head, decided, targets, ending);
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
    await recordChanged(unit, id, 'deployment.corrected.v1', all, { reason });
    await unit.audit('deployments.correct', id);
    return { id };
  });
}

async function recordChanged(
  unit: Unit,
  id: Id<'deployment'>,
  type: `deployment.${string}.v1`,
  asks: readonly AskRow[],
  data: { readonly reason: string },
): Promise<void> {
  const organId = asks[0]?.organ_id;
  const change = { id, type, data, ...(organId === undefined ? {} : { organId }) };
  await recordHeld(unit, deploymentSource, [change]);
}

/** Takes whole deployments back, with all their lines; each is recorded. */
export async function endDeployments(
  unit: Unit,
  scope: Scope,
  rows: readonly DeploymentRow[],
  ending: { readonly by: string; readonly reason: string },
): Promise<void> {
  const { by, reason } = ending;
  const asks = await lockAsks(
    unit.tx,
    scope,
    rows.map(({ id }) => id),
  );
  await endAsks(
    unit.tx,
    asks.map(({ id }) => id),
    { at: unit.now, by, reason },
  );
  await settleNotices(unit, asks.map(linkOfAsk));
  const columns = { withdrawn_at: unit.now, withdrawn_by: by, withdrawal_reason: reason };
  if ((await advanceDeployments(unit.tx, rows, columns)) !== rows.length)
    throw new Refused({ code: 'http.version-conflict' });
  const organs = new Map(asks.map((ask) => [ask.deployment_id, ask.organ_id]));
  await recordHeld(
    unit,
    deploymentSource,
    rows.map(({ id }) => {
      const organId = organs.get(id);
      return {
        id,
        type: 'deployment.withdrawn.v1',
        data: { reason },
        ...(organId === undefined ? {} : { organId }),
      };
    }),
  );
}

export function withdrawDeployment(
  { unitOfWork }: DeploymentsContext,
  command: Command,
  id: Id<'deployment'>,
  { version, reason }: { readonly version: number; readonly reason: string },
): Promise<{ id: Id<'deployment'> }> {
  return unitOfWork.commit(command, async (unit) => {
    const [row] = await lockDeployments(unit.tx, command.scope, [id]);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    requireVersion(row, version);
    if (row.withdrawn_at !== null) throw new Refused({ code: 'deployments.ended' });
    await endDeployments(unit, command.scope, [row], { by: command.actor.name, reason });
    await unit.audit('deployments.withdraw', id);
    return { id };
  });
}
