// Whether the business tables of a test database hold what the newest leaves say, for every kind of record.
import type { JsonObject } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import {
  compareRecords,
  type RecordFinding,
  type RecordSource,
} from '../platform/record-source.ts';
import { RECORD_SOURCES } from '../record-sources.ts';
import type { TestDatabase } from './index.ts';

export interface NewestLeaf {
  readonly record: string;
  readonly version: number;
  readonly fields: JsonObject;
}

/** Of each record of a kind the newest. */
export async function newestLeaves(
  { owner }: Pick<TestDatabase, 'owner'>,
  { stream, unlinked }: Pick<RecordSource, 'stream' | 'unlinked'>,
): Promise<NewestLeaf[]> {
  const { rows } = await owner.query<NewestLeaf>(
    `select distinct on (record) record, version, fields::jsonb as fields from ledger.pending_leaf
      where type like $1 and type <> all($2) order by record, version desc`,
    [`${stream}.%`, unlinked],
  );
  return rows;
}

/** Where a write left something in the tables that its leaf does not say. */
export async function disagreements(services: TestDatabase): Promise<RecordFinding[]> {
  const findings: RecordFinding[] = [];
  for (const source of RECORD_SOURCES) {
    const leaves = await newestLeaves(services, source);
    findings.push(
      ...(await services.database.read(SYSTEM_SCOPE, (db) => compareRecords(db, source, leaves))),
    );
  }
  return findings;
}
