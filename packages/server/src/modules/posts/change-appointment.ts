// Recording changes of who holds which post: load and lock, decide, close the old rows, insert the new ones.
import type { CivilDate, Id, Manner, Result } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  type Appointment,
  type AppointmentRefusal,
  type Change,
  type Correction,
  decideCorrection,
  decideLeaving,
  decidePortfolios,
  heldFrom,
} from './appointment.decide.ts';
import {
  insertAppointment,
  insertPerson,
  insertPortfolios,
  type Locked,
  lockAppointment,
  lockHolders,
  type PostRow,
  personNamed,
  postInScope,
  supersedeAppointment,
  supersedePortfolios,
} from './appointments.store.ts';
import type { PostChange, PostsContext } from './posts.context.ts';
import { POST_CATEGORIES } from './roster.columns.ts';

interface Recorded {
  readonly appointmentId: Id<'appointment'>;
}

const fieldsOf = (appointment: Appointment, portfolios: readonly string[]) => ({
  personId: appointment.personId,
  postId: appointment.postId,
  from: appointment.from,
  to: appointment.to,
  manner: appointment.manner,
  documentNo: appointment.documentNo,
  isCommitteeMember: appointment.isCommitteeMember,
  portfolios: [...portfolios],
});

/** A portfolio row, with a record of its own unless it takes another row's place. */
function portfolioRow(
  { recordId, field, from, to, documentNo }: Change['added'][number],
  appointmentId: Id<'appointment'>,
  shared: {
    readonly recorded_at: Date;
    readonly scope_key: string;
    readonly recorded_by: string;
    readonly change_reason: string | null;
  },
) {
  const id = newId<'portfolio'>(shared.recorded_at);
  return {
    ...shared,
    id,
    record_id: recordId ?? id,
    appointment_record_id: appointmentId,
    field,
    valid_from: from,
    valid_to: to,
    document_no: documentNo,
    superseded_at: null,
  };
}

/** Writes a decided change: rows end their being current and others take their place, at one recorded time. */
async function carryOut(
  unit: Unit,
  command: Command,
  locked: Locked,
  change: Change,
  act: { readonly type: string; readonly reason: string | null },
): Promise<void> {
  const { appointment: before, scopeKey, managingCommittee } = locked;
  const after = change.appointment ?? before;
  const row = {
    scope_key: scopeKey,
    change_reason: act.reason,
    recorded_by: command.actor.name,
  };
  if (change.appointment !== undefined) {
    if ((await supersedeAppointment(unit.tx, before.recordId, before.version, unit.now)) === 0)
      throw new Refused({ code: 'http.version-conflict' });
    await insertAppointment(unit.tx, {
      id: newId<'appointment'>(unit.now),
      record_id: before.recordId,
      version: after.version,
      person_id: after.personId,
      post_id: after.postId,
      valid_from: after.from,
      valid_to: after.to,
      manner: after.manner,
      document_no: after.documentNo,
      is_committee_member: after.isCommitteeMember,
      recorded_at: unit.now,
      superseded_at: null,
      managing_committee: managingCommittee,
      ...row,
    });
  }
  await supersedePortfolios(
    unit.tx,
    change.superseded.map(({ id }) => id),
    unit.now,
  );
  await insertPortfolios(
    unit.tx,
    change.added.map((one) =>
      portfolioRow(one, before.recordId, { ...row, recorded_at: unit.now }),
    ),
  );
  const gone = new Set(change.superseded.map(({ id }) => id));
  const portfolios = [...locked.portfolios.filter(({ id }) => !gone.has(id)), ...change.added];
  await unit.record([
    {
      stream: 'appointment',
      // A change of portfolios alone is an event of its own, beside the appointment's rows.
      id: change.appointment === undefined ? newId(unit.now) : before.recordId,
      version: change.appointment === undefined ? 1 : after.version,
      type: act.type,
      data: { appointmentId: before.recordId },
      organId: locked.organId,
      fields: fieldsOf(
        after,
        portfolios.map(({ field, from, to }) => `${field} ${from}/${to ?? ''}`),
      ),
    },
  ]);
  await unit.audit(act.type.replace(/^appointment\.(.*)\.v1$/, 'posts.$1'), before.recordId);
}

