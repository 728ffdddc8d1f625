// The demo's witness: a process of its own beside the server, so that the page shows what a witness is.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseVerifierKey, SIGNATURE_TYPES } from '@jinze/ledger/verify';

export interface DemoWitness {
  stop(): Promise<void>;
}

const READY_MS = 20_000;
const END_MS = 5_000;

/** The line it prints when it answers: its address and its keys, one for each profile. */
async function readyLine(child: ChildProcess): Promise<{ address: string; keys: string[] }> {
  if (child.stdout === null) throw new Error('the witness has no output');
  const lines = createInterface({ input: child.stdout });
  const first = (async () => {
    for await (const line of lines) return line;
    throw new Error('the witness ended before it was ready');
  })();
  const line = await Promise.race([
    first,
    pause(READY_MS, undefined, { ref: false }).then(() => {
      throw new Error('the witness did not start in time');
    }),
  ]);
  return JSON.parse(line) as { address: string; keys: string[] };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  await Promise.race([exit, pause(END_MS, undefined, { ref: false })]);
  if (child.exitCode === null) child.kill('SIGKILL');
}

/**
 * Starts it, and writes the list of witnesses that names it. `command`: the program and its first arguments; it ends when
 * this process does, because its input closes.
 */
export async function startDemoWitness(options: {
  readonly command: readonly string[];
  readonly folder: string;
  readonly ledgerFolder: string;
  readonly listFile: string;
  readonly logKey: string;
}): Promise<DemoWitness> {
  const [program = '', ...first] = options.command;
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const child = spawn(
    program,
    [
      ...first,
      'witness',
      '--folder',
      options.folder,
      '--port',
      '0',
      '--name',
      'demo-witness',
      '--log',
      options.logKey,
      '--json',
      '--with-parent',
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    const { address, keys } = await readyLine(child);
    const log = parseVerifierKey(options.logKey);
    const alg = log.ok ? SIGNATURE_TYPES[log.value.type].alg : 'sha256';
    const own = keys.find((vkey) => {
      const key = parseVerifierKey(vkey);
      return key.ok && SIGNATURE_TYPES[key.value.type].alg === alg;
    });
    if (own === undefined) throw new Error('the witness has no key of this profile');
    await mkdir(options.ledgerFolder, { recursive: true, mode: 0o700 });
    await chmod(options.ledgerFolder, 0o700);
    const file = join(options.ledgerFolder, options.listFile);
    const text = `# 演示：见证服务与系统在同一台电脑上。正式使用时由上级政府或档案馆另机运行。\nwitness demo-witness ${own} ${address}\nquorum demo-witness\n`;
    await writeFile(`${file}.part`, text, { mode: 0o600 });
    await rename(`${file}.part`, file);
  } catch (error) {
    await ended(child);
    throw error;
  }
  return { stop: () => ended(child) };
}
