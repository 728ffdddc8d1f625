// Counts the SQL statements of one call, and the rows they answer: lists take as many whatever their size.
import pg from 'pg';

export interface Counted<T> {
  readonly result: T;
  readonly statements: number;
  /** Of statements whose answer is waited for. */
  readonly rows: number;
}

/** Every statement of this process while the work runs, so nothing else may run beside it. */
export async function countingStatements<T>(work: () => Promise<T>): Promise<Counted<T>> {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('the client has no query to count');
  let statements = 0;
  let rows = 0;
  const counted = new Proxy(query, {
    apply(target, client, args) {
      statements += 1;
      const answer: unknown = Reflect.apply(target, client, args);
      if (!(answer instanceof Promise)) return answer;
      return answer.then((one: { readonly rows?: readonly unknown[] }) => {
        rows += one.rows?.length ?? 0;
        return one;
      });
    },
  });
  Reflect.set(pg.Client.prototype, 'query', counted);
  try {
    const result = await work();
    return { result, statements, rows };
  } finally {
    Reflect.set(pg.Client.prototype, 'query', query);
  }
}
