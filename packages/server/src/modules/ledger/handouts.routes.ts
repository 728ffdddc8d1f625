// Routes of what is given out and what is restricted: packages, releases, erasures, seals.
import { type Handout, ledgerRoutes, type Restriction } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import {
  type Binder,
  bind,
  type FileResponse,
  type SignedInCall,
} from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { exportHandouts, exportRestrictions } from './export-registers.ts';
import { makePackage, recordTaken, refuseSealedOff } from './handed-out.ts';
import { ownScope } from './handout-steps.ts';
import { custodyOf, type HandoutRow, type HandoutsOf, handoutsPage } from './handouts.store.ts';
import { askCustody, askRelease, callForEvidence, decideHandout } from './handouts.ts';
import type { LedgerContext } from './ledger.context.ts';
import { bodiesOf } from './packages.store.ts';
import { pack } from './packages.ts';
import { versionsOf } from './records.store.ts';
import { type RestrictionRow, restrictionsPage } from './restrictions.store.ts';
import { decideRestriction, propose } from './restrictions.ts';
import { isSameParty } from './two-persons.states.ts';

const evp = (fileName: string, bytes: Uint8Array): FileResponse => ({
  fileName,
  contentType: 'application/vnd.jinze.evidence+zip',
  bytes: Buffer.from(bytes),
});

/** Ids are made in the order of time: the id alone is the place in the list. */
const nextOf = (rows: readonly { readonly id: string }[], limit: number) =>
  cursorAfter(
    rows.map(({ id }) => ({ scopeKey: 'id', id })),
    limit,
  );

function viewOfRestriction(row: RestrictionRow, caller: Caller): Restriction {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    record: row.record,
    type: row.type,
    paths: row.paths,
    basis: row.basis,
    orderNo: row.orderNo,
    reason: row.reason,
    organName: row.organName,
    proposer: row.proposer,
    proposedAt: row.proposedAt.toISOString(),
    decider: row.decider,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    note: row.note,
    isMine: isSameParty({ accountId: row.proposedBy, personId: row.proposerPerson }, caller),
  };
}

function registerRestrictions(binder: Binder, context: LedgerContext): void {
  const { database } = context;
  bind(binder, ledgerRoutes.restrictions, async ({ query }, { caller, scope }) => {
    const before = readCursor(query.cursor, 'query.cursor')?.id;
    const rows = await database.read(scope, (db) =>
      restrictionsPage(db, scope.keys, { before, limit: query.limit + 1 }),
    );
    return {
      items: rows.slice(0, query.limit).map((row) => viewOfRestriction(row, caller)),
      next: nextOf(rows, query.limit),
    };
  });
  bind(binder, ledgerRoutes.exportRestrictions, (_, { caller, scope }) =>
    exportRestrictions(context, scope, caller),
  );
  bind(binder, ledgerRoutes.restrict, ({ body }, { caller, command, scope }) =>
    propose(context, command, scope, caller.accountId, body),
  );
  bind(binder, ledgerRoutes.decideRestriction, ({ params, body }, { caller, command, scope }) =>
    decideRestriction(context, command, scope, caller, { ...body, id: params.id }),
  );
}

async function viewsOf(
  db: Reader,
  rows: readonly HandoutRow[],
  caller: Caller,
): Promise<Handout[]> {
  const custody = await custodyOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    organName: row.organName,
    personName: row.personName,
    recipient: row.recipient,
    purpose: row.purpose,
    documentNo: row.documentNo,
    records: row.records.length,
    requester: row.requester,
    requestedAt: row.requestedAt.toISOString(),
    decider: row.decider,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    note: row.note,
    takenBy: row.takenBy,
    takenAt: row.takenAt?.toISOString() ?? null,
    custody: custody
      .filter(({ handoutId }) => handoutId === row.id)
      .slice(-100)
      .map(({ at, name, act, note, hashes }) => ({
        at: at.toISOString(),
        name,
        act,
        note,
        hashes,
      })),
    isMine: isSameParty({ accountId: row.requestedBy, personId: row.requesterPerson }, caller),
  }));
}

async function page(
  context: LedgerContext,
  { caller, command }: Pick<SignedInCall, 'caller' | 'command'>,
  of: HandoutsOf,
  query: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const before = readCursor(query.cursor, 'query.cursor')?.id;
  return context.database.read(command.scope, async (db) => {
    const rows = await handoutsPage(db, of, { before, limit: query.limit + 1 });
    const items = await viewsOf(db, rows.slice(0, query.limit), caller);
    return { items, next: nextOf(rows, query.limit) };
  });
}

