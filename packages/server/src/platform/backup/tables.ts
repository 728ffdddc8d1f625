// Every table of ours as the catalogue knows it, and how its rows are copied out and in.
import pg from 'pg';
import { OURS } from '../database/catalogue.ts';

export interface TableFacts {
  /** `schema.table`, unquoted. */
  readonly name: string;
  /** Quoted, for statements. */
  readonly sql: string;
  /** Without generated columns: those follow from the others. */
  readonly columns: readonly string[];
  /** Of the primary key, texts by their bytes: the same rows come in the same order everywhere. */
  readonly order: readonly string[];
  readonly estimatedRows: number;
  readonly estimatedBytes: number;
}

type Client = Pick<pg.ClientBase, 'query'>;

export async function tablesOf(client: Client): Promise<readonly TableFacts[]> {
  const { rows } = await client.query<TableFacts>(`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
            and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select format(case when a.attcollation = 0 then '%I' else '%I collate "C"' end, a.attname)
            from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality key (attnum, place)
            join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum
            where i.indrelid = c.oid and i.indisprimary order by key.place) as "order",
      greatest(c.reltuples, 0)::float8 as "estimatedRows", pg_table_size(c.oid)::float8 as "estimatedBytes"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} order by 1`);
  return rows;
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}

/** Rows without a primary key are ordered by what they say, so equal ones may change places. */
export function copyOut(table: TableFacts): string {
  const order = table.order.length > 0 ? table.order.join(', ') : 't::text collate "C"';
  return `copy (select ${listed(table.columns)} from ${table.sql} t order by ${order}) to stdout`;
}

export function copyIn(table: TableFacts): string {
  return `copy ${table.sql} (${listed(table.columns)}) from stdin`;
}

export interface SequenceState {
  name: string;
  last: string;
  isCalled: boolean;
}

export async function sequencesOf(client: Client): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(`
    select n.nspname || '.' || c.relname as name, format('%I.%I', n.nspname, c.relname) as sql
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${OURS} order by 1`);
  const states: SequenceState[] = [];
  for (const { name, sql } of rows) {
    const found = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${sql}`,
    );
    states.push(...found.rows.map((row) => ({ name, ...row })));
  }
  return states;
}

export async function setSequences(
  client: Client,
  states: readonly SequenceState[],
): Promise<void> {
  for (const { name, last, isCalled } of states) {
    const sql = name
      .split('.')
      .map((step) => pg.escapeIdentifier(step))
      .join('.');
    await client.query('select setval($1::regclass, $2::bigint, $3)', [sql, last, isCalled]);
  }
}

/**
 * For this transaction only: every value is written the same way on every server, nothing is filtered
 * by row security without a word, and a long copy is not cut off.
 */
export const COPY_SETTINGS = `
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local xmloption = 'content';
  set local row_security = off; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local client_connection_check_interval = 2000`;
