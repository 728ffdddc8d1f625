// The routes of fulfilment, readiness and coverage: parse, call, present.
import { fulfilmentRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { coveragePeople } from './coverage.store.ts';
import { coverageOf, coverageWorkbook } from './coverage.ts';
import { exportCoveragePeople } from './export-coverage-people.ts';
import { exportLateRules } from './export-late-rules.ts';
import { lateRulesHere } from './late-rules.store.ts';
import { lateRuleView, layDownLateRule, withdrawLateRule } from './late-rules.ts';
import type { PerformanceContext } from './performance.context.ts';
import { fulfilmentOfPersons, whyFulfilled } from './person-fulfilment.ts';
import { type DeploymentsOfPerson, readinessOf } from './readiness.ts';
import { permissionsGiven, permissionsReceived } from './readiness-permissions.store.ts';
import {
  allowReadiness,
  endReadiness,
  type FindAccount,
  permissionView,
} from './readiness-permissions.ts';

export interface FulfilmentContext extends PerformanceContext {
  readonly deployments: DeploymentsOfPerson;
  readonly findAccount: FindAccount;
}

function bindPersons(binder: Binder, context: FulfilmentContext): void {
  const { database, clock } = context;
  bind(binder, fulfilmentRoutes.mine, ({ query }, { scope }) =>
    database.read(scope, async (db) => ({
      people: await fulfilmentOfPersons(db, scope, scope.persons, {
        year: query.year,
        today: clock.today(),
      }),
    })),
  );
  bind(binder, fulfilmentRoutes.person, ({ params, query }, { scope }) =>
    database.read(scope, async (db) => {
      const at = { year: query.year, today: clock.today() };
      const [person] = await fulfilmentOfPersons(db, scope, [params.personId], at);
      if (person === undefined) throw new Refused({ code: 'performance.no-list' });
      return person;
    }),
  );
  bind(binder, fulfilmentRoutes.why, ({ params }, { scope }) =>
    database.read(scope, async (db) => {
      const found = await whyFulfilled(db, scope, { ...params, today: clock.today() });
      if (found === undefined) throw new Refused({ code: 'http.not-found' });
      return found;
    }),
  );
}

/** Of oneself, or of whoever has allowed it; nobody else is told that the person exists. */
async function requireAllowed(
  { database }: FulfilmentContext,
  caller: Caller,
  personId: Id<'person'>,
): Promise<Scope> {
  const scope: Scope = { keys: [], committees: [], persons: [personId] };
  if (caller.personId === personId) return scope;
  const received = await database.read(NO_SCOPE, (db) => permissionsReceived(db, caller.accountId));
  if (!received.some((one) => one.personId === personId))
    throw new Refused({ code: 'http.not-found' });
  return scope;
}

function bindReadiness(binder: Binder, context: FulfilmentContext): void {
  const { database, clock } = context;
  bind(binder, fulfilmentRoutes.readiness, async ({ params }, { caller }) => {
    const scope = await requireAllowed(context, caller, params.personId);
    return database.read(scope, (db) =>
      readinessOf(db, params.personId, clock.today(), context.deployments),
    );
  });
  bind(binder, fulfilmentRoutes.readinessPermissions, async (_, { caller }) => {
    const persons = caller.personId === null ? [] : [caller.personId];
    const scope: Scope = { keys: [], committees: [], persons };
    return database.read(scope, async (db) => ({
      given: (await permissionsGiven(db, scope)).map(permissionView),
      received: await permissionsReceived(db, caller.accountId),
    }));
  });
  bind(binder, fulfilmentRoutes.allowReadiness, ({ body }, { command }) =>
    allowReadiness(context, command, body.loginName),
  );
  bind(binder, fulfilmentRoutes.endReadiness, ({ params, body }, { command }) =>
    endReadiness(context, command, { id: params.permissionId, version: body.version }),
  );
}

function bindCoverage(binder: Binder, context: FulfilmentContext): void {
  const { database, clock } = context;
  bind(binder, fulfilmentRoutes.coverage, ({ query }, { scope }) =>
    database.read(scope, (db) => coverageOf(db, scope, query, clock.today())),
  );
  bind(binder, fulfilmentRoutes.coveragePeople, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const after = readCursor(query.after);
      const rows = await coveragePeople(db, scope, {
        ...query,
        state: query.state,
        after: after === undefined ? undefined : { sortKey: after.scopeKey, id: after.id },
        limit: query.limit + 1,
      });
      const cursors = rows.map(({ sortKey, sectionId }) => ({ scopeKey: sortKey, id: sectionId }));
      return {
        items: rows.slice(0, query.limit).map((found) => {
          const { scopeKey, sortKey: _, ...row } = found;
          const { personId } = row;
          return {
            ...row,
            mayRead: context.may(caller, 'performance.fulfilment', { scopeKey, personId }),
          };
        }),
        next: cursorAfter(cursors, query.limit),
      };
    }),
  );
  bind(binder, fulfilmentRoutes.exportCoveragePeople, ({ query }, { scope, caller }) =>
    exportCoveragePeople(context, scope, {
      ...query,
      state: query.state,
      by: caller.displayName,
    }),
  );
  bind(binder, fulfilmentRoutes.coverageExport, ({ query }, { scope, caller }) =>
    database.read(scope, (db) =>
      coverageWorkbook(db, scope, { ...query, by: caller.displayName }, clock.today()),
    ),
  );
}

function bindLateRules(binder: Binder, context: FulfilmentContext): void {
  const { database } = context;
  bind(binder, fulfilmentRoutes.lateRules, async ({ query }) => ({
    items: (await database.read(NO_SCOPE, (db) => lateRulesHere(db, query.region))).map(
      lateRuleView,
    ),
  }));
  bind(binder, fulfilmentRoutes.exportLateRules, ({ query }, { caller }) =>
    exportLateRules(context, { regionPath: query.region, by: caller.displayName }),
  );
  bind(binder, fulfilmentRoutes.layDownLateRule, ({ body }, { command }) =>
    layDownLateRule(context, command, body),
  );
  bind(binder, fulfilmentRoutes.withdrawLateRule, ({ params, body }, { command }) =>
    withdrawLateRule(context, command, { id: params.ruleId, ...body }),
  );
}

export function registerFulfilment(binder: Binder, context: FulfilmentContext): void {
  bindPersons(binder, context);
  bindReadiness(binder, context);
  bindCoverage(binder, context);
  bindLateRules(binder, context);
}
