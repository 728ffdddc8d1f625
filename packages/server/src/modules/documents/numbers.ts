// The register of document numbers: the next one is kept free, given to a document that was not made here, or void.
import type { NumberRegister } from '@jinze/contracts';
import { numberText } from '@jinze/documents/official';
import { assert, type CivilDate, type Id, yearOf } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { DocumentPlace } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import type { DocumentsContext } from './documents.context.ts';
import { documentNumberSource } from './documents.ledger.ts';
import { decideAct, decideNext, type NumberAct } from './number.decide.ts';
import {
  countOn,
  insertNumber,
  lockNumber,
  type NumberRow,
  updateNumber,
} from './numbers.store.ts';

export const refuseSecrets = secretsRefuser('documents.marked-secret');

type NumberPlace = Omit<DocumentPlace, 'personId'>;

export interface TakenNumber {
  readonly id: Id<'document-number'>;
  readonly code: string;
  readonly year: number;
  readonly n: number;
}

/** As what somebody makes papers there: the roles that let them. */
export function officesOf(
  { may }: DocumentsContext,
  caller: Caller,
  { scopeKey, managingCommittee }: Pick<NumberPlace, 'scopeKey' | 'managingCommittee'>,
): readonly string[] {
  const resource = { ...(scopeKey === null ? {} : { scopeKey }), managingCommittee };
  return caller.grants
    .filter((grant) => may({ ...caller, grants: [grant] }, 'documents.make', resource))
    .map(({ role }) => role);
}

/** As what they take numbers there. */
export const officeOf = (...asked: Parameters<typeof officesOf>): string | undefined =>
  officesOf(...asked)[0];

/** The next number of a place, in the unit that uses it: what is undone gives it back. */
export async function takeNext(
  unit: Unit,
  place: NumberPlace,
  asked: {
    readonly code: string;
    readonly year: number;
    readonly first: number | null;
    readonly office: string | undefined;
    readonly isOwn?: boolean;
  },
  as: {
    readonly documentId: Id<'document'> | null;
    readonly purpose: string | null;
    readonly on: CivilDate;
    readonly by: string;
  },
): Promise<TakenNumber> {
  const { code, year, first, office, isOwn = false } = asked;
  assert(office !== undefined, 'who takes a number may make documents there');
  const owner = {
    region_path: place.regionPath,
    scope_key: place.scopeKey,
    managing_committee: place.managingCommittee,
    code,
    year,
  };
  const begun = newId<'number-series'>(unit.now);
  const series = await countOn(unit.tx, {
    id: begun,
    ...owner,
    office,
    first: first ?? 1,
    last: first ?? 1,
  });
  const thisYear = yearOf(as.on);
  const n = unwrap(
    decideNext({ given: series.last, isNew: series.id === begun, first, year, thisYear, isOwn }),
  );
  const id = newId<'document-number'>(unit.now);
  await insertNumber(unit.tx, {
    id,
    version: 1,
    state: as.documentId === null ? 'reserved' : 'used',
    series_id: series.id,
    ...owner,
    organ_id: place.organId,
    n,
    purpose: as.purpose,
    document_id: as.documentId,
    taken_on: as.on,
    recorded_at: unit.now,
    recorded_by: as.by,
  });
  return { id, code, year, n };
}

export const recordNumber = (
  unit: Unit,
  {
    id,
    organId,
    isConcealed = false,
  }: {
    readonly id: Id<'document-number'>;
    readonly organId: Id<'organ'> | null;
    readonly isConcealed?: boolean;
  },
  type: string,
): Promise<void> =>
  recordHeld(unit, documentNumberSource, [
    { id, type, ...(organId === null ? {} : { organId }), isConcealed },
  ]);

/** Whose register it is, if it is the caller's. */
async function placeIn(
  db: Reader,
  scope: Scope,
  { region: path, register }: { readonly region: string; readonly register: NumberRegister },
): Promise<NumberPlace> {
  const region = await regionAt(db, path);
  if (region !== undefined) {
    const scopeKey = scopeKeyOf(region.level, path);
    const isOwn = covers(scope, register === 'office' ? { scopeKey } : { managingCommittee: path });
    const organId = (await leadingOrganOf(db, path)) ?? null;
    const place = { regionPath: path, organId };
    if (isOwn)
      return register === 'office'
        ? { ...place, scopeKey, managingCommittee: null }
        : { ...place, scopeKey: null, managingCommittee: path };
  }
  throw new Refused({ code: 'http.not-found', path: 'body.region' });
}

export async function reserveNumber(
  context: DocumentsContext,
  command: Command,
  caller: Caller,
  input: {
    readonly region: string;
    readonly register: NumberRegister;
    readonly code: string;
    readonly first: number | null;
    readonly purpose: string;
  },
): Promise<{ id: Id<'document-number'> }> {
  const { unitOfWork, clock } = context;
  refuseSecrets({ purpose: input.purpose });
  return unitOfWork.commit(command, async (unit) => {
    const place = await placeIn(unit.tx, command.scope, input);
    const on = clock.today();
    const { id } = await takeNext(
      unit,
      place,
      {
        code: input.code,
        year: Number(on.slice(0, 4)),
        first: input.first,
        office: officeOf(context, caller, place),
      },
      { documentId: null, purpose: input.purpose, on, by: command.actor.name },
    );
    const { organId } = place;
    await recordNumber(unit, { id, organId }, 'document-number.reserved.v1');
    await unit.audit('documents.reserve', id);
    return { id };
  });
}

/** A number that was decided on, written with what the act brings. */
export async function actOnNumber(
  { unitOfWork, clock }: DocumentsContext,
  command: Command,
  { id, version }: { readonly id: Id<'document-number'>; readonly version: number },
  act: NumberAct,
  words: string,
): Promise<void> {
  refuseSecrets({ [act === 'use' ? 'title' : 'reason']: words });
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockNumber(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { state, event } = unwrap(decideAct(factsOf(row), act));
    const changes =
      act === 'use'
        ? { purpose: words }
        : { void_reason: words, voided_on: clock.today(), voided_by: command.actor.name };
    if ((await updateNumber(unit.tx, row, { state, ...changes })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await recordNumber(unit, { id, organId: row.organ_id }, event);
    await unit.audit(act === 'use' ? 'documents.use-number' : 'documents.void-number', id);
    return {};
  });
}

export const factsOf = (row: NumberRow) => ({
  state: row.state,
  year: row.year,
  isOnDocument: row.document_id !== null && row.document_state !== 'withdrawn',
  isOfRecord: row.state === 'used' && row.document_state === 'withdrawn',
});

export const textOf = ({ code, year, n }: Pick<NumberRow, 'code' | 'year' | 'n'>): string =>
  numberText({ code, year, n });
