// For tests: a database whose n-th step fails, before it has reached the server or when its answer is lost.
import type pg from 'pg';
import {
  APPLICATION_ROLE,
  type Database,
  openDatabase,
  openPool,
  type PostgresAddress,
} from '../platform/database/database.ts';

/** `not kept`: the step had no effect; `kept`: it had, and nobody was told. */
export type Kept = 'not kept' | 'kept';

export class Injected extends Error {
  override readonly name = 'Injected';
}

/** Happens once. What is no statement (signing, asking a witness) throws it through `at`. */
export interface Fault {
  readonly step: string;
  readonly kept: Kept;
  /** The statements of one transaction that lead to it, without quotes; it happens at the last. */
  readonly statements: readonly RegExp[];
  /** It happens in what the process does after those statements, not in the last of them. */
  readonly isAfterwards: boolean;
  /** Afterwards no statement reaches the server any more, as if the process had ended. */
  readonly isEnd: boolean;
  isArmed: boolean;
  isOver: boolean;
}

/** One that never happens; what is stated otherwise makes it one that does. */
export const noFault = (): Fault => ({
  step: '',
  kept: 'kept',
  statements: [],
  isAfterwards: false,
  isEnd: false,
  isArmed: false,
  isOver: false,
});

/** Does the work, or fails in the fault's way when this is its step. */
export function at<T>(fault: Fault, step: string, work: () => T): T {
  if (fault.isOver || !fault.isArmed || fault.step !== step) return work();
  fault.isOver = true;
  if (fault.kept === 'kept') work();
  throw new Injected(step);
}

type Query = (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>;

function failing(query: Query, fault: Fault): Query {
  let seen = 0;
  return async (text, values) => {
    if (fault.isOver) {
      if (fault.isEnd) throw new Injected('the process has ended');
      return query(text, values);
    }
    if (/^(begin|start transaction)/.test(text)) seen = 0;
    if (fault.statements[seen]?.test(text.replaceAll('"', '')) === true) seen += 1;
    if (fault.statements.length === 0 || seen < fault.statements.length) return query(text, values);
    if (fault.isAfterwards) {
      fault.isArmed = true;
      return query(text, values);
    }
    fault.isOver = true;
    if (fault.kept === 'kept') await query(text, values);
    throw new Injected(fault.step);
  };
}

export function openFailingDatabase(address: PostgresAddress, fault: Fault): Database {
  const pool = openPool(address, APPLICATION_ROLE, 4);
  pool.on('connect', (client) => {
    Object.assign(client, { query: failing(client.query.bind(client) as Query, fault) });
  });
  return openDatabase(pool);
}
