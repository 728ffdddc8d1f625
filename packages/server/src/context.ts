// What every module is handed by compose.ts: the shared services and nothing of another module.
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/database.ts';
import type { UnitOfWork } from './platform/unit-of-work.ts';

export interface Services {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Demo or real, for life. */
  readonly kind: 'demo' | 'real';
}
