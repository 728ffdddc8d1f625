// Plays the demo's years through: posts, lists and handovers in the order in which they happened, each under a clock of its own.
import type { Id } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { clockAt } from '../platform/clock.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { type Command, createUnitOfWork } from '../platform/unit-of-work.ts';
import { lastAnsweredKey } from './demo.store.ts';
import { ACCIDENT_ACTS } from './demo-accidents.ts';
import { DEPLOYMENT_ACTS } from './demo-deployments.ts';
import { HANDOVER_ACTS } from './demo-handovers.ts';
import { demoActs } from './demo-history.ts';
import { LIST_ACTS } from './demo-lists.ts';
import { FOLLOWING_ACTS } from './demo-milestones.ts';
import { officeOf } from './demo-places.ts';
import { TALK_DEMO_ACTS, type TalkDemoAct } from './demo-talks.ts';
import { regionOfBody, TASK_ACTS, type TaskAct, TOWNSHIP_LISTS } from './demo-tasks.ts';
import { recordAccidentAct, recordFollowing, recordTalkAct } from './record-accidents.ts';
import { recordDeploymentAct } from './record-deployments.ts';
import { recordHandover } from './record-handovers.ts';
import { recordPosts } from './record-history.ts';
import { recordList } from './record-lists.ts';
import { recordTask, recordTownshipList } from './record-tasks.ts';

/** The services as they were at a moment. Nobody is told today of what happened then: the outbox stays empty. */
export function servicesAt(services: Services, moment: Date): Services {
  const clock = clockAt(moment);
  const silent = { send: async () => undefined };
  return { ...services, clock, unitOfWork: createUnitOfWork(services.database, clock, silent) };
}

interface Step {
  readonly at: Date;
  readonly office: string;
  readonly kind: string;
  readonly perform: (services: Services, office: Command) => Promise<unknown>;
}

/** 督查室 issues its own; what whoever is asked does, their county's office enters for them. */
function taskOfficeOf({ kind, task }: TaskAct): string {
  const isAsked = ['accept', 'progress', 'ask-extension', 'reply'].includes(kind);
  if (isAsked) return officeOf(regionOfBody(task.lead.organ));
  return task.office === 'supervision-office' ? `${task.place}督查室` : officeOf(task.place);
}

/** What whoever was called reports, their own county's office enters for them. */
function talkOfficeOf({ step, place, talk }: TalkDemoAct): string {
  return officeOf(step.act === 'report' ? talk.subject.region : place);
}

function stepsOfDemo(): readonly Step[] {
  const steps: Step[] = [
    ...demoActs().map((act) => ({
      at: act.at,
      office: act.office,
      kind: act.kind,
      perform: (services: Services, office: Command) => recordPosts(services, office, act),
    })),
    ...LIST_ACTS.map((act) => ({
      at: act.at,
      office: officeOf(act.place),
      kind: act.kind,
      perform: (services: Services, office: Command) => recordList(services, office, act),
    })),
    ...HANDOVER_ACTS.map((act) => ({
      at: act.at,
      office: officeOf(act.place),
      kind: act.kind,
      perform: (services: Services, office: Command) => recordHandover(services, office, act),
    })),
    ...DEPLOYMENT_ACTS.map((act) => ({
      at: act.at,
      office: officeOf(act.document.place),
      kind: `deployment-${act.kind}`,
      perform: (services: Services, office: Command) => recordDeploymentAct(services, office, act),
    })),
    ...TOWNSHIP_LISTS.map((list) => ({
      at: list.at,
      office: officeOf(list.place),
      kind: 'township-list',
      perform: (services: Services, office: Command) => recordTownshipList(services, office, list),
    })),
    ...ACCIDENT_ACTS.map((act) => ({
      at: act.at,
      office: officeOf(act.place),
      kind: act.kind,
      perform: (services: Services, office: Command) => recordAccidentAct(services, office, act),
    })),
    ...FOLLOWING_ACTS.map((act) => ({
      at: act.at,
      office: officeOf(act.place),
      kind: act.kind,
      perform: (services: Services, office: Command) => recordFollowing(services, office, act),
    })),
    ...TALK_DEMO_ACTS.map((act) => ({
      at: act.at,
      office: talkOfficeOf(act),
      kind: `talk-${act.step.act}`,
      perform: (services: Services, office: Command) => recordTalkAct(services, office, act),
    })),
    ...TASK_ACTS.map((act) => ({
      at: act.at,
      office: taskOfficeOf(act),
      kind: `task-${act.kind}`,
      perform: (services: Services, office: Command) => recordTask(services, office, act),
    })),
  ];
  return steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

const PREFIX = 'demo act ';

/**
 * Plays everything up to now. What an office does is a request with a key: a first start that was broken off is
 * taken up after the last one answered. What people did themselves has no key; done again after that, it finds
 * nothing left to do.
 */
export async function playDemo(
  services: Services,
  offices: ReadonlyMap<string, Id<'account'>>,
): Promise<void> {
  const last = await services.database.read(SYSTEM_SCOPE, (db) => lastAnsweredKey(db, PREFIX));
  const now = services.clock.now();
  for (const { at, office, kind, perform } of stepsOfDemo()) {
    const key = `${PREFIX}${at.toISOString()}`;
    if (at > now || (last !== undefined && key <= last)) continue;
    const command: Command = {
      actor: { accountId: offices.get(office) ?? null, name: office },
      scope: SYSTEM_SCOPE,
      request: { key, route: `demo.${kind}`, hash: digestOf(key) },
    };
    await perform(servicesAt(services, at), command);
  }
}
