// For tests: a process of ours that says when it is ready, whose lines are read, and that can be killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface Child {
  /** The lines that were read whole. */
  lines(): readonly string[];
  /** Resolves when so many more lines were read. */
  says(more: number): Promise<void>;
  /** SIGKILL; resolves when the process is gone. One that has ended by itself is an error. */
  kill(): Promise<void>;
}

/** `file` is run by the Node of this process; resolves at its first line, `ready`. */
export async function startChild(file: string, ...args: readonly string[]): Promise<Child> {
  const child: ChildProcess = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let text = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`${file} ended`)));
    child.stdout?.on('data', (data: Buffer) => {
      text += data.toString('utf8');
      if (text.startsWith('ready\n')) resolve();
    });
  });
  // A last line that was cut off was not read as acknowledged by anybody.
  const lines = () => text.slice(0, text.lastIndexOf('\n')).split('\n').slice(1);
  return {
    lines,
    says: async (more) => {
      const until = lines().length + more;
      while (lines().length < until) {
        if (child.exitCode !== null) throw new Error(`${file} has ended: ${child.exitCode}`);
        await pause(5);
      }
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
      if (child.signalCode !== 'SIGKILL') throw new Error(`${file} had ended: ${child.exitCode}`);
    },
  };
}
