// kill -9 of whoever writes, whoever seals, and all of PostgreSQL: nothing acknowledged is lost or doubled, no root is wrong.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool, type PostgresAddress } from '../../platform/database/database.ts';
import { prepareDatabase } from '../../platform/database/prepare.ts';
import {
  type EmbeddedPostgres,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../platform/embedded-postgres/index.ts';
import { type Child, startChild } from '../../testing/child.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { factsOf } from '../../testing/ledger-facts.ts';
import { finish } from '../../testing/ledger-site.ts';
import { makeWitness, serveWitness, type TestWitness } from '../../testing/ledger-witness.ts';
import { servicesOn } from '../../testing/services-on.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { fsck } from './check.ts';
import type { LedgerContext } from './ledger.context.ts';
import { WITNESS_FILE } from './open-ledger.ts';

/** Kills of each kind. For a long run set it to 50 or more. */
const ROUNDS = 5;
/** A round that takes so long has hung, however busy the machine is. */
const ROUND_MS = 60_000;

const FOLDER = testFolder('kill');
const KEYS = join(FOLDER, 'ledger');
const WRITER = fileURLToPath(new URL('../../testing/ledger-writer.ts', import.meta.url));
const SEALER = fileURLToPath(new URL('../../testing/ledger-sealer.ts', import.meta.url));

/** A random moment after it has done something: as many lines, and then some milliseconds. */
async function someTime(child: Child, lines: number, milliseconds: number): Promise<void> {
  await child.says(1 + Math.floor(Math.random() * lines));
  await pause(Math.random() * milliseconds);
}

/** The postmaster and every process it has started. */
function processesOfPostgres(): number[] {
  const file = join(FOLDER, 'postgresql/cluster/postmaster.pid');
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        // The fields after the name, which may have spaces: the state, then the parent.
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === String(postmaster);
      } catch {
        return false;
      }
    });
  return [postmaster, ...children.map(Number)];
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }
}

/** Where PostgreSQL is, once its holder, this process, has brought it up again. */
async function addressNow(): Promise<PostgresAddress> {
  for (;;) {
    const address = await joinEmbeddedPostgres(FOLDER).catch(() => undefined);
    if (address !== undefined) return address;
    await pause(50);
  }
}

describe('kill -9', () => {
  let postgres: EmbeddedPostgres;
  let witness: TestWitness;
  let served: Awaited<ReturnType<typeof serveWitness>>;
  let keys: LedgerContext['signers'] = () => [];
  const acknowledged = new Set<string>();
  let counted = 0;

  beforeAll(async () => {
    const started = await startEmbeddedPostgres({ folder: FOLDER });
    if (!started.ok) throw new Error(started.error.message);
    postgres = started.value;
    const prepared = await prepareDatabase(postgres.connection, {
      backupFolder: FOLDER,
      say: () => undefined,
      now: new Date(),
    });
    if (!prepared.ok) throw new Error(prepared.error.message);
    witness = makeWitness('sha256', () => keys().map(({ key }) => key));
    served = await serveWitness(witness);
    mkdirSync(KEYS, { mode: 0o700 });
    writeFileSync(join(KEYS, WITNESS_FILE), witness.list(served.address), { mode: 0o600 });
    const services = servicesOn(postgres.connection, 2);
    keys = (await openTestLedger(services, { folder: KEYS })).signers;
    await services.database.close();
  }, ROUND_MS);
  afterAll(async () => {
    await served.close();
    await postgres.stop();
    rmSync(FOLDER, { recursive: true, force: true });
  }, ROUND_MS);

  const startWriter = async () => startChild(WRITER, JSON.stringify(await addressNow()));
  const startSealer = async () => startChild(SEALER, JSON.stringify(await addressNow()), KEYS);
  async function killWriter(writer: Child): Promise<void> {
    await writer.kill();
    for (const id of writer.lines()) acknowledged.add(id);
  }

  /** Seals what is left, as the next start would, and counts. */
  async function takeStock(whom: string): Promise<void> {
    const address = await addressNow();
    const services = servicesOn(address, 4);
    const owner = openPool(address, undefined, 2);
    const context = await openTestLedger(services, { folder: KEYS });
    await finish(context);
    const facts = await factsOf(owner, context.log.alg);
    const { rows } = await owner.query<{ record: string }>(
      'select distinct record from ledger.leaf where version = 1',
    );
    const inLog = new Set(rows.map(({ record }) => record));
    const lost = [...acknowledged].filter((id) => !inLog.has(id));
    const forked = witness.cosigned.filter(
      ({ size, root }) => Buffer.from(root).toString('base64') !== facts.roots.get(Number(size)),
    );
    console.info(
      `kill -9 of ${whom}: ${ROUNDS} runs, ${acknowledged.size - counted} acknowledged, ${lost.length} lost, ` +
        `${facts.doubled} doubled, ${facts.wrongRoots.length + forked.length} wrong roots ` +
        `(${facts.accepted} leaves, ${facts.roots.size} checkpoints, ${new Set(witness.cosigned.map(({ size }) => size)).size} cosigned)`,
    );
    expect(lost).toEqual([]);
    expect(facts).toMatchObject({
      sealed: facts.accepted,
      waiting: 0,
      doubled: 0,
      wrongRoots: [],
      unsignedButNamed: 0,
      openFindings: 0,
    });
    expect(forked).toEqual([]);
    expect((await fsck(context, () => undefined)).findings).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(counted);
    counted = acknowledged.size;
    await services.database.close();
    await owner.end();
  }

  it(
    'of the writer',
    async () => {
      const sealer = await startSealer();
      for (let round = 0; round < ROUNDS; round += 1) {
        const writer = await startWriter();
        await someTime(writer, 30, 60);
        await killWriter(writer);
      }
      await sealer.kill();
      await takeStock('the writer');
    },
    ROUNDS * ROUND_MS,
  );

  it(
    'of the sealer',
    async () => {
      const writer = await startWriter();
      for (let round = 0; round < ROUNDS; round += 1) {
        const sealer = await startSealer();
        await someTime(sealer, 4, 120);
        await sealer.kill();
      }
      await killWriter(writer);
      await takeStock('the sealer');
    },
    ROUNDS * ROUND_MS,
  );

  it(
    'of all of PostgreSQL, under writers and a sealer that go on',
    async () => {
      let [writer, sealer] = [await startWriter(), await startSealer()];
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = JSON.stringify(await addressNow());
        await someTime(sealer, 2, 200);
        await someTime(writer, 10, 200);
        killAll(processesOfPostgres());
        const isElsewhere = JSON.stringify(await addressNow()) !== before;
        // Every third time they go as well; and where no socket fits, the server comes back on another port.
        if (!isElsewhere && round % 3 !== 2) continue;
        await Promise.all([killWriter(writer), sealer.kill()]);
        [writer, sealer] = [await startWriter(), await startSealer()];
      }
      await Promise.all([killWriter(writer), sealer.kill()]);
      await takeStock('PostgreSQL');
    },
    ROUNDS * ROUND_MS,
  );
});
