// Deployments that reached a region, for a list of materials.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LIMIT, type HeldIn, type HeldLine } from '../../platform/held-line.ts';

export interface HeldDeployment extends HeldLine {
  /** Something was done about it: conveyed, studied, carried out. */
  readonly isTakenUp: boolean;
}

/** Received within the days, the earliest first. */
export function deploymentsHeldIn(
  db: Reader,
  scope: Scope,
  asked: HeldIn,
): Promise<HeldDeployment[]> {
  return whereInRegion(
    db.selectFrom('deployments.deployment as received').select([
      'received.received_on as on',
      sql<string>`concat_ws(' ', received.title, received.number)`.as('text'),
      sql<boolean>`exists (select 1 from deployments.ask a join deployments.step s on s.ask_id = a.id
          where a.deployment_id = received.id)`.as('isTakenUp'),
    ]),
    scope,
    asked.regionPath,
    { key: 'received.scope_key' },
  )
    .where('received.withdrawn_at', 'is', null)
    .where('received.received_on', '>=', asked.from)
    .where('received.received_on', '<=', asked.to)
    .orderBy('received.received_on')
    .orderBy('received.id')
    .limit(HELD_LIMIT)
    .execute();
}
