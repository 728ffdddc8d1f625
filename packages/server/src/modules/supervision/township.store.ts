// All SQL of the lists of townships' matters 履职事项清单.
import type { TownshipMatter, TownshipMatterKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { Refused } from '../../platform/refused.ts';

function listQuery(db: Reader, scope: Scope, regionPaths: readonly string[]) {
  return whereInScope(
    db
      .selectFrom('supervision.township_list as list')
      .innerJoin('posts.region as region', 'region.path', 'list.region_path')
      .selectAll('list')
      .select([
        'region.name as region_name',
        sql<TownshipMatter[]>`coalesce((
          select jsonb_agg(jsonb_build_object('id', m.id, 'kind', m.kind, 'text', m.text) order by m.position)
          from supervision.township_matter m
          where m.list_id = list.id and m.version = list.version), '[]')`.as('matters'),
      ]),
    scope,
    { key: 'list.scope_key' },
  ).where(sql<boolean>`list.region_path = any(${[...regionPaths]}::text[])`);
}

export type TownshipListRow = Awaited<ReturnType<ReturnType<typeof listQuery>['execute']>>[number];

/** The lists that are held of these places, each with its matters as they stand. One statement. */
export async function townshipLists(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
): Promise<TownshipListRow[]> {
  return regionPaths.length === 0 ? [] : listQuery(db, scope, regionPaths).execute();
}

export async function lockTownshipList(
  tx: Tx,
  scope: Scope,
  regionPath: string,
): Promise<TownshipListRow | undefined> {
  return listQuery(tx, scope, [regionPath]).forUpdate('list').executeTakeFirst();
}

/** `version`: of the list that is held; null: none is. */
export async function writeTownshipList(
  tx: Tx,
  row: Insertable<Tables['supervision.township_list']>,
  version: number | null,
): Promise<void> {
  if (version === null) {
    await tx.insertInto('supervision.township_list').values(row).execute();
    return;
  }
  const { numUpdatedRows } = await tx
    .updateTable('supervision.township_list')
    .set(row)
    .where('id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refused({ code: 'http.version-conflict' });
}

export async function insertMatters(
  tx: Tx,
  list: { readonly id: Id<'township-list'>; readonly version: number },
  matters: readonly {
    readonly id: Id<'township-matter'>;
    readonly kind: TownshipMatterKind;
    readonly text: string;
  }[],
): Promise<void> {
  await insertRows(
    tx,
    'supervision.township_matter',
    matters.map(({ id, kind, text }, index) => ({
      id,
      list_id: list.id,
      version: list.version,
      position: index + 1,
      kind,
      text,
    })),
  );
}
