// A process that seals until it is killed: the loops as the server runs them, and turn after turn beside them, each a line.
import { setTimeout as pause } from 'node:timers/promises';
import { checkNext } from '../modules/ledger/check.ts';
import { openLedger } from '../modules/ledger/open-ledger.ts';
import { sealAndSign, startSealer } from '../modules/ledger/sealer.ts';
import { askWitnesses } from '../modules/ledger/witnesses.ts';
import type { PostgresAddress } from '../platform/database/database.ts';
import { servicesOn } from './services-on.ts';

const [address = '', folder = ''] = process.argv.slice(2);
// Whoever started it is gone: so is its use.
process.stdin.resume().once('end', () => process.exit());

// The records of tests are of no module; without the modules it starts in half the time.
const needs = {
  sizeOfFiles: async () => 0,
  filesOf: async () => [],
  bodiesHeldBy: async () => [],
  erasers: {},
  sources: [],
};
const opened = await openLedger(servicesOn(JSON.parse(address) as PostgresAddress, 5), needs, {
  folder,
  onProblem: () => undefined,
});
if (!opened.ok) throw new Error(opened.error.message);
const { context, refresh } = opened.value;
await startSealer(context, { check: () => checkNext(context), refresh, checkEveryMs: 1000 });
process.stdout.write('ready\n');

for (;;) {
  try {
    await sealAndSign(context);
    await askWitnesses(context);
    process.stdout.write('turn\n');
  } catch {
    // The database is away: it will be back.
  }
  await pause(5);
}
