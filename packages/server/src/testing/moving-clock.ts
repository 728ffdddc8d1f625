// For tests that wait for a moment: services over a test database whose clock is set by hand.
import { civilDateAt } from '@jinze/kernel';
import type { Clock } from '../platform/clock.ts';
import { createUnitOfWork } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';

export interface Moving {
  readonly services: TestDatabase;
  /** As it is written in Shanghai: `2026-11-25T09:00:00`. */
  readonly moveTo: (local: string) => void;
}

export function movingClock(database: TestDatabase, start: string): Moving {
  const at = (local: string) => new Date(`${local}+08:00`);
  let now = at(start);
  const clock: Clock = { now: () => now, today: () => civilDateAt(now) };
  const unitOfWork = createUnitOfWork(database.database, clock, { send: async () => undefined });
  return {
    services: { ...database, clock, unitOfWork },
    moveTo: (local) => {
      now = at(local);
    },
  };
}
