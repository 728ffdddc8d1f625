// What a user would pick instead: a table of records and a report that counts them when it is asked for.
import type pg from 'pg';
import { YEAR } from '../duties/lists.ts';

/**
 * Of each duty and place how many leaders have a confirmed record: no requirements, no periods, no reasons, no proof.
 * It counts every record each time.
 */
export async function coverageUsual(owner: pg.Pool, root: string): Promise<number> {
  const { rows } = await owner.query(
    `select duty, place, count(distinct person_id) as met
     from (select part.person_id, unnest(part.duties) as duty,
             (string_to_array(trim(both '/' from substr(part.scope_key, position('/' in part.scope_key))), '/'))[1:$2] as place
           from performance.participation part join performance.duty_record record on record.id = part.record_id
           where part.confirmation = 'confirmed' and record.state = 'submitted'
             and part.occurred_on between '${YEAR}-01-01' and '${YEAR}-12-31'
             and substr(part.scope_key, position('/' in part.scope_key)) ^@ $1) as told
     group by duty, place`,
    [root, root.split('/').length - 1],
  );
  return rows.length;
}
