// Writing a decided roster: new rows in bulk, recorded appointments ended and completed, each with its event.
import type { Id } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import {
  type PortfolioRow,
  portfolioRows,
  supersedeAppointments,
  supersedePortfolios,
} from './appointments.store.ts';
import type { PostChange } from './posts.context.ts';
import { appointmentSource, organSource, personSource, postSource } from './posts.ledger.ts';
import { insertRoster } from './posts.store.ts';
import { documents } from './roster.holding.ts';
import type { Completion, RosterPlan } from './roster.plan.ts';
import type { RosterRow } from './roster.read.ts';

/** What a roster changes of bodies, posts and people on record. */
export interface RosterChanges {
  readonly organs: readonly Id<'organ'>[];
  readonly posts: readonly { readonly id: Id<'post'>; readonly organId: Id<'organ'> }[];
  readonly people: readonly Id<'person'>[];
}

/** What every row of one import shares. */
export interface Recording {
  readonly at: Date;
  readonly by: string;
  readonly importId: Id<'roster-import'>;
}

const shared = ({ at, by, importId }: Recording) => ({
  recorded_at: at,
  recorded_by: by,
  superseded_at: null,
  import_id: importId,
});

const scopeOf = (row: RosterRow) => scopeKeyOf(row.region.level, row.region.path);

/** A first row is its own record. */
function recordedAs<Thing extends string>(id: Id<Thing>) {
  return { id, record_id: id };
}

export function rowsOf(plan: RosterPlan, recording: Recording) {
  const { at: now } = recording;
  return {
    organs: plan.organs.map(({ id, row }) => ({
      id,
      region_path: row.region.path,
      name: row.organName,
      kind: row.category.organKind,
      level: row.region.level,
    })),
    posts: plan.posts.map(({ id, organId, row }) => ({
      id,
      organ_id: organId,
      title: row.postTitle,
      class: row.category.postClass,
      managing_committee: row.managingCommittee,
      scope_key: scopeOf(row),
    })),
    people: plan.people.map(({ id, name, idTail }) => ({
      id,
      name,
      id_tail: idTail,
      created_at: now,
    })),
    appointments: plan.appointments.map(({ id, postId, personId, row }) => ({
      ...recordedAs(id),
      ...shared(recording),
      person_id: personId,
      post_id: postId,
      valid_from: row.from,
      valid_to: row.to,
      manner: row.manner,
      document_no: row.documentNo,
      is_committee_member: row.isCommitteeMember,
      liaison: row.liaison,
      scope_key: scopeOf(row),
      managing_committee: row.managingCommittee,
    })),
    portfolios: plan.appointments.flatMap(({ id, row }) =>
      row.portfolios.map((field) => ({
        ...recordedAs(newId<'portfolio'>(now)),
        ...shared(recording),
        appointment_record_id: id,
        field,
        valid_from: row.from,
        valid_to: row.to,
        document_no: row.portfolioDocumentNo,
        scope_key: scopeOf(row),
      })),
    ),
  };
}

/** What an appointment is after its row has ended or completed it; a recorded value is never emptied. */
function afterCompletion({ appointment, row }: Completion) {
  return {
    valid_to: row.to ?? appointment.to,
    manner: row.manner,
    document_no: row.documentNo ?? appointment.documentNo,
    is_committee_member: row.isCommitteeMember,
    liaison: row.liaison ?? appointment.liaison,
  };
}

/** Portfolios of who leaves end with the post, and what would begin later never does; others get their document. */
function completedPortfolios(
  open: readonly PortfolioRow[],
  rows: ReadonlyMap<Id<'appointment'>, RosterRow>,
  recording: Recording,
) {
  return open.flatMap((one) => {
    const row = rows.get(one.appointmentId);
    const last = row?.to ?? one.to;
    if (row === undefined || (last !== null && one.from > last)) return [];
    return [
      {
        ...shared(recording),
        id: newId<'portfolio'>(recording.at),
        record_id: one.recordId,
        appointment_record_id: one.appointmentId,
        field: one.field,
        valid_from: one.from,
        valid_to: last,
        document_no: one.documentNo ?? row.portfolioDocumentNo,
        scope_key: scopeOf(row),
      },
    ];
  });
}

