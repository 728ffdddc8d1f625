// The witness as a process, and as a test has it in its own: a folder, an address, two keys.
import { assert, ok, type Result } from '@jinze/kernel';
import { listen } from './http.ts';
import type { StartRefusal } from './refusals.ts';
import { openWitness, type WitnessOptions } from './witness.ts';

export { exchange } from './exchange.ts';
export { policyLines } from './page.ts';
export { wordsOf } from './refusals.ts';
export { addLogsTo, openWitness } from './witness.ts';

export interface ServeOptions extends WitnessOptions {
  readonly host?: string;
  /** 0: any that is free. */
  readonly port?: number;
}

export interface RunningWitness {
  readonly name: string;
  readonly address: string;
  /** For logs of profile `sha256`, for those of profile `sm3`. */
  readonly verifierKeys: readonly [string, string];
  readonly stop: () => Promise<void>;
}

const PORT = 8322;

export async function serveWitness({
  host = '127.0.0.1',
  port = PORT,
  ...options
}: ServeOptions): Promise<Result<RunningWitness, StartRefusal>> {
  const witness = await openWitness(options);
  if (!witness.ok) return witness;
  const { name, verifierKeys, close } = witness.value;
  const listening = await listen(witness.value, host, port);
  if (!listening.ok) {
    await close();
    return listening;
  }
  const { address, stop } = listening.value;
  return ok({
    name,
    address,
    verifierKeys,
    stop: async () => {
      await stop();
      await close();
    },
  });
}

/** For tests of what talks to a witness: one that does not start is a bug there. */
export async function startWitness(options: ServeOptions): Promise<RunningWitness> {
  const started = await serveWitness(options);
  assert(started.ok, `the witness starts: ${started.ok ? '' : started.error.code}`);
  return started.value;
}
