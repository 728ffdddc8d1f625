// Sealing a backlog by the product's own steps: how fast, which statements take the time, and what hashing alone takes.
import { appendLeaves, fastLeafHash, rightEdge, rootOfRange } from '@jinze/ledger';
import type { Alg } from '@jinze/ledger/verify';
import pg from 'pg';
import type { LedgerContext } from '../../packages/server/src/modules/ledger/index.ts';
import { STEP, sealStep, signNewest } from '../../packages/server/src/modules/ledger/seal.ts';

let times = new Map<string, number>();

/** `insert ledger.leaf`, `commit`: what a statement does, and to which table. */
function nameOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement.trim() : '';
  const kind = /^\w+/.exec(text)?.[0]?.toLowerCase() ?? 'other';
  const table = /\b(?:from|into|update)\s+"?(\w+)"?\."?(\w+)"?/.exec(text);
  return table === null ? kind : `${kind} ${table[1] ?? ''}.${table[2] ?? ''}`;
}

/** Adds up, from now on, how long this process waits for each kind of statement; nothing else may run meanwhile. */
export function timeStatements(): void {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof query !== 'function') throw new Error('the client has no query to time');
  const timed = new Proxy(query, {
    apply(target, client, args: unknown[]) {
      const begun = performance.now();
      const answer: unknown = Reflect.apply(target, client, args);
      if (answer instanceof Promise) {
        const name = nameOf(args[0]);
        const end = () => times.set(name, (times.get(name) ?? 0) + performance.now() - begun);
        void answer.then(end, end);
      }
      return answer;
    },
  });
  Reflect.set(pg.Client.prototype, 'query', timed);
}

export interface SealingFigures {
  readonly leaves: number;
  readonly milliseconds: number;
  /** Statement → milliseconds waited for, the longest first; what is left is this process's own work. */
  readonly statements: readonly (readonly [name: string, milliseconds: number])[];
}

/** Everything that waits, in steps as the sealer takes them, and one signature. */
export async function sealAll(context: LedgerContext): Promise<SealingFigures> {
  times = new Map();
  let leaves = 0;
  const begun = performance.now();
  for (;;) {
    const step = await sealStep(context);
    if (step.kind !== 'sealed') break;
    leaves += step.sealed;
    if (step.sealed < STEP) break;
  }
  await signNewest(context);
  const milliseconds = performance.now() - begun;
  return { leaves, milliseconds, statements: [...times].toSorted((a, b) => b[1] - a[1]) };
}

/** Leaf hashes, tiles and roots of these leaves in the sealer's steps, without commitments and without a database. */
export function hashAndTile(alg: Alg, leaves: readonly Uint8Array[]): Uint8Array {
  const tiles = new Map<string, Uint8Array>();
  const read = (level: number, index: bigint) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  let root = new Uint8Array();
  for (let from = 0; from < leaves.length; from += STEP) {
    const size = BigInt(from);
    const own = leaves.slice(from, from + STEP);
    const written = appendLeaves(
      alg,
      size,
      rightEdge(size).map(({ level, index }) => read(level, index)),
      own.map((bytes) => fastLeafHash(alg, bytes)),
    );
    for (const { level, index, hashes } of written) tiles.set(`${level}/${index}`, hashes);
    root = Uint8Array.from(rootOfRange(alg, { from: 0n, to: size + BigInt(own.length) }, read));
  }
  return root;
}
