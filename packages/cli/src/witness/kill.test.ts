// A witness that is killed in the middle, again and again: what it has once answered it never contradicts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { type Alg, hexOf, openNote, parseVerifierKey, rootOf } from '@jinze/ledger/verify';
import { knownSizeOf } from '@jinze/ledger/witness';
import { afterAll, describe, expect, it } from 'vitest';
import { openWitness } from './index.ts';
import { folders, type Leaves, leavesOf, logOf, post, spawnWitness } from './testing/log.ts';

const { fresh, remove } = folders();
afterAll(remove);

const RUNS = 10;
const FIRST = ['第0条', '第1条'];

const rootText = (alg: Alg, leaves: Leaves) => hexOf(rootOf(alg, leaves));

/** A cosigned tree in the order in which it was answered. */
interface Cosigned {
  readonly size: number;
  readonly root: string;
}

function memoryOf(folder: string): string {
  const [name = ''] = readdirSync(join(folder, 'memory')).filter((one) => one.endsWith('.txt'));
  return readFileSync(join(folder, 'memory', name), 'utf8');
}

/** When to kill: somewhere while it works, the moment it remembers, the moment it answers. */
const MOMENTS: readonly ((folder: string, answering: Promise<unknown>) => Promise<unknown>)[] = [
  () => wait(Math.floor(Math.random() * 20)),
  async (folder) => {
    const before = memoryOf(folder);
    const until = performance.now() + 10_000;
    while (memoryOf(folder) === before && performance.now() < until) await turn();
  },
  (_, answering) => answering,
  () => wait(Math.floor(Math.random() * 200)),
];

/** The answer to one history, if there was one before the process was gone; it has to be a good cosignature. */
async function ask(
  alg: Alg,
  { address, keys }: { readonly address: string; readonly keys: readonly string[] },
  oldSize: number,
  texts: readonly string[],
): Promise<Cosigned | undefined> {
  const [log, leaves] = [logOf(alg), leavesOf(alg, texts)];
  const answer = await post(address, log.request(oldSize, leaves)).catch(() => undefined);
  if (answer?.status !== 200) return undefined;
  const cosigners = keys.map(parseVerifierKey).flatMap((key) => (key.ok ? [key.value] : []));
  expect(openNote(`${log.note(leaves)}${answer.body}`, cosigners).ok).toBe(true);
  return { size: texts.length, root: rootText(alg, leaves) };
}

describe.each(['sha256', 'sm3'] as const)('a witness of a log of profile %s', (alg) => {
  const log = logOf(alg);

  it(`killed ${RUNS} times while two histories ask at once: one root for a size, and none smaller afterwards`, async () => {
    const folder = fresh();
    const first = await openWitness({ folder, logs: [log.vkey] });
    if (!first.ok) throw new Error(first.error.code);
    expect(first.value.answer(log.request(0, leavesOf(alg, FIRST))).status).toBe(200);
    await first.value.close();
    const answered: Cosigned[] = [{ size: 2, root: rootText(alg, leavesOf(alg, FIRST)) }];
    let texts = FIRST;
    let rivals: string[][] = [];
    for (let run = 0; run <= RUNS; run += 1) {
      const witness = await spawnWitness(folder);
      const { body } = await post(witness.address, log.request(0, leavesOf(alg, texts)));
      const known = Number(knownSizeOf(body));
      expect(known).toBeGreaterThanOrEqual(answered.at(-1)?.size ?? 0);
      if (known > texts.length) {
        // It remembers one of the two, answered or not, and confirms no other.
        const asked = [];
        for (const rival of rivals) asked.push(await ask(alg, witness, known, rival));
        answered.push(...asked.filter((one) => one !== undefined));
        expect(asked.filter((one) => one !== undefined)).toHaveLength(1);
        texts = rivals[asked.findIndex((one) => one !== undefined)] ?? [];
      }
      expect(texts).toHaveLength(known);
      if (run === RUNS) {
        // The last start only looks.
        witness.child.kill('SIGKILL');
        break;
      }
      rivals = ['甲', '乙'].map((one) => [...texts, `${one}${run}`]);
      const answers = rivals.map((rival) => ask(alg, witness, known, rival));
      await MOMENTS[run % MOMENTS.length]?.(folder, Promise.race(answers));
      witness.child.kill('SIGKILL');
      answered.push(...(await Promise.all(answers)).filter((one) => one !== undefined));
      expect(await witness.ended).toBe('SIGKILL');
    }
    const roots = new Map<number, string>();
    for (const [index, { size, root }] of answered.entries()) {
      expect(roots.get(size) ?? root).toBe(root);
      expect(size).toBeGreaterThanOrEqual(answered[index - 1]?.size ?? 0);
      roots.set(size, root);
    }
    // Killed the moment it remembered or answered, it knew something new the next time.
    expect(roots.size).toBeGreaterThan(RUNS / 3);
  }, 180_000);
});
