// Opening a case: by an office for its region, or by the department of a committee; who opens it is its first member.
import type { AccountabilityCase } from '@jinze/contracts';
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { type Acting, recordCase, stepOfCase } from './act-on-case.ts';
import { decideOpening } from './case.decide.ts';
import { caseById, insertCase, insertMember } from './cases.store.ts';
import { readerOf, requireImpartial } from './judging.ts';
import { refuseSecrets } from './secrets.ts';

/** How long who opens a case is named in it, unless somebody says otherwise. */
const OPENER_DAYS = 366;

/** Whose case it is: of an office by its region and level, or of a committee's department. */
function handlingOf(caller: Caller, region: string, level: string) {
  const office = caller.grants.find(
    (grant) =>
      grant.role === 'safety-office' && grant.regionPath === region && grant.level === level,
  );
  if (office !== undefined) return { scope_key: scopeKeyOf(office.level ?? 'county', region) };
  const department = caller.grants.find((grant) => grant.committeePath === region);
  if (department !== undefined) return { handling_committee: region };
  throw new Refused({ code: 'http.not-found', path: 'body.region' });
}

/** Seen by the role, or because the account is named for the accident; and not withdrawn. */
async function requireAccident(
  { database, accident, scopeOfNamed }: AccountabilityContext,
  { accountId }: Caller,
  scope: Scope,
  id: Id<'accident'>,
): Promise<void> {
  const seenIn = (reach: Scope) => database.read(reach, (db) => accident(db, reach, id));
  const found =
    (await seenIn(scope)) ??
    (await seenIn(await database.read(NO_SCOPE, (db) => scopeOfNamed(db, accountId, id))));
  if (found === undefined) throw new Refused({ code: 'http.not-found', path: 'body.accidentId' });
  if (found.isWithdrawn)
    throw new Refused({ code: 'accountability.accident-withdrawn', path: 'body.accidentId' });
}

/** A closed case the caller is named in: what runs is gone on with, and what one may not read one does not reopen. */
async function requireClosed(
  context: AccountabilityContext,
  { caller, command }: Acting,
  id: Id<'case'>,
): Promise<void> {
  const reader = await readerOf(context, caller);
  const { scope } = command;
  const earlier = await context.database.read(scope, (db) => caseById(db, scope, id, reader));
  if (earlier === undefined) throw new Refused({ code: 'http.not-found', path: 'body.reopensId' });
  if (earlier.state !== 'closed')
    throw new Refused({ code: 'accountability.not-closed', path: 'body.reopensId' });
}

/** Who opens it is its first member, and nobody who stands in its chain opens it. */
export async function openCase(
  context: AccountabilityContext,
  { caller, command }: Acting,
  accidentScope: Scope,
  input: {
    readonly region: string;
    readonly title: string;
    readonly origin: AccountabilityCase['origin'];
    readonly accidentId: Id<'accident'> | null;
    readonly originReference: string | null;
    readonly basisDocument: string;
    readonly facts: string;
    readonly quorum: number | null;
    readonly openedOn: CivilDate;
    readonly reopensId?: Id<'case'> | null;
  },
): Promise<{ readonly id: Id<'case'> }> {
  const { title, facts, originReference, basisDocument } = input;
  refuseSecrets({ title, facts, originReference, basisDocument });
  const today = context.clock.today();
  if ((input.origin === 'accident') !== (input.accidentId !== null))
    throw new Refused({ code: 'accountability.accident-needed', path: 'body.accidentId' });
  const { accidentId } = input;
  if (accidentId !== null) await requireAccident(context, caller, accidentScope, accidentId);
  const { reopensId = null } = input;
  if (reopensId !== null) await requireClosed(context, { caller, command }, reopensId);
  await requireImpartial(context, selvesOf(caller), { caseId: reopensId, accidentId });
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const decided = unwrap(decideOpening(input.openedOn, today));
    const id = newId<'case'>(unit.now);
    await insertCase(unit.tx, {
      id,
      version: 1,
      state: decided.state,
      region_path: region.path,
      ...handlingOf(caller, region.path, region.level),
      office: command.actor.name,
      title,
      origin: input.origin,
      accident_id: accidentId,
      origin_reference: originReference,
      basis_document: basisDocument,
      facts,
      quorum: input.quorum,
      opened_on: input.openedOn,
      opened_by: command.actor.name,
      opened_by_account: caller.accountId,
      reopens_id: reopensId,
    });
    await insertMember(unit.tx, {
      id: newId<'case-member'>(unit.now),
      case_id: id,
      account_id: caller.accountId,
      name: command.actor.name,
      basis: basisDocument,
      from_day: input.openedOn,
      until_day: addDays(today, OPENER_DAYS),
      added_at: unit.now,
      added_by: command.actor.name,
    });
    const said = { on: input.openedOn, documentNo: basisDocument };
    await stepOfCase(unit, command.actor.name, { id, version: 1, act: 'open' }, said);
    await recordCase(unit, id, decided.event);
    await unit.audit('accountability.open', id);
    return { id };
  });
}
