// Writing a decided roster: new rows in bulk, recorded appointments ended and completed, each with its event.
import type { Id } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Change, Unit } from '../../platform/unit-of-work.ts';
import {
  type PortfolioRow,
  portfolioRows,
  supersedeAppointments,
  supersedePortfolios,
} from './appointments.store.ts';
import type { PostChange } from './posts.context.ts';
import { insertRoster } from './posts.store.ts';
import { documents } from './roster.holding.ts';
import type { Completion, RosterPlan } from './roster.plan.ts';
import type { RosterRow } from './roster.read.ts';

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

const completionEvent = (
  { appointment, row, isLeaving, organId }: Completion,
  { importId }: Recording,
): Change => ({
  stream: 'appointment',
  id: appointment.recordId,
  version: appointment.version + 1,
  type: isLeaving ? 'appointment.left.v1' : 'appointment.corrected.v1',
  data: { importId },
  organId,
  fields: {
    personId: appointment.personId,
    postId: appointment.postId,
    from: appointment.from,
    to: row.to ?? appointment.to,
    manner: row.manner,
    isCommitteeMember: row.isCommitteeMember,
    documentNo: row.documentNo ?? appointment.documentNo,
    liaison: row.liaison ?? appointment.liaison,
    managingCommittee: row.managingCommittee,
    portfolioDocumentNo: row.portfolioDocumentNo,
  },
});

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
  await unit.record(completions.map((completion) => completionEvent(completion, recording)));
}

export function changesOf(plan: RosterPlan): Change[] {
  const created = (
    stream: string,
    id: string,
    fields: Change['fields'],
    organId?: Change['organId'],
  ): Change => ({
    stream,
    id,
    version: 1,
    type: `${stream}.recorded.v1`,
    data: {},
    fields,
    ...(organId === undefined ? {} : { organId }),
  });
  return [
    ...plan.organs.map(({ id, row }) =>
      created(
        'organ',
        id,
        { regionPath: row.region.path, name: row.organName, kind: row.category.organKind },
        id,
      ),
    ),
    ...plan.posts.map(({ id, organId, row }) =>
      created(
        'post',
        id,
        {
          organId,
          title: row.postTitle,
          class: row.category.postClass,
          managingCommittee: row.managingCommittee,
        },
        organId,
      ),
    ),
    ...plan.people.map(({ id, name }) => created('person', id, { name })),
    ...plan.appointments.map(({ id, postId, personId, organId, row }) =>
      created(
        'appointment',
        id,
        {
          personId,
          postId,
          from: row.from,
          to: row.to,
          manner: row.manner,
          documentNo: row.documentNo,
          isCommitteeMember: row.isCommitteeMember,
          portfolios: [...row.portfolios],
        },
        organId,
      ),
    ),
  ];
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