/**
 * A record's own package. Who reads it for a body may have it; the person may as long as they are in that body, and
 * afterwards when a release was approved. It is built first, and only that it was given out is written.
 */
async function packageOf(
  context: LedgerContext,
  record: string,
  { caller, scope, command }: SignedInCall,
): Promise<FileResponse> {
  const { clock, database, unitOfWork } = context;
  await database.read(SYSTEM_SCOPE, async (db) => {
    const rows = await versionsOf(db, scope, record, { limit: 1 });
    if (rows.length === 0) throw new Refused({ code: 'http.not-found' });
    const [forBody] = await bodiesOf(db, [record], { keys: scope.keys, persons: [] });
    if (forBody !== undefined) return;
    const [own] = await bodiesOf(db, [record], { keys: [], persons: scope.persons });
    const { personId } = caller;
    if (own === undefined || personId === null) throw new Refused({ code: 'ledger.other-body' });
    const held = await context.bodiesHeldBy(db, personId, clock.today());
    if (!held.includes(own.organId as Id<'organ'>))
      throw new Refused({ code: 'ledger.release-needed' });
  });
  const packed = await pack(context, {
    records: [record],
    purpose: '单条记录的证据包',
    madeBy: command.actor.name,
  });
  if (!packed.ok) throw new Refused(packed.error);
  await unitOfWork.commit({ actor: command.actor, scope }, async (unit) => {
    await refuseSealedOff(unit.tx, [record]);
    await unit.audit('ledger.package', record);
    return {};
  });
  return evp(`${record}.evp`, packed.value);
}

function registerCustody(binder: Binder, context: LedgerContext): void {
  bind(binder, ledgerRoutes.handouts, ({ query }, call) =>
    page(context, call, { scope: call.scope, viewer: call.caller }, query),
  );
  bind(binder, ledgerRoutes.exportHandouts, (_, { caller, scope }) =>
    exportHandouts(context, scope, caller),
  );
  bind(binder, ledgerRoutes.handOut, ({ body }, { caller, command, scope }) =>
    askCustody(context, command, scope, caller.accountId, {
      personId: body.person ?? null,
      records: body.records ?? [],
      recipient: body.recipient,
      purpose: body.purpose,
      documentNo: body.documentNo,
    }),
  );
  bind(binder, ledgerRoutes.callForEvidence, ({ body }, { caller, command, scope }) => {
    const { person: personId, purpose, documentNo } = body;
    const asked = { personId, purpose, documentNo };
    return callForEvidence(context, command, scope, caller.accountId, asked);
  });
  bind(binder, ledgerRoutes.decideHandout, ({ params, body }, { caller, command, scope }) =>
    decideHandout(context, command, scope, caller, { ...body, id: params.id }),
  );
  bind(binder, ledgerRoutes.makePackage, async ({ params }, { caller, command, scope }) => {
    const of = { scope, viewer: caller };
    const made = await makePackage(context, command, of, params.id);
    return evp(made.fileName, made.bytes);
  });
  bind(binder, ledgerRoutes.handedOver, ({ params, body }, { caller, command, scope }) => {
    const of = { scope, viewer: caller };
    return recordTaken(context, command, of, { ...body, id: params.id });
  });
}

function registerReleases(binder: Binder, context: LedgerContext): void {
  const mine = ({ caller }: SignedInCall) => ({ requestedBy: caller.accountId });
  const own = ({ caller, command }: SignedInCall) => ownScope(command, caller.personId);
  bind(binder, ledgerRoutes.myHandouts, ({ query }, call) =>
    page(context, { caller: call.caller, command: own(call) }, mine(call), query),
  );
  bind(binder, ledgerRoutes.askRelease, ({ body }, { caller, command }) => {
    const { personId, accountId } = caller;
    if (personId === null) throw new Refused({ code: 'http.not-found' });
    return askRelease(context, command, { id: personId, accountId }, body);
  });
  bind(binder, ledgerRoutes.myPackage, async ({ params }, call) => {
    const made = await makePackage(context, own(call), mine(call), params.id);
    return evp(made.fileName, made.bytes);
  });
}

export function registerHandouts(binder: Binder, context: LedgerContext): void {
  bind(binder, ledgerRoutes.package, ({ params }, call) => packageOf(context, params.record, call));
  registerRestrictions(binder, context);
  registerCustody(binder, context);
  registerReleases(binder, context);
}
