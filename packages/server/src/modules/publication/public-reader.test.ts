// The public waits for its turn, a few at a time; too many, or too much to read, is said so.
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Refused } from '../../platform/refused.ts';
import { publicReader } from './public-reader.ts';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Refused) => error.refusal.code,
  );

/** A database whose reads end when they are told to. */
function slowDatabase() {
  const ends: (() => void)[] = [];
  let most = 0;
  let running = 0;
  const read = async <T>(_scope: unknown, _work: (db: Reader) => Promise<T>): Promise<T> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running -= 1;
    return undefined as T;
  };
  return { read, endOne: () => ends.shift()?.(), mostAtOnce: () => most };
}

describe('the public reads', () => {
  it('a few at a time, the others in turn; with too many waiting it is said so', async () => {
    const database = slowDatabase();
    const read = publicReader(database);
    const done: number[] = [];
    const all = Array.from({ length: 204 }, (_, at) =>
      read(async () => undefined).then(() => done.push(at)),
    );
    expect(await codeOf(read(async () => undefined))).toBe('publication.busy');
    while (done.length < 204) {
      database.endOne();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(all);
    expect(database.mostAtOnce()).toBe(4);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('in no scope, unless a page asks for one; in the same turns', async () => {
    const scopes: unknown[] = [];
    const read = publicReader({
      read: async <T>(scope: unknown) => {
        scopes.push(scope);
        return undefined as T;
      },
    });
    await read(async () => undefined);
    await read(async () => undefined, SYSTEM_SCOPE);
    expect(scopes).toEqual([NO_SCOPE, SYSTEM_SCOPE]);
  });

  it('a statement that takes too long is stopped, and what failed gives its turn back', async () => {
    const stopped = Object.assign(new Error('canceling statement'), { code: '57014' });
    const read = publicReader({ read: () => Promise.reject(stopped) });
    for (let time = 0; time < 10; time++)
      expect(await codeOf(read(async () => undefined))).toBe('publication.too-much');
  });
});
