// Records that wait, month by month, and which of the chosen ones read otherwise by now.
import type { WaitingRecord } from '@jinze/contracts';

/** In the order they come, the latest first. */
export function byMonth(records: readonly WaitingRecord[]) {
  const months = new Map<string, WaitingRecord[]>();
  for (const record of records) {
    const month = record.occurredOn.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), record]);
  }
  return [...months].map(([month, lines]) => ({ month, lines }));
}

/** Those that were chosen at another version than they have now, or do not wait any more. */
export function changedOf(
  chosen: ReadonlyMap<string, number>,
  records: readonly Pick<WaitingRecord, 'id' | 'version'>[],
): ReadonlySet<string> {
  const now = new Map<string, number>(records.map(({ id, version }) => [id, version]));
  return new Set([...chosen].flatMap(([id, version]) => (now.get(id) === version ? [] : [id])));
}
