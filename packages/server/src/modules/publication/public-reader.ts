// How the public pages read: beside the office and never in its way, so many at a time and each for a moment.
import type { Database, Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { limitStatements } from './portal.store.ts';

/** Of the connections everybody shares. */
const AT_ONCE = 4;
const MOST_WAITING = 200;
const LONGEST_MS = 2000;

/** In no scope; a page that needs another says so. */
export type ReadPublic = <T>(work: (db: Reader) => Promise<T>, scope?: Scope) => Promise<T>;

const isStopped = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '57014';

/** Waits for its turn; with too many waiting, or too much to read, it is said so. */
export function publicReader(database: Pick<Database, 'read'>): ReadPublic {
  let running = 0;
  const waiting: (() => void)[] = [];
  const enter = async () => {
    if (running < AT_ONCE) {
      running += 1;
      return;
    }
    if (waiting.length >= MOST_WAITING) throw new Refused({ code: 'publication.busy' });
    // Whoever leaves hands its turn on.
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (work, scope = NO_SCOPE) => {
    await enter();
    try {
      return await database.read(scope, async (db) => {
        await limitStatements(db, LONGEST_MS);
        return work(db);
      });
    } catch (error) {
      if (isStopped(error)) throw new Refused({ code: 'publication.too-much' });
      throw error;
    } finally {
      leave();
    }
  };
}
