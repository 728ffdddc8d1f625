// A roster file as an office of a whole province hands it in: new people, some who leave, some unchanged.

import type pg from 'pg';
import { rosterWorkbook } from '../../packages/server/src/modules/posts/index.ts';
import {
  ROSTER_COLUMNS,
  type RosterColumn,
} from '../../packages/server/src/modules/posts/roster.columns.ts';

type Row = Readonly<Partial<Record<RosterColumn, string>>>;

/** People in office, as the roster writes them. */
const RECORDED = `
  select region.code as "地区", post.organ as "机构", post.title as "职务", post.category as "职务类别",
    person.name as "姓名", person.id_tail as "证件后四位", a.valid_from::text as "任职日期",
    case when a.is_committee_member then '是' else '否' end as "是否本级党委常委",
    committee.name || '委' as "干部管理权限", a.document_no as "任免文号",
    coalesce((select string_agg(f.field, '、') from posts.portfolio f
      where f.appointment_record_id = a.record_id and f.superseded_at is null and f.valid_to is null), '') as "分管领域"
  from bench.post join posts.region on region.path = post.path
  join posts.region as committee on committee.path = post.committee
  join posts.appointment a on a.post_id = post.id and a.superseded_at is null and a.valid_to is null
  join posts.person on person.id = a.person_id
  where post.path ^@ $1 and (post.fields <> '{}') = $2
  order by post.n offset $3 limit $4`;

/** A body that is not yet on record, with as many posts as there are rows to a place. */
const PLACES = `
  select place.code as "地区", place.name || '数据发展中心' || $2 as "机构", place.name || '委' as "干部管理权限"
  from posts.region as place
  where place.path ^@ $1 and place.level = 'county' order by place.path`;

async function newPeople(owner: pg.Pool, root: string, count: number, run: number): Promise<Row[]> {
  const { rows } = await owner.query<Record<string, string>>(PLACES, [root, `（${run}）`]);
  return Array.from({ length: count }, (_, index) => ({
    ...rows[index % rows.length],
    职务: `副主任（${Math.floor(index / rows.length) + 1}）`,
    职务类别: '政府工作部门负责人',
    姓名: `新${String.fromCharCode(0x4e00 + ((index * 37) % 2000))}${String.fromCharCode(0x5200 + ((index * 91) % 2000))}`,
    // Some of these names are on record: an office that knows better says so.
    证件后四位: '另一人',
    任职日期: `2026-0${(index % 9) + 1}-15`,
    是否本级党委常委: '否',
    任免文号: `任〔2026〕${index + 1}号`,
  }));
}

/** `run` makes each file another one: other people leave, another body is new. A tenth is unchanged, a fifth leaves. */
export async function rosterFile(
  owner: pg.Pool,
  root: string,
  rows: number,
  run: number,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [unchanged, leaving] = [Math.floor(rows / 10), Math.floor(rows / 5)];
  const recorded = async (hasFields: boolean, offset: number, limit: number) =>
    (await owner.query<Row>(RECORDED, [root, hasFields, offset, limit])).rows;
  const known: readonly Row[] = [
    ...(await recorded(true, run * unchanged, unchanged)),
    ...(await recorded(false, run * leaving, leaving)).map((row) => ({
      ...row,
      离任日期: '2026-11-20',
    })),
  ];
  const all = [...known, ...(await newPeople(owner, root, rows - known.length, run))];
  const bytes = await rosterWorkbook(
    all.map((row) => ROSTER_COLUMNS.map(({ name }) => row[name] ?? '')),
  );
  return { name: `名册${run}.xlsx`, bytes };
}
