// Accepting one record at a time from many clients at once: with the ledger, without anything, and with a chain of hashes.
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';
import { changeOf, execute, insertion, rectification, type Table } from './records.ts';

/** Accepts the n-th record; on disk when it answers. */
export type Accept = (n: number) => Promise<void>;

/** As every use case does it: the row, its event and its pending leaf, in one unit of work. */
export function withLedger({ clock, unitOfWork }: Services): Accept {
  const actor = { accountId: newId<'account'>(clock.now()), name: '测试' };
  return async (n) => {
    await unitOfWork.commit({ actor, scope: SYSTEM_SCOPE }, async (unit) => {
      const row = rectification(n, unit.now);
      await execute(unit.tx, insertion('rectification', row, unit.now));
      await unit.record([changeOf(row)]);
      return {};
    });
  };
}

function alone(pool: pg.Pool, { clock }: Services, table: Table): Accept {
  return async (n) => {
    const client = await pool.connect();
    try {
      const now = clock.now();
      await client.query('begin');
      await client.query(...insertion(table, rectification(n, now), now));
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

/** The same row in a transaction and nothing else: no scope, no event, no leaf. */
export const plainly = (pool: pg.Pool, services: Services): Accept =>
  alone(pool, services, 'plain');

/** The usual audit trail: each row holds the hash of itself and of the row before it. */
export const chained = (pool: pg.Pool, services: Services): Accept =>
  alone(pool, services, 'chained');

let next = 0;

/** Records accepted per second, by so many clients who each wait for an answer before they send the next. */
export async function acceptFor(
  accept: Accept,
  clients: number,
  milliseconds: number,
): Promise<number> {
  let accepted = 0;
  const begun = performance.now();
  const loop = async () => {
    while (performance.now() - begun < milliseconds) {
      next += 1;
      await accept(next);
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, loop));
  return (accepted / (performance.now() - begun)) * 1000;
}
