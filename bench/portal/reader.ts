// The readers, in a thread of their own: so many connections ask one address after the other, and each answer is timed.
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

export interface Asked {
  readonly port: number;
  readonly paths: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}
export interface Answered {
  readonly milliseconds: readonly number[];
  readonly failed: number;
  readonly bytes: number;
}

/** Below what one address may search in a minute. */
const ASKED_BY_ONE = 50;

function ask(agent: Agent, port: number, path: string): Promise<{ status: number; size: number }> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path }, (response) => {
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, size }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function read({ port, paths, connections, seconds }: Asked): Promise<Answered> {
  const end = performance.now() + seconds * 1000;
  const milliseconds: number[] = [];
  let failed = 0;
  let bytes = 0;
  let next = 0;
  /** A reader of its own address asks as often as one address may in a minute, then another one comes. */
  const agentOf = (place: number) =>
    new Agent({
      keepAlive: true,
      maxSockets: 1,
      localAddress: `127.${1 + (place >> 16)}.${(place >> 8) & 255}.${place & 255}`,
    });
  let readers = 0;
  const reader = async () => {
    let agent = agentOf(readers++);
    for (let asked = 1; performance.now() < end; asked++) {
      if (asked % ASKED_BY_ONE === 0) {
        agent.destroy();
        agent = agentOf(readers++);
      }
      const path = paths[next++ % paths.length] ?? '/';
      const begun = performance.now();
      const { status, size } = await ask(agent, port, path);
      milliseconds.push(performance.now() - begun);
      bytes += size;
      if (status !== 200) failed += 1;
    }
    agent.destroy();
  };
  await Promise.all(Array.from({ length: connections }, reader));
  return { milliseconds, failed, bytes };
}

parentPort?.postMessage(await read(workerData as Asked));
