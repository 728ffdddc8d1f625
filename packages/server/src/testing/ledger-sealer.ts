// A process that seals until it is killed: the loops as the server runs them, and turn after turn beside them.
import { setTimeout as pause } from 'node:timers/promises';
import { checkNext, sealAndSign, startSealer } from '../modules/ledger/index.ts';
import { askWitness } from '../modules/ledger/witnesses.ts';
import type { PostgresAddress } from '../platform/database/database.ts';
import { openTestLedger } from './ledger.ts';
import { servicesOn } from './services-on.ts';

const [address = '', folder = ''] = process.argv.slice(2);
// Whoever started it is gone: so is its use.
process.stdin.resume().once('end', () => process.exit());

const context = await openTestLedger(servicesOn(JSON.parse(address) as PostgresAddress, 5), {
  folder,
});
await startSealer(context, {
  check: () => checkNext(context),
  refresh: async () => undefined,
  checkEveryMs: 1000,
});
process.stdout.write('ready\n');

for (;;) {
  try {
    await sealAndSign(context);
    const { policy } = await context.policy();
    for (const witness of policy.witnesses) await askWitness(context, witness);
  } catch {
    // The database is away: it will be back.
  }
  await pause(5);
}
