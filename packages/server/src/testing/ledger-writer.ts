// A process whose writers commit records and print each one's id once it is acknowledged, until it is killed.
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresAddress } from '../platform/database/database.ts';
import { acceptSome } from './ledger-records.ts';
import { servicesOn } from './services-on.ts';

const WRITERS = 4;

const [address = ''] = process.argv.slice(2);
// Whoever started it is gone: so is its use.
process.stdin.resume().once('end', () => process.exit());

const { unitOfWork } = servicesOn(JSON.parse(address) as PostgresAddress, WRITERS);
process.stdout.write('ready\n');

async function write(): Promise<void> {
  for (;;) {
    try {
      // Held open for a moment: transactions become visible in another order than they began.
      const ids = await acceptSome(unitOfWork, 1 + Math.floor(Math.random() * 3), () =>
        pause(Math.random() * 20),
      );
      process.stdout.write(ids.map((id) => `${id}\n`).join(''));
    } catch {
      // The database went away under us: not acknowledged, so nothing is owed.
      await pause(50);
    }
    await pause(40);
  }
}
await Promise.all(Array.from({ length: WRITERS }, write));
