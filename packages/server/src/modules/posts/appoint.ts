// Recording that somebody takes a post.
import type { CivilDate, Id, Manner } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, type Refusing } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { portfolioRow, type Recorded, requireRegion } from './appointment.rows.ts';
import {
  insertAppointment,
  insertPerson,
  insertPortfolios,
  type PostRow,
  peopleNamed,
  personNamed,
  postInScope,
} from './appointments.store.ts';
import { lockHolding } from './holding.store.ts';
import { personName } from './person-name.ts';
import type { PostsContext } from './posts.context.ts';
import { appointmentSource, personSource } from './posts.ledger.ts';
import { requireHolding } from './require-holding.ts';

export interface AppointInput {
  /** `isAnother`: known to be somebody else than those of the same name on record. */
  readonly person:
    | { readonly id: Id<'person'> }
    | { readonly name: string; readonly isAnother?: boolean | undefined };
  readonly from: CivilDate;
  readonly manner: Manner;
  readonly documentNo: string | null;
  readonly isCommitteeMember: boolean | null;
  readonly portfolios: readonly string[];
  readonly portfolioDocumentNo: string | null;
}

interface ChosenPerson {
  /** Absent: somebody new. */
  readonly id?: Id<'person'>;
  readonly name: string;
  /** Thrown within the unit of work: a retry of what was done is answered, not refused. */
  readonly refusal?: Refusing;
}

/** Somebody on record whom the caller may see, or somebody new; a name that is on record is asked about. */
async function choosePerson(
  { database }: PostsContext,
  readable: Scope,
  person: AppointInput['person'],
): Promise<ChosenPerson> {
  if ('id' in person) {
    const name = await database.read(readable, (db) => personNamed(db, person.id));
    return name === undefined
      ? { name: '', refusal: { code: 'http.not-found', path: 'body.person' } }
      : { id: person.id, name };
  }
  const name = personName(person.name);
  if (person.isAnother === true) return { name };
  const namesakes = await database.read(readable, (db) => peopleNamed(db, readable, name));
  const details = namesakes.map((one) => ({ path: one.name, message: one.title }));
  return details.length === 0
    ? { name }
    : { name, refusal: { code: 'posts.same-name', path: 'body.person', details } };
}

async function addPerson(context: PostsContext, unit: Unit, name: string): Promise<Id<'person'>> {
  const personId = newId<'person'>(unit.now);
  await insertPerson(unit.tx, { id: personId, name, created_at: unit.now });
  await context.afterImport?.(unit, [{ personId, name }]);
  return personId;
}

/** The appointment with its portfolios, and what the ledger keeps of it. */
async function recordArrival(
  unit: Unit,
  command: Command,
  post: PostRow,
  personId: Id<'person'>,
  input: AppointInput,
): Promise<Id<'appointment'>> {
  const { from, manner, documentNo, isCommitteeMember } = input;
  const id = newId<'appointment'>(unit.now);
  const shared = {
    recorded_at: unit.now,
    superseded_at: null,
    scope_key: post.scopeKey,
    recorded_by: command.actor.name,
  };
  await insertAppointment(unit.tx, {
    ...shared,
    id,
    record_id: id,
    person_id: personId,
    post_id: post.id,
    valid_from: from,
    valid_to: null,
    manner,
    document_no: documentNo,
    is_committee_member: isCommitteeMember,
    managing_committee: post.managingCommittee,
  });
  const fields = [...new Set(input.portfolios)];
  const portfolio = { from, to: null, documentNo: input.portfolioDocumentNo };
  await insertPortfolios(
    unit.tx,
    fields.map((field) =>
      portfolioRow({ ...portfolio, field }, id, { ...shared, change_reason: null }),
    ),
  );
  const { organId } = post;
  await recordHeld(unit, appointmentSource, [{ id, type: 'appointment.recorded.v1', organId }]);
  return id;
}

/**
 * Somebody takes a post. Refused while another holds a post for one, or the same person holds it already.
 * `readable`: where the caller may see people, which reaches further than where they may record.
 */
export async function appoint(
  context: PostsContext,
  command: Command,
  postId: Id<'post'>,
  input: AppointInput,
  readable: Scope = command.scope,
): Promise<Recorded> {
  const { from, manner } = input;
  const chosen = await choosePerson(context, readable, input.person);
  return context.unitOfWork.commit(command, async (unit) => {
    const post = await postInScope(unit.tx, command.scope, postId);
    if (post === undefined || !command.scope.keys.some((key) => post.scopeKey.startsWith(key)))
      throw new Refused({ code: 'http.not-found' });
    if (from > context.clock.today())
      throw new Refused({ code: 'posts.future-change', path: 'body.from' });
    requireRegion(post, null);
    if (chosen.refusal !== undefined) throw new Refused(chosen.refusal);
    await lockHolding(unit.tx, [post.regionPath]);
    const personId = chosen.id ?? (await addPerson(context, unit, chosen.name));
    const id = await recordArrival(unit, command, post, personId, input);
    // Who is new is seen by those who see their post: from here on.
    if (chosen.id === undefined)
      await recordHeld(unit, personSource, [
        { id: personId, type: 'person.recorded.v1', organId: post.organId },
      ]);
    await requireHolding(unit, [postId], 'body.from');
    await context.afterChange?.(unit, [
      {
        kind: 'came',
        appointmentId: id,
        personId,
        personName: chosen.name,
        postId,
        organId: post.organId,
        scopeKey: post.scopeKey,
        from,
        to: null,
        manner,
      },
    ]);
    await unit.audit('posts.appoint', id);
    return { appointmentId: id };
  });
}
