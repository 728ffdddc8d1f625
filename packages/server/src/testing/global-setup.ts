// One throw-away cluster for all database tests, with one migrated template database.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { openPool, type PostgresAddress } from '../platform/database/database.ts';
import { prepareDatabase } from '../platform/database/prepare.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/index.ts';
import { testFolder } from './test-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgres: {
      host?: string;
      port?: number;
      user?: string;
      password?: string;
      connectionString?: string;
    };
    template: string;
  }
}

const TEMPLATE = `jinze_template_${process.pid}`;

async function openServer(): Promise<{ address: PostgresAddress; stop(): Promise<void> }> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL !== undefined)
    return { address: { connectionString: DATABASE_URL }, stop: async () => undefined };
  const folder = testFolder('test-postgres');
  const started = await startEmbeddedPostgres({ folder, isDurable: false });
  if (!started.ok) throw new Error(started.error.message);
  return {
    address: started.value.connection,
    stop: async () => {
      await started.value.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The same server, another database. */
export function databaseOn(address: PostgresAddress, database: string): PostgresAddress {
  if (address.connectionString === undefined) return { ...address, database };
  const url = new URL(address.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer();
  const pool = openPool(server.address, undefined, 1);
  await pool.query(
    `create database ${TEMPLATE} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  const prepared = await prepareDatabase(databaseOn(server.address, TEMPLATE), {
    backupFolder: tmpdir(),
    say: () => undefined,
    now: new Date('2026-11-23T01:00:00Z'),
  });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const { database: _, ...address } = server.address;
  project.provide('postgres', address);
  project.provide('template', TEMPLATE);
  return async () => {
    await pool.query(`drop database if exists ${TEMPLATE} with (force)`);
    await pool.end();
    await server.stop();
  };
}
