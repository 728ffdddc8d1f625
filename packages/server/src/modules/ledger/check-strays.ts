// Rows behind the log's back: accepted and not queued, events and audit entries without a leaf, records without one.
import type { Reader } from '../../platform/database/database.ts';
import type { RecordSource } from '../../platform/record-source.ts';
import { eventsAfter, newestAccepted, pendingAfter, type StrayPage } from './check.store.ts';
import { type Part, type PartStep, SHOWN } from './check-part.ts';
import type { Found } from './findings.ts';

/** Rows of one step: each is looked up in an index. */
const ROWS = 20_000;
const RECORDS = 5000;

const strayFound = (what: string, id: string): Found => ({
  code: 'row-without-leaf',
  subject: `${what}/${id}`,
  params: { what },
});

function stepOf(what: string, { count, last, without }: StrayPage, limit: number): PartStep {
  return {
    findings: without.slice(0, SHOWN).map((id) => strayFound(what, id)),
    next: count < limit ? undefined : (last ?? undefined),
  };
}

/** Every row is queued by whoever writes it; one that no leaf vouches for and that does not wait came otherwise. */
async function strayRecords(db: Reader, source: RecordSource, after: string): Promise<PartStep> {
  const ids = await source.ids(db, after === '' ? null : after, RECORDS);
  const known = new Set((await newestAccepted(db, ids)).map(({ record }) => record));
  const without = ids.filter((id) => !known.has(id));
  return stepOf(source.stream, { count: ids.length, last: ids.at(-1) ?? null, without }, RECORDS);
}

export const strayParts = (sources: readonly RecordSource[]): readonly Part[] => [
  {
    name: 'pending',
    step: async (db, after) => stepOf('pending', await pendingAfter(db, after, ROWS), ROWS),
  },
  {
    name: 'events',
    step: async (db, after) => stepOf('event', await eventsAfter(db, after, ROWS), ROWS),
  },
  ...sources.map(
    (source): Part => ({
      name: `records/${source.stream}`,
      step: (db, after) => strayRecords(db, source, after),
    }),
  ),
];
