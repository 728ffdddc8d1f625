// The deployments routes: parse, call, present.
import { type Deployment, deploymentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { addStep, correctStep, withdrawStep } from './add-step.ts';
import { correctDeployment, withdrawDeployment } from './change-deployment.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { asksOf, changesOf, deploymentById, stepsOf } from './deployments.store.ts';
import { dayOf, deploymentView, linkedIn, type Whole } from './deployments.view.ts';
import { holdersAt } from './holders.store.ts';
import { registerImports } from './imports.routes.ts';
import { registerLists } from './lists.routes.ts';
import { recordDeployment } from './record-deployments.ts';

/** Seven statements, however many lines and steps. */
async function readWhole(
  { database, clock, recordsInScope }: DeploymentsContext,
  scope: Scope,
  id: Id<'deployment'>,
): Promise<Whole> {
  const today = clock.today();
  return database.read(scope, async (db) => {
    const row = await deploymentById(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const asks = await asksOf(db, scope, id);
    const steps = await stepsOf(
      db,
      asks.map((ask) => ask.id),
    );
    const linked = linkedIn(steps);
    const places = asks.map((ask) => ({
      organId: ask.organ_id,
      postId: ask.post_id,
      on: dayOf(ask, today),
    }));
    const region = await regionAt(db, row.region_path);
    return {
      row,
      regionName: region?.name ?? '',
      asks,
      steps,
      holders: await holdersAt(db, scope, places),
      changes: await changesOf(db, id),
      records: linked.length === 0 ? [] : await recordsInScope(db, scope, linked),
    };
  });
}

/** What the caller may see of it now. */
async function present(
  context: DeploymentsContext,
  caller: Caller,
  id: Id<'deployment'>,
): Promise<Deployment> {
  const scopeOf = (action: string) => context.scopeFor(caller, action);
  const scope = scopeOf('deployments.deployment') ?? NO_SCOPE;
  const whole = await readWhole(context, scope, id);
  return deploymentView({ context, caller, whole, scopeOf });
}

function bindDocuments(binder: Binder, context: DeploymentsContext): void {
  bind(binder, deploymentsRoutes.record, async ({ body }, { command, caller }) => {
    const { region, asks, ...head } = body;
    const { id } = await recordDeployment(context, command, { region, head, asks });
    return present(context, caller, id);
  });
  bind(binder, deploymentsRoutes.deployment, ({ params }, { caller }) =>
    present(context, caller, params.deploymentId),
  );
  bind(binder, deploymentsRoutes.correct, async ({ params, body }, { command, caller }) => {
    const { version, reason, asks, ...head } = body;
    const input = { version, reason, head, asks };
    await correctDeployment(context, command, params.deploymentId, input);
    return present(context, caller, params.deploymentId);
  });
  bind(binder, deploymentsRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    await withdrawDeployment(context, command, params.deploymentId, body);
    return present(context, caller, params.deploymentId);
  });
}

function bindSteps(binder: Binder, context: DeploymentsContext): void {
  bind(binder, deploymentsRoutes.addStep, async ({ params, body }, { command, caller }) => {
    const { deploymentId } = params;
    await addStep({ context, command, caller, deploymentId }, body);
    return present(context, caller, deploymentId);
  });
  bind(binder, deploymentsRoutes.correctStep, async ({ params, body }, { command, caller }) => {
    const { deploymentId, stepId } = params;
    const { version, correctionReason, ...input } = body;
    const replacing = { stepId, version, correctionReason };
    await correctStep({ context, command, caller, deploymentId }, replacing, input);
    return present(context, caller, deploymentId);
  });
  bind(binder, deploymentsRoutes.withdrawStep, async ({ params, body }, { command, caller }) => {
    const { deploymentId, stepId } = params;
    await withdrawStep({ context, command, caller, deploymentId }, { stepId, ...body });
    return present(context, caller, deploymentId);
  });
}

export function registerDeployments(binder: Binder, context: DeploymentsContext): void {
  registerLists(binder, context);
  registerImports(binder, context);
  bindDocuments(binder, context);
  bindSteps(binder, context);
}
