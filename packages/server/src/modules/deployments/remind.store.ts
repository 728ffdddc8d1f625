// The SQL of the daily reminders.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';

export interface ToRemind {
  readonly id: Id<'deployment-ask'>;
  readonly deployment_id: Id<'deployment'>;
  readonly what: string;
  readonly organ_id: Id<'organ'>;
  readonly post_id: Id<'post'> | null;
  readonly scope_key: string;
  readonly due_on: CivilDate;
}

/** Open ones whose day comes soon and of which nobody was told, or is past and was not told of for a while. */
export async function lockToRemind(
  tx: Tx,
  scope: Scope,
  page: {
    readonly today: CivilDate;
    readonly soon: CivilDate;
    readonly before: CivilDate;
    readonly after: Id<'deployment-ask'> | undefined;
    readonly limit: number;
  },
): Promise<ToRemind[]> {
  let query = whereInScope(
    tx
      .selectFrom('deployments.ask as ask')
      .select([
        'ask.id',
        'ask.deployment_id',
        'ask.what',
        'ask.organ_id',
        'ask.post_id',
        'ask.scope_key',
        sql<CivilDate>`ask.due_on`.as('due_on'),
      ]),
    scope,
    { key: 'ask.scope_key' },
  )
    .where('ask.ended_at', 'is', null)
    .where('ask.settled_on', 'is', null)
    .where(
      sql<boolean>`(ask.due_on between ${page.today} and ${page.soon} and ask.reminded_on is null
        or ask.due_on < ${page.today} and (ask.reminded_on is null or ask.reminded_on <= ask.due_on
          or ask.reminded_on <= ${page.before}))`,
    )
    .orderBy('ask.id')
    .limit(page.limit)
    .forUpdate('ask');
  if (page.after !== undefined) query = query.where('ask.id', '>', page.after);
  return query.execute();
}

export async function markReminded(
  tx: Tx,
  ids: readonly Id<'deployment-ask'>[],
  on: CivilDate,
): Promise<void> {
  await tx
    .updateTable('deployments.ask as ask')
    .set({ reminded_on: on })
    .where(sql<boolean>`ask.id = any(${[...ids]}::uuid[])`)
    .execute();
}
