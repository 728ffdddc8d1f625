// All SQL that answers of posts and people what was asked of them: for fulfilment and for handovers.
import type { AskResult } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import { answersForPost, heldWhileOpen, isPostOf } from './holders.store.ts';

/** An ask as it concerns one person: what had been recorded of it by the last day that counts for them. */
export interface ConcernedRow {
  readonly personId: Id<'person'>;
  readonly askId: Id<'deployment-ask'>;
  readonly deploymentId: Id<'deployment'>;
  readonly number: string | null;
  readonly title: string;
  readonly what: string;
  readonly askedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly conveyedOn: CivilDate | null;
  readonly studiedOn: CivilDate | null;
  readonly measuresOn: CivilDate | null;
  /** The last result up to `until`. */
  readonly result: AskResult | null;
  /** The last day of the person in the post, or of the period. */
  readonly until: CivilDate;
  /** The post passed on before the end of the period. */
  readonly hasLeft: boolean;
}

/** Whether nothing has taken the place of the row `step`. */
const stands = sql<boolean>`(not step.is_withdrawal
  and not exists (select from deployments.step later where later.replaces = step.id))`;

/**
 * Of these people what was asked of their posts and open in the period, while they held them. Steps count up to their
 * last day: what a successor did is the successor's. One statement, however many people.
 */
export async function asksConcerning(
  db: Reader,
  scope: Scope,
  personIds: readonly Id<'person'>[],
  period: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<ConcernedRow[]> {
  const { from, to } = period;
  const until = sql<CivilDate>`least(max(coalesce(holding.valid_to, ${to}::date)), ${to}::date)`;
  const held = whereInScope(
    db
      .selectFrom('posts.appointment as holding')
      .innerJoin('posts.post as post', 'post.id', 'holding.post_id')
      .innerJoin('deployments.ask as ask', (join) => join.on(isPostOf('ask')))
      .select(['holding.person_id as personId', 'ask.id as askId', until.as('until')]),
    scope,
    { key: 'holding.scope_key', person: 'holding.person_id' },
  )
    .where(sql<boolean>`holding.person_id = any(${[...personIds]}::uuid[])`)
    .where(answersForPost)
    .where(heldWhileOpen)
    .where('ask.ended_at', 'is', null)
    .where('ask.asked_on', '<=', to)
    .where(sql<boolean>`(ask.settled_on is null or ask.settled_on >= ${from})`)
    .where('holding.valid_from', '<=', to)
    .where(sql<boolean>`(holding.valid_to is null or holding.valid_to >= ${from})`)
    .groupBy(['holding.person_id', 'ask.id']);
  const upTo = (column: 'conveyed_on' | 'studied_on' | 'measures_on') =>
    sql<CivilDate | null>`case when ${sql.ref(`ask.${column}`)} <= held.until then ${sql.ref(`ask.${column}`)} end`;
  return db
    .selectFrom(held.as('held'))
    .innerJoin('deployments.ask as ask', 'ask.id', 'held.askId')
    .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
    .select([
      'held.personId',
      'held.askId',
      'held.until',
      'deployment.id as deploymentId',
      'deployment.number',
      'deployment.title',
      'ask.what',
      'ask.asked_on as askedOn',
      'ask.due_on as dueOn',
      upTo('conveyed_on').as('conveyedOn'),
      upTo('studied_on').as('studiedOn'),
      upTo('measures_on').as('measuresOn'),
      sql<boolean>`held.until < ${to}`.as('hasLeft'),
      // The last result is the one that counts, unless it came later: then the last one before.
      sql<AskResult | null>`case when ask.result_on is null or ask.result_on <= held.until then ask.result
        else (select step.result from deployments.step step
          where step.ask_id = ask.id and step.kind = 'result' and step.occurred_on <= held.until and ${stands}
          order by step.occurred_on desc, step.id desc limit 1) end`.as('result'),
    ])
    .orderBy('held.personId')
    .orderBy('ask.asked_on')
    .orderBy('ask.id')
    .execute();
}

export interface OpenAskRow {
  readonly postId: Id<'post'>;
  readonly askId: Id<'deployment-ask'>;
  readonly deploymentId: Id<'deployment'>;
  readonly issuer: string;
  readonly number: string | null;
  readonly title: string;
  readonly what: string;
  readonly dueOn: CivilDate | null;
  readonly result: AskResult | null;
}

/** Of each of these posts what is asked of it and open, those due first; so many at most of each. One statement. */
export async function openAsksOf(
  db: Reader,
  scope: Scope,
  postIds: readonly Id<'post'>[],
  limit: number,
): Promise<OpenAskRow[]> {
  const all = whereInScope(
    db
      .selectFrom('posts.post as post')
      .innerJoin('deployments.ask as ask', (join) => join.on(isPostOf('ask')))
      .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
      .select([
        'post.id as postId',
        'ask.id as askId',
        'deployment.id as deploymentId',
        'deployment.issuer',
        'deployment.number',
        'deployment.title',
        'ask.what',
        'ask.due_on as dueOn',
        sql<AskResult | null>`ask.result`.as('result'),
        sql<number>`row_number() over (partition by post.id order by ask.due_on nulls last, ask.id)`.as(
          'n',
        ),
      ]),
    scope,
    { key: 'ask.scope_key' },
  )
    .where(sql<boolean>`post.id = any(${[...postIds]}::uuid[])`)
    .where('ask.ended_at', 'is', null)
    .where('ask.settled_on', 'is', null);
  const rows = await db
    .selectFrom(all.as('open'))
    .selectAll('open')
    .where('open.n', '<=', limit)
    .orderBy('open.postId')
    .orderBy('open.n')
    .execute();
  return rows.map((row) => {
    const { n: _, ...ask } = row;
    return ask;
  });
}
