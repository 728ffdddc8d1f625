// All SQL of what places lay down on late entries.
import type { CivilDate, Id } from '@jinze/kernel';
import type { LateRule } from '@jinze/rules';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import {
  type Move,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type LateRuleRow = Selectable<Tables['performance.late_rule']>;

/** The path of a region and of every one above it: `/99/`, `/99/9901/` … */
function pathsAbove(path: string): string[] {
  const codes = path.split('/').filter((code) => code !== '');
  return codes.map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
}

/** What a place has laid down on a day, or else the nearest place above it. */
export type LateRules = (regionPath: string, on: CivilDate) => LateRule | undefined;

const ruleOf = (row: LateRuleRow): LateRule => ({
  afterDays: row.after_days,
  counts: row.does_count,
  from: row.valid_from,
  basis: { instrument: `${row.title}（${row.document_no}）`, status: 'local' },
});

/** For these places, in one statement. */
export async function lateRulesAt(db: Reader, regionPaths: readonly string[]): Promise<LateRules> {
  const paths = [...new Set(regionPaths.flatMap(pathsAbove))];
  const rows = await db
    .selectFrom('performance.late_rule as rule')
    .selectAll('rule')
    .where('rule.withdrawn_at', 'is', null)
    .where(sql<boolean>`rule.region_path = any(${paths}::text[])`)
    .orderBy('rule.valid_from', 'desc')
    .orderBy('rule.id', 'desc')
    .execute();
  const byPath = Map.groupBy(rows, (row) => row.region_path);
  return (regionPath, on) => {
    for (const path of pathsAbove(regionPath).toReversed()) {
      const found = byPath.get(path)?.find((row) => row.valid_from <= on);
      if (found !== undefined) return ruleOf(found);
    }
    return undefined;
  };
}

/** Here and above, the newest first. */
export async function lateRulesHere(db: Reader, regionPath: string): Promise<LateRuleRow[]> {
  return db
    .selectFrom('performance.late_rule as rule')
    .selectAll('rule')
    .where('rule.withdrawn_at', 'is', null)
    .where(sql<boolean>`rule.region_path = any(${pathsAbove(regionPath)}::text[])`)
    .orderBy('rule.region_path', 'desc')
    .orderBy('rule.valid_from', 'desc')
    .orderBy('rule.id', 'desc')
    .limit(100)
    .execute();
}

export async function insertLateRule(
  tx: Tx,
  row: Insertable<Tables['performance.late_rule']>,
): Promise<void> {
  await tx.insertInto('performance.late_rule').values(row).execute();
}

export async function lockLateRule(
  tx: Tx,
  scope: Scope,
  id: Id<'late-rule'>,
): Promise<LateRuleRow | undefined> {
  return whereInScope(tx.selectFrom('performance.late_rule as rule').selectAll('rule'), scope, {
    key: 'rule.scope_key',
  })
    .where('rule.id', '=', id)
    .where('rule.withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

export async function endLateRule(
  tx: Tx,
  row: LateRuleRow,
  { at, by, why }: { readonly at: Date; readonly by: string; readonly why: string },
): Promise<void> {
  await tx
    .updateTable('performance.late_rule')
    .set({ version: row.version + 1, withdrawn_at: at, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', row.id)
    .execute();
}

/** Late rules follow their place when it gets another address, as what is computed follows its section. */
export async function readdressFulfilment(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressPaths(tx, 'performance.late_rule', 'region_path', moves);
  await readdressScopeKeys(tx, 'performance.late_rule', moves);
  await readdressScopeKeys(tx, 'performance.fulfilment', moves);
  await readdressScopeKeys(tx, 'performance.fulfilment_pass', moves);
}
