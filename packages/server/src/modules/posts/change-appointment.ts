// Recording changes of who holds which post: load and lock, decide, close the old rows, insert the new ones.
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
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
import { portfolioRow, type Recorded, requireRegion } from './appointment.rows.ts';
import {
  insertAppointment,
  insertPortfolios,
  type Locked,
  lockAppointment,
  regionOfAppointment,
  supersedeAppointment,
  supersedePortfolios,
} from './appointments.store.ts';
import { lockHolding } from './holding.store.ts';
import type { PostChange, PostsContext } from './posts.context.ts';
import { appointmentSource } from './posts.ledger.ts';
import { requireHolding } from './require-holding.ts';

/** Writes a decided change: rows end their being current and others take their place, at one recorded time. */
async function carryOut(
  unit: Unit,
  command: Command,
  locked: Locked,
  change: Change,
  act: { readonly type: string; readonly reason: string | null },
): Promise<void> {
  const { appointment: before, scopeKey } = locked;
  const after = change.appointment ?? before;
  const row = {
    scope_key: scopeKey,
    change_reason: act.reason,
    recorded_by: command.actor.name,
  };
  if (change.appointment !== undefined) {
    const [current] = await supersedeAppointment(
      unit.tx,
      before.recordId,
      before.version,
      unit.now,
    );
    if (current === undefined) throw new Refused({ code: 'http.version-conflict' });
    // What the act says nothing of stays as it was: every column of the row before is taken along.
    await insertAppointment(unit.tx, {
      ...current,
      id: newId<'appointment'>(unit.now),
      version: after.version,
      valid_from: after.from,
      valid_to: after.to,
      manner: after.manner,
      document_no: after.documentNo,
      is_committee_member: after.isCommitteeMember,
      recorded_at: unit.now,
      superseded_at: null,
      import_id: null,
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
  await recordHeld(unit, appointmentSource, [
    {
      id: before.recordId,
      type: act.type,
      data: { reason: act.reason },
      organId: locked.organId,
    },
  ]);
  await unit.audit(act.type.replace(/^appointment\.(.*)\.v\d$/, 'posts.$1'), before.recordId);
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
  const { manner } = change.appointment ?? before;
  return [
    { kind, appointmentId, personId, personName, postId, organId, scopeKey, from, to, manner },
  ];
}

function changing(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  act: { type: string; reason: string | null },
  decide: (locked: Locked) => Result<Change, AppointmentRefusal>,
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await regionOfAppointment(unit.tx, command.scope, id);
    if (region === undefined) throw new Refused({ code: 'http.not-found' });
    await lockHolding(unit.tx, [region]);
    const locked = await lockAppointment(unit.tx, command.scope, id);
    if (locked === undefined) throw new Refused({ code: 'http.not-found' });
    const change = unwrap(decide(locked));
    await carryOut(unit, command, locked, change, act);
    await requireHolding(unit, [locked.appointment.postId]);
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
    { type: 'appointment.portfolios-changed.v2', reason },
    ({ appointment, portfolios }) =>
      decidePortfolios(appointment, portfolios, input, context.clock.today()),
  );
}

/**
 * Takes back what was recorded by mistake: from now on nothing is on record of it; its rows stay in the history.
 * Refused once lists or handovers stand on it.
 */
export function withdraw(
  context: PostsContext,
  command: Command,
  id: Id<'appointment'>,
  input: { readonly version: number; readonly reason: string },
): Promise<Recorded> {
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await regionOfAppointment(unit.tx, command.scope, id);
    if (region === undefined) throw new Refused({ code: 'http.not-found' });
    await lockHolding(unit.tx, [region]);
    const locked = await lockAppointment(unit.tx, command.scope, id);
    if (locked === undefined) throw new Refused({ code: 'http.not-found' });
    const { appointment, portfolios, personName, organId, scopeKey } = locked;
    const { personId, postId, from, to, manner } = appointment;
    if (appointment.version !== input.version) throw new Refused({ code: 'http.version-conflict' });
    const held = { record_id: id, person_id: personId, post_id: postId, isWithdrawn: true };
    const count = (await context.builtOn?.(unit.tx, [held])) ?? 0;
    if (count > 0) throw new Refused({ code: 'posts.stands-on', values: { count } });
    await supersedeAppointment(unit.tx, id, input.version, unit.now);
    await supersedePortfolios(
      unit.tx,
      portfolios.map((one) => one.id),
      unit.now,
    );
    await recordHeld(unit, appointmentSource, [
      { id, type: 'appointment.withdrawn.v1', data: { reason: input.reason }, organId },
    ]);
    await context.afterChange?.(unit, [
      {
        kind: 'withdrawn',
        appointmentId: id,
        personId,
        personName,
        postId,
        organId,
        scopeKey,
        from,
        to,
        manner,
      },
    ]);
    await unit.audit('posts.withdraw', id);
    return { appointmentId: id };
  });
}
