// For tests: services over any database, by the real clock, as a process of its own has them.
import type { Services } from '../context.ts';
import { systemClock } from '../platform/clock.ts';
import {
  APPLICATION_ROLE,
  openDatabase,
  openPool,
  type PostgresAddress,
} from '../platform/database/database.ts';
import { createUnitOfWork } from '../platform/unit-of-work.ts';

export function servicesOn(
  address: PostgresAddress,
  connections: number,
  database = openDatabase(openPool(address, APPLICATION_ROLE, connections)),
): Services {
  const unitOfWork = createUnitOfWork(database, systemClock, { send: async () => undefined });
  return { database, clock: systemClock, kind: 'demo', unitOfWork };
}
