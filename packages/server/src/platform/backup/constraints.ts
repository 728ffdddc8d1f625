// What would be in the way of loading rows table by table: foreign keys and triggers, put aside and put back.
import pg from 'pg';
import { OURS } from '../database/catalogue.ts';

type Client = Pick<pg.ClientBase, 'query'>;

export interface PutAside {
  /** Every foreign key is checked over all rows; throws 23503 when one does not hold. */
  putBack(): Promise<void>;
}

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

async function foreignKeysOf(client: Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, k.conname::text as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${OURS} order by 1, 2`);
  return rows;
}

async function enabledTriggersOf(
  client: Client,
): Promise<readonly { table: string; name: string }[]> {
  const { rows } = await client.query<{ table: string; name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as table, t.tgname::text as name
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgenabled = 'O' and ${OURS} order by 1, 2`);
  return rows;
}

/**
 * In the caller's transaction, as the tables' owner. Dropping and adding again needs no superuser, knows no
 * order and no cycle, and checks a whole table at a time. Rows come in as they were: our triggers decided
 * about them when they were first written.
 */
export async function putAside(client: Client): Promise<PutAside> {
  const foreignKeys = await foreignKeysOf(client);
  const triggers = await enabledTriggersOf(client);
  for (const { table, name } of foreignKeys)
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const { table, name } of triggers)
    await client.query(`alter table ${table} disable trigger ${pg.escapeIdentifier(name)}`);
  return {
    putBack: async () => {
      for (const { table, name, definition } of foreignKeys)
        await client.query(
          `alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
        );
      for (const { table, name } of triggers)
        await client.query(`alter table ${table} enable trigger ${pg.escapeIdentifier(name)}`);
    },
  };
}
