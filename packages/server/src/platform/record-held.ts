// Records changes with the fields their rows have after the write: what the ledger commits to is what the tables hold.
import type { JsonObject } from '@jinze/kernel';
import type { Change } from './change.ts';
import { type RecordSource, readHeld } from './record-source.ts';
import { newestVersions } from './unit-of-work.store.ts';
import type { Unit } from './unit-of-work.ts';

/** A change whose rows are written; version, fields and whose record it is are read from them. */
export interface HeldChange
  extends Omit<Change, 'stream' | 'version' | 'fields' | 'data' | 'persons'> {
  readonly data?: JsonObject;
}

/**
 * Right after the rows are written: a record that changes twice in one unit is recorded twice. Where its tables count
 * no versions, the version is the next one after its last event; the rows are locked by the write before.
 */
export async function recordHeld(
  unit: Unit,
  source: RecordSource,
  changes: readonly HeldChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ id }) => id);
  const held = new Map((await readHeld(unit.tx, source, ids)).map((one) => [one.id, one]));
  const uncounted = ids.filter((id) => held.get(id)?.version === null);
  const newest = await newestVersions(unit.tx, source.stream, uncounted);
  await unit.record(
    changes.map(({ data = {}, ...change }) => {
      const { id } = change;
      const row = held.get(id);
      if (row === undefined) throw new Error(`${source.stream} ${id}: recorded, and not there`);
      const version = row.version ?? (newest.get(id) ?? 0) + 1;
      return {
        ...change,
        stream: source.stream,
        version,
        data,
        persons: source.persons(row),
        fields: row.fields,
      };
    }),
  );
}
