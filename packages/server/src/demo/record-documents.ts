// Makes the demo's papers through the use cases, each by the office whose record it is made of.
import type { Services } from '../context.ts';
import { can, scopeFor } from '../modules/access/index.ts';
import {
  type DocumentsContext,
  makeDocument,
  reserveNumber,
  withdrawDocument,
} from '../modules/documents/index.ts';
import { inspectionDocuments } from '../modules/inspections/index.ts';
import { taskDocuments } from '../modules/supervision/index.ts';
import { talkDocuments } from '../modules/talks/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { type Ask, formVersionOf } from '../platform/document-source.ts';
import type { Caller } from '../platform/http/caller.ts';
import { digestOf } from '../platform/ids.ts';
import type { Command } from '../platform/unit-of-work.ts';
import {
  callerOf,
  documentNumbered,
  inspectionTitled,
  lastAnsweredKey,
  regionNamed,
  talkWith,
  taskTitled,
} from './demo.store.ts';
import { type DemoDocument, DOCUMENT_ACTS, type DocumentDemoAct } from './demo-documents.ts';
import { servicesAt } from './play-demo.ts';

const PREFIX = 'demo documents ';

/** The records of the demo's papers; nothing of the log is named before it is sealed for the first time. */
function contextOf(services: Services): DocumentsContext {
  const looking = { ...services, may: can, scopeFor };
  return {
    ...looking,
    sources: [
      ...taskDocuments({ ...looking, findingFor: async () => undefined }),
      ...talkDocuments(looking),
      ...inspectionDocuments(looking),
    ],
    ledger: { checkpoint: async () => undefined, placeOf: async () => undefined },
    checkAddress: '/verify',
  };
}

async function recordOf({ database }: Services, { of }: DemoDocument): Promise<string> {
  const id = await database.read(SYSTEM_SCOPE, async (db): Promise<string | undefined> => {
    if ('task' in of) return taskTitled(db, of.task);
    return 'talkWith' in of ? talkWith(db, of.talkWith) : inspectionTitled(db, of.inspection);
  });
  if (id === undefined) throw new Error(`no record of ${JSON.stringify(of)}`);
  return id;
}

/** What the record has of it; where it has nothing, what any notice says. */
const answersOf = (asks: readonly Ask[]) =>
  Object.fromEntries(
    asks.flatMap(({ name, isNeeded, suggested }) => {
      if (suggested !== '') return [[name, suggested]];
      return isNeeded ? [[name, '按照有关规定办理']] : [];
    }),
  );

async function make(
  context: DocumentsContext,
  command: Command,
  caller: Caller,
  document: DemoDocument,
): Promise<void> {
  const of = await recordOf(context, document);
  const source = context.sources.find(({ kind }) => kind === document.kind);
  const matter = await source?.find(caller, of, undefined);
  if (source === undefined || matter === undefined)
    throw new Error(`${caller.displayName}: no ${document.kind}`);
  const { kind, dated, organ, copiesTo, number } = document;
  await makeDocument(context, command, caller, {
    kind,
    stream: source.stream,
    of,
    version: formVersionOf(matter),
    dated,
    organs: [organ],
    addressees: matter.addressees,
    copiesTo,
    printedBy: organ,
    answers: answersOf(matter.asks),
    number: number === undefined ? { kind: 'none' } : { kind: 'next', ...number },
  });
}

async function record(services: Services, { at, by, step }: DocumentDemoAct): Promise<void> {
  const context = contextOf(services);
  const { database } = services;
  const caller = await database.read(SYSTEM_SCOPE, (db) => callerOf(db, { loginName: by }));
  const action = `documents.${step.kind}`;
  const scope = scopeFor(caller, action);
  if (scope === undefined) throw new Error(`${caller.displayName} may not ${action}`);
  const key = `${PREFIX}${at.toISOString()}`;
  const command: Command = {
    actor: { accountId: caller.accountId, name: caller.displayName },
    scope,
    request: { key, route: `demo.${action}`, hash: digestOf(key) },
  };
  switch (step.kind) {
    case 'make':
      return make(context, command, caller, step.document);
    case 'withdraw': {
      const chosen = await database.read(SYSTEM_SCOPE, (db) => documentNumbered(db, step));
      return withdrawDocument(context, command, caller, chosen, step.reason);
    }
    case 'reserve': {
      const { code, purpose } = step;
      const region = await database.read(SYSTEM_SCOPE, (db) => regionNamed(db, step.region));
      const kept = { region, register: 'office', code, purpose, first: null } as const;
      await reserveNumber(context, command, caller, kept);
    }
  }
}

/** Taken up where a first start was broken off. */
export async function addDocuments(services: Services): Promise<void> {
  const last = await services.database.read(SYSTEM_SCOPE, (db) => lastAnsweredKey(db, PREFIX));
  const now = services.clock.now();
  for (const act of DOCUMENT_ACTS) {
    const key = `${PREFIX}${act.at.toISOString()}`;
    if (act.at > now || (last !== undefined && key <= last)) continue;
    await record(servicesAt(services, act.at), act);
  }
}
