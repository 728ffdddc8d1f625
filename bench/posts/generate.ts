// Fills a database with N invented people on the real divisions, and with years of records of their posts.
import type pg from 'pg';
import { DEPARTMENTS, NAME_PARTS, SEATS } from './seats.ts';

export interface World {
  readonly name: 'county' | 'prefecture' | 'province' | 'nation';
  readonly people: number;
  /** The range that is peopled; the whole country for the empty path. */
  readonly root: string;
  /** The county whose office is asked about. */
  readonly county: string;
}

/** DESIGN §8. Sichuan has 183 counties and 3111 townships, the most of all. */
export const WORLDS: Readonly<Record<World['name'], World>> = {
  county: {
    name: 'county',
    people: 200,
    root: '/51/5101/510129/',
    county: '/51/5101/510129/',
  },
  prefecture: {
    name: 'prefecture',
    people: 10_000,
    root: '/51/5101/',
    county: '/51/5101/510129/',
  },
  province: { name: 'province', people: 100_000, root: '/51/', county: '/51/5101/510129/' },
  nation: { name: 'nation', people: 500_000, root: '', county: '/51/5101/510129/' },
};

/** How many department posts a region has beside one of a township. */
const WEIGHT = { province: 30, prefecture: 30, county: 18, township: 1 } as const;

/** Numbers that look random and are the same every time; ids ordered by time, as ours are (RFC 9562). */
const FUNCTIONS = `
  create schema bench;
  create function bench.dice(n bigint, salt int, below int) returns int language sql immutable parallel safe
    as $$ select (((hashint8extended(n, salt) % below) + below) % below)::int $$;
  create function bench.id_at(at timestamptz, kind int, n bigint) returns uuid language sql stable parallel safe
    as $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
                  || '8' || lpad(to_hex(n), 15, '0'))::uuid $$;`;

const PLACES = `
  create table bench.place as
    select row_number() over (order by path)::int as n, path, name, level,
      case level when 'township' then 'township' else 'upper' end as seats,
      case when level = 'province' then path else regexp_replace(path, '[^/]+/$', '') end as above,
      case when level = 'township' then regexp_replace(path, '[^/]+/$', '') else path end as own,
      case right(name, 1) when '县' then '县长' when '区' then '区长' when '市' then '市长' when '省' then '省长'
        when '镇' then '镇长' when '乡' then '乡长' when '州' then '州长' when '旗' then '旗长' else '主任' end as head,
      ($1::jsonb ->> level)::int as weight
    from posts.region where path ^@ $2`;

/** Every region's leaders first, then departments by weight until there are as many posts as people. */
const POSTS = `
  create table bench.post as
  with seat as (
    select ordinality, item ->> 'group' as seats, item ->> 'organ' as organ, item ->> 'title' as title,
      item -> 'category' ->> 'postClass' as class, item -> 'category' ->> 'organKind' as kind,
      item -> 'category' ->> 'name' as category,
      array(select jsonb_array_elements_text(item -> 'fields')) as fields
    from jsonb_array_elements($1::jsonb) with ordinality as listed (item, ordinality)
  ), named as (
    select place.n as place, place.path, place.level, ordinality as rank,
      replace(seat.organ, '{r}', place.name) as organ, replace(seat.title, '{h}', place.head) as title,
      class, kind, category, fields,
      case when class in ('party-chief', 'government-chief') then place.above else place.own end as committee
    from bench.place join seat using (seats)
  ), room as (
    select place.*, ceil(($2::int - (select count(*) from named)) * weight::numeric / sum(weight) over ())::int as posts
    from bench.place
  ), departments as (
    select room.n as place, room.path, room.level, 1000 + k as rank,
      room.name || ($3::text[])[1 + (k / cardinality($4::text[])) % cardinality($3::text[])] as organ,
      ($4::text[])[1 + k % cardinality($4::text[])]
        || coalesce('（' || nullif(k / (cardinality($3::text[]) * cardinality($4::text[])), 0) || '处）', '') as title,
      $5::text as class, $6::text as kind, $7::text as category, '{}'::text[] as fields, room.own as committee
    from room cross join lateral generate_series(0, room.posts - 1) as k
  ), chosen as (
    select * from (select * from named union all select * from departments) as both_kinds
    order by rank >= 1000, place, rank limit $2::int
  )
  select (row_number() over (order by place, rank) - 1)::int as n, chosen.*,
    bench.id_at('2012-01-01', 2, row_number() over (order by place, rank)) as id,
    level || path as scope_key
  from chosen`;

const BODIES = [
  `insert into posts.organ (id, region_path, name, kind, level)
   select bench.id_at('2012-01-01', 1, row_number() over (order by path, organ)), path, organ, kind, level
   from (select distinct path, organ, kind, level from bench.post) as body`,
  `insert into posts.post (id, organ_id, title, class, managing_committee, scope_key)
   select post.id, organ.id, post.title, post.class, post.committee, post.scope_key
   from bench.post join posts.organ on organ.region_path = post.path and organ.name = post.organ`,
];

const PEOPLE = `
  insert into posts.person (id, name, created_at, id_tail)
  select bench.id_at('2012-01-01', 3, n), ($1::text[])[1 + bench.dice(n, 1, cardinality($1::text[]))]
      || ($2::text[])[1 + bench.dice(n, 2, cardinality($2::text[]))]
      || ($3::text[])[1 + bench.dice(n, 3, cardinality($3::text[]))],
    '2012-01-01', lpad(bench.dice(n, 4, 10000)::text, 4, '0')
  from bench.post`;

/**
 * Each post has had three holders, each person three posts: term k of a post is held by the person 7k posts on.
 * What was recorded first, what was corrected (a tenth: the first day was wrong), what was recorded at the leaving.
 */
