// What the calls ask about: places, posts, people, names and cursors, spread over an office's range.
import type { CivilDate, Id } from '@jinze/kernel';
import type pg from 'pg';
import type { Cursor } from '../../packages/server/src/platform/http/cursor.ts';

/** What people type: parts of titles and of bodies, frequent, rare and found nowhere. */
export const TITLES = [
  '常务副',
  '武装部长',
  '应急管理局',
  '总工程师',
  '（工业）',
  '纪委',
  '审计局',
  '航天',
];

export interface Samples {
  /** Regions with bodies of their own at county level and above; the county itself for a county. */
  readonly places: readonly string[];
  readonly regionNames: readonly string[];
  readonly posts: readonly Id<'post'>[];
  readonly people: readonly Id<'person'>[];
  readonly names: readonly string[];
  /** Anywhere in the list: what a page after it costs must not depend on how deep it lies. */
  readonly cursors: readonly Cursor[];
  /** A place, a field and a day a month after somebody there took it over: some of that was recorded later still. */
  readonly changes: readonly {
    readonly regionPath: string;
    readonly field: string;
    readonly on: CivilDate;
  }[];
}

/** The same ones every time: ordered by a hash. */
async function some<T>(owner: pg.Pool, what: string, from: string, root: string): Promise<T[]> {
  const { rows } = await owner.query<{ value: T }>(
    `select ${what} as value from ${from} where path ^@ $1 order by hashtextextended(path || n::text, 7) limit 300`,
    [root],
  );
  return rows.map(({ value }) => value);
}

export async function samplesIn(owner: pg.Pool, root: string): Promise<Samples> {
  const current = `(select post.n, post.path, post.id as post_id, a.person_id, person.name,
      jsonb_build_object('scopeKey', a.scope_key, 'id', a.record_id) as cursor
    from bench.post join posts.appointment a on a.post_id = post.id
    join posts.person on person.id = a.person_id
    where a.superseded_at is null and a.valid_to is null) as current`;
  const of = <T>(what: string, from: string) => some<T>(owner, what, from, root);
  return {
    places: await of('path', `(select * from bench.place where level <> 'township') as place`),
    regionNames: await of('name', 'bench.place'),
    posts: await of('post_id', current),
    people: await of('person_id', current),
    names: await of('name', current),
    cursors: await of('cursor', current),
    changes: await of(
      `jsonb_build_object('regionPath', path, 'field', field, 'on', since + 30)`,
      `(select post.path, post.n, field, since from bench.post join bench.term using (n), unnest(fields) as field
        where class <> 'safety-deputy') as change`,
    ),
  };
}

/** The one after another, and over again. */
export function nth<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to ask about');
  return value;
}

/** A day of the years on record. */
export function dayOf(index: number): CivilDate {
  const month = ((index * 7) % 155) + 1;
  const day = String(((index * 11) % 28) + 1).padStart(2, '0');
  return `${2013 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${day}` as CivilDate;
}
