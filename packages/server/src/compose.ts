// The only place that wires modules together.
import { healthRoutes } from '@jinze/contracts';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { accountabilityContext } from './accountability-needs.ts';
import type { Services } from './context.ts';
import { addDemoAccounts } from './demo/demo-accounts.ts';
import { documentsContext } from './documents-needs.ts';
import { CONSTRAINTS, ERRORS, READDRESS } from './module-tables.ts';
import {
  accountNamed,
  can,
  createGate,
  orderBehind,
  registerAccess,
  scopeFor,
} from './modules/access/index.ts';
import { registerAccidents } from './modules/accidents/index.ts';
import {
  registerAccountability,
  registerDecisions,
  registerPrecedents,
} from './modules/accountability/index.ts';
import {
  finalGradesOfBodies,
  finalResultsOfPersons,
  registerAssessments,
  registerResultUses,
  registerSchemes,
} from './modules/assessments/index.ts';
import { registerCalendar, reviewsOf } from './modules/calendar/index.ts';
import {
  commendationsOf,
  decreesGranted,
  registerCommendations,
} from './modules/commendations/index.ts';
import { deploymentsOf, registerDeployments } from './modules/deployments/index.ts';
import { registerDocuments } from './modules/documents/index.ts';
import {
  countSectionsOf,
  followNaming,
  followPosts,
  registerDuties,
} from './modules/duties/index.ts';
import { registerEvidenceFiles } from './modules/evidence-files/index.ts';
import {
  countHandedOver,
  followPostChanges,
  registerHandovers,
} from './modules/handovers/index.ts';
import { findingFor, orderNumber, registerInspections } from './modules/inspections/index.ts';
import { registerInstruments } from './modules/instruments/index.ts';
import {
  type LedgerContext,
  publicPlaceOf,
  publicReceiptOf,
  registerHandouts,
  registerReceipts,
  registerStatus,
  registerTiles,
} from './modules/ledger/index.ts';
import { createOutgoing, type Outgoing, registerNotices } from './modules/notices/index.ts';
import {
  followRecords,
  recordsInScope,
  registerFulfilment,
  registerPerformance,
  registerReports,
  registerSigns,
} from './modules/performance/index.ts';
import { currentPostsOf, registerPosts, searchPeople, type Undone } from './modules/posts/index.ts';
import {
  noticePages,
  publicReader,
  registerPortal,
  registerPublication,
  registerPublicReports,
  registerRobots,
  reportPortal,
} from './modules/publication/index.ts';
import { registerRules } from './modules/rules/index.ts';
import {
  draftTask,
  followHolders,
  registerSupervision,
  type SupervisionContext,
} from './modules/supervision/index.ts';
import { registerTalks } from './modules/talks/index.ts';
import { lettersAbout, lettersIssued, registerVetting } from './modules/vetting/index.ts';
import type { Reader } from './platform/database/database.ts';
import { schemaNumber } from './platform/database/installation.store.ts';
import { NO_SCOPE } from './platform/database/scope.ts';
import { createApp } from './platform/http/app.ts';
import { type Binder, bind } from './platform/http/bind.ts';

import { Refused } from './platform/refused.ts';
import { VERSION } from './version.ts';

/** What stands on appointments of an import: lists of those it added, handovers that were signed or closed. */
async function recordsOn(db: Reader, undone: readonly Undone[]): Promise<number> {
  const sections = await countSectionsOf(
    db,
    undone.filter(({ isWithdrawn }) => isWithdrawn),
  );
  return (
    sections +
    (await countHandedOver(
      db,
      undone.map(({ record_id: id }) => id),
    ))
  );
}

export interface ComposeOptions {
  readonly services: Services;
  readonly ledger: LedgerContext;
  /** The ways out of the system; without a mail server by default. */
  readonly outgoing?: Outgoing;
  /** What each witness answered last in this process. */
  readonly witnessRefusals: ReadonlyMap<string, string>;
  /** The number of the newest migration this program knows. */
  readonly schema: number;
  readonly logger: FastifyBaseLogger;
  readonly pageFolder?: string;
  /** Where the public reaches this server. */
  readonly publicUrl?: string | undefined;
  readonly trustedProxies?: readonly string[] | undefined;
}

/** Performing the duties: records, and what is told of them. */
function registerDoing(binder: Binder, services: Services): void {
  const performance = {
    ...services,
    may: can,
    scopeFor,
    afterRecords: followRecords,
    orderBehind,
    orderNumber,
  };
  registerPerformance(binder, performance);
  registerFulfilment(binder, {
    ...performance,
    findAccount: accountNamed,
    deployments: async (db, scope, personId, period) =>
      (await deploymentsOf(db, scope, [personId], period)).get(personId) ?? [],
  });
  registerReports(binder, {
    ...performance,
    openDeployments: async (db, scope, personId, days) =>
      ((await deploymentsOf(db, scope, [personId], days)).get(personId) ?? [])
        .filter(({ result }) => result !== true)
        .map(({ id, name }) => ({ id, title: name })),
  });
  registerSigns(binder, { ...performance, reviews: reviewsOf });
}

