// The demo's records beside their leaves: alike as they were written, and named as soon as anything in a table is changed.
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from './platform/database/database.ts';
import { SYSTEM_SCOPE } from './platform/database/scope.ts';
import { TABLES, type Tables } from './platform/database/tables.ts';
import {
  compareRecords,
  type RecordFinding,
  type RecordSource,
  readHeld,
  type TableCoverage,
} from './platform/record-source.ts';
import { RECORD_SOURCES } from './record-sources.ts';
import { disagreements, type NewestLeaf, newestLeaves } from './testing/held.ts';
import { openTestDatabase, type TestDatabase } from './testing/index.ts';
import { addWholeWorld } from './testing/whole-world.ts';

type Row = Record<string, unknown>;

/** Another value of the column's type. */
function changed(spec: string, column: string) {
  const ref = sql.ref(column);
  const type = spec.replace(/[?=]$/, '').replace(/:.*$/, '');
  switch (type) {
    case 'uuid':
      return sql`gen_random_uuid()`;
    case 'text':
      return sql`coalesce(${ref}, '') || 'x'`;
    case 'text[]':
      return sql`array_append(${ref}, 'x')`;
    case 'uuid[]':
      return sql`array_append(${ref}, gen_random_uuid())`;
    case 'int4[]':
      return sql`array_append(${ref}, 7)`;
    case 'int4':
    case 'int8':
      return sql`coalesce(${ref}, 0) + 1`;
    case 'bool':
      return sql`not coalesce(${ref}, false)`;
    case 'date':
      return sql`coalesce(${ref}, '2020-01-01') + 1`;
    case 'timestamptz':
      return sql`coalesce(${ref}, '2020-01-01') + interval '1 microsecond'`;
    case 'jsonb':
      return sql`jsonb_build_array(${ref})`;
    case 'bytea':
      return sql`${ref} || '\\x00'`;
    default:
      throw new Error(`how is a ${type} changed?`);
  }
}

class Undo extends Error {}