function completedRow(completion: Completion, recording: Recording) {
  const { appointment, row, isLeaving } = completion;
  return {
    ...shared(recording),
    ...afterCompletion(completion),
    id: newId<'appointment'>(recording.at),
    record_id: appointment.recordId,
    version: appointment.version + 1,
    person_id: appointment.personId,
    post_id: appointment.postId,
    valid_from: appointment.from,
    scope_key: scopeOf(row),
    managing_committee: row.managingCommittee,
    change_reason: isLeaving ? null : '名册补登',
  };
}

/** Ends and completes recorded appointments: a few statements, however many rows. */
export async function carryOutCompletions(
  unit: Unit,
  completions: readonly Completion[],
  recording: Recording,
): Promise<void> {
  if (completions.length === 0) return;
  const taken = await supersedeAppointments(
    unit.tx,
    completions.map(({ appointment }) => appointment),
    unit.now,
  );
  if (taken !== completions.length) throw new Refused({ code: 'http.version-conflict' });
  const changing = new Map(
    completions
      .filter(({ appointment, row, isLeaving }) => isLeaving || documents(row, appointment))
      .map(({ appointment, row }) => [appointment.recordId, row]),
  );
  const open = (await portfolioRows(unit.tx, [...changing.keys()])).filter((one) => {
    const last = changing.get(one.appointmentId)?.to ?? null;
    const reaches = one.to === null || (last !== null && one.to > last);
    return one.supersededAt === null && reaches;
  });
  await supersedePortfolios(
    unit.tx,
    open.map(({ id }) => id),
    unit.now,
  );
  await insertRoster(unit.tx, {
    organs: [],
    posts: [],
    people: [],
    appointments: completions.map((completion) => completedRow(completion, recording)),
    portfolios: completedPortfolios(open, changing, recording),
  });
  await recordHeld(
    unit,
    appointmentSource,
    completions.map(({ appointment, isLeaving, organId }) => ({
      id: appointment.recordId,
      type: isLeaving ? 'appointment.left.v1' : 'appointment.corrected.v1',
      data: { importId: recording.importId },
      organId,
      source: 'import' as const,
    })),
  );
}

/** What the roster's new rows are, and what it has changed of others: the rows are written. */
export async function recordRows(
  unit: Unit,
  plan: RosterPlan,
  changed: RosterChanges,
): Promise<void> {
  const recorded = (stream: string, id: string, organId?: Id<'organ'>) => ({
    id,
    type: `${stream}.recorded.v1`,
    source: 'import' as const,
    ...(organId === undefined ? {} : { organId }),
  });
  await recordHeld(unit, organSource, [
    ...plan.organs.map(({ id }) => recorded('organ', id, id)),
    ...changed.organs.map((id) => ({ id, type: 'organ.reclassified.v1', organId: id })),
  ]);
  await recordHeld(unit, postSource, [
    ...plan.posts.map(({ id, organId }) => recorded('post', id, organId)),
    ...changed.posts.map((post) => ({ ...post, type: 'post.reclassified.v1' })),
  ]);
  const bodyOf = new Map(
    plan.appointments.toReversed().map(({ personId, organId }) => [personId, organId]),
  );
  await recordHeld(unit, personSource, [
    ...plan.people.map(({ id }) => recorded('person', id, bodyOf.get(id))),
    ...changed.people.map((id) => ({ id, type: 'person.told-apart.v1' })),
  ]);
  await recordHeld(
    unit,
    appointmentSource,
    plan.appointments.map(({ id, organId }) => recorded('appointment', id, organId)),
  );
}

/** Who leaves and who comes by the roster. Somebody recorded together with their last day is history, no change. */
export function postChangesOf(plan: RosterPlan): PostChange[] {
  return [
    ...plan.completions
      .filter(({ isLeaving }) => isLeaving)
      .map(
        ({ appointment, row, organId }): PostChange => ({
          kind: 'left',
          appointmentId: appointment.recordId,
          personId: appointment.personId,
          personName: row.personName,
          postId: appointment.postId,
          organId,
          scopeKey: scopeOf(row),
          from: appointment.from,
          to: row.to,
          manner: row.manner,
        }),
      ),
    ...plan.appointments
      .filter(({ row }) => row.to === null)
      .map(
        ({ id, personId, postId, organId, row }): PostChange => ({
          kind: 'came',
          appointmentId: id,
          personId,
          personName: row.personName,
          postId,
          organId,
          scopeKey: scopeOf(row),
          from: row.from,
          to: null,
          manner: row.manner,
        }),
      ),
  ];
}
