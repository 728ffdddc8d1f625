// For tests: a log whose database somebody changes past the program, one row at a time, and what the check then says.
import { assert } from '@jinze/kernel';
import type pg from 'pg';
import { expect, vi } from 'vitest';
import { fsck } from '../modules/ledger/check.ts';
import type { LedgerContext } from '../modules/ledger/index.ts';
import { finish, openSite, type Site, startProcess } from './ledger-site.ts';

/** Whoever changes it can change all of them. */
export const LOG_TABLES = [
  'ledger.leaf',
  'ledger.pending_leaf',
  'ledger.tile',
  'ledger.checkpoint',
  'ledger.cosignature',
  'ledger.signing_key',
  'ledger.log',
  'platform.event',
] as const;
export type LogTable = (typeof LOG_TABLES)[number];

export interface TamperedLog {
  readonly site: Site;
  readonly context: LedgerContext;
  close(): Promise<void>;
}

/** A witnessed log of what `fill` accepts; twice, so that the later rows have an anchor. */
export async function openTamperedLog(
  fill: (site: Site, time: number) => Promise<unknown>,
): Promise<TamperedLog> {
  const site = await openSite();
  const process = await startProcess(site);
  const { context } = process;
  for (const time of [0, 1]) {
    await fill(site, time);
    await finish(context);
  }
  return {
    site,
    context,
    close: async () => {
      vi.unstubAllGlobals();
      await process.close();
      await site.close();
    },
  };
}

export async function names(context: LedgerContext): Promise<string[]> {
  const { findings } = await fsck(context, () => undefined);
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

/** Past every trigger and foreign key, as whoever owns the database. */
async function asForger<T>(
  { site }: TamperedLog,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await site.services.owner.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    return await work(client);
  } finally {
    await client.query(`set session_replication_role = default`);
    client.release();
  }
}

/** What is found after one row was set otherwise, or is gone; then it is put back as it was. */
export function foundAfter(
  log: TamperedLog,
  table: LogTable,
  pick: string,
  set?: string,
): Promise<string[]> {
  return asForger(log, async (client) => {
    await client.query(`create temp table kept as select * from ${table} where ${pick}`);
    const { rows } = await client.query<{ place: string }>(
      set === undefined
        ? `delete from ${table} where ${pick} returning ctid::text as place`
        : `update ${table} set ${set} where ${pick} returning ctid::text as place`,
    );
    expect(rows, `${table} has one such row`).toHaveLength(1);
    const found = await names(log.context);
    if (set !== undefined)
      await client.query(`delete from ${table} where ctid = '${rows[0]?.place ?? ''}'::tid`);
    await client.query(`insert into ${table} select * from kept`);
    await client.query('drop table kept');
    return found;
  });
}

export async function one<T extends object>({ site }: TamperedLog, question: string): Promise<T> {
  const { rows } = await site.services.owner.query<T>(question);
  assert(rows[0] !== undefined, `there is one: ${question}`);
  return rows[0];
}