describe('the business tables beside the ledger', () => {
  let services: TestDatabase;
  /** As who owns the tables and stops at nothing. */
  let owner: Kysely<Tables>;
  const leaves = new Map<RecordSource, readonly NewestLeaf[]>();
  const cases = { columns: 0, deleted: 0, inserted: 0 };

  beforeAll(async () => {
    services = await openTestDatabase();
    await addWholeWorld(services);
    for (const source of RECORD_SOURCES) leaves.set(source, await newestLeaves(services, source));
    const pool = openPool(services.address, undefined, 1);
    owner = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }, 180_000);
  afterAll(async () => {
    console.info(
      `tampered with: ${cases.columns} columns, ${cases.deleted} rows removed, ${cases.inserted} rows added`,
    );
    await owner.destroy();
    await services.close();
  });

  const leavesOf = (source: RecordSource) => leaves.get(source) ?? [];

  it('say the same of every record, field by field', async () => {
    expect(await disagreements(services)).toEqual([]);
    for (const source of RECORD_SOURCES) {
      const ids = leavesOf(source).map(({ record }) => record);
      const held = await services.database.read(SYSTEM_SCOPE, (db) => readHeld(db, source, ids));
      const fields = new Map(held.map((one) => [one.id, one.fields]));
      // No field is recorded that the tables do not hold, and none is left out.
      for (const leaf of leavesOf(source)) expect(leaf.fields).toEqual(fields.get(leaf.record));
      expect(held.length, source.stream).toBeGreaterThan(0);
    }
  });

  it.each(RECORD_SOURCES)('$stream: page by page, no record without a leaf', async (source) => {
    const expected = leavesOf(source).map(({ record }) => record);
    const found: string[] = [];
    await services.database.read(SYSTEM_SCOPE, async (db) => {
      for (let after: string | null = null; ; ) {
        const page = await source.ids(db, after, 97);
        found.push(...page);
        const last = page.at(-1);
        if (last === undefined) break;
        after = last;
      }
    });
    expect(found).toEqual(expected.toSorted());
  });

  /** Without anything that would hold the owner back; all of it is undone. */
  async function tampering(
    table: string,
    work: (
      tx: Transaction<Tables>,
      attempt: (act: () => Promise<void>) => Promise<void>,
    ) => Promise<void>,
  ): Promise<void> {
    const undone = owner.transaction().execute(async (tx) => {
      const { rows: generated } = await sql<Row>`select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attgenerated <> ''`.execute(tx);
      for (const { name } of generated)
        await sql`alter table ${sql.table(table)} alter column ${sql.ref(String(name))} drop expression`.execute(
          tx,
        );
      const { rows: constraints } = await sql<Row>`select conname as name from pg_constraint
        where conrelid = ${table}::regclass and contype <> 'n' order by contype = 'p'`.execute(tx);
      for (const { name } of constraints)
        await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(String(name))} cascade`.execute(
          tx,
        );
      const { rows: indexes } =
        await sql<Row>`select indexrelid::regclass::text as name from pg_index
        where indrelid = ${table}::regclass and indisunique`.execute(tx);
      for (const { name } of indexes) await sql`drop index ${sql.raw(String(name))}`.execute(tx);
      await sql`alter table ${sql.table(table)} disable trigger user`.execute(tx);
      await work(tx, async (act) => {
        await sql`savepoint attempt`.execute(tx);
        await act();
        await sql`rollback to savepoint attempt`.execute(tx);
      });
      throw new Undo();
    });
    await undone.catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  }

  /** A row of a record with a leaf, one whose column has a value before others. */
  async function rowOf(
    tx: Transaction<Tables>,
    source: RecordSource,
    { table, record }: TableCoverage,
    column: string,
  ): Promise<{ at: string; record: string }> {
    const ids = leavesOf(source).map((leaf) => leaf.record);
    // A region that was only ever added looks like a division, which has no leaf.
    const last = 'version' in TABLES[table] ? sql`version desc` : sql`ctid`;
    const of =
      record === null
        ? sql`(select section.id from duties.section section where section.item_set = digest limit 1)`
        : sql.ref(record);
    const { rows } = await sql<{
      at: string;
      record: string;
    }>`select ctid::text as at, ${of} as record
      from ${sql.table(table)} where ${of} = any(${ids}::uuid[])
      order by ${sql.ref(column)} is null, ${last}, 2 limit 1`.execute(tx);
    const [row] = rows;
    if (row === undefined) throw new Error(`${source.stream}: no row of ${table}`);
    return row;
  }

  const findingsOf = (tx: Transaction<Tables>, source: RecordSource, record: string) =>
    compareRecords(
      tx,
      source,
      leavesOf(source).filter((leaf) => leaf.record === record),
    );

  const COVERAGES = RECORD_SOURCES.flatMap((source) =>
    source.tables.map((coverage) => ({
      source,
      coverage,
      of: source.stream,
      table: coverage.table,
    })),
  );

  it.each(COVERAGES)(
    '$of: each column of $table, changed in one row',
    async ({ source, coverage }) => {
      const { table, covered } = coverage;
      const unnoticed: string[] = [];
      await tampering(table, async (tx, attempt) => {
        for (const column of covered)
          await attempt(async () => {
            const { at, record } = await rowOf(tx, source, coverage, column);
            const spec = (TABLES[table] as Record<string, string>)[column] ?? '';
            await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${changed(spec, column)}
            where ctid = ${at}::tid`.execute(tx);
            const findings = await findingsOf(tx, source, record);
            cases.columns += 1;
            if (!findings.some((one) => one.record === record)) unnoticed.push(column);
          });
      });
      expect(unnoticed).toEqual([]);
    },
  );

  it('what is exempt is compared by nobody', async () => {
    for (const { source, coverage } of COVERAGES)
      await tampering(coverage.table, async (tx, attempt) => {
        for (const column of Object.keys(coverage.exempt))
          await attempt(async () => {
            const { at, record } = await rowOf(tx, source, coverage, column);
            const spec = (TABLES[coverage.table] as Record<string, string>)[column] ?? '';
            await sql`update ${sql.table(coverage.table)} set ${sql.ref(column)} = ${changed(spec, column)}
              where ctid = ${at}::tid`.execute(tx);
            expect(await findingsOf(tx, source, record), column).toEqual([]);
          });
      });
  });

  it.each(COVERAGES)(
    '$of: a row of $table removed, and one added',
    async ({ source, coverage }) => {
      const { table, record: key, isOwn, covered } = coverage;
      const first = covered[0] ?? 'id';
      await tampering(table, async (tx, attempt) => {
        const { at, record } = await rowOf(tx, source, coverage, first);
        // Of an appointment with earlier rows one is removed alone.
        const { rows: all } = await sql<Row>`select 1 from ${sql.table(table)}
        where ${key === null ? sql`false` : sql`${sql.ref(key)} = ${record}::uuid`}`.execute(tx);
        await attempt(async () => {
          await sql`delete from ${sql.table(table)} where ctid = ${at}::tid`.execute(tx);
          const [finding] = await findingsOf(tx, source, record);
          cases.deleted += 1;
          expect(finding).toMatchObject({
            stream: source.stream,
            record,
            kind: isOwn && all.length === 1 ? 'row-missing' : 'differs',
          } satisfies Partial<RecordFinding>);
        });
        if (key === null) return;
        await attempt(async () => {
          await sql`insert into ${sql.table(table)} select * from ${sql.table(table)} where ctid = ${at}::tid`.execute(
            tx,
          );
          if (isOwn)
            await sql`update ${sql.table(table)} set ${sql.ref(key)} = gen_random_uuid() where ctid = ${at}::tid`.execute(
              tx,
            );
          const known = new Set(leavesOf(source).map((leaf) => leaf.record));
          const strange = (await source.ids(tx, null, 1_000_000)).filter((id) => !known.has(id));
          const findings = await compareRecords(
            tx,
            source,
            leavesOf(source).filter((leaf) => leaf.record === record),
            strange,
          );
          cases.inserted += 1;
          if (isOwn)
            expect(findings).toContainEqual(
              expect.objectContaining({ record: strange[0] ?? 'nothing', kind: 'leaf-missing' }),
            );
          else expect(findings[0]).toMatchObject({ record, kind: 'differs' });
        });
      });
    },
  );

  it('a part whose record is not there is found as well', async () => {
    const source = RECORD_SOURCES.find(({ stream }) => stream === 'organ');
    if (source === undefined) throw new Error('organs have leaves');
    await tampering('posts.naming', async (tx) => {
      await sql`insert into posts.naming (id, record_id, subject, subject_id, version, name)
        select id, id, 'organ', gen_random_uuid(), 1, '无主' from posts.naming limit 1`.execute(tx);
      const known = new Set(leavesOf(source).map((leaf) => leaf.record));
      const strange = (await source.ids(tx, null, 1_000_000)).filter((id) => !known.has(id));
      expect(await compareRecords(tx, source, [], strange)).toEqual([
        { stream: 'organ', record: strange[0], version: null, path: '', kind: 'leaf-missing' },
      ]);
    });
  });
});
