import { tmpdir } from 'node:os';
import { ok } from '@jinze/kernel';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOn } from '../../testing/global-setup.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addPlaces } from '../../testing/world.ts';
import { openPool } from './database.ts';
import { applyMigrations, readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';

const NOW = new Date('2026-11-23T03:00:00Z');

describe('migrations', () => {
  let services: TestDatabase;
  let client: pg.PoolClient;
  beforeAll(async () => {
    services = await openTestDatabase();
    await addPlaces(services);
    client = await services.owner.connect();
  });
  afterAll(async () => {
    client.release();
    await services.close();
  });
  const calls: string[] = [];
  const options = {
    now: NOW,
    beforeChange: async (from: number, to: number) => {
      calls.push(`${from}-${to}`);
      return ok(undefined);
    },
  };

  it('applied once, they have nothing to do and ask for no backup', async () => {
    const known = await readMigrations();
    expect(await applyMigrations(client, known, options)).toEqual({
      ok: true,
      value: known.length,
    });
    expect(calls).toEqual([]);
  });

  it('a database newer than the program is refused in one sentence and not touched', async () => {
    const known = await readMigrations();
    const refused = await applyMigrations(client, known.slice(0, -1), options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.newer-schema' });
  });

  it('a migration file changed after it was applied is refused', async () => {
    const known = (await readMigrations()).map((one) =>
      one.number === 2 ? { ...one, digest: 'x' } : one,
    );
    const refused = await applyMigrations(client, known, options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.migration-changed' });
  });

  it('a failing one undoes all pending ones, after the backup was asked for', async () => {
    const known = await readMigrations();
    const good = {
      number: known.length + 1,
      name: 'good',
      sql: 'create table platform.good (a int)',
      digest: 'g',
    };
    const bad = {
      number: known.length + 2,
      name: 'bad',
      sql: 'create table platform.good (a int)',
      digest: 'b',
    };
    const refused = await applyMigrations(client, [...known, good, bad], options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.migration-failed' });
    expect(calls).toEqual([`${known.length}-${known.length + 2}`]);
    const { rows } = await client.query("select to_regclass('platform.good') as there");
    expect(rows).toEqual([{ there: null }]);
  });

  /** What is read after a migration of rows of before it: these alone, without what they are of. */
  async function migratedFrom<Row extends object>(
    migration: string,
    [insert, values]: readonly [sql: string, values: unknown[]],
    read: string,
  ) {
    const known = await readMigrations();
    const before = known.findIndex((one) => one.name === migration);
    const name = `jinze_${migration}_${process.pid}`;
    await client.query(
      `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`,
    );
    const pool = openPool(databaseOn(inject('postgres'), name), undefined, 1);
    const old = await pool.connect();
    expect(await applyMigrations(old, known.slice(0, before), options)).toMatchObject({ ok: true });
    await old.query('set session_replication_role = replica');
    await old.query(insert, values);
    await old.query('reset session_replication_role');
    expect(await applyMigrations(old, known, options)).toMatchObject({ ok: true });
    const found = await old.query<Row>(read);
    old.release();
    await pool.end();
    await client.query(`drop database ${name} with (force)`);
    return found;
  }

  it('what a subject was told is taken from what was recorded of it then, and never from what stands today', async () => {
    const [twice, lost] = ['1', '2'].map((end) => `00000000-0000-4000-8000-00000000000${end}`);
    const recorded = (version: number, day: string, fields: object) => ({
      version,
      at: `${day}T02:00:00Z`,
      fields: JSON.stringify({
        scoredAt: '2026-11-26T02:00:00.000000Z',
        atLeast: null,
        atMost: null,
        movedFrom: [],
        vetoes: [],
        factsMissing: 0,
        ...fields,
      }),
    });
    const chosen = { grade: '合格', reason: '整改最早完成', by: '某人' };
    const none = { grade: null, reason: null, by: null };
    const tellings = [
      recorded(12, '2026-11-26', {
        total: 790000,
        grade: '合格',
        couldBe: ['合格'],
        proposedGrade: '合格',
        chosen,
        facts: [{ name: '会议', version: 2 }],
      }),
      recorded(19, '2026-12-02', {
        total: 520000,
        grade: '不合格',
        couldBe: ['不合格'],
        proposedGrade: '不合格',
        chosen: none,
        facts: [{ name: '会议', version: 4 }],
      }),
    ];
    const { rows } = await migratedFrom<{ id: string; number: number; result: object }>(
      'assessment_scores',
      [
        `with leaf as (insert into ledger.pending_leaf (id, type, record, version, recorded_at, fields)
             select gen_random_uuid(), 'assessment-subject.notified.v1', $1, version, at, fields
             from jsonb_to_recordset($3::jsonb) as r (version int, at timestamptz, fields text))
         insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
           is_removed, told_at, told_grade, objections_until, name, place, total, could_be, vetoes, facts_missing, items,
           proposed_grade, moved_from)
         select id, 23, gen_random_uuid(), 'body', '/53/', 'province/53/', 'province/53/', true, false,
           '2026-12-02T02:00:00Z', '不合格', '2026-12-09', '某县', 1, 530000, '{不合格}', '{}', 0, '[]', '不合格', '{}'
         from unnest(array[$1, $2]::uuid[]) as id`,
        [twice, lost, JSON.stringify(tellings)],
      ],
      `select subject_id as id, number, result, facts, said, at, held.told = result as "isLast"
       from assessments.told_result join assessments.subject as held on held.id = subject_id order by subject_id, number`,
    );
    expect(rows).toMatchObject([
      {
        id: twice,
        number: 12,
        result: { total: 790000, proposed_grade: '合格', chosen_reason: '整改最早完成' },
        facts: { 会议: 2 },
        said: null,
        isLast: false,
      },
      {
        id: twice,
        number: 19,
        // Not the 53 that stands by now.
        result: { number: 19, total: 520000, proposed_grade: '不合格', chosen_reason: null },
        facts: { 会议: 4 },
        at: new Date('2026-12-02T02:00:00Z'),
        isLast: true,
      },
      {
        id: lost,
        result: { total: null, grade: null, facts_missing: null, proposed_grade: '不合格' },
        facts: {},
        isLast: true,
      },
    ]);
  });

  it('a programme of before counts as its basis says, unless that says the opposite in so many words', async () => {
    const said: [string, boolean, boolean][] = [
      ['每届任期内不少于一次全覆盖', true, false],
      ['安全生产巡查无死角全覆盖', true, false],
      ['一届任期内全覆盖，明查暗访每年不少于两次', true, true],
      ['未列入巡查的以明查暗访补足', false, true],
      ['不要求五年内全覆盖，巡查次数不含明查暗访', false, false],
      ['不作全覆盖要求，不含督导、明查暗访', false, false],
      ['非全覆盖，明查暗访的次数不计入', false, false],
      ['全覆盖不作要求', false, false],
      ['按年度计划巡查', false, false],
    ];
    const { rows } = await migratedFrom<{ basis: string; all: boolean; unannounced: boolean }>(
      'coverage_of_inspections',
      [
        `insert into inspections.programme (id, version, region_path, region_level, title, from_day, to_day,
           approval_organ, approval_no, approved_on, plan_entry, basis, recorded_at, recorded_by)
         select gen_random_uuid(), 1, '/53/', 'province', basis, '2025-01-01', '2029-12-31', '省政府', '1号', '2025-01-01',
           '1', basis, $2, '省安委办' from unnest($1::text[]) as basis`,
        [said.map(([basis]) => basis), NOW],
      ],
      'select basis, is_of_all as all, counts_unannounced as unannounced from inspections.programme',
    );
    const counted = new Map(rows.map(({ basis, all, unannounced }) => [basis, [all, unannounced]]));
    expect(counted).toEqual(
      new Map(said.map(([basis, all, unannounced]) => [basis, [all, unannounced]])),
    );
  });

  it('a database of another locale is refused with what to do', async () => {
    const name = `jinze_locale_${process.pid}`;
    await client.query(
      `create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
    );
    const prepared = await prepareDatabase(databaseOn(inject('postgres'), name), {
      backupFolder: tmpdir(),
      say: () => undefined,
      now: NOW,
    });
    await client.query(`drop database ${name} with (force)`);
    expect(prepared.ok ? '' : prepared.error.code).toBe('database.wrong-locale');
    expect(prepared.ok ? '' : prepared.error.message).toContain('C.UTF-8');
  });
});
