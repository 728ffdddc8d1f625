// The pool and its two kinds of transaction: reading in a scope, and writing through the unit of work.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { type Scope, SYSTEM_SCOPE } from './scope.ts';
import type { Tables } from './tables.ts';

/** Can only read. A writer (`Tx`) is also a reader, never the other way round. */
export type Reader = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'getExecutor'>;
export type Tx = Transaction<Tables>;

export interface PostgresAddress {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly connectionString?: string;
}

export interface Database {
  /** One read-only transaction at repeatable read whose rows are those of the scope. */
  read<T>(scope: Scope, work: (db: Reader) => Promise<T>): Promise<T>;
  /**
   * For `unit-of-work.ts` only: every other write goes through it. `isAlone`: no other write runs beside it,
   * in any process; for changes of what every row's scope key is made of.
   */
  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>, isAlone?: boolean): Promise<T>;
  close(): Promise<void>;
}

/** The role every request runs as: not the owner, no superuser, cannot bypass row security. */
export const APPLICATION_ROLE = 'jinze_app';

const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text: string) => text);
types.setTypeParser(pg.types.builtins.INT8, (text: string) => Number(text));

export function openPool(address: PostgresAddress, role: string | undefined, max = 16): pg.Pool {
  const asRole = role === undefined ? '' : `-c role=${role} `;
  const pool = new pg.Pool({
    ...address,
    max,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: 'jinze',
    // Row security makes plain statements look dear: compiling them takes longer than running them.
    options: `${asRole}-c timezone=UTC -c jit=off -c statement_timeout=60000 -c lock_timeout=20000 -c idle_in_transaction_session_timeout=60000`,
  });
  // A connection that breaks is replaced by the next request; it must not end the process, neither an idle one nor one
  // that is in a transaction and between two statements: the next of them is refused.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** Held shared by every write and alone by one that gives regions another address: nobody writes a stale scope key. */
const WRITE_LOCK = 7_204_118_003;
const LOCKS = {
  none: sql`null`,
  shared: sql`pg_advisory_xact_lock_shared(${WRITE_LOCK})`,
  alone: sql`pg_advisory_xact_lock(${WRITE_LOCK})`,
} as const;

const scopeSettings = ({ keys, committees, persons }: Scope) => sql`
  set_config('jinze.scope_keys', ${arrayLiteral(keys)}, true),
  set_config('jinze.scope_committees', ${arrayLiteral(committees)}, true),
  set_config('jinze.scope_persons', ${arrayLiteral(persons)}, true)`;

/** The transaction's first statement: nothing is read before the lock is held. */
async function enterScope(tx: Tx, scope: Scope, lock: keyof typeof LOCKS): Promise<void> {
  await sql`select ${scopeSettings(scope)}, ${LOCKS[lock]}`.execute(tx);
}

/**
 * Works in the system's scope within a transaction, and goes back to its own: for what follows from an act in rows that
 * whoever acts may not see.
 */
export async function asSystem<T>(tx: Tx, own: Scope, work: () => Promise<T>): Promise<T> {
  await sql`select ${scopeSettings(SYSTEM_SCOPE)}`.execute(tx);
  const found = await work();
  await sql`select ${scopeSettings(own)}`.execute(tx);
  return found;
}

export function openDatabase(pool: pg.Pool): Database {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    read: (scope, work) =>
      kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => {
          await enterScope(tx, scope, 'none');
          return work(tx);
        }),
    write: (scope, work, isAlone = false) =>
      kysely.transaction().execute(async (tx) => {
        await enterScope(tx, scope, isAlone ? 'alone' : 'shared');
        return work(tx);
      }),
    close: () => kysely.destroy(),
  };
}
