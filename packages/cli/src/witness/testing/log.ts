// A log as a witness sees it: requests of any history it likes, and the process that answers them.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { checkpointText } from '@jinze/ledger';
import { type Alg, hashLeaf, rootOf } from '@jinze/ledger/verify';
import { addCheckpointText } from '@jinze/ledger/witness';
import * as reference from '../../../../ledger/src/testing/reference.ts';

export const JINZE = fileURLToPath(new URL('../../jinze.ts', import.meta.url));

const SIGNERS = {
  sha256: reference.signer('jinze.example/530000', 'ed25519', 1),
  sm3: reference.signer('jinze.example/530000-gm', 'sm2', 2),
} as const;

export type Leaves = readonly Uint8Array[];
const utf8 = new TextEncoder();

/** Entries with a text each. */
export const leavesOf = (alg: Alg, texts: readonly string[]): Leaves =>
  texts.map((text) => hashLeaf(alg, utf8.encode(text)));

/** Entries 0, 1, …; of a history that is forked at n, those from n on are others. */
export const history = (alg: Alg, size: number, forkedAt = size): Leaves =>
  leavesOf(
    alg,
    Array.from({ length: size }, (_, n) => (n < forkedAt ? `第${n}条` : `改过的第${n}条`)),
  );

export interface TestLog {
  readonly alg: Alg;
  readonly origin: string;
  readonly vkey: string;
  readonly note: (leaves: Leaves) => string;
  /** As a log asks whose witness knows the first `oldSize` of these leaves. */
  readonly request: (oldSize: number, leaves: Leaves) => string;
}

export function logOf(alg: Alg): TestLog {
  const { name: origin, vkey } = SIGNERS[alg];
  const note = (leaves: Leaves) =>
    reference.note(
      checkpointText(origin, BigInt(leaves.length), rootOf(alg, leaves)),
      SIGNERS[alg],
    );
  const request = (oldSize: number, leaves: Leaves) => {
    const proof =
      oldSize === 0 || oldSize >= leaves.length ? [] : reference.consistency(alg, oldSize, leaves);
    return addCheckpointText(BigInt(oldSize), proof, note(leaves));
  };
  return { alg, origin, vkey, note, request };
}

/** Folders that are gone when the test file is. */
export function folders(): { readonly fresh: () => string; readonly remove: () => void } {
  const made: string[] = [];
  return {
    fresh: () => {
      const folder = mkdtempSync(join(tmpdir(), 'jinze-witness-'));
      made.push(folder);
      return folder;
    },
    remove: () => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Answered {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

export async function post(address: string, body: string | Uint8Array): Promise<Answered> {
  const answer = await fetch(`${address}/add-checkpoint`, {
    method: 'POST',
    body: typeof body === 'string' ? body : Buffer.from(body),
  });
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type'),
    body: await answer.text(),
  };
}

export interface Spawned {
  readonly child: ChildProcess;
  readonly address: string;
  readonly keys: readonly string[];
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** `jinze witness` as a process of its own, ready. */
export async function spawnWitness(folder: string, ...options: string[]): Promise<Spawned> {
  const child = spawn(
    process.execPath,
    [JINZE, 'witness', '--folder', folder, '--port', '0', '--json', '--with-parent', ...options],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = JSON.parse(line) as { readonly address: string; readonly keys: string[] };
    return { child, ...ready, ended };
  }
  throw new Error(`not ready: ${await ended}`);
}
