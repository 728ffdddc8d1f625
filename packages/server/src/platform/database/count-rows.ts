// How many rows a list has, as it is filtered.
import type { SelectQueryBuilder } from 'kysely';

export async function countRows<DB, TB extends keyof DB, Row>(
  filtered: SelectQueryBuilder<DB, TB, Row>,
): Promise<number> {
  const row = await filtered
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return (row as { count: number }).count;
}
