// Counts the SQL statements of one call: lists take as many whatever their size.
import pg from 'pg';

export interface Counted<T> {
  readonly result: T;
  readonly statements: number;
}

/** Every statement of this process while the work runs, so nothing else may run beside it. */
export async function countingStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('the client has no query to count');
  let statements = 0;
  const counted = new Proxy(query, {
    apply(target, client, args) {
      statements += 1;
      return Reflect.apply(target, client, args);
    },
  });
  Reflect.set(pg.Client.prototype, 'query', counted);
  try {
    const result = await work();
    return { result, statements };
  } finally {
    Reflect.set(pg.Client.prototype, 'query', query);
  }
}