/** When something happens: who answers for what, and what follows. */
function registerHappening(binder: Binder, services: Services): void {
  const accountability = accountabilityContext(services);
  registerAccountability(binder, accountability);
  registerDecisions(binder, accountability);
  registerPrecedents(binder, accountability);
  registerVetting(binder, { ...services, may: can, scopeFor, commendations: commendationsOf });
  registerCommendations(binder, { ...services, may: can, scopeFor });
  registerResultUses(binder, {
    ...services,
    may: can,
    scopeFor,
    sources: { letters: lettersIssued, lettersAbout, decrees: decreesGranted },
  });
}

/** What is made of records on paper: documents and evidence files. */
function registerFiles(
  binder: Binder,
  {
    ledger,
    publicUrl,
    ...services
  }: Services & { readonly ledger: LedgerContext; readonly publicUrl: string | undefined },
): void {
  const supervision = supervisionOf(services);
  registerDocuments(binder, documentsContext({ supervision, ledger, publicUrl }, services));
  const accountability = accountabilityContext(services);
  registerEvidenceFiles(binder, { ...services, scopeFor, ledger, accountability, publicUrl });
}

/** What anybody reads without an account. */
function registerPublic(
  binder: Binder,
  {
    ledger,
    ...services
  }: Services & { readonly ledger: LedgerContext; readonly publicUrl: string | undefined },
): void {
  const portal = {
    ...services,
    read: publicReader(services.database),
    proofOf: (record: string, version: number) => publicPlaceOf(ledger, record, version),
    receiptOf: (record: string, version: number) => publicReceiptOf(ledger, record, version),
  };
  registerRobots(binder, portal);
  registerPortal(binder, [...noticePages(portal), ...reportPortal(portal)]);
}

/** A task may be begun from a finding of an inspection, which in turn looks at tasks. */
function supervisionOf(services: Services): SupervisionContext {
  const looking = { ...services, may: can, scopeFor };
  return { ...looking, findingFor: (caller, id) => findingFor(looking, caller, id) };
}

/** Looking and telling: inspections, assessments, what is published of them, and what the public tells. */
function registerLooking(binder: Binder, services: Services): void {
  const looking = { ...services, may: can, scopeFor };
  const supervision = supervisionOf(services);
  registerInspections(binder, { ...looking, findAccount: accountNamed });
  registerSchemes(binder, looking);
  registerAssessments(binder, looking);
  registerPublication(binder, {
    ...looking,
    finalResults: finalGradesOfBodies,
    personResults: finalResultsOfPersons,
  });
  registerPublicReports(binder, {
    ...looking,
    draftTask: (command, caller, input) => draftTask(supervision, command, caller, input),
  });
}

export async function compose({
  services,
  ledger,
  outgoing,
  witnessRefusals,
  schema,
  logger,
  pageFolder,
  publicUrl,
  trustedProxies,
}: ComposeOptions): Promise<FastifyInstance> {
  const { database, clock, kind } = services;
  const access = { ...services, people: { search: searchPeople, titlesOf: currentPostsOf } };
  const app = await createApp({
    errors: ERRORS,
    constraints: CONSTRAINTS,
    logger,
    version: VERSION,
    trustedProxies,
    ...(pageFolder === undefined ? {} : { pageFolder }),
  });
  const binder = {
    app,
    gate: createGate(access),
    clock,
    errors: ERRORS,
    constraints: CONSTRAINTS,
  };
  bind(binder, healthRoutes.read, async () => {
    // Another process may have migrated further since this one started.
    if ((await database.read(NO_SCOPE, schemaNumber)) !== schema)
      throw new Refused({ code: 'http.unavailable' });
    return { status: 'ok' as const, version: VERSION, kind, schema };
  });
  registerAccess(binder, access);
  registerRules(binder);
  registerInstruments(binder, services);
  registerPosts(binder, {
    ...services,
    may: can,
    scopeFor,
    builtOn: recordsOn,
    afterChange: async (unit, changes) => {
      await followPosts(unit, changes);
      await followPostChanges(unit, changes);
      await followHolders(unit, changes);
    },
    afterNaming: followNaming,
    readdress: READDRESS,
    ...(kind === 'demo' ? { afterImport: addDemoAccounts } : {}),
  });
  registerDuties(binder, services);
  registerNotices(binder, { ...services, outgoing: outgoing ?? createOutgoing({ kind }) });
  registerCalendar(binder, { ...services, may: can, scopeFor });
  registerDeployments(binder, { ...services, may: can, scopeFor, recordsInScope });
  registerHandovers(binder, { ...services, may: can, scopeFor });
  registerSupervision(binder, supervisionOf(services));
  registerDoing(binder, services);
  registerAccidents(binder, { ...services, may: can, scopeFor, findAccount: accountNamed });
  registerTalks(binder, { ...services, may: can, scopeFor });
  registerHappening(binder, services);
  registerLooking(binder, services);
  registerStatus(binder, ledger, witnessRefusals);
  registerReceipts(binder, ledger, can);
  registerHandouts(binder, ledger);
  registerTiles(binder, ledger);
  registerFiles(binder, { ...services, ledger, publicUrl });
  registerPublic(binder, { ...services, ledger, publicUrl });
  return app;
}