/** What the change says of holding the post; nothing when only the appointment's other fields change. */
function postChangesOf(locked: Locked, after: Appointment): PostChange[] {
  const { appointment: before, personName, organId, scopeKey } = locked;
  const { recordId: appointmentId, personId, postId, from, to } = after;
  const isSameTime = before.from === from && before.to === to;
  const kind =
    before.to === to ? 'dated' : before.to === null ? 'left' : to === null ? 'returned' : 'dated';
  return isSameTime
    ? []
    : [{ kind, appointmentId, personId, personName, postId, organId, scopeKey, from, to }];
}

function changing(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  act: { type: string; reason: string | null },
  decide: (locked: Locked) => Result<Change, AppointmentRefusal>,
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const locked = await lockAppointment(unit.tx, command.scope, id);
    if (locked === undefined) throw new Refused({ code: 'http.not-found' });
    const change = unwrap(decide(locked));
    await carryOut(unit, command, locked, change, act);
    if (change.appointment !== undefined)
      await context.afterChange?.(unit, postChangesOf(locked, change.appointment));
    return { appointmentId: id };
  });
}

/** Nobody is in a post of a region after its last day. */
function requireRegion(
  place: Pick<PostRow, 'regionName' | 'regionEndedOn'>,
  to: CivilDate | null,
): void {
  const { regionName: name, regionEndedOn: on } = place;
  if (on !== null && (to === null || to > on))
    throw new Refused({ code: 'posts.region-ended', values: { name, on } });
}

export function leave(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  input: { version: number; on: CivilDate; documentNo: string | null },
): Promise<Recorded> {
  return changing(
    context,
    command,
    id,
    { type: 'appointment.left.v1', reason: null },
    ({ appointment, portfolios }) =>
      decideLeaving(appointment, portfolios, input, context.clock.today()),
  );
}

export function correct(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  { reason, ...input }: Correction & { reason: string },
): Promise<Recorded> {
  return changing(
    context,
    command,
    id,
    { type: 'appointment.corrected.v1', reason },
    ({ appointment, portfolios, ...place }) => {
      requireRegion(place, input.to);
      return decideCorrection(appointment, portfolios, input, context.clock.today());
    },
  );
}

export function changePortfolios(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  { reason, ...input }: Parameters<typeof decidePortfolios>[2] & { readonly reason: string | null },
): Promise<Recorded> {
  return changing(
    context,
    command,
    id,
    { type: 'appointment.portfolios-changed.v1', reason },
    ({ appointment, portfolios }) =>
      decidePortfolios(appointment, portfolios, input, context.clock.today()),
  );
}

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

/** Somebody takes a post. A post that one person holds at a time is refused while it is held. */
export function appoint(
  context: PostsContext,
  command: Command,
  postId: Id<'post'>,
  input: AppointInput,
): Promise<Recorded> {
  const { from, manner, documentNo, isCommitteeMember } = input;
  return context.unitOfWork.commit(command, async (unit) => {
    const post = await postInScope(unit.tx, command.scope, postId);
    if (post === undefined || !command.scope.keys.some((key) => post.scopeKey.startsWith(key)))
      throw new Refused({ code: 'http.not-found' });
    if (from > context.clock.today())
      throw new Refused({ code: 'posts.future-change', path: 'body.from' });
    requireRegion(post, null);
    await requireFree(unit, post, input);
    const { personId, personName } = await personOf(context, unit, input.person);
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
      post_id: postId,
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
    const appointment = { recordId: id, version: 1, postId, personId, from, to: null };
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
