// A throw-away database, with the real divisions unless a run brings its own, as a server has it: own PostgreSQL,
// application role, row security.
import { rm } from 'node:fs/promises';
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import { addDivisions } from '../../packages/server/src/modules/posts/index.ts';
import { clockAt } from '../../packages/server/src/platform/clock.ts';
import {
  APPLICATION_ROLE,
  openDatabase,
  openPool,
} from '../../packages/server/src/platform/database/database.ts';
import { prepareDatabase } from '../../packages/server/src/platform/database/prepare.ts';
import { startEmbeddedPostgres } from '../../packages/server/src/platform/embedded-postgres/index.ts';
import { createUnitOfWork } from '../../packages/server/src/platform/unit-of-work.ts';
import { testFolder } from '../../packages/server/src/testing/test-folder.ts';

/** The day of every run, so that the same records are current in each. */
const NOW = new Date('2026-11-23T02:00:00Z');

export interface Cluster {
  readonly services: Services;
  /** Past row security: for the generator, and for the application it is compared with. */
  readonly owner: pg.Pool;
  /** The connections of the application role that `services` uses. */
  readonly pool: pg.Pool;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
}

/** Durable, with the settings of a real installation: an import waits for the disk as it does there. */
export async function openCluster({ connections = 4, hasDivisions = true } = {}): Promise<Cluster> {
  const folder = testFolder('bench-posts');
  const started = await startEmbeddedPostgres({ folder });
  if (!started.ok) throw new Error(started.error.message);
  const postgres = started.value;
  const { connection } = postgres;
  const prepared = await prepareDatabase(connection, {
    backupFolder: folder,
    say: () => undefined,
    now: NOW,
  });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const owner = openPool(connection, undefined, 2);
  const pool = openPool(connection, APPLICATION_ROLE, connections);
  const database = openDatabase(pool);
  const clock = clockAt(NOW);
  const unitOfWork = createUnitOfWork(database, clock, { send: async () => undefined });
  const services: Services = { database, unitOfWork, clock, kind: 'real' };
  if (hasDivisions) await addDivisions(services);
  return {
    services,
    owner,
    pool,
    close: async () => {
      await database.close();
      await owner.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
