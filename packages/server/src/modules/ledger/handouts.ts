// Packages for a discipline organ or an archive, evidence a discipline organ calls for, contents for a person who has left: asked for, and decided by a second person.
import type { Handout } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { latestCommittee } from '../posts/index.ts';
import { kept, locked, ownScope, requireReach, take } from './handout-steps.ts';
import { insertHandout } from './handouts.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { allRecordsOfPerson, bodiesOf, entryCount, recordsOfPerson } from './packages.store.ts';
import { MAX_ITEMS } from './packages.ts';
import {
  HANDOUT_STEPS,
  type HandoutDecision,
  isSameParty,
  type Party,
  stepOf,
} from './two-persons.states.ts';

export interface HandoutRequest {
  readonly kind: Handout['kind'];
  /** Whose discipline organ calls for it: then no body has a part in it. */
  readonly committee?: string;
  readonly bodies: readonly [Id<'organ'>, ...Id<'organ'>[]];
  readonly personId: Id<'person'> | null;
  readonly records: readonly string[];
  readonly recipient: string;
  readonly purpose: string;
  readonly documentNo: string | null;
}

type Uow = Pick<LedgerContext, 'unitOfWork'>;

async function add(
  unit: Unit,
  command: Command,
  accountId: Id<'account'>,
  request: HandoutRequest,
): Promise<{ id: Id<'handout'>; records: number }> {
  const { records, bodies } = request;
  const committee = request.committee ?? null;
  const organId = committee === null ? bodies[0] : null;
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
    committee,
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

/**
 * 调取: all records of a person whose latest post the caller's committee manages, in whatever body, for and against alike.
 * A colleague in the discipline organ decides.
 */
export function callForEvidence(
  context: Uow,
  command: Command,
  scope: Scope,
  accountId: Id<'account'>,
  asked: {
    readonly personId: Id<'person'>;
    readonly purpose: string;
    readonly documentNo: string;
  },
): Promise<{ id: Id<'handout'>; records: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const committee = await latestCommittee(unit.tx, asked.personId);
    if (committee === null || !scope.committees.includes(committee))
      throw new Refused({ code: 'ledger.other-committee', path: 'body.person' });
    const found = await allRecordsOfPerson(unit.tx, asked.personId, MAX_ITEMS + 1);
    const bodies = bodiesAmong(found);
    if (bodies === undefined) throw new Refused({ code: 'ledger.nothing-to-pack' });
    const records = found.map(({ record }) => record);
    const recipient = command.actor.name;
    return add(unit, command, accountId, {
      ...asked,
      kind: 'evidence',
      committee,
      recipient,
      records,
      bodies,
    });
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
    const of = { scope, viewer: by };
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
