// One process a folder: two that do not know of each other would cosign two histories.
import { statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from './disk.ts';

/** Held by the system, which lets it go when the process ends in any way; no file is left behind that would have to be judged. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen({ path }, () => resolve(server));
  });
}

export type Unlock = () => Promise<void>;

const PAUSE = 100;

/** Undefined: another process has it. One that was just ended is waited for. */
export async function lockFolder(folder: string, tries: number): Promise<Unlock | undefined> {
  const { dev, ino } = statSync(folder, { bigint: true });
  for (let left = tries; left > 0; left -= 1) {
    const server = await listen(`\0jinze-witness/${dev}-${ino}`);
    if (server !== undefined) return () => new Promise((resolve) => server.close(() => resolve()));
    if (left > 1) await wait(PAUSE);
  }
  return undefined;
}
