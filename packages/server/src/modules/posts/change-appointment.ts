// Recording changes of who holds which post: load and lock, decide, close the old rows, insert the new ones.
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  type AppointmentRefusal,
  type Change,
  type Correction,
  decideCorrection,
  decideLeaving,
  decidePortfolios,
} from './appointment.decide.ts';
import { fieldsOf, portfolioRow, type Recorded, requireRegion } from './appointment.rows.ts';
import {
  insertAppointment,
  insertPortfolios,
  type Locked,
  lockAppointment,
  supersedeAppointment,
  supersedePortfolios,
} from './appointments.store.ts';
import type { PostChange, PostsContext } from './posts.context.ts';

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
function postChangesOf(locked: Locked, change: Change): PostChange[] {
  const { appointment: before, personName, organId, scopeKey } = locked;
  const { recordId: appointmentId, personId, postId, from, to } = change.appointment ?? before;
  const isSameTime = before.from === from && before.to === to;
  if (isSameTime && change.superseded.length + change.added.length === 0) return [];
  const kind = isSameTime
    ? 'portfolios'
    : before.to === to
      ? 'dated'
      : before.to === null
        ? 'left'
        : to === null
          ? 'returned'
          : 'dated';
  return [{ kind, appointmentId, personId, personName, postId, organId, scopeKey, from, to }];
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
    await context.afterChange?.(unit, postChangesOf(locked, change));
    return { appointmentId: id };
  });
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
