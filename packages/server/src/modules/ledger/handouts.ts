// Packages handed to a discipline organ or an archive, and contents released to a person who has left: asked for,
// approved by a second person, made, taken; every step stands in the custody list and in the log.
import { createHash } from 'node:crypto';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  type CustodyRow,
  custodyOf,
  type HandoutRow,
  type HandoutsOf,
  insertCustody,
  insertHandout,
  lockHandout,
  updateHandout,
} from './handouts.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { bodiesOf, recordsOfPerson } from './packages.store.ts';
import { MAX_ITEMS, pack } from './packages.ts';

export interface HandoutRequest {
  readonly kind: 'custody' | 'release';
  readonly organId: Id<'organ'>;
  readonly personId: Id<'person'> | null;
  readonly records: readonly string[];
  readonly recipient: string;
  readonly purpose: string;
  readonly documentNo: string | null;
}

interface Step {
  readonly id: Id<'handout'>;
  readonly version: number;
  readonly state: string;
  readonly act: CustodyRow['act'];
  readonly note: string | null;
  readonly hashes: Record<string, string>;
  readonly request: Omit<HandoutRequest, 'organId'> & { readonly organId: Id<'organ'> | null };
}

/** One entry of the custody list, and one leaf: that somebody asked for contents tells on someone by itself. */
async function take(unit: Unit, command: Command, step: Step): Promise<void> {
  const { id, version, state, act, note, hashes, request } = step;
  await insertCustody(unit.tx, {
    handoutId: id,
    at: unit.now,
    accountId: command.actor.accountId,
    name: command.actor.name,
    act,
    note,
    hashes,
  });
  await unit.record([
    {
      stream: 'handout',
      id,
      version,
      type: `handout.${act}.v1`,
      data: {},
      ...(request.organId === null ? {} : { organId: request.organId }),
      isConcealed: true,
      fields: {
        kind: request.kind,
        state,
        recipient: request.recipient,
        purpose: request.purpose,
        documentNo: request.documentNo,
        records: [...request.records],
        hashes,
      },
    },
  ]);
  await unit.audit(`ledger.${act}`, id);
}

async function add(
  unit: Unit,
  command: Command,
  accountId: Id<'account'>,
  request: HandoutRequest,
): Promise<{ id: Id<'handout'>; records: number }> {
  const { records } = request;
  if (records.length === 0) throw new Refused({ code: 'ledger.nothing-to-pack' });
  if (records.length > MAX_ITEMS)
    throw new Refused({ code: 'ledger.too-many-records', values: { count: records.length } });
  const id = newId<'handout'>(unit.now);
  await insertHandout(unit.tx, {
    id,
    version: 1,
    kind: request.kind,
    state: 'proposed',
    organ_id: request.organId,
    person_id: request.personId,
    recipient: request.recipient,
    purpose: request.purpose,
    document_no: request.documentNo,
    records: [...records],
    requested_by: accountId,
    requester: command.actor.name,
    requested_at: unit.now,
    decided_by: null,
    decider: null,
    decided_at: null,
    note: null,
    package_hash: null,
    taken_by: null,
    taken_at: null,
  });
  const step = { id, version: 1, state: 'proposed', act: 'requested', note: null } as const;
  await take(unit, command, { ...step, hashes: {}, request });
  return { id, records: records.length };
}

export interface CustodyRequest {
  readonly personId: Id<'person'> | null;
  readonly records: readonly string[];
  readonly recipient: string;
  readonly purpose: string;
  readonly documentNo: string | null;
}

/** All records of a person in the own bodies, for and against alike, or those that are named. */
export function askCustody(
  context: LedgerContext,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  asked: CustodyRequest,
): Promise<{ id: Id<'handout'>; records: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const found =
      asked.personId === null
        ? await bodiesOf(unit.tx, asked.records, { keys: scope.keys, persons: [] })
        : await recordsOfPerson(unit.tx, asked.personId, scope.keys, MAX_ITEMS + 1);
    const records = [...new Set(found.map(({ record }) => record))];
    const organId = found[0]?.organId as Id<'organ'> | undefined;
    if (organId === undefined || (asked.personId === null && records.length < asked.records.length))
      throw new Refused({ code: 'ledger.nothing-to-pack' });
    return add(unit, command, accountId, { ...asked, kind: 'custody', records, organId });
  });
}

/** The person's own records of one body, which decides. */
export function askRelease(
  context: LedgerContext,
  command: Command,
  person: { readonly id: Id<'person'>; readonly accountId: Id<'account'> },
  asked: { readonly records: readonly string[]; readonly purpose: string },
): Promise<{ id: Id<'handout'>; records: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const records = [...new Set(asked.records)];
    const found = await bodiesOf(unit.tx, records, { keys: [], persons: [person.id] });
    if (found.length < records.length) throw new Refused({ code: 'ledger.no-body' });
    const bodies = [...new Set(found.map(({ organId }) => organId))] as Id<'organ'>[];
    const [organId] = bodies;
    if (organId === undefined) throw new Refused({ code: 'ledger.nothing-to-pack' });
    if (bodies.length > 1) throw new Refused({ code: 'ledger.not-several-bodies' });
    return add(unit, command, person.accountId, {
      kind: 'release',
      personId: person.id,
      recipient: command.actor.name,
      purpose: asked.purpose,
      documentNo: null,
      records,
      organId,
    });
  });
}

