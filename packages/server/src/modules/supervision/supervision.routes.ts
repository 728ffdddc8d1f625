// The supervision routes: parse, call, present.
import { supervisionRoutes, type Task, type TownshipList } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { checkDraft } from './check-draft.ts';
import { checkHeld } from './check-held.ts';
import { changeDraft, draftTask } from './draft-task.ts';
import { recordsOf } from './evidence.ts';
import { exportOwnTasks, exportTasks } from './export-tasks.ts';
import { officesOf } from './standing.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { lineView, soonFrom, taskView } from './supervision.view.ts';
import {
  accept,
  approve,
  askExtension,
  close,
  decideOnExtension,
  escalate,
  issue,
  progress,
  reply,
  returnTask,
  withdraw,
} from './task-acts.ts';
import {
  countTasks,
  partsOf,
  type TaskFilter,
  type TaskLineRow,
  taskById,
  tasksOfPersons,
  tasksPage,
} from './tasks.store.ts';
import { recordAsDeployment } from './to-deployment.ts';
import { townshipLists } from './township.store.ts';
import { keepTownshipList, townshipListView } from './township-lists.ts';

async function present(
  context: SupervisionContext,
  caller: Caller,
  scope: Scope,
  id: Id<'task'>,
): Promise<Task> {
  const { row, parts, records } = await context.database.read(scope, async (db) => {
    const row = await taskById(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const parts = await partsOf(db, scope, row);
    const ids = parts.entries.flatMap(({ records }) => records as Id<'duty-record'>[]);
    const asked = row.record_id === null ? ids : [...ids, row.record_id];
    return { row, parts, records: await recordsOf(db, scope, asked) };
  });
  const { finding_id: findingId } = row;
  const finding = findingId === null ? undefined : await context.findingFor(caller, findingId);
  return taskView(context, caller, row, { ...parts, records, finding: finding ?? null });
}

/** Lists page by deadline and id. */
const cursorsOf = (rows: readonly TaskLineRow[]) =>
  rows.map(({ due_on: scopeKey, id }) => ({ scopeKey, id }));

type ListQuery = Parameters<
  Parameters<typeof bind<typeof supervisionRoutes.export>>[2]
>[0]['query'];

function bindLists(binder: Binder, context: SupervisionContext): void {
  const { database, clock, scopeFor } = context;
  const ownOf = (caller: Caller) => scopeFor(caller, 'supervision.task') ?? NO_SCOPE;
  const filterOf = (query: ListQuery): TaskFilter => ({
    regionPath: query.region,
    state: query.state,
    isOverdue: query.overdue === 'true',
    source: query.source,
    assignee: query.assignee,
    side: query.side,
    isListed: query.listed === 'true',
    today: clock.today(),
  });
  bind(binder, supervisionRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const own = ownOf(caller);
      const filter = filterOf(query);
      const page = { ...filter, after: readCursor(query.after), limit: query.limit + 1 };
      const rows = await tasksPage(db, scope, own, page);
      const soon = soonFrom(filter.today);
      return {
        items: rows.slice(0, query.limit).map((row) => lineView(row, filter.today, soon)),
        next: cursorAfter(cursorsOf(rows), query.limit),
        counts: await countTasks(db, scope, own, filter, officesOf(caller)),
      };
    }),
  );
  bind(binder, supervisionRoutes.export, ({ query }, { scope, caller }) =>
    exportTasks(context, scope, ownOf(caller), filterOf(query), caller.displayName),
  );
  bind(binder, supervisionRoutes.mine, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const rows = await tasksOfPersons(db, scope, {
        isDone: query.state === 'done',
        after: readCursor(query.after),
        limit: query.limit + 1,
      });
      const today = clock.today();
      const soon = soonFrom(today);
      return {
        items: rows.slice(0, query.limit).map((row) => lineView(row, today, soon)),
        next: cursorAfter(cursorsOf(rows), query.limit),
      };
    }),
  );
  bind(binder, supervisionRoutes.exportMine, ({ query }, { scope, caller }) =>
    exportOwnTasks(context, scope, { isDone: query.state === 'done', by: caller.displayName }),
  );
}

function bindTownships(binder: Binder, context: SupervisionContext): void {
  const listOf = async (scope: Scope, region: string): Promise<TownshipList | null> => {
    const [found] = await context.database.read(scope, (db) => townshipLists(db, scope, [region]));
    return found === undefined ? null : townshipListView(found);
  };
  bind(binder, supervisionRoutes.townshipList, async ({ query }, { scope }) => ({
    list: await listOf(scope, query.region),
  }));
  bind(binder, supervisionRoutes.keepTownshipList, async ({ body }, { command }) => {
    const { region } = await keepTownshipList(context, command, body);
    const kept = await listOf(command.scope, region);
    if (kept === null) throw new Refused({ code: 'http.not-found' });
    return kept;
  });
}

function bindDrafting(
  binder: Binder,
  context: SupervisionContext,
  after: (call: SignedInCall, done: Promise<{ taskId: Id<'task'> }>) => Promise<Task>,
): void {
  bind(binder, supervisionRoutes.check, ({ body }, { command, caller }) =>
    checkDraft(context, caller, command.scope, body),
  );
  bind(binder, supervisionRoutes.checkHeld, ({ body }, { scope }) =>
    checkHeld(context, scope, body),
  );
  bind(binder, supervisionRoutes.draft, ({ body }, call) =>
    after(call, draftTask(context, call.command, call.caller, body)),
  );
  bind(binder, supervisionRoutes.split, ({ params, body }, call) =>
    after(
      call,
      draftTask(context, call.command, call.caller, body.task, {
        id: params.taskId,
        version: body.version,
      }),
    ),
  );
  bind(binder, supervisionRoutes.change, ({ params, body }, call) =>
    after(call, changeDraft(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
}

export function registerSupervision(binder: Binder, context: SupervisionContext): void {
  /** After an act the caller sees the task as it now stands. */
  const after = async (
    { caller }: SignedInCall,
    done: Promise<{ taskId: Id<'task'> }>,
  ): Promise<Task> => {
    const { taskId } = await done;
    return present(
      context,
      caller,
      context.scopeFor(caller, 'supervision.task') ?? NO_SCOPE,
      taskId,
    );
  };
  bindLists(binder, context);
  bindTownships(binder, context);
  bindDrafting(binder, context, after);
  bind(binder, supervisionRoutes.task, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.taskId),
  );
  bind(binder, supervisionRoutes.toDeployment, ({ params, body }, { command }) =>
    recordAsDeployment(context, command, { id: params.taskId, ...body }),
  );
  bind(binder, supervisionRoutes.approve, ({ params, body }, call) =>
    after(call, approve(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.issue, ({ params, body }, call) =>
    after(call, issue(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.accept, ({ params, body }, call) =>
    after(call, accept(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.progress, ({ params, body }, call) =>
    after(call, progress(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.askExtension, ({ params, body }, call) =>
    after(call, askExtension(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.decideExtension, ({ params, body }, call) =>
    after(
      call,
      decideOnExtension(context, call.command, call.caller, { id: params.taskId, ...body }),
    ),
  );
  bind(binder, supervisionRoutes.reply, ({ params, body }, call) =>
    after(call, reply(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.return, ({ params, body }, call) =>
    after(call, returnTask(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.close, ({ params, body }, call) =>
    after(call, close(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.withdraw, ({ params, body }, call) =>
    after(call, withdraw(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
  bind(binder, supervisionRoutes.escalate, ({ params, body }, call) =>
    after(call, escalate(context, call.command, call.caller, { id: params.taskId, ...body })),
  );
}
