// Letters that were issued, as the register of uses takes them: by whom they were asked for, of which number and day; nobody's name.
import type { VettingPurpose, VettingUse } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Selves } from '../../platform/http/caller.ts';

const USE_WORDS: Readonly<Record<VettingUse, string>> = {
  'relied-on': '已作为依据使用',
  'put-off': '暂缓',
  dropped: '不再列为人选',
  'checked-further': '进一步核查',
};

export interface LetterIssued {
  readonly id: Id<'vetting-request'>;
  readonly regionPath: string;
  readonly regionName: string;
  readonly committeeName: string;
  readonly purpose: VettingPurpose;
  readonly documentNo: string;
  readonly issuedOn: CivilDate;
  /** What the department fed back, in the order it did. */
  readonly uses: readonly string[];
}

/** Those of a year that stand and are not `known`, of the answering offices in scope; without those about the reader. One statement. */
export async function lettersIssued(
  db: Reader,
  { keys }: Scope,
  selves: Selves,
  {
    year,
    known,
    limit,
  }: { readonly year: number; readonly known: readonly string[]; readonly limit: number },
): Promise<LetterIssued[]> {
  const rows = await whereInScope(
    db
      .selectFrom('vetting.request as request')
      .innerJoin('posts.region as office', 'office.path', 'request.answering_region')
      .leftJoin('posts.region as committee', 'committee.path', 'request.asking_committee')
      .select([
        'request.id',
        'request.answering_region as region_path',
        'office.name as region_name',
        'committee.name as committee_name',
        'request.purpose',
        'request.letter_no',
        'request.issued_on',
        sql<{ on: string; result: VettingUse }[]>`coalesce((select json_agg(json_build_object(
            'on', fed.on_day, 'result', fed.result) order by fed.entry)
          from vetting.use fed where fed.request_id = request.id), '[]')`.as('uses'),
      ]),
    { keys, committees: [], persons: [] },
    { key: 'request.scope_key' },
  )
    .where('request.state', '=', 'issued')
    .where(
      sql<boolean>`request.issued_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    )
    .where(
      sql<boolean>`not exists (select from vetting.name own
        where own.request_id = request.id and own.person_id = any(${[...selves]}::uuid[]))`,
    )
    .where(sql<boolean>`not (request.id::text = any(${[...known]}::text[]))`)
    .orderBy('request.issued_on')
    .orderBy('request.id')
    .limit(limit)
    .execute();
  return rows.flatMap(({ letter_no: documentNo, issued_on: issuedOn, ...row }) =>
    documentNo === null || issuedOn === null
      ? []
      : [
          {
            id: row.id,
            regionPath: row.region_path,
            regionName: row.region_name,
            committeeName: row.committee_name ?? '',
            purpose: row.purpose as VettingPurpose,
            documentNo,
            issuedOn,
            uses: row.uses.map(({ on, result }) => `${on} ${USE_WORDS[result]}`),
          },
        ],
  );
}

/** Letters whose list has one of these people on it; read in the system's scope, to keep them from these people. */
export async function lettersAbout(db: Reader, selves: Selves): Promise<Id<'vetting-request'>[]> {
  if (selves.length === 0) return [];
  const rows = await db
    .selectFrom('vetting.request as request')
    .select('request.id')
    .where('request.letter_no', 'is not', null)
    .where(
      sql<boolean>`exists (select from vetting.name own
        where own.request_id = request.id and own.person_id = any(${[...selves]}::uuid[]))`,
    )
    .execute();
  return rows.map(({ id }) => id);
}
