// What is usually built instead: one row per person and duty, drafted person by person, with a state on every row.
import type pg from 'pg';
import { YEAR } from './lists.ts';

/** The duties of a class as a settings page keeps them, taken from the drafted lists: the same duties for the same posts. */
const TABLES = `
  create schema usual;
  create table usual.template as
    select distinct section.post_class, section.organ_kind, section.level, item ->> 'code' as code, item ->> 'title' as title,
      item ->> 'text' as text
    from duties.section join duties.item_set on item_set.digest = section.item_set,
      jsonb_array_elements(item_set.items) as item
    where section.year = ${YEAR} and section.instrument = 'standing' and item ->> 'code' ^@ 'art';
  create table usual.duty (
    id bigint generated always as identity primary key, person_id uuid not null, post_id uuid not null, year int not null,
    region_path text not null, person_name text not null, post_title text not null, code text not null,
    title text not null, text text not null, state text not null, created_at timestamptz not null default now());
  create index on usual.template (post_class, organ_kind, level);
  create index on usual.duty (person_id, year);
  create index on usual.duty (year, region_path text_pattern_ops);
  create index on usual.duty (code, year);
  analyze usual.template`;

/** The same lists as rows, so that its readings are measured at the same size. */
const FILLED = `
  insert into usual.duty (person_id, post_id, year, region_path, person_name, post_title, code, title, text, state)
  select person_id, post_id, year, region_path, person_name, post_title, item ->> 'code', item ->> 'title', item ->> 'text', state
  from duties.section join duties.item_set on item_set.digest = section.item_set,
    jsonb_array_elements(item_set.items) as item
  where section.instrument = 'standing'
  order by year, region_path, person_id`;

async function runAll(owner: pg.Pool, texts: readonly string[]): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query(`set statement_timeout = 0`);
    for (const text of texts) await client.query(text);
    await client.query('reset all');
  } finally {
    client.release();
  }
}

export const buildUsual = (owner: pg.Pool): Promise<void> => runAll(owner, [TABLES]);

export const fillUsual = (owner: pg.Pool): Promise<void> =>
  runAll(owner, ['truncate usual.duty', FILLED, 'vacuum analyze usual.duty']);

interface Person {
  readonly person_id: string;
  readonly person_name: string;
  readonly post_id: string;
  readonly post_title: string;
  readonly post_class: string;
  readonly organ_kind: string;
  readonly region_path: string;
  readonly level: string;
}

/** Draws the duties of some people, in one transaction: each person is looked up, then each gets their rows. */
export async function draftUsual(owner: pg.Pool, root: string, people: number): Promise<number> {
  const { rows } = await owner.query<Person>(
    `select a.person_id, person.name as person_name, post.id as post_id, post.title as post_title, post.class as post_class,
       organ.kind as organ_kind, organ.region_path, organ.level
     from posts.appointment a join posts.person on person.id = a.person_id join posts.post on post.id = a.post_id
     join posts.organ on organ.id = post.organ_id
     where a.superseded_at is null and a.valid_to is null and organ.region_path ^@ $1
     order by hashtextextended(a.id::text, 3) limit $2`,
    [root, people],
  );
  const client = await owner.connect();
  try {
    await client.query('begin');
    for (const one of rows) await draftOne(client, one);
    await client.query('commit');
  } finally {
    client.release();
  }
  return rows.length;
}

async function draftOne(client: pg.PoolClient, one: Person): Promise<void> {
  const there = await client.query(
    'select 1 from usual.duty where person_id = $1 and year = $2 limit 1',
    [one.person_id, YEAR],
  );
  if (there.rows.length > 0) return;
  await client.query(
    `insert into usual.duty (person_id, post_id, year, region_path, person_name, post_title, code, title, text, state)
     select $1, $2, $3, $4, $5, $6, code, title, text, 'drafted' from usual.template
     where post_class = $7 and organ_kind = $8 and level = $9`,
    [
      one.person_id,
      one.post_id,
      YEAR,
      one.region_path,
      one.person_name,
      one.post_title,
      one.post_class,
      one.organ_kind,
      one.level,
    ],
  );
}

/** How far the lists are: people by state. */
export async function progressUsual(owner: pg.Pool, root: string): Promise<number> {
  const { rows } = await owner.query(
    `select state, count(distinct (person_id, post_id)) from usual.duty where year = $1 and region_path ^@ $2 group by state`,
    [YEAR, root],
  );
  return rows.length;
}

/** A page of people, then one query for each of them. */
export async function pageUsual(owner: pg.Pool, root: string, page: number): Promise<number> {
  const { rows } = await owner.query<Person>(
    `select person_id, post_id, region_path from usual.duty where year = $1 and region_path ^@ $2
     group by person_id, post_id, region_path order by region_path, person_id limit 50 offset $3`,
    [YEAR, root, page * 50],
  );
  for (const { person_id } of rows)
    await owner.query('select title, state from usual.duty where person_id = $1 and year = $2', [
      person_id,
      YEAR,
    ]);
  return rows.length;
}

/** A page of people whose duties are not those of the year before: both years of each are read. */
export async function changesUsual(owner: pg.Pool, root: string): Promise<number> {
  const { rows } = await owner.query<Person>(
    `select person_id, post_id, region_path from usual.duty where year = $1 and region_path ^@ $2
     group by person_id, post_id, region_path order by region_path, person_id limit 50`,
    [YEAR, root],
  );
  const duties = async (one: Person, year: number) => {
    const found = await owner.query<{ code: string; text: string }>(
      'select code, text from usual.duty where person_id = $1 and post_id = $2 and year = $3 order by code',
      [one.person_id, one.post_id, year],
    );
    return found.rows.map(({ code, text }) => `${code} ${text}`).join();
  };
  let changed = 0;
  for (const one of rows)
    if ((await duties(one, YEAR)) !== (await duties(one, YEAR - 1))) changed += 1;
  return changed;
}
