// Recording that somebody takes a post.
import type { CivilDate, Id, Manner } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { heldFrom } from './appointment.decide.ts';
import { fieldsOf, portfolioRow, type Recorded, requireRegion } from './appointment.rows.ts';
import {
  insertAppointment,
  insertPerson,
  insertPortfolios,
  lockHolders,
  type PostRow,
  personNamed,
  postInScope,
} from './appointments.store.ts';
import type { PostsContext } from './posts.context.ts';
import { POST_CATEGORIES } from './roster.columns.ts';

export interface AppointInput {
  readonly person: { readonly id: Id<'person'> } | { readonly name: string };
  readonly from: CivilDate;
  readonly manner: Manner;
  readonly documentNo: string | null;
  readonly isCommitteeMember: boolean | null;
  readonly portfolios: readonly string[];
  readonly portfolioDocumentNo: string | null;
}

async function personOf(
  context: PostsContext,
  unit: Unit,
  person: AppointInput['person'],
): Promise<{ personId: Id<'person'>; personName: string }> {
  if ('id' in person) {
    const personName = await personNamed(unit.tx, person.id);
    if (personName === undefined)
      throw new Refused({ code: 'http.not-found', path: 'body.person' });
    return { personId: person.id, personName };
  }
  const personId = newId<'person'>(unit.now);
  await insertPerson(unit.tx, { id: personId, name: person.name, created_at: unit.now });
  await unit.record([
    {
      stream: 'person',
      id: personId,
      version: 1,
      type: 'person.recorded.v1',
      data: {},
      fields: { name: person.name },
    },
  ]);
  await context.afterImport?.(unit, [{ personId, name: person.name }]);
  return { personId, personName: person.name };
}

/** A post that one person holds at a time is free from the day on; two at once are put in a row. */
async function requireFree(
  unit: Unit,
  post: PostRow,
  { from, manner }: Pick<AppointInput, 'from' | 'manner'>,
): Promise<void> {
  const holders = await lockHolders(unit.tx, post.id);
  const isSingle = POST_CATEGORIES.some(
    (one) => one.postClass === post.postClass && one.organKind === post.organKind && one.isSingle,
  );
  const other = isSingle && manner !== 'ab-holder' ? heldFrom(holders, from) : undefined;
  if (other === undefined) return;
  throw new Refused({
    code: 'posts.post-already-held',
    path: 'body.from',
    values: { name: other.personName },
  });
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
  const appointment = { recordId: id, version: 1, postId: post.id, personId, from, to: null };
  await unit.record([
    {
      stream: 'appointment',
      id,
      version: 1,
      type: 'appointment.recorded.v1',
      data: {},
      organId: post.organId,
      fields: fieldsOf({ ...appointment, manner, documentNo, isCommitteeMember }, fields),
    },
  ]);
  return id;
}

/** Somebody takes a post. A post that one person holds at a time is refused while it is held. */
export function appoint(
  context: PostsContext,
  command: Command,
  postId: Id<'post'>,
  input: AppointInput,
): Promise<Recorded> {
  const { from } = input;
  return context.unitOfWork.commit(command, async (unit) => {
    const post = await postInScope(unit.tx, command.scope, postId);
    if (post === undefined || !command.scope.keys.some((key) => post.scopeKey.startsWith(key)))
      throw new Refused({ code: 'http.not-found' });
    if (from > context.clock.today())
      throw new Refused({ code: 'posts.future-change', path: 'body.from' });
    requireRegion(post, null);
    await requireFree(unit, post, input);
    const { personId, personName } = await personOf(context, unit, input.person);
    const id = await recordArrival(unit, command, post, personId, input);
    const { organId, scopeKey } = post;
    await context.afterChange?.(unit, [
      {
        kind: 'came',
        appointmentId: id,
        personId,
        personName,
        postId,
        organId,
        scopeKey,
        from,
        to: null,
      },
    ]);
    await unit.audit('posts.appoint', id);
    return { appointmentId: id };
  });
}
