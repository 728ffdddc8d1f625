// A world's duty lists of two years: documents that lay duties down, drafts by the use case, a year's course in SQL.
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import {
  type DraftResult,
  draftSections,
} from '../../packages/server/src/modules/duties/draft-sections.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';

/** The year of the measured lists; the year before is what they are compared with. */
export const YEAR = 2026;

/** Offices of county level and above have laid down what departments answer for, post by post; townships have not. */
const DOCUMENTS = `
  insert into duties.document (id, version, region_path, scope_key, number, title, meeting, adopted_on, recorded_at, recorded_by)
  select bench.id_at('2024-03-01', 6, n), 1, path, level || path, '办发〔2024〕' || n || '号', '部门负责人安全生产职责规定',
    '常委会会议', '2024-03-01', '2024-03-02', '办公室'
  from bench.place where level <> 'township'`;

/** Each post in its own words, so that no two share a set of items: the hardest case for drafting. */
const LAID_DOWN = `
  insert into duties.document_item (document_id, post_id, number, title, text)
  select bench.id_at('2024-03-01', 6, place.n), post.id, number, '部门职责之' || number,
    post.organ || post.title || '负责本行业领域安全生产工作的第' || number || '项：组织检查，督促整改，按季度研究。'
  from bench.post join bench.place on place.n = post.place cross join generate_series(1, 4) as number
  where post.rank >= 1000 and post.level <> 'township'`;

/** What two priorities a year ask of every body of county level and above; the heads of government lead. */
const PRIORITIES = [
  `insert into duties.priority (id, version, year, region_path, scope_key, title, text, measure, due_on, source, recorded_at, recorded_by)
   select bench.id_at('2026-02-01', 7, place.n * 2 + number), 1, ${YEAR}, path, level || path, '重点工作之' || number,
     '完成' || name || '重点工作之' || number, '有验收报告', null, null, '2026-02-01', '办公室'
   from bench.place cross join generate_series(0, 1) as number where level <> 'township'`,
  `insert into duties.priority_post (priority_id, post_id, role)
   select bench.id_at('2026-02-01', 7, post.place * 2 + number), post.id,
     case when class = 'government-chief' then 'lead' else 'assist' end
   from bench.post cross join generate_series(0, 1) as number
   where post.level <> 'township' and class in ('party-chief', 'government-chief', 'safety-deputy')`,
];

/** Before drafting: what the office has laid down and what the year asks for. */
export async function layDownAll(owner: pg.Pool): Promise<void> {
  for (const text of [DOCUMENTS, LAID_DOWN, ...PRIORITIES]) await owner.query(text);
  await owner.query(
    'analyze duties.document, duties.document_item, duties.priority, duties.priority_post',
  );
}

/** Everybody's lists of a year, as the use case drafts them, in one act. */
export function draftYear(services: Services, region: string, year: number): Promise<DraftResult> {
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  return draftSections(services, command, { region, year });
}

/**
 * How far the year has come, the same every time: of what can be approved a fifth is a draft and a tenth approved;
 * the rest is issued, of which some wait for a signature, a few are objected to and the rest are signed.
 * A twentieth has had a change of portfolio since. The year before was signed by everybody.
 */
const COURSE = `
  with stage as (
    select id, case when year < ${YEAR} then 'acknowledged'
      when dice < 20 then 'drafted' when dice < 30 then 'approved' when dice < 50 then 'issued'
      when dice < 54 then 'objected' else 'acknowledged' end as state
    from (select id, year, abs(hashtextextended(post_id::text || instrument, 5) % 100) as dice from duties.section
          where blocked_by is null) as chosen
  )
  update duties.section as section set version = version + 1, state = stage.state,
    approval_meeting = '常委会会议', approval_on = make_date(section.year, 3, 1), approval_document_no = '批〔' || section.year || '〕1号',
    issued_on = case when stage.state <> 'approved' then make_date(section.year, 3, 5) end,
    issue_document_no = case when stage.state <> 'approved' then '发〔' || section.year || '〕1号' end,
    issued_at = case when stage.state <> 'approved' then make_timestamptz(section.year, 3, 5, 1, 0, 0) end,
    acknowledged_at = case when stage.state = 'acknowledged' then make_timestamptz(section.year, 3, 9, 1, 0, 0) end,
    signer_name = case when stage.state = 'acknowledged' then person_name end,
    signer_post = case when stage.state = 'acknowledged' then organ_name || post_title end,
    signed_how = case when stage.state = 'acknowledged' then 'here' end,
    signed_on = case when stage.state = 'acknowledged' then make_date(section.year, 3, 9) end,
    objected_at = case when stage.state = 'objected' then make_timestamptz(section.year, 3, 9, 1, 0, 0) end,
    objection_reason = case when stage.state = 'objected' then '分工已调整' end
  from stage where stage.id = section.id and stage.state <> 'drafted'`;

const STALE = `update duties.section set stale_since = make_timestamptz(${YEAR}, 10, 8, 1, 0, 0)
  where year = ${YEAR} and abs(hashtextextended(post_id::text, 6) % 20) = 0`;

/** A fifth had another portfolio the year before, and with it other items: those of the next post of the region. */
const OTHER_BEFORE = `
  with next as (
    select id, lead(item_set) over (partition by region_path order by post_id) as item_set from duties.section
    where year = ${YEAR - 1} and instrument = 'standing'
  )
  update duties.section as section set item_set = next.item_set, portfolios = '{"安全生产"}'
  from next where next.id = section.id and next.item_set is not null and abs(hashtextextended(section.post_id::text, 8) % 5) = 0`;

/** Approved, issued and signed in bulk; ends with the tables as a server has them that has run for a while. */
export async function runItsCourse(owner: pg.Pool): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query(`set statement_timeout = 0; set work_mem = '128MB'`);
    for (const text of [COURSE, STALE, OTHER_BEFORE]) await client.query(text);
    await client.query('vacuum analyze duties.section, duties.item_set');
    await client.query('reset all');
  } finally {
    client.release();
  }
}
