import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOn } from '../testing/global-setup.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { APPLICATION_ROLE, openPool } from './database/database.ts';
import { SYSTEM_SCOPE } from './database/scope.ts';
import { type Jobs, PGBOSS_SCHEMA_VERSION, startJobs } from './jobs.ts';

describe('the outbox', () => {
  let services: TestDatabase;
  let jobs: Jobs;
  let pool: ReturnType<typeof openPool>;
  beforeAll(async () => {
    services = await openTestDatabase();
    const name =
      (await services.owner.query<{ name: string }>('select current_database() as name')).rows[0]
        ?.name ?? '';
    pool = openPool(databaseOn(inject('postgres'), name), APPLICATION_ROLE, 4);
    jobs = await startJobs(pool, () => undefined);
  });
  afterAll(async () => {
    await jobs.stop();
    await pool.end();
    await services.close();
  });
  const waiting = async () =>
    (
      await services.owner.query<{ n: number }>(
        "select count(*) as n from pgboss.job where name = 'platform.tidy'",
      )
    ).rows[0]?.n;

  it('a job is sent with its transaction or not at all, under the application’s role', async () => {
    const undone = services.database.write(SYSTEM_SCOPE, async (tx) => {
      await jobs.send(tx, 'platform.tidy', {});
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await waiting()).toBe(0);
    await services.database.write(SYSTEM_SCOPE, (tx) => jobs.send(tx, 'platform.tidy', {}));
    expect(await waiting()).toBe(1);
  });

  it('a worker runs what was sent', async () => {
    const ran = await new Promise<boolean>((resolve) => {
      void jobs.work('platform.tidy', async () => resolve(true));
    });
    expect(ran).toBe(true);
  });

  it('what looks at everything waits once, however often it is sent', async () => {
    for (const _ of [1, 2, 3])
      await services.database.write(SYSTEM_SCOPE, (tx) => jobs.send(tx, 'vetting.look-again', {}));
    const { rows } = await services.owner.query(
      "select 1 from pgboss.job where name = 'vetting.look-again'",
    );
    expect(rows).toHaveLength(1);
  });

  it('knows the schema of the pinned pg-boss', () => {
    const { pgboss } = createRequire(import.meta.url)('pg-boss/package.json') as {
      pgboss: { schema: number };
    };
    expect(PGBOSS_SCHEMA_VERSION).toBe(pgboss.schema);
  });
});
