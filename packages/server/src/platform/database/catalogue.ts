// The schema as the database itself describes it: the same text on PostgreSQL 15 and 18.
import type pg from 'pg';

/** Every schema but PostgreSQL's own and the job queue's: a new module's cannot be forgotten. */
export const OURS = `n.nspname !~ '^pg_|^information_schema$|^public$|^pgboss$'`;

/** One line per fact: tables, columns, constraints, indexes, policies, functions, triggers, grants. */
export async function describeSchema(client: Pick<pg.Pool, 'query'>): Promise<readonly string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select format('table %s.%s rls=%s', n.nspname, c.relname, c.relrowsecurity) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and ${OURS}
    union all
    select format('column %s.%s.%s %s null=%s default=%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        not a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), '-'))
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and ${OURS}
    union all
    -- PostgreSQL 18 lists NOT NULL among the constraints, 15 does not: the columns say it already.
    select format('constraint %s.%s %s %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype <> 'n' and ${OURS}
    union all
    select format('index %s', pg_get_indexdef(i.indexrelid))
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}
    union all
    select format('policy %s.%s %s %s using=%s check=%s', n.nspname, c.relname, p.polname, p.polcmd,
        coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'))
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}
    union all
    select format('function %s.%s %s', n.nspname, p.proname, regexp_replace(pg_get_functiondef(p.oid), '\\s+', ' ', 'g'))
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OURS}
    union all
    select format('trigger %s', pg_get_triggerdef(t.oid))
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and ${OURS}
    union all
    select format('grant %s on %s.%s', string_agg(g.privilege_type, ',' order by g.privilege_type), g.table_schema, g.table_name)
      from information_schema.role_table_grants g join pg_namespace n on n.nspname = g.table_schema
      where g.grantee = 'jinze_app' and ${OURS} group by g.table_schema, g.table_name
    order by 1`);
  return rows.map((row) => row.line);
}
