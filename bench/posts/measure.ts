// Times one kind of call many times over, and counts the SQL statements each one sends.
import pg from 'pg';

export interface Figures {
  readonly name: string;
  readonly calls: number;
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
  /** The least and the most statements one call sent; the transaction's own three are among them. */
  readonly statements: readonly [least: number, most: number];
  /** Rows answered, on average. */
  readonly rows: number;
}

let sent = 0;

/** Every statement this process sends to PostgreSQL, whoever sends it, from now on. */
export function countStatements(): void {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('the client has no query to count');
  const counted = new Proxy(query, {
    apply(target, client, args) {
      sent += 1;
      return Reflect.apply(target, client, args);
    },
  });
  Reflect.set(pg.Client.prototype, 'query', counted);
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export interface Timed<T> {
  readonly result: T;
  readonly milliseconds: number;
  readonly statements: number;
}

/** One call, timed; the statements are those of the whole process, so nothing else runs meanwhile. */
export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const before = sent;
  const begun = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - begun, statements: sent - before };
}

/** `call` answers how many rows it got; the first tenth of the calls warms up and is not counted. */
export async function measure(
  name: string,
  calls: number,
  call: (index: number) => Promise<number>,
): Promise<Figures> {
  const all: Timed<number>[] = [];
  const warmUp = Math.ceil(calls / 10);
  for (let index = 0; index < warmUp + calls; index += 1) all.push(await timed(() => call(index)));
  const counted = all.slice(warmUp);
  const statements = counted.map((one) => one.statements);
  const sorted = counted.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return {
    name,
    calls,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    worst: quantile(sorted, 1),
    statements: [Math.min(...statements), Math.max(...statements)],
    rows: counted.reduce((sum, { result }) => sum + result, 0) / calls,
  };
}
