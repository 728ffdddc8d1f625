// Rows behind the log's back: accepted and not queued, events and audit entries without a leaf, records without one.
import type { Reader } from '../../platform/database/database.ts';
import type { RecordSource } from '../../platform/record-source.ts';
import {
  eventsAfter,
  newestAccepted,
  pendingAfter,
  type StrayPage,
  waitingAfter,
} from './check.store.ts';
import type { Part, PartStep } from './check-part.ts';
import { type Found, stateOf, waitingFound } from './findings.ts';
import { parsedFields } from './parsed-fields.ts';

/** Rows of one step: each is looked up in an index. */
const ROWS = 20_000;
const RECORDS = 5000;
const WAITING = 1000;

/** What no leaf vouches for is told by its name alone, however often it changes. */
const strayFound = (what: string, id: string): Found => ({
  code: 'row-without-leaf',
  subject: `${what}/${id}`,
  params: { what },
  state: stateOf(what, id),
});

function stepOf(what: string, { count, last, without }: StrayPage, limit: number): PartStep {
  return {
    findings: without.map((id) => strayFound(what, id)),
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

/** The sealer says the same where it comes to one; here those as well that it was told to leave. */
async function waitingStep(db: Reader, after: string): Promise<PartStep> {
  const rows = await waitingAfter(db, after, WAITING);
  const wrong = rows.filter(
    ({ fields, is_unsealable }) => is_unsealable || parsedFields(fields) === undefined,
  );
  const next = rows.length < WAITING ? undefined : rows.at(-1)?.id;
  return { findings: wrong.map(waitingFound), next };
}

export const strayParts = (sources: readonly RecordSource[]): readonly Part[] => [
  {
    name: 'pending',
    step: async (db, after) => stepOf('pending', await pendingAfter(db, after, ROWS), ROWS),
  },
  {
    name: 'waiting',
    step: waitingStep,
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
