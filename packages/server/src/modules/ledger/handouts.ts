// Packages handed to a discipline organ or an archive, and contents released to a person who has left: asked for,
// approved by a second person, made, taken; every step stands in the custody list and in the log.
import { createHash } from 'node:crypto';
import type { Id } from '@jinze/kernel';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  type CustodyRow,
  custodyOf,
  type HandoutRow,
  type HandoutsOf,
  handoutOf,
  insertCustody,
  insertHandout,
  lockHandout,
  updateHandout,
} from './handouts.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { bodiesOf, entryCount, recordsOfPerson, sealedOffAmong } from './packages.store.ts';
import { MAX_ITEMS, pack } from './packages.ts';
import { handoutSource } from './two-persons.ledger.ts';
import {
  HANDOUT_STEPS,
  type HandoutDecision,
  isSameParty,
  type Party,
  stepOf,
} from './two-persons.states.ts';

export interface HandoutRequest {
  readonly kind: 'custody' | 'release';
  readonly bodies: readonly [Id<'organ'>, ...Id<'organ'>[]];
  readonly personId: Id<'person'> | null;
  readonly records: readonly string[];
  readonly recipient: string;
  readonly purpose: string;
  readonly documentNo: string | null;
}

type Uow = Pick<LedgerContext, 'unitOfWork'>;

interface Step {
  readonly id: Id<'handout'>;
  readonly act: CustodyRow['act'];
  readonly note: string | null;
  readonly hashes: Record<string, string>;
  readonly organId: Id<'organ'>;
  /** When it was done, where that is not when it is written down. */
  readonly at?: Date;
}

