// For database tests: a cloned database per file, a clock that stands still, and the services over it.

import type pg from 'pg';
import { inject } from 'vitest';
import type { Services } from '../context.ts';
import { clockAt } from '../platform/clock.ts';
import {
  APPLICATION_ROLE,
  openDatabase,
  openPool,
  type PostgresAddress,
} from '../platform/database/database.ts';
import { newSecret } from '../platform/ids.ts';
import { createUnitOfWork } from '../platform/unit-of-work.ts';
import { databaseOn } from './global-setup.ts';

export { sampleRoster, sampleRosterWithErrors } from '../demo/demo-world.ts';
export { rosterWorkbook as sampleWorkbook } from '../modules/posts/index.ts';
export { testFolder } from './test-folder.ts';

export interface TestDatabase extends Services {
  /** As the owner, past row security: for looking at what is really there. */
  readonly owner: pg.Pool;
  readonly address: PostgresAddress;
  close(): Promise<void>;
}

/** The moment every test database lives in, unless told otherwise. */
export const TEST_NOW = new Date('2026-11-23T02:00:00Z');

export async function openTestDatabase(
  options: { now?: Date; kind?: 'demo' | 'real' } = {},
): Promise<TestDatabase> {
  const server = inject('postgres');
  const name = `jinze_test_${newSecret()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 16)}`;
  const admin = openPool(databaseOn(server, 'postgres'), undefined, 1);
  await admin.query(`create database ${name} template ${inject('template')}`);
  const address = databaseOn(server, name);
  const owner = openPool(address, undefined, 2);
  const database = openDatabase(openPool(address, APPLICATION_ROLE, 8));
  const clock = clockAt(options.now ?? TEST_NOW);
  const unitOfWork = createUnitOfWork(database, clock, { send: async () => undefined });
  return {
    database,
    unitOfWork,
    clock,
    kind: options.kind ?? 'demo',
    owner,
    address,
    close: async () => {
      await database.close();
      await owner.end();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
