// A server on a copy of the demo world, for one file of browser tests.
import { inject } from 'vitest';
import { startServer, type TestServer } from './server.ts';

export function startDemo(name: string): Promise<TestServer> {
  return startServer(name, { on: 'demo', demoFolder: inject('demoFolder') });
}
