// Of whom something is counted, many at once: a region, a body or a person, as rows that a count is joined with.
import { sql } from 'kysely';

export interface Whom {
  readonly id: string;
  /** Of a region or body: what is recorded there. */
  readonly scopeKey: string;
  readonly regionPath: string;
  /** One body alone; null: every body with the scope key. */
  readonly organId: string | null;
  /** One person alone. */
  readonly personId: string | null;
}

/** `whom` with its columns, for a `from` clause. */
export const whomRows = (whom: readonly Whom[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    whom.map((one) => ({
      id: one.id,
      scope_key: one.scopeKey,
      region_path: one.regionPath,
      organ_id: one.organId,
      person_id: one.personId,
    })),
  )}::jsonb) as whom (id uuid, scope_key text, region_path text, organ_id uuid, person_id uuid)`;
