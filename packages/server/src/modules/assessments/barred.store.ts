// Who has no hand in whose assessment 回避, told for many at once: oneself, those one serves, a place one serves or holds a post in.
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** A hand that gives marks, settles or proposes. */
export interface Hand {
  readonly accountId: Id<'account'>;
  /** Whom it stands for. */
  readonly persons: readonly Id<'person'>[];
  /** The regions whose office it is. */
  readonly offices: readonly string[];
}

/** Subjects of these exercises that are about a hand, each with it; asked in the system’s scope. Where hands hold posts is read once, not for each subject. */
export async function barredOf(
  db: Reader,
  exerciseIds: readonly Id<'assessment'>[],
  hands: readonly Hand[],
  on: CivilDate,
): Promise<
  {
    readonly account_id: Id<'account'>;
    readonly id: Id<'assessed'>;
    readonly class: string | null;
    /** It is the hand itself, whom it serves, or a body: not only a colleague. */
    readonly is_self: boolean;
  }[]
> {
  const asked = hands.map(({ accountId, persons, offices }) => ({
    account_id: accountId,
    persons,
    offices,
  }));
  const standsFor = hands.flatMap(({ persons }) => persons);
  const { rows } = await sql<{
    account_id: Id<'account'>;
    id: Id<'assessed'>;
    class: string | null;
    is_self: boolean;
  }>`with hand as (
      select account_id, persons, offices
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r (account_id uuid, persons uuid[], offices text[])),
    held as materialized (
      select hand.account_id, organ.id as organ_id, organ.region_path
      from hand join posts.appointment as held on held.person_id = any(hand.persons)
      join posts.post as post on post.id = held.post_id
      join posts.organ as organ on organ.id = post.organ_id
      where held.person_id = any(${standsFor}::uuid[]) and held.superseded_at is null and held.valid_from <= ${on}::date
        and (held.valid_to is null or held.valid_to >= ${on}::date))
    select hand.account_id, subject.id, subject.class,
      (subject.kind = 'body' or subject.person_id = any(hand.persons)) as is_self
    from assessments.subject as subject cross join hand
    where subject.exercise_id = any(${[...exerciseIds]}::uuid[]) and not subject.is_removed
      and (subject.person_id = any(hand.persons)
        or (subject.scope_key <> subject.organiser_key and subject.region_path = any(hand.offices))
        or exists (select 1 from held where held.account_id = hand.account_id
          and (held.organ_id = subject.organ_id
            or subject.organ_id is null and held.region_path = subject.region_path)))`.execute(db);
  return rows;
}
