// The version a writer of a task has seen: another one is a conflict.
import { Refused } from '../../platform/refused.ts';
import type { TaskRow } from './tasks.store.ts';

/** The newer state a conflicting caller is shown. */
export function requireVersion(row: TaskRow | undefined, version: number): TaskRow {
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id: row.id, version: row.version, state: row.state },
    });
  return row;
}