const TERMS = `
  create table bench.term as
  with turn as (
    select n, k, date '2012-01-01' + k * 1826 + bench.dice(n, 10 + k, 1000) as since,
      case when k < 2 then date '2012-01-01' + (k + 1) * 1826 + bench.dice(n, 11 + k, 1000) - 1 end as until
    from bench.post cross join generate_series(0, 2) as k
  )
  select n, k, since, until, (n + 7 * k) % (select count(*)::int from bench.post) as person,
    bench.dice(n, 20 + k, 10) = 0 as corrected, bench.dice(n, 30 + k, 10) = 0 as late,
    (since + time '09:00') at time zone 'Asia/Shanghai' + make_interval(days => 2 + bench.dice(n, 40 + k, 28)) as recorded,
    (since + time '09:00') at time zone 'Asia/Shanghai' + make_interval(days => 90 + bench.dice(n, 50 + k, 200)) as put_right,
    (until + time '09:00') at time zone 'Asia/Shanghai' + interval '3 days' as left_at
  from turn`;

const TABLES = ['region', 'organ', 'post', 'person', 'appointment', 'portfolio'].map(
  (name) => `posts.${name}`,
);

/** The rows as the software itself would have left them: an ended appointment has two, a corrected one more. */
const APPOINTMENTS = `
  insert into posts.appointment (id, record_id, version, person_id, post_id, valid_from, valid_to, recorded_at,
    superseded_at, scope_key, managing_committee, manner, document_no, is_committee_member, recorded_by, change_reason)
  select bench.id_at(step.at, 4, (n * 3 + k) * 4::bigint + step.version), bench.id_at(recorded, 4, (n * 3 + k) * 4::bigint + 1),
    step.version, bench.id_at('2012-01-01', 3, person), post.id,
    since + case when corrected and step.version = 1 then 1 + bench.dice(n, 60, 20) else 0 end,
    case when step.kind = 'left' then until end, step.at,
    lead(step.at) over (partition by n, k order by step.version), post.scope_key, post.committee, 'full',
    '任〔' || extract(year from since) || '〕' || 1 + bench.dice(n, 70 + k, 300) || '号',
    class in ('party-chief', 'government-chief', 'standing-committee-member', 'safety-deputy'), '办公室',
    case when step.kind = 'corrected' then '核对任免文件' end
  from bench.term join bench.post using (n)
  cross join lateral (
    select row_number() over (order by at)::int as version, kind, at
    from (values ('recorded', recorded), ('corrected', case when corrected then put_right end), ('left', left_at)) as known (kind, at)
    where at is not null
  ) as step
  order by step.at`;

/** A tenth was recorded four months late: what was known then differs from what is known now. */
const PORTFOLIOS = `
  insert into posts.portfolio (id, record_id, appointment_record_id, field, valid_from, valid_to, recorded_at,
    superseded_at, scope_key, document_no, recorded_by)
  select bench.id_at(step.at, 5, ((n * 3 + k) * 8::bigint + nth) * 2 + step.version), bench.id_at(known, 5, ((n * 3 + k) * 8::bigint + nth) * 2),
    bench.id_at(recorded, 4, (n * 3 + k) * 4::bigint + 1), field, since, case when step.version = 1 then until end, step.at,
    case when step.version = 0 then left_at end, post.scope_key, '分工〔' || extract(year from since) || '〕3号', '办公室'
  from (select *, recorded + case when late then interval '120 days' else interval '0' end as known from bench.term) as term
  join bench.post using (n) cross join lateral unnest(fields) with ordinality as listed (field, nth)
  cross join lateral (values (0, known), (1, left_at)) as step (version, at)
  where step.at is not null
  order by step.at`;

type Statement = readonly [text: string, values?: readonly unknown[]];

async function run(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  for (const [text, values = []] of statements) await client.query(text, [...values]);
}

/** Loads first and indexes afterwards, as every bulk load does: several times quicker for half a million rows. */
async function loadInto(client: pg.PoolClient, table: string, statement: Statement): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
    [table],
  );
  await run(
    client,
    rows.map(({ name }) => [`drop index ${name}`]),
  );
  await run(client, [statement]);
  await run(
    client,
    rows.map(({ definition }) => [definition]),
  );
}

/** The real divisions must be there. Ends with the tables as a server has them that has run for a while. */
export async function generate(owner: pg.Pool, world: World): Promise<void> {
  const { organs, titles, category } = DEPARTMENTS;
  const { postClass, organKind, name } = category;
  const { surnames, first, second } = NAME_PARTS;
  const client = await owner.connect();
  try {
    await client.query(
      `set statement_timeout = 0; set work_mem = '256MB'; set maintenance_work_mem = '256MB'`,
    );
    // The rows refer to one another by construction: checking every reference is half of the time. Where one may.
    await client.query(`select set_config('session_replication_role', 'replica', false)
      from pg_roles where rolname = current_user and rolsuper`);
    await client.query(FUNCTIONS);
    await run(client, [
      [PLACES, [JSON.stringify(WEIGHT), world.root]],
      [POSTS, [JSON.stringify(SEATS), world.people, organs, titles, postClass, organKind, name]],
      ...BODIES.map((text) => [text] as const),
      [PEOPLE, [surnames, first, second]],
      [TERMS],
      ['analyze bench.post, bench.term'],
    ]);
    await loadInto(client, 'posts.appointment', [APPOINTMENTS]);
    await loadInto(client, 'posts.portfolio', [PORTFOLIOS]);
    await run(client, [[`vacuum analyze ${TABLES.join(', ')}`], ['reset all']]);
  } finally {
    client.release();
  }
}