/** One entry of the custody list, and one leaf: that somebody asked for contents tells on someone by itself. */
async function take(unit: Unit, { actor }: Command, step: Step): Promise<void> {
  const { id, act, note, hashes, organId, at = unit.now } = step;
  const { accountId, name } = actor;
  await insertCustody(unit.tx, { handoutId: id, at, accountId, name, act, note, hashes });
  await recordHeld(unit, handoutSource, [
    {
      id,
      type: `handout.${act}.v1`,
      organId,
      isConcealed: true,
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
  const { records, bodies } = request;
  const [organId] = bodies;
  if (records.length === 0) throw new Refused({ code: 'ledger.nothing-to-pack' });
  // What could never be made is not asked for either: an entry is a version of a record.
  const count = await entryCount(unit.tx, records);
  if (count > MAX_ITEMS) throw new Refused({ code: 'ledger.too-many-records', values: { count } });
  const id = newId<'handout'>(unit.now);
  await insertHandout(unit.tx, {
    id,
    version: 1,
    kind: request.kind,
    state: 'proposed',
    organ_id: organId,
    bodies: [...bodies],
    person_id: request.personId,
    recipient: request.recipient,
    purpose: request.purpose,
    document_no: request.documentNo,
    records: [...records],
    entries: null,
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
  await take(unit, command, { id, act: 'requested', note: null, hashes: {}, organId });
  return { id, records: records.length };
}

function bodiesAmong(
  found: readonly { readonly organId: string }[],
): HandoutRequest['bodies'] | undefined {
  const [first, ...others] = [...new Set(found.map(({ organId }) => organId as Id<'organ'>))];
  return first === undefined ? undefined : [first, ...others];
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
  context: Uow,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  asked: CustodyRequest,
): Promise<{ id: Id<'handout'>; records: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const named = new Set(asked.records);
    if ((asked.personId === null) === (named.size === 0))
      throw new Refused({ code: 'ledger.person-or-records', path: 'body.person' });
    const found =
      asked.personId === null
        ? await bodiesOf(unit.tx, [...named], { keys: scope.keys, persons: [] })
        : await recordsOfPerson(unit.tx, asked.personId, scope.keys, MAX_ITEMS + 1);
    const records = [...new Set(found.map(({ record }) => record))];
    const bodies = bodiesAmong(found);
    if (bodies === undefined || records.length < named.size)
      throw new Refused({ code: 'ledger.nothing-to-pack' });
    return add(unit, command, accountId, { ...asked, kind: 'custody', records, bodies });
  });
}

/** The person's own records of one body, which decides. */
export function askRelease(
  context: Uow,
  command: Command,
  person: { readonly id: Id<'person'>; readonly accountId: Id<'account'> },
  asked: { readonly records: readonly string[]; readonly purpose: string },
): Promise<{ id: Id<'handout'>; records: number }> {
  return context.unitOfWork.commit(ownScope(command, person.id), async (unit) => {
    const records = [...new Set(asked.records)];
    const found = await bodiesOf(unit.tx, records, { keys: [], persons: [person.id] });
    if (found.length < records.length) throw new Refused({ code: 'ledger.no-body' });
    const bodies = bodiesAmong(found);
    if (bodies === undefined) throw new Refused({ code: 'ledger.nothing-to-pack' });
    if (bodies.length > 1) throw new Refused({ code: 'ledger.not-several-bodies' });
    return add(unit, command, person.accountId, {
      kind: 'release',
      personId: person.id,
      recipient: command.actor.name,
      purpose: asked.purpose,
      documentNo: null,
      records,
      bodies,
    });
  });
}

/** A session's own rows: its routes need no role, so no grant has said whose they are. */
export const ownScope = (command: Command, personId: Id<'person'> | null): Command => ({
  ...command,
  scope: { keys: [], committees: [], persons: personId === null ? [] : [personId] },
});

/** The row is locked and its version compared: nobody else can have written it. */
async function kept(
  unit: Unit,
  { id, version }: HandoutRow,
  change: Parameters<typeof updateHandout>[3],
): Promise<void> {
  if (!(await updateHandout(unit.tx, id, version, change)))
    throw new Refused({ code: 'http.version-conflict' });
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

/** Records move, and people with them: whoever acts reaches every record as it is now. */
async function requireReach(db: Reader, of: HandoutsOf, row: HandoutRow): Promise<void> {
  const { records, personId } = row;
  const scope =
    'keys' in of
      ? { keys: of.keys, persons: [] }
      : { keys: [], persons: personId === null ? [] : [personId] };
  if ((await bodiesOf(db, records, scope)).length < records.length)
    throw new Refused({ code: 'ledger.out-of-reach' });
}

/** What was released is what there was then. */
async function requireUnchanged(db: Reader, { kind, records, entries }: HandoutRow) {
  if (kind === 'release' && (await entryCount(db, records)) !== entries)
    throw new Refused({ code: 'ledger.changed-since-release' });
}

export function decideHandout(
  context: Uow,
  command: Command,
  scope: Scope,
  by: Party & { readonly accountId: Id<'account'> },
  asked: {
    readonly id: Id<'handout'>;
    readonly version: number;
    readonly decision: HandoutDecision;
    readonly note: string | null;
  },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const of = { keys: scope.keys, viewer: by };
    const row = await locked(unit, of, asked.id, asked.version);
    const requester = { accountId: row.requestedBy, personId: row.requesterPerson };
    const step = stepOf(HANDOUT_STEPS[row.state], asked.decision, isSameParty(requester, by));
    if ('refusal' in step) throw new Refused({ code: step.refusal });
    await requireReach(unit.tx, of, row);
    const isReleased = row.kind === 'release' && step.to === 'approved';
    await kept(unit, row, {
      state: step.to,
      ...(isReleased ? { entries: await entryCount(unit.tx, row.records) } : {}),
      decided_by: by.accountId,
      decider: command.actor.name,
      decided_at: unit.now,
      note: asked.note,
    });
    const { id, organId } = row;
    await take(unit, command, { id, act: step.to, note: asked.note, hashes: {}, organId });
    return { version: row.version + 1 };
  });
}

/** Entries of a custody list that a package of a thousand items still has room for: each names every part. */
const MAX_CUSTODY = 50;

/** What was taken once is not made anew behind the list's end; a person may take what was released to them again. */
const MAKEABLE: Readonly<Record<HandoutRow['kind'], readonly HandoutRow['state'][]>> = {
  custody: ['approved'],
  release: ['approved', 'handed-over'],
};

/** A record that was sealed off while its package was built is not given out: what is on the list is what was allowed. */
export async function refuseSealedOff(tx: Tx, records: readonly string[]): Promise<void> {
  const record = await sealedOffAmong(tx, records);
  if (record !== undefined) throw new Refused({ code: 'ledger.sealed-off', values: { record } });
}

/** The handout whose package may be made, and its custody list so far. */
async function makeable(
  { database }: LedgerContext,
  scope: Scope,
  of: HandoutsOf,
  id: Id<'handout'>,
) {
  return database.read(scope, async (db) => {
    const row = await handoutOf(db, of, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (!MAKEABLE[row.kind].includes(row.state))
      throw new Refused({ code: 'ledger.not-that-state' });
    await requireReach(db, of, row);
    await requireUnchanged(db, row);
    const custody = await custodyOf(db, [id]);
    if (custody.length >= MAX_CUSTODY) throw new Refused({ code: 'ledger.made-too-often' });
    return { row, custody };
  });
}

/**
 * The package of an approved handout; what was made when stands in the custody list with its hash. It is built first, and
 * only its entry is written: one that has meanwhile been made by somebody else is a conflict, for its list names neither.
 */
export async function makePackage(
  context: LedgerContext,
  command: Command,
  of: HandoutsOf,
  id: Id<'handout'>,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  // Without a key: each making is an act of its own, and its answer is a file.
  const { actor, scope } = command;
  const { row, custody } = await makeable(context, scope, of, id);
  const at = context.clock.now();
  const entries = [...custody, { at, name: actor.name, act: 'made', note: null }];
  const packed = await pack(context, {
    records: row.records,
    purpose: `${row.purpose}（${row.recipient}）`,
    madeBy: row.organName ?? actor.name,
    custody: entries.map(({ at: when, name, act, note }) => ({
      at: when.toISOString(),
      who: name,
      act,
      note: note ?? '',
    })),
  });
  if (!packed.ok) throw new Refused(packed.error);
  const bytes = packed.value;
  const fileName = `证据包-${id}.evp`;
  const hash = createHash('sha256').update(bytes).digest('hex');
  await context.unitOfWork.commit({ actor, scope }, async (unit) => {
    await locked(unit, of, id, row.version);
    await refuseSealedOff(unit.tx, row.records);
    await requireUnchanged(unit.tx, row);
    await kept(unit, row, { package_hash: hash });
    const hashes = { [fileName]: hash };
    const { organId } = row;
    await take(unit, command, { id, act: 'made', note: null, hashes, organId, at });
    return {};
  });
  return { fileName, bytes };
}

export function recordTaken(
  context: Uow,
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
    await requireReach(unit.tx, of, row);
    const [made] = (await custodyOf(unit.tx, [asked.id]))
      .filter(({ act }) => act === 'made')
      .toReversed();
    if (made === undefined) throw new Refused({ code: 'ledger.not-that-state' });
    await kept(unit, row, {
      state: 'handed-over',
      taken_by: asked.takenBy,
      taken_at: unit.now,
    });
    const note = asked.note === null ? asked.takenBy : `${asked.takenBy}：${asked.note}`;
    const { hashes } = made;
    await take(unit, command, {
      id: row.id,
      act: 'handed-over',
      note,
      hashes,
      organId: row.organId,
    });
    return { version: row.version + 1 };
  });
}
