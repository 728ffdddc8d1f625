// The demo world is made once for all browser tests; each file begins on a copy of its own.
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demoFolder: string;
  }
}

export async function setup(project: TestProject): Promise<() => void> {
  const server = await startServer('demo', { on: 'nothing' });
  await server.close();
  project.provide('demoFolder', server.folder);
  return () => rmSync(server.folder, { recursive: true, force: true });
}
