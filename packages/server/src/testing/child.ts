// For tests: a process of ours that says when it is ready, whose lines are read, and that can be killed at any moment.
import { type ChildProcess, spawn } from 'node:child_process';

export interface Child {
  /** The lines that were read whole. */
  lines(): readonly string[];
  /** SIGKILL; resolves when the process is gone. */
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
  return {
    // A last line that was cut off was not read as acknowledged by anybody.
    lines: () => text.slice(0, text.lastIndexOf('\n')).split('\n').slice(1),
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
