// Fills a database with published notices of every county of the country, over years.
import type pg from 'pg';

export const NOTICES = 20_000;

const PUBLISHED = `
  insert into publication.notice (id, version, state, region_path, scope_key, kind, year, title, organ, body, tables, drafted_on,
    hands, justified, approved_on, approved_by, approval, document_no, published_at, published_on, search_text, search_pieces)
  select bench.id_at(at, 41, n), 5, 'published', path, level || path, kind, year, title, name || '安全生产委员会', body, '[]',
    at::date, '{}', '[]', at::date, name || '安全生产委员会', '会议批准', '安委〔' || year || '〕' || n || '号', at, at::date,
    plain, array(select distinct substr(plain, k, size) from generate_series(2, 3) size, generate_series(1, length(plain) - size + 1) k)
  from (
    select *, regexp_replace(title || body, '[，：、。]', '', 'g') as plain from (
    select *, timestamptz '2019-01-01' + (n * interval '200 minutes') as at, 2018 + (n % 8)::int as year,
      '关于' || name || (2018 + n % 8) || '年度安全生产工作考核结果的通报第' || n || '号' as title,
      repeat('经批准，现将' || name || '的考核结果通报如下：优秀、良好、合格、不合格。', 6) as body,
      (array['assessment', 'assessment', 'statistics', 'duty-lists', 'other'])[1 + n % 5] as kind
    from (select n, (n * 7919) % (select count(*) from posts.region where level <> 'township') as place
          from generate_series(1, $1::int) n) numbered
    join (select path, level, name, row_number() over (order by path) - 1 as place from posts.region where level <> 'township')
      placed using (place)
    ) told
  ) made`;

const FUNCTIONS = `
  create schema bench;
  create function bench.id_at(at timestamptz, kind int, n bigint) returns uuid language sql stable parallel safe
    as $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
                  || '8' || lpad(to_hex(n), 15, '0'))::uuid $$`;

export interface Samples {
  readonly ids: readonly string[];
  readonly regions: readonly string[];
}

/** Some notices and some regions, spread over all. */
export async function fillNotices(owner: pg.Pool): Promise<Samples> {
  const client = await owner.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(FUNCTIONS);
    await client.query(PUBLISHED, [NOTICES]);
    await client.query('vacuum analyze publication.notice');
    await client.query('reset all');
    const ids = await client.query<{ id: string }>(
      `select id from publication.notice where published_at is not null order by hashtext(id::text) limit 200`,
    );
    const regions = await client.query<{ path: string }>(
      `select path from posts.region where level = 'prefecture' order by hashtext(path) limit 50`,
    );
    return { ids: ids.rows.map(({ id }) => id), regions: regions.rows.map(({ path }) => path) };
  } finally {
    client.release();
  }
}
