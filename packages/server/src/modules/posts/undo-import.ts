// Undoing an import that nothing builds on yet: one transaction, everything stays in the history.
import type { Id, Manner } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { supersedeAppointments, supersedePortfolios } from './appointments.store.ts';
import { lockHolding } from './holding.store.ts';
import type { PostChange, PostsContext } from './posts.context.ts';
import { appointmentSource, rosterImportSource } from './posts.ledger.ts';
import { insertRoster } from './posts.store.ts';
import { requireHolding } from './require-holding.ts';
import {
  type AppointmentRecord,
  appointmentsOfImport,
  lockImport,
  markUndone,
  type PortfolioRecord,
  portfoliosOfAppointments,
  regionsOfImport,
} from './roster-imports.store.ts';
import { decideUndo, type Undoing } from './undo-import.decide.ts';

const versioned = (row: AppointmentRecord) => ({ recordId: row.record_id, version: row.version });

const postChangeOf = (kind: PostChange['kind'], row: AppointmentRecord): PostChange => ({
  kind,
  appointmentId: row.record_id,
  personId: row.person_id,
  personName: row.person_name,
  postId: row.post_id,
  organId: row.organ_id,
  scopeKey: row.scope_key,
  from: row.valid_from,
  to: row.valid_to,
  manner: row.manner as Manner,
});

/** Ends what the import recorded and records anew what was before; everything stays in the history. */
async function carryOut(
  unit: Unit,
  {
    withdrawn,
    restored,
    endedPortfolios,
    restoredPortfolios,
  }: Undoing<AppointmentRecord, PortfolioRecord>,
  act: { readonly by: string; readonly reason: string; readonly importId: Id<'roster-import'> },
): Promise<number> {
  const ended = [...withdrawn, ...restored.map(({ current }) => current)];
  const taken = await supersedeAppointments(unit.tx, ended.map(versioned), unit.now);
  if (taken !== ended.length) throw new Refused({ code: 'http.version-conflict' });
  await supersedePortfolios(
    unit.tx,
    endedPortfolios.map((row) => row.id),
    unit.now,
  );
  const anew = {
    recorded_at: unit.now,
    recorded_by: act.by,
    superseded_at: null,
    import_id: null,
    change_reason: act.reason,
  };
  await insertRoster(unit.tx, {
    organs: [],
    posts: [],
    people: [],
    appointments: restored.map(
      ({ current, before: { person_name: _name, organ_id: _organ, ...before } }) => ({
        ...before,
        ...anew,
        id: newId<'appointment'>(unit.now),
        version: current.version + 1,
      }),
    ),
    portfolios: restoredPortfolios.map((row) => ({
      ...row,
      ...anew,
      id: newId<'portfolio'>(unit.now),
    })),
  });
  await recordHeld(
    unit,
    appointmentSource,
    ended.map((row) => ({
      id: row.record_id,
      type: 'appointment.import-undone.v1',
      data: { importId: act.importId, reason: act.reason },
      organId: row.organ_id,
    })),
  );
  return ended.length;
}

/** Answers how many appointments are as they were before the import. */
export function undoImport(
  context: PostsContext,
  command: Command,
  id: Id<'roster-import'>,
  reason: string,
): Promise<{ undone: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const made = await lockImport(unit.tx, command.scope, id);
    if (made === undefined) throw new Refused({ code: 'http.not-found' });
    await lockHolding(unit.tx, await regionsOfImport(unit.tx, id));
    const appointments = await appointmentsOfImport(unit.tx, id);
    const touched = new Set(appointments.map((row) => row.record_id)).size;
    // All of it or nothing: a part one does not see is not undone behind one's back.
    if (touched !== made.added_count + made.ended_count + made.corrected_count)
      throw new Refused({ code: 'http.not-found' });
    const portfolios = await portfoliosOfAppointments(unit.tx, [
      ...new Set(appointments.map((row) => row.record_id)),
    ]);
    const undoing = unwrap(decideUndo(made, appointments, portfolios));
    const { withdrawn, restored } = undoing;
    const count = await context.builtOn?.(unit.tx, [
      ...withdrawn.map((row) => ({ ...row, isWithdrawn: true })),
      ...restored.map(({ current }) => ({ ...current, isWithdrawn: false })),
    ]);
    if (count !== undefined && count > 0)
      throw new Refused({ code: 'posts.import-built-on', values: { count } });
    const undone = await carryOut(unit, undoing, { by: command.actor.name, reason, importId: id });
    await requireHolding(
      unit,
      restored.map(({ current }) => current.post_id),
    );
    await context.afterChange?.(unit, [
      ...withdrawn.map((row) => postChangeOf('withdrawn', row)),
      ...restored.flatMap(({ current, before }) =>
        current.valid_to === before.valid_to ? [] : [postChangeOf('returned', before)],
      ),
    ]);
    await markUndone(unit.tx, id, { at: unit.now, by: command.actor.name, reason });
    await recordHeld(unit, rosterImportSource, [{ id, type: 'roster-import.undone.v1' }]);
    await unit.audit('posts.undo-import', id);
    return { undone };
  });
}
