// All SQL of imports on record: their list, what an import recorded, and what has been built on it since.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type RosterImportRow = Selectable<Tables['posts.roster_import']>;

export async function insertRosterImport(
  tx: Tx,
  row: Insertable<Tables['posts.roster_import']>,
): Promise<void> {
  await tx.insertInto('posts.roster_import').values(row).execute();
}

function imports(db: Reader, scope: Scope) {
  return whereInScope(
    db.selectFrom('posts.roster_import as roster_import').selectAll('roster_import'),
    scope,
    { key: 'roster_import.scope_key' },
  );
}

/** The newest imports; ids begin with their time. */
export async function latestImports(
  db: Reader,
  scope: Scope,
  limit: number,
): Promise<RosterImportRow[]> {
  return imports(db, scope).orderBy('roster_import.id', 'desc').limit(limit).execute();
}

/** Locked: two who undo at once come one after the other. */
export async function lockImport(
  tx: Tx,
  scope: Scope,
  id: Id<'roster-import'>,
): Promise<RosterImportRow | undefined> {
  return imports(tx, scope)
    .where('roster_import.id', '=', id)
    .forUpdate('roster_import')
    .executeTakeFirst();
}

export async function markUndone(
  tx: Tx,
  id: Id<'roster-import'>,
  undone: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('posts.roster_import')
    .set({ undone_at: undone.at, undone_by: undone.by, undo_reason: undone.reason })
    .where('id', '=', id)
    .execute();
}

/** The regions whose bodies an import touched. */
export async function regionsOfImport(tx: Tx, id: Id<'roster-import'>): Promise<string[]> {
  const rows = await tx
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select('organ.region_path as path')
    .distinct()
    .where('appointment.import_id', '=', id)
    .execute();
  return rows.map(({ path }) => path);
}

/** A row of an appointment, with what a change of it is told with. */
export type AppointmentRecord = Selectable<Tables['posts.appointment']> & {
  readonly person_name: string;
  readonly organ_id: Id<'organ'>;
};
export type PortfolioRecord = Selectable<Tables['posts.portfolio']>;

/** Every row of the appointments an import touched, oldest version first. */
export async function appointmentsOfImport(
  tx: Tx,
  id: Id<'roster-import'>,
): Promise<AppointmentRecord[]> {
  return tx
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .selectAll('appointment')
    .select(['person.name as person_name', 'post.organ_id'])
    .where('appointment.record_id', 'in', (eb) =>
      eb
        .selectFrom('posts.appointment as recorded')
        .select('recorded.record_id')
        .where('recorded.import_id', '=', id),
    )
    .orderBy('appointment.record_id')
    .orderBy('appointment.version')
    .forUpdate('appointment')
    .execute();
}

export async function portfoliosOfAppointments(
  tx: Tx,
  recordIds: readonly Id<'appointment'>[],
): Promise<PortfolioRecord[]> {
  return tx
    .selectFrom('posts.portfolio as portfolio')
    .selectAll('portfolio')
    .where(sql<boolean>`portfolio.appointment_record_id = any(${[...recordIds]}::uuid[])`)
    .execute();
}

export interface ExportedRow {
  readonly regionPath: string;
  readonly organName: string;
  readonly postTitle: string;
  readonly postClass: string;
  readonly organKind: string;
  readonly personName: string;
  readonly idTail: string | null;
  readonly from: CivilDate;
  readonly isCommitteeMember: boolean | null;
  readonly managingCommittee: string | null;
  readonly manner: string;
  readonly documentNo: string | null;
  readonly liaison: string | null;
  readonly portfolios: readonly { readonly field: string; readonly documentNo: string | null }[];
}

/** Everybody in a post on the day, in the region and below, with all the roster's columns. One statement. */
export async function exportedRows(
  db: Reader,
  scope: Scope,
  asked: { readonly regionPath: string; readonly on: CivilDate; readonly limit: number },
): Promise<ExportedRow[]> {
  const { on } = asked;
  return whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select([
        'organ.region_path as regionPath',
        'organ.name as organName',
        'organ.kind as organKind',
        'post.title as postTitle',
        'post.class as postClass',
        'person.name as personName',
        'person.id_tail as idTail',
        'appointment.valid_from as from',
        'appointment.is_committee_member as isCommitteeMember',
        'appointment.managing_committee as managingCommittee',
        'appointment.manner',
        'appointment.document_no as documentNo',
        'appointment.liaison',
        sql<ExportedRow['portfolios']>`coalesce((
          select json_agg(json_build_object('field', f.field, 'documentNo', f.document_no) order by f.field)
          from posts.portfolio f
          where f.appointment_record_id = appointment.record_id and f.superseded_at is null
            and f.valid_from <= ${on} and (f.valid_to is null or f.valid_to >= ${on})), '[]')`.as(
          'portfolios',
        ),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`organ.region_path ^@ ${asked.regionPath}`)
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.valid_from', '<=', on)
    .where((eb) =>
      eb.or([eb('appointment.valid_to', 'is', null), eb('appointment.valid_to', '>=', on)]),
    )
    .orderBy('appointment.scope_key')
    .orderBy('appointment.record_id')
    .limit(asked.limit)
    .execute();
}
