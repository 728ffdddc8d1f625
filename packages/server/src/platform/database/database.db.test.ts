import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { describeSchema } from './catalogue.ts';
import type { Tx } from './database.ts';
import { NO_SCOPE, SYSTEM_SCOPE } from './scope.ts';
import { TABLES } from './tables.ts';

const SCHEMA = new URL('../../../schema.json', import.meta.url);

describe('the database', () => {
  let services: TestDatabase;
  beforeAll(async () => {
    services = await openTestDatabase();
  });
  afterAll(() => services.close());

  it('is used as jinze_app: no superuser, no bypass of row security, not the owner', async () => {
    const { rows } = await services.database.read(NO_SCOPE, (db) =>
      sql<{ user: string; super: boolean; bypass: boolean; owned: number }>`
        select current_user as user, rolsuper as super, rolbypassrls as bypass,
          (select count(*)::int from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = current_user`.execute(db),
    );
    expect(rows).toEqual([{ user: 'jinze_app', super: false, bypass: false, owned: 0 }]);
  });

  it('a reading transaction cannot write', async () => {
    const tried = services.database.read(SYSTEM_SCOPE, (db) =>
      (db as Tx)
        .insertInto('posts.person')
        .values({
          id: '00000000-0000-7000-8000-000000000000' as never,
          name: '甲',
          created_at: services.clock.now(),
        })
        .execute(),
    );
    await expect(tried).rejects.toMatchObject({ code: '25006' });
  });

  it('a connection that breaks between two statements refuses the next one, and ends nothing else', async () => {
    const tried = services.database.write(NO_SCOPE, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await services.owner.query('select pg_terminate_backend($1, 10000)', [rows[0]?.pid]);
      // Told by the socket, while nobody waits for an answer.
      await pause(100);
      return sql`select 1`.execute(tx);
    });
    await expect(tried).rejects.toThrow();
    const again = services.database.read(NO_SCOPE, (db) => sql`select 1`.execute(db as Tx));
    await expect(again).resolves.toBeDefined();
  });

  it('has exactly the tables and columns of tables.ts, type by type', async () => {
    const { rows } = await services.owner.query<{
      name: string;
      column: string;
      type: string;
      nullable: boolean;
      has_default: boolean;
    }>(`
      select format('%s.%s', table_schema, table_name) as name, column_name as column,
        case when udt_name ~ '^_' then substr(udt_name, 2) || '[]' else udt_name end as type, is_nullable = 'YES' as nullable,
        column_default is not null or is_generated = 'ALWAYS' as has_default
      from information_schema.columns where table_schema !~ '^pg_|^information_schema$|^public$|^pgboss$|^migration$'
        and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`);
    const found: Record<string, Record<string, string>> = {};
    for (const row of rows) {
      const suffix = row.nullable ? (row.has_default ? '=' : '?') : row.has_default ? '=' : '';
      found[row.name] = { ...found[row.name], [row.column]: `${row.type}${suffix}` };
    }
    const declared = Object.fromEntries(
      Object.entries(TABLES).map(([table, columns]) => [
        table,
        Object.fromEntries(
          Object.entries(columns).map(([name, spec]) => [name, spec.replace(/:[a-z-]+/, '')]),
        ),
      ]),
    );
    expect(found).toEqual(declared);
    expect(rows.length).toBeGreaterThan(100);
  });

  it('is schema.json, on every supported version of PostgreSQL', async () => {
    const described = await describeSchema(services.owner);
    if (process.env['UPDATE_SCHEMA'] === '1')
      writeFileSync(SCHEMA, `${JSON.stringify(described, null, 1)}\n`);
    expect(described).toEqual(JSON.parse(readFileSync(SCHEMA, 'utf8')));
  });
});
