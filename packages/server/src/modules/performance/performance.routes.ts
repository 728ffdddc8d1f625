// The performance routes of duty records: parse, call, present.
import { performanceRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { languageOf } from '../../platform/http/errors.ts';
import { registerAttachments } from './attachments.routes.ts';
import { correctRecord, withdrawRecord } from './change-record.ts';
import { checkForm } from './check-form.ts';
import { exportPersonRecords } from './export-person-records.ts';
import { exportOwnRecords, exportRecords } from './export-records.ts';
import { confirmRecords, objectToRecord } from './give-word.ts';
import { registerRecordImports } from './import-records.routes.ts';
import { openRecord } from './open-record.ts';
import type { PerformanceContext } from './performance.context.ts';
import { isTheirs, signsFor } from './performance.view.ts';
import { propose } from './propose.ts';
import {
  baseFilterOf,
  daysOfYear,
  filterOf,
  linesOf,
  nextOf,
  ownFilterOf,
  pageOf,
  presentRecord,
  waitingRecords,
} from './read-records.ts';
import { recordActivity, recordBatch } from './record-activity.ts';
import {
  countAsked,
  countsOfRegion,
  idsOfPersons,
  idsOfRegion,
  statusOfPerson,
} from './records-list.store.ts';

function bindOwn(binder: Binder, context: PerformanceContext): void {
  const { database } = context;
  bind(binder, performanceRoutes.mine, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { limit } = query;
      const places = await idsOfPersons(db, scope, ownFilterOf(query), pageOf(query));
      return {
        items: await linesOf(context, caller, db, scope, places.slice(0, limit)),
        next: nextOf(places, limit),
        waiting: await countAsked(db, scope),
      };
    }),
  );
  bind(binder, performanceRoutes.exportMine, ({ query }, { scope, caller }) => {
    const asked = { scope, filter: ownFilterOf(query), by: caller.displayName };
    const isServed = caller.personId === null || !scope.persons.includes(caller.personId);
    return exportOwnRecords(context, asked, isServed);
  });
  bind(binder, performanceRoutes.toConfirm, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const places = await idsOfPersons(db, scope, { isAsked: true }, pageOf(query));
      const shown = places.slice(0, query.limit);
      return {
        items: await waitingRecords(context, caller, db, scope, shown),
        next: nextOf(places, query.limit),
        total: await countAsked(db, scope),
      };
    }),
  );
  bind(binder, performanceRoutes.propose, ({ query }, { scope, caller }) => {
    const { people, on, activity, body, text = '' } = query;
    const personIds = people === undefined ? scope.persons : (people.split(',') as Id<'person'>[]);
    return propose(context, scope, caller.accountId, {
      personIds,
      on: on ?? context.clock.today(),
      activity,
      body,
      text,
    });
  });
}

function bindLists(binder: Binder, context: PerformanceContext): void {
  const { database } = context;
  bind(binder, performanceRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { region, limit } = query;
      const places = await idsOfRegion(db, scope, region, filterOf(query), pageOf(query));
      return {
        items: await linesOf(context, caller, db, scope, places.slice(0, limit)),
        next: nextOf(places, limit),
        counts: await countsOfRegion(db, scope, region, baseFilterOf(query)),
      };
    }),
  );
  bind(binder, performanceRoutes.export, ({ query }, { scope, caller }) =>
    exportRecords(
      context,
      { scope, filter: filterOf(query), by: caller.displayName },
      query.region,
    ),
  );
  bind(binder, performanceRoutes.personRecords, ({ params, query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { personId } = params;
      const filter = { personId, ...daysOfYear(query.year) };
      const rows = await statusOfPerson(db, scope, filter, pageOf(query));
      return {
        items: rows.slice(0, query.limit).map((row) => ({
          id: row.id,
          state: row.state,
          activity: row.activity,
          occurredOn: row.occurred_on,
          lateDays: row.late_days,
          role: row.role,
          duties: row.duties,
          confirmation: row.confirmation,
          mayRead: context.may(caller, 'performance.duty-record', {
            scopeKey: row.scope_key,
            personId,
          }),
        })),
        next: nextOf(
          rows.map((row) => ({ occurredOn: row.occurred_on, id: row.id })),
          query.limit,
        ),
      };
    }),
  );
  bind(binder, performanceRoutes.exportPersonRecords, ({ params, query }, { scope, caller }) =>
    exportPersonRecords(context, scope, { ...params, ...query, by: caller.displayName }),
  );
  bind(binder, performanceRoutes.dutyRecord, ({ params }, { caller }) =>
    presentRecord(context, caller, params.recordId),
  );
  bind(binder, performanceRoutes.open, async ({ params, body }, { command, caller }) => {
    await openRecord(context, command, {
      id: params.recordId,
      reason: body.reason,
      caller,
      isOwn: (resource) => context.may(caller, 'performance.duty-record', resource),
    });
    return presentRecord(context, caller, params.recordId, 'performance.open');
  });
}

function bindRecording(binder: Binder, context: PerformanceContext): void {
  bind(binder, performanceRoutes.record, async ({ body }, { command, caller }) => {
    const own = signsFor(context, caller);
    const { recordId } = await recordActivity(context, command, own, body);
    return presentRecord(context, caller, recordId);
  });
  bind(binder, performanceRoutes.batch, async ({ body }, { command, caller, request }) => {
    const { items } = await recordBatch(context, command, signsFor(context, caller), {
      items: body.items,
      language: languageOf(request),
    });
    const recorded = items.filter(({ outcome }) => outcome === 'recorded').length;
    return {
      recorded,
      alreadyThere: items.length - recorded,
      items: body.items.flatMap(({ externalSystem, externalId }, row) => {
        const item = items[row];
        return item === undefined ? [] : [{ externalSystem, externalId, ...item }];
      }),
    };
  });
}

export function registerPerformance(binder: Binder, context: PerformanceContext): void {
  const changerOf = (caller: Caller) => ({
    isTheirs: (record: Parameters<typeof isTheirs>[2]) => isTheirs(context, caller, record),
    ownPersonIds: signsFor(context, caller),
  });
  bindOwn(binder, context);
  bindLists(binder, context);
  bindRecording(binder, context);
  registerAttachments(binder, context);
  registerRecordImports(binder, context);
  bind(binder, performanceRoutes.confirm, ({ body }, { command }) =>
    confirmRecords(context, command, body.records),
  );
  bind(binder, performanceRoutes.object, async ({ params, body }, { command, caller }) => {
    await objectToRecord(context, command, { id: params.recordId, ...body });
    return presentRecord(context, caller, params.recordId);
  });
  bind(binder, performanceRoutes.correct, async ({ params, body }, { command, caller }) => {
    const chosen = { id: params.recordId, ...body };
    await correctRecord(context, command, changerOf(caller), chosen);
    return presentRecord(context, caller, params.recordId);
  });
  bind(binder, performanceRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    await withdrawRecord(context, command, changerOf(caller), { id: params.recordId, ...body });
    return presentRecord(context, caller, params.recordId);
  });
  bind(binder, performanceRoutes.checkForm, ({ body }, { command }) => {
    const { records, ...input } = body;
    return checkForm(context, command, records, input);
  });
}
