// Records what the demo's offices were asked, and step by step what was done of it, through the use cases.
import type { Id, Level } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  addStep,
  type DeploymentsContext,
  recordDeployment,
} from '../modules/deployments/index.ts';
import { recordsInScope } from '../modules/performance/index.ts';
import { regionAt } from '../modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Caller } from '../platform/http/caller.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { askNumbered, organNamed, postNamed, regionNamed } from './demo.store.ts';
import type { DemoDocument, DemoStep, DeploymentAct } from './demo-deployments.ts';

const contextOf = (services: Services): DeploymentsContext => ({
  ...services,
  may: can,
  scopeFor,
  recordsInScope,
});

async function record(
  services: Services,
  command: Command,
  { place, lines, ...head }: DemoDocument,
): Promise<void> {
  const { region, asks } = await services.database.read(SYSTEM_SCOPE, async (db) => {
    const found = [];
    for (const { what, organ, post, dueOn } of lines)
      found.push({
        what,
        dueOn,
        organId: (await organNamed(db, organ)).id,
        postId: post === undefined ? null : await postNamed(db, organ, post),
      });
    return { region: await regionNamed(db, place), asks: found };
  });
  await recordDeployment(contextOf(services), command, { region, head, asks });
}

/** The office as a caller. */
const callerOf = ({ actor }: Command, path: string, level: Level): Caller => ({
  accountId: (actor.accountId ?? '') as Id<'account'>,
  sessionId: '' as Id<'session'>,
  displayName: actor.name,
  personId: null,
  grants: [{ role: 'safety-office', regionPath: path, level, committeePath: null, personId: null }],
  csrfToken: '',
  reauthenticatedUntil: null,
});

const said = (step: DemoStep) => ({
  venue: 'venue' in step ? step.venue : null,
  number: 'number' in step ? (step.number ?? null) : null,
  text: 'text' in step ? (step.text ?? null) : null,
  result: step.kind === 'result' ? step.result : null,
  reason: step.kind === 'result' ? (step.reason ?? null) : null,
  statedBy: step.kind === 'result' ? (step.statedBy ?? null) : null,
});

export async function recordDeploymentAct(
  services: Services,
  command: Command,
  act: DeploymentAct,
): Promise<void> {
  const { document } = act;
  if (act.kind === 'record') return record(services, command, document);
  const { place, ask } = await services.database.read(SYSTEM_SCOPE, async (db) => {
    const path = await regionNamed(db, document.place);
    const region = await regionAt(db, path);
    if (region === undefined) throw new Error(`no region ${document.place}`);
    const of = { regionPath: path, number: document.number, position: act.line + 1 };
    return { place: region, ask: await askNumbered(db, of) };
  });
  await addStep(
    {
      context: contextOf(services),
      command,
      caller: callerOf(command, place.path, place.level),
      deploymentId: ask.deploymentId,
    },
    {
      ...said(act.step),
      kind: act.step.kind,
      on: act.occurredOn,
      records: [],
      ask: ask.id,
      version: ask.version,
    },
  );
}
