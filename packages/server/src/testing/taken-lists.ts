// What taking a list of names left in the audit trail.
import type { TestDatabase } from './index.ts';

/** In the order they were taken: which, and how many rows. */
export async function takenLists(
  { owner }: Pick<TestDatabase, 'owner'>,
  action: string,
): Promise<string[]> {
  const { rows } = await owner.query<{ target: string }>(
    "select target from access.audit_entry where action = $1 and outcome = 'done' order by at, id",
    [action],
  );
  return rows.map(({ target }) => target);
}