async function locked(
  unit: Unit,
  of: HandoutsOf,
  id: Id<'handout'>,
  version: number,
): Promise<HandoutRow> {
  const row = await lockHandout(unit.tx, of, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version) throw new Refused({ code: 'http.version-conflict' });
  return row;
}

const requestOf = (row: HandoutRow): Step['request'] => ({
  ...row,
  kind: row.kind as HandoutRequest['kind'],
});

const DECISIONS = { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const;

export function decideHandout(
  context: LedgerContext,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  asked: {
    readonly id: Id<'handout'>;
    readonly version: number;
    readonly decision: keyof typeof DECISIONS;
    readonly note: string | null;
  },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await locked(unit, { keys: scope.keys }, asked.id, asked.version);
    if (row.state !== 'proposed') throw new Refused({ code: 'ledger.not-that-state' });
    const isOwn = row.requestedBy === accountId;
    if (asked.decision === 'withdraw' && !isOwn) throw new Refused({ code: 'ledger.not-yours' });
    if (asked.decision !== 'withdraw' && isOwn) throw new Refused({ code: 'ledger.second-person' });
    const reachable = await bodiesOf(unit.tx, row.records, { keys: scope.keys, persons: [] });
    if (reachable.length < row.records.length) throw new Refused({ code: 'access.not-allowed' });
    const state = DECISIONS[asked.decision];
    const decided = { decided_by: accountId, decider: command.actor.name, decided_at: unit.now };
    await updateHandout(unit.tx, row.id, row.version, { state, ...decided, note: asked.note });
    const version = row.version + 1;
    const { note } = asked;
    await take(unit, command, {
      id: row.id,
      version,
      state,
      act: state,
      note,
      hashes: {},
      request: requestOf(row),
    });
    return { version };
  });
}

/** The package of an approved handout; what was made when stands in the custody list with its hash. */
export function makePackage(
  context: LedgerContext,
  command: Command,
  of: HandoutsOf,
  id: Id<'handout'>,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  // Without a key: each making is an act of its own, and its answer is a file.
  const { actor, scope } = command;
  return context.unitOfWork.commit({ actor, scope }, async (unit) => {
    const row = await lockHandout(unit.tx, of, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.state !== 'approved' && row.state !== 'handed-over')
      throw new Refused({ code: 'ledger.not-that-state' });
    const custody = [
      ...(await custodyOf(unit.tx, [id])),
      { at: unit.now, name: actor.name, act: 'made', note: null },
    ].map(({ at, name, act, note }) => ({
      at: at.toISOString(),
      who: name,
      act,
      note: note ?? '',
    }));
    const packed = await pack(unit.tx, context, {
      records: row.records,
      purpose: `${row.purpose}（${row.recipient}）`,
      madeBy: row.organName ?? actor.name,
      custody,
    });
    if (!packed.ok) throw new Refused(packed.error);
    const bytes = packed.value;
    const fileName = `证据包-${id}.evp`;
    const hash = createHash('sha256').update(bytes).digest('hex');
    const version = row.version + 1;
    await updateHandout(unit.tx, id, row.version, { package_hash: hash });
    await take(unit, command, {
      id,
      version,
      state: row.state,
      act: 'made',
      note: null,
      hashes: { [fileName]: hash },
      request: requestOf(row),
    });
    return { fileName, bytes };
  });
}

export function recordTaken(
  context: LedgerContext,
  command: Command,
  of: HandoutsOf,
  asked: {
    readonly id: Id<'handout'>;
    readonly version: number;
    readonly takenBy: string;
    readonly note: string | null;
  },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await locked(unit, of, asked.id, asked.version);
    if (row.state !== 'approved') throw new Refused({ code: 'ledger.not-that-state' });
    const [made] = (await custodyOf(unit.tx, [asked.id]))
      .filter(({ act }) => act === 'made')
      .toReversed();
    if (made === undefined) throw new Refused({ code: 'ledger.not-that-state' });
    const version = row.version + 1;
    await updateHandout(unit.tx, row.id, row.version, {
      state: 'handed-over',
      taken_by: asked.takenBy,
      taken_at: unit.now,
    });
    await take(unit, command, {
      id: row.id,
      version,
      state: 'handed-over',
      act: 'handed-over',
      note: asked.note === null ? asked.takenBy : `${asked.takenBy}：${asked.note}`,
      hashes: made.hashes,
      request: requestOf(row),
    });
    return { version };
  });
}
