// The outbox: jobs sent inside the transaction that causes them, run later by any server process.

import type { CivilDate } from '@jinze/kernel';
import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { APPLICATION_ROLE, openPool, type PostgresAddress, type Tx } from './database/database.ts';

/** Every queue and the shape of its data. */
export interface JobData {
  'platform.tidy': Record<string, never>;
  'duties.remind': Record<string, never>;
  'duties.follow-dates': Record<string, never>;
  'deployments.remind': Record<string, never>;
  'supervision.remind': Record<string, never>;
  'talks.remind': Record<string, never>;
  'supervision.follow-dates': Record<string, never>;
  /** Something that letters in force may rest on is another now; however often, one run waits. */
  'vetting.look-again': Record<string, never>;
  'vetting.follow-facts': Record<string, never>;
  /** A task that is under way has another last day. */
  'supervision.due-moved': {
    readonly taskId: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
  };
  /** States of duties whose day, list or rule is another by now. */
  'performance.fulfil': Record<string, never>;
  /** Somebody was told of something: perhaps elsewhere than in the system too. */
  'notices.deliver': Record<string, never>;
  'calendar.remind': Record<string, never>;
  'ledger.heartbeat': Record<string, never>;
  'ledger.anchor': Record<string, never>;
  /** Local rules of a region have changed; whoever drew something from them looks again. */
  'instruments.changed': { readonly regionPath: string };
}
export type Queue = keyof JobData;
const QUEUES: readonly Queue[] = [
  'platform.tidy',
  'duties.remind',
  'duties.follow-dates',
  'deployments.remind',
  'supervision.remind',
  'talks.remind',
  'supervision.follow-dates',
  'vetting.look-again',
  'vetting.follow-facts',
  'supervision.due-moved',
  'performance.fulfil',
  'notices.deliver',
  'calendar.remind',
  'ledger.heartbeat',
  'ledger.anchor',
  'instruments.changed',
];

/** Everything that has been sent until it starts is done by one run: a second one that waits would find nothing. */
const ONE_WAITS: readonly Queue[] = ['vetting.look-again'];

const SCHEMA = 'pgboss';

export interface Jobs {
  /** Inside the transaction: rolled back with it. */
  send<Q extends Queue>(tx: Tx, queue: Q, data: JobData[Q]): Promise<void>;
  work<Q extends Queue>(queue: Q, run: (data: JobData[Q]) => Promise<void>): Promise<void>;
  /** Five-field cron, Asia/Shanghai. */
  schedule(queue: Queue, cron: string): Promise<void>;
  stop(): Promise<void>;
}

function bossOver(pool: pg.Pool, options: { migrate: boolean }): PgBoss {
  return new PgBoss({
    schema: SCHEMA,
    migrate: options.migrate,
    supervise: !options.migrate,
    schedule: !options.migrate,
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
  });
}

/** As the owner: pg-boss's own schema, our queues, and the application's rights on them. */
export async function prepareJobs(client: pg.PoolClient, address: PostgresAddress): Promise<void> {
  const { rows } = await client.query<{ ready: boolean }>(
    `select to_regclass('${SCHEMA}.version') is not null as ready`,
  );
  if (rows[0]?.ready === true) {
    const known = await client.query<{ version: number; queues: number }>(
      `select (select max(version) from ${SCHEMA}.version) as version,
              (select count(*) from ${SCHEMA}.queue where name = any($1)) as queues`,
      [[...QUEUES]],
    );
    const found = known.rows[0];
    if (found?.version === PGBOSS_SCHEMA_VERSION && found.queues === QUEUES.length) return;
  }
  const pool = openPool(address, undefined, 2);
  const boss = bossOver(pool, { migrate: true });
  try {
    await boss.start();
    for (const queue of QUEUES)
      await boss.createQueue(queue, ONE_WAITS.includes(queue) ? { policy: 'short' } : {});
    await pool.query(`grant usage on schema ${SCHEMA} to ${APPLICATION_ROLE}`);
    await pool.query(
      `grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APPLICATION_ROLE}`,
    );
    await pool.query(`grant usage on all sequences in schema ${SCHEMA} to ${APPLICATION_ROLE}`);
    await pool.query(`grant execute on all functions in schema ${SCHEMA} to ${APPLICATION_ROLE}`);
  } finally {
    await boss.stop({ graceful: false });
    await pool.end();
  }
}

/** The schema version of the pinned pg-boss; a test compares it with the package. */
export const PGBOSS_SCHEMA_VERSION = 46;

export async function startJobs(pool: pg.Pool, onError: (error: unknown) => void): Promise<Jobs> {
  const boss = bossOver(pool, { migrate: false });
  boss.on('error', onError);
  await boss.start();
  return {
    send: async (tx, queue, data) => {
      await boss.send(queue, data, { db: fromKysely(tx) });
    },
    work: async (queue, run) => {
      await boss.work<JobData[typeof queue]>(queue, async (jobs) => {
        for (const job of jobs) await run(job.data);
      });
    },
    schedule: (queue, cron) => boss.schedule(queue, cron, {}, { tz: 'Asia/Shanghai' }),
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
