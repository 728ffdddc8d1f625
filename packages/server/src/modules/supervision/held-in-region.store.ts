// Tasks that a region issued, for a list of materials.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LIMIT, type HeldIn, type HeldLine } from '../../platform/held-line.ts';

export interface HeldTask extends HeldLine {
  readonly isClosed: boolean;
}

/** Issued within the days, the earliest first. */
export function tasksIssuedIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldTask[]> {
  return whereInRegion(
    db
      .selectFrom('supervision.task as task')
      .select([
        sql<HeldTask['on']>`task.issued_on`.as('on'),
        'task.title as text',
        sql<boolean>`task.state = 'closed'`.as('isClosed'),
      ]),
    scope,
    asked.regionPath,
    { key: 'task.scope_key' },
  )
    .where('task.state', '<>', 'withdrawn')
    .where('task.issued_on', '>=', asked.from)
    .where('task.issued_on', '<=', asked.to)
    .orderBy('task.issued_on')
    .orderBy('task.id')
    .limit(HELD_LIMIT)
    .execute();
}
