// Every post people ever held with region, class and portfolios: for who must know of many people at once. Set-based.
import type { CivilDate, Id, Level, OrganKind, PostClass } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';

export interface TenureField {
  readonly field: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** One appointment as it stands on record today. */
export interface Tenure {
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly appointmentId: Id<'appointment'>;
  readonly postTitle: string;
  readonly postClass: PostClass;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly level: Level;
  readonly regionPath: string;
  /** 干部管理权限 */
  readonly managingCommittee: string | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly fields: readonly TenureField[];
}

const tenures = (db: Reader, scope: Scope) =>
  whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select([
        'person.id as personId',
        'person.name as personName',
        'appointment.record_id as appointmentId',
        'post.title as postTitle',
        'post.class as postClass',
        'organ.name as organName',
        'organ.kind as organKind',
        'organ.level',
        'organ.region_path as regionPath',
        'appointment.managing_committee as managingCommittee',
        'appointment.valid_from as from',
        'appointment.valid_to as to',
        sql<readonly TenureField[]>`coalesce((
          select jsonb_agg(jsonb_build_object('field', portfolio.field, 'from', portfolio.valid_from, 'to', portfolio.valid_to)
            order by portfolio.valid_from, portfolio.field)
          from posts.portfolio where portfolio.appointment_record_id = appointment.record_id
            and portfolio.superseded_at is null), '[]'::jsonb)`.as('fields'),
      ]),
    scope,
    {
      key: 'appointment.scope_key',
      committee: 'appointment.managing_committee',
      person: 'appointment.person_id',
    },
  )
    .where('appointment.superseded_at', 'is', null)
    .orderBy('appointment.valid_from')
    .orderBy('appointment.record_id');

/** All posts of these people within the scope; one statement, however many they are. */
export async function tenuresOf(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
): Promise<Tenure[]> {
  const rows = await tenures(db, scope)
    .where(sql<boolean>`appointment.person_id = any(${[...new Set(personIds)]}::uuid[])`)
    .execute();
  return rows as Tenure[];
}

/** Posts held on the day by everybody who has one of these names, within the scope. */
export async function tenuresNamed(
  db: Reader,
  scope: Scope,
  names: readonly string[],
  on: CivilDate,
): Promise<Tenure[]> {
  const rows = await tenures(db, scope)
    .where(sql<boolean>`person.name = any(${[...new Set(names)]}::text[])`)
    .where(heldOn(on))
    .execute();
  return rows as Tenure[];
}

/** The same by a part of the name, the first few. */
export async function tenuresSearched(
  db: Reader,
  scope: Scope,
  search: string,
  at: { readonly on: CivilDate; readonly limit: number },
): Promise<Tenure[]> {
  const rows = await tenures(db, scope)
    .where('person.name', 'like', likePattern(search))
    .where(heldOn(at.on))
    .limit(at.limit)
    .execute();
  return rows as Tenure[];
}

const heldOn = (on: CivilDate) =>
  sql<boolean>`(appointment.valid_from <= ${on}::date and (appointment.valid_to is null or appointment.valid_to >= ${on}::date))`;
