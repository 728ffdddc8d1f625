// Does what the offices of the demo and whoever they asked did with tasks, through the use cases.
import type { TaskInput } from '@jinze/contracts';
import type { Id, Level } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import { regionAt } from '../modules/posts/index.ts';
import {
  accept,
  approve,
  askExtension,
  close,
  decideOnExtension,
  draftTask,
  escalate,
  issue,
  keepTownshipList,
  progress,
  reply,
  returnTask,
  type SupervisionContext,
  taskById,
  townshipLists,
  withdraw,
} from '../modules/supervision/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Caller } from '../platform/http/caller.ts';
import type { Command } from '../platform/unit-of-work.ts';
import { organNamed, postNamed, regionNamed, taskTitled } from './demo.store.ts';
import type { DemoAsked, DemoTask, DemoTownshipList, TaskAct } from './demo-tasks.ts';

/** The office as a caller: what it may do goes by its role and region. */
function callerOf(
  { actor }: Command,
  task: Pick<DemoTask, 'office'>,
  place: { readonly path: string; readonly level: Level },
): Caller {
  return {
    accountId: (actor.accountId ?? '') as Id<'account'>,
    sessionId: '' as Id<'session'>,
    displayName: actor.name,
    personId: null,
    grants: [
      {
        role: task.office,
        regionPath: place.path,
        level: place.level,
        committeePath: null,
        personId: null,
      },
    ],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
}

async function askedOf(
  { database }: Services,
  asked: DemoAsked,
  role: 'lead' | 'assist',
): Promise<TaskInput['assignees'][number]> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const organ = await organNamed(db, asked.organ);
    const postId = asked.post === undefined ? null : await postNamed(db, asked.organ, asked.post);
    const [list] = await townshipLists(db, SYSTEM_SCOPE, [organ.regionPath]);
    const matter = list?.matters.find(({ text }) => text === asked.matter);
    return {
      role,
      organId: organ.id,
      postId,
      townshipMatterId: matter?.id ?? null,
      townshipReason: asked.reason ?? null,
    };
  });
}

async function inputOf(services: Services, task: DemoTask): Promise<TaskInput> {
  const issuer = await services.database.read(SYSTEM_SCOPE, (db) => organNamed(db, task.issuer));
  const [kind, text, number = null] = task.source;
  const assignees = [await askedOf(services, task.lead, 'lead')];
  for (const one of task.assist ?? []) assignees.push(await askedOf(services, one, 'assist'));
  return {
    office: task.office,
    issuerOrganId: issuer.id,
    source: { kind, text, number, recordId: null, findingId: null },
    title: task.title,
    text: task.text,
    due: task.due,
    assignees,
    material: null,
    listing: task.listing ?? null,
  };
}

/** None of the demo’s is begun from a finding. */
const contextOf = (services: Services): SupervisionContext => ({
  ...services,
  may: can,
  scopeFor,
  findingFor: async () => undefined,
});

type Chosen = { readonly id: Id<'task'>; readonly version: number };

/** Each act under the system's scope: who may is not what the demo shows. */
async function perform(
  context: SupervisionContext,
  command: Command,
  caller: Caller,
  chosen: Chosen,
  act: TaskAct,
): Promise<unknown> {
  const { on } = act;
  switch (act.kind) {
    case 'draft':
      throw new Error('a draft is made, not changed');
    case 'approve':
      return approve(context, command, caller, {
        ...chosen,
        by: act.by,
        on,
        documentNo: act.number,
        plan: act.plan,
      });
    case 'issue':
      return issue(context, command, caller, {
        ...chosen,
        signedBy: act.signedBy,
        documentNo: act.number,
      });
    case 'accept':
      return accept(context, command, caller, chosen);
    case 'progress':
      return progress(context, command, caller, { ...chosen, text: act.text, records: [] });
    case 'reply':
      return reply(context, command, caller, { ...chosen, text: act.text, records: [] });
    case 'ask-extension':
      return askExtension(context, command, caller, {
        ...chosen,
        wantedOn: act.until,
        reason: act.text,
      });
    case 'grant':
      return decideOnExtension(context, command, caller, {
        ...chosen,
        decision: { kind: 'grant', on: act.until, answer: null },
      });
    case 'refuse':
      return decideOnExtension(context, command, caller, {
        ...chosen,
        decision: { kind: 'refuse', answer: act.text },
      });
    case 'return':
      return returnTask(context, command, caller, {
        ...chosen,
        reason: act.text,
        dueOn: act.until,
      });
    case 'close':
      return close(context, command, caller, { ...chosen, verification: act.text });
    case 'withdraw':
      return withdraw(context, command, caller, { ...chosen, reason: act.text });
    case 'escalate':
      return escalate(context, command, caller, {
        ...chosen,
        to: `${act.task.issuer}主要负责人`,
        text: `“${act.task.title}”逾期未办结，提请协调督促承办单位明确完成时限。`,
        signedBy: act.signedBy,
        signedOn: on,
        documentNo: act.number,
      });
  }
}

export async function recordTask(services: Services, office: Command, act: TaskAct): Promise<void> {
  const { task } = act;
  const context = contextOf(services);
  const found = await services.database.read(SYSTEM_SCOPE, async (db) => {
    const place = await regionNamed(db, task.place);
    const parent = task.from === undefined ? undefined : await taskTitled(db, task.from);
    const id = act.kind === 'draft' ? undefined : await taskTitled(db, task.title);
    return {
      place: await regionAt(db, place),
      parent: parent === undefined ? undefined : await taskById(db, SYSTEM_SCOPE, parent),
      row: id === undefined ? undefined : await taskById(db, SYSTEM_SCOPE, id),
    };
  });
  const { place, parent, row } = found;
  if (place === undefined) throw new Error(task.place);
  const caller = callerOf(office, task, place);
  if (act.kind === 'draft')
    await draftTask(context, office, caller, await inputOf(services, task), parent);
  else if (row !== undefined) await perform(context, office, caller, row, act);
}

export async function recordTownshipList(
  services: Services,
  office: Command,
  list: DemoTownshipList,
): Promise<void> {
  const context = contextOf(services);
  const region = await services.database.read(SYSTEM_SCOPE, (db) => regionNamed(db, list.township));
  const { documentNo, own, assist, recalled, on: adoptedOn } = list;
  await keepTownshipList(context, office, {
    region,
    version: null,
    documentNo,
    adoptedOn,
    own,
    assist,
    recalled,
  });
}
