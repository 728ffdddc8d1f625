// Whether what a task would ask for is held already: duty records, issued lists, earlier replies. One statement.
import type { Held } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { WordsAsked } from './held.decide.ts';
import { pairsOf } from './words.ts';

export interface AskedMaterial extends WordsAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly persons: readonly Id<'person'>[];
  readonly organs: readonly Id<'organ'>[];
}

/** So many of each kind are shown; all are counted. */
const SHOWN = 5;

/** So much of a word’s pairs of characters a text has to have: 自建房排查 is 排查沿街自建房, too. */
const LIKELY = 0.6;

/** Whether a text is about one of the words. */
function isAbout(text: RawBuilder<unknown>, words: readonly string[]) {
  const pairs = words.map(pairsOf).filter((of) => of.length > 0);
  return sql<boolean>`exists (select 1 from jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) as word (pairs)
    where (select count(*) from jsonb_array_elements_text(word.pairs) as pair (text)
      where strpos(${text}, pair.text) > 0) >= ${LIKELY}::numeric * jsonb_array_length(word.pairs))`;
}

const personsOf = (asked: AskedMaterial) => sql`${[...asked.persons]}::uuid[]`;
const organsOf = (asked: AskedMaterial) => sql`${[...asked.organs]}::uuid[]`;

/** Duty records of these days. */
function heldRecords(db: Reader, scope: Scope, asked: AskedMaterial) {
  const { from, to, words, activities } = asked;
  // Only what counts: made by the person, or confirmed.
  const tookPart = whereInScope(
    db.selectFrom('performance.participation as part').select('part.record_id'),
    scope,
    { key: 'part.scope_key' },
  )
    .where('part.occurred_on', '>=', from)
    .where('part.occurred_on', '<=', to)
    .where('part.confirmation', 'in', ['own', 'confirmed'])
    .where(
      sql<boolean>`(part.person_id = any(${personsOf(asked)}) or part.organ_id = any(${organsOf(asked)}))`,
    );
  return db
    .selectFrom('performance.duty_record as record')
    .select([
      sql<Held['items'][number]['kind']>`'record'`.as('kind'),
      'record.id',
      'record.title',
      'record.occurred_on as on',
      sql<string>`(select string_agg(p.person_name, '、' order by p.position)
        from performance.participation p where p.record_id = record.id)`.as('who'),
    ])
    .where('record.id', 'in', tookPart)
    .where('record.state', '=', 'submitted')
    .where(
      sql<boolean>`(record.activity = any(${[...activities]}::text[])
        or ${isAbout(sql`concat_ws(' ', record.title, record.matter)`, words)})`,
    );
}

/** Issued lists of these years. */
function heldSections(db: Reader, scope: Scope, asked: AskedMaterial) {
  const { from, to, isList } = asked;
  return whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        sql<Held['items'][number]['kind']>`'section'`.as('kind'),
        'section.id',
        sql<string>`section.year || ' 年' || case section.instrument when 'annual' then '年度重点工作责任清单' else '职责清单' end`.as(
          'title',
        ),
        'section.issued_on as on',
        sql<string>`(select person.name from posts.person person where person.id = section.person_id)`.as(
          'who',
        ),
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.state', 'in', ['issued', 'acknowledged'])
    .where(
      sql<boolean>`section.year between extract(year from ${from}::date) and extract(year from ${to}::date)`,
    )
    .where(
      sql<boolean>`(section.person_id = any(${personsOf(asked)}) or section.organ_id = any(${organsOf(asked)}))`,
    )
    .where(sql<boolean>`${isList}::boolean`);
}

/** Replies to earlier tasks of these days. */
function heldReplies(db: Reader, scope: Scope, asked: AskedMaterial) {
  const { from, to, words } = asked;
  return whereInScope(
    db
      .selectFrom('supervision.task as task')
      .innerJoin('supervision.party as party', 'party.task_id', 'task.id')
      .select([
        sql<Held['items'][number]['kind']>`'reply'`.as('kind'),
        'task.id',
        'task.title',
        'task.replied_on as on',
        sql<string>`coalesce(party.person_name, party.organ_name)`.as('who'),
      ]),
    scope,
    { key: 'party.scope_key' },
  )
    .where('party.role', '=', 'lead')
    .where('task.state', 'in', ['replied', 'closed'])
    .where('task.replied_on', '>=', from)
    .where('task.replied_on', '<=', to)
    .where(
      sql<boolean>`(party.person_id = any(${personsOf(asked)}) or party.post_id is null and party.organ_id = any(${organsOf(asked)}))`,
    )
    .where(isAbout(sql`concat_ws(' ', task.title, task.text)`, words));
}

/** Of the persons and bodies that would be asked, within the scope. */
export async function heldOf(db: Reader, scope: Scope, asked: AskedMaterial): Promise<Held> {
  const { rows } = await sql<
    Held['items'][number] & { readonly place: number; readonly of: number }
  >`
    with held (kind, id, title, "on", who) as (${heldRecords(db, scope, asked)} union all ${heldSections(db, scope, asked)}
      union all ${heldReplies(db, scope, asked)})
    select * from (
      select kind, id, title, "on", who, row_number() over (partition by kind order by "on" desc, id)::int as place,
        count(*) over (partition by kind)::int as of
      from held) ranked
    where place <= ${SHOWN} order by kind, place`.execute(db);
  const countOf = (kind: Held['items'][number]['kind']) =>
    rows.find((row) => row.kind === kind)?.of ?? 0;
  return {
    counts: { record: countOf('record'), section: countOf('section'), reply: countOf('reply') },
    items: rows.map(({ kind, id, title, on, who }) => ({ kind, id, title, on, who: who ?? '' })),
  };
}
