// Deployments that reached a region, for a list of materials.
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeysUnder, whereInRegion } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldBy,
  type HeldIn,
  type HeldPart,
  heldPart,
  isHeldBy,
  isNamedLike,
} from '../../platform/held-line.ts';

export interface HeldDeployments extends HeldPart {
  /** Of how many something was done that stands: conveyed, studied, carried out. */
  readonly takenUp: number;
}

/** Of one body or person only where a line of it asks something of them still. */
const isAskedOf = (by: HeldBy, id: RawBuilder<unknown>) => {
  const isLineOf = (
    of: RawBuilder<unknown>,
  ) => sql<boolean>`exists (select 1 from deployments.ask asked
    where asked.deployment_id = ${id} and asked.ended_at is null and ${of})`;
  return isHeldBy(by, {
    organ: isLineOf(sql`asked.organ_id = ${by.organId}::uuid`),
    person: isLineOf(sql`asked.persons @> array[${by.personId}]::uuid[]`),
  });
};

/** Received within the days, the newest first. */
export async function deploymentsHeldIn(
  db: Reader,
  scope: Scope,
  asked: HeldIn,
): Promise<HeldDeployments> {
  const name = sql`concat_ws(' ', received.title, received.number)`;
  const isTakenUp = sql<boolean>`exists (select 1 from deployments.ask a
    join deployments.step s on s.ask_id = a.id
    where a.deployment_id = received.id and not s.is_withdrawal and s.result is distinct from 'not-done'
      and not exists (select 1 from deployments.step later where later.replaces = s.id))`;
  const rows = await whereInRegion(
    db
      .selectFrom('deployments.deployment as received')
      .select([
        'received.id',
        'received.received_on as on',
        sql<string>`${name}`.as('text'),
        sql<number>`(count(*) over ())::int`.as('of'),
        sql<number>`(count(*) filter (where ${isTakenUp}) over ())::int`.as('takenUp'),
      ]),
    scope,
    asked.regionPath,
    { key: 'received.scope_key' },
  )
    .where('received.withdrawn_at', 'is', null)
    .where('received.received_on', '>=', asked.from)
    .where('received.received_on', '<=', asked.to)
    .where(isNamedLike(name, asked))
    .where(isAskedOf(asked, sql.ref('received.id')))
    .orderBy('received.received_on', 'desc')
    .orderBy('received.id')
    .limit(HELD_LINES)
    .execute();
  return { ...heldPart(rows), takenUp: rows[0]?.takenUp ?? 0 };
}

/** What these deployments are called, those that stand of whose they are. */
export async function deploymentsNamed(
  db: Reader,
  by: HeldBy,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('deployments.deployment')
    .select(['id', sql<string>`concat_ws(' ', title, number)`.as('title')])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where(sql<boolean>`scope_key ^@ any(${scopeKeysUnder(by.regionPath)}::text[])`)
    .where(isAskedOf(by, sql.ref('deployment.id')))
    .where('withdrawn_at', 'is', null)
    .execute();
}
