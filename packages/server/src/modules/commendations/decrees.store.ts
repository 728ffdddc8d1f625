// Decrees by which commendations were granted, as the register of uses takes them: one document, however many people.
import type { CommendationKind } from '@jinze/contracts';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Selves } from '../../platform/http/caller.ts';
import { KIND_WORDS } from './tell-of-commendation.ts';

export interface DecreeGranted {
  readonly regionPath: string;
  readonly regionName: string;
  readonly kindName: string;
  readonly documentNo: string;
  readonly organs: string;
}

/** Those of a year that stand and are not `known` by region and number, of the nominating offices in scope; without those about the reader alone. One statement. */
export async function decreesGranted(
  db: Reader,
  { keys }: Scope,
  selves: Selves,
  {
    year,
    known,
    limit,
  }: { readonly year: number; readonly known: readonly string[]; readonly limit: number },
): Promise<DecreeGranted[]> {
  const rows = await whereInScope(
    db
      .selectFrom('commendations.commendation as held')
      .innerJoin('posts.region as region', 'region.path', 'held.region_path')
      .select([
        'held.region_path',
        'region.name as region_name',
        'held.kind',
        'held.grant_no',
        'held.grant_party',
        'held.grant_government',
      ])
      .distinct(),
    { keys, committees: [], persons: [] },
    { key: 'held.scope_key' },
  )
    .where('held.state', '=', 'granted')
    .where(
      sql<boolean>`held.granted_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    )
    .where(sql<boolean>`not (held.person_id = any(${[...selves]}::uuid[]))`)
    .where(
      sql<boolean>`not (held.region_path || ' ' || held.grant_no = any(${[...known]}::text[]))`,
    )
    .orderBy('held.grant_no')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.grant_no === null
      ? []
      : [
          {
            regionPath: row.region_path,
            regionName: row.region_name,
            kindName: KIND_WORDS[row.kind as CommendationKind],
            documentNo: row.grant_no,
            organs: [row.grant_party, row.grant_government]
              .filter((name) => name !== null)
              .join('、'),
          },
        ],
  );
}
