// The record of every measurement: what is to be put right after an inspection, as a row, as a change, and read back.
import type { Id, JsonObject } from '@jinze/kernel';
import { CompiledQuery, sql } from 'kysely';
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import type { Change } from '../../packages/server/src/platform/change.ts';
import type { Tx } from '../../packages/server/src/platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';
import type { RecordSource } from '../../packages/server/src/platform/record-source.ts';

/** Eight fields beside its id, version and time. */
export interface Rectification {
  readonly id: string;
  readonly version: number;
  readonly organId: Id<'organ'>;
  readonly personId: Id<'person'>;
  readonly kind: string;
  readonly title: string;
  readonly place: string;
  readonly foundOn: string;
  readonly dueOn: string;
  readonly note: string;
}

const STREAM = 'rectification';
const COLUMNS =
  'id, version, organ_id, person_id, kind, title, place, found_on, due_on, note, recorded_at';

/**
 * The same row thrice, with the indexes a list of such rows has: under the ledger, alone, and under a chain of hashes.
 * The chain is made as fast as such a chain can be: in the database, in the insert's own statement, from a head that
 * one update keeps. Each row's hash needs that of the row before it, so the head stays locked until the row is on disk.
 */
const TABLES = `
  create schema bench;
  create table bench.rectification (
    id uuid primary key, version int not null, organ_id uuid not null, person_id uuid not null, kind text not null,
    title text not null, place text not null, found_on date not null, due_on date not null, note text not null,
    recorded_at timestamptz not null);
  create index on bench.rectification (organ_id, id);
  create index on bench.rectification (person_id, id);
  create table bench.plain (like bench.rectification including all);
  create table bench.chained (like bench.rectification including all, previous bytea not null, hash bytea not null);
  create table bench.chain_head (hash bytea not null);
  insert into bench.chain_head values (sha256(''));
  create function bench.link() returns trigger language plpgsql as $$
  begin
    select hash into new.previous from bench.chain_head for update;
    new.hash := sha256(new.previous || convert_to(row(new.id, new.version, new.organ_id, new.person_id, new.kind,
      new.title, new.place, new.found_on, new.due_on, new.note, new.recorded_at)::text, 'UTF8'));
    update bench.chain_head set hash = new.hash;
    return new;
  end $$;
  create trigger link before insert on bench.chained for each row execute function bench.link();
  grant usage on schema bench to jinze_app;
  grant select, insert, update on all tables in schema bench to jinze_app`;

export const buildTables = async (owner: pg.Pool): Promise<void> => {
  await owner.query(TABLES);
};

const KINDS = ['消防通道堵塞', '临时用电不规范', '特种作业无证', '应急预案未演练'] as const;
const PEOPLE = 1000;
const people = Array.from({ length: PEOPLE }, () => newId<'person'>(new Date(0)));
const organs = Array.from({ length: PEOPLE / 10 }, () => newId<'organ'>(new Date(0)));
const at = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};
const day = (month: number, n: number) =>
  `2026-${String(month).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`;

export function rectification(n: number, now: Date): Rectification {
  return {
    id: newId(now),
    version: 1,
    organId: at(organs, n),
    personId: at(people, n),
    kind: at(KINDS, n),
    title: `第${n}号隐患：${at(KINDS, n)}，限期整改`,
    place: `工业园区${n % 97}号厂房${(n % 5) + 1}层`,
    foundOn: day(10, n),
    dueOn: day(11, n),
    note: '现场检查时发现，已当面告知负责人，整改完成后复查销号。',
  };
}

export function changeOf(row: Rectification): Change {
  const { id, version, organId, personId, ...rest } = row;
  return {
    stream: STREAM,
    id,
    version,
    type: `${STREAM}.${version === 1 ? 'found' : 'postponed'}.v1`,
    data: { dueOn: row.dueOn },
    organId,
    persons: [personId],
    fields: { organId, personId, ...rest },
  };
}

export type Table = 'rectification' | 'plain' | 'chained';

/** One row, as an application inserts it. */
export function insertion(table: Table, row: Rectification, now: Date): [string, unknown[]] {
  const { id, version, organId, personId, kind, title, place, foundOn, dueOn, note } = row;
  return [
    `insert into bench.${table} (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, version, organId, personId, kind, title, place, foundOn, dueOn, note, now],
  ];
}

export const execute = (tx: Tx, [text, values]: [string, unknown[]]) =>
  tx.executeQuery(CompiledQuery.raw(text, values));

/** Many rows at once, or their next version. */
function insertionOfMany(rows: readonly Rectification[], now: Date): [string, unknown[]] {
  const columns = rows.map(({ organId, personId, foundOn, dueOn, ...row }) => ({
    ...row,
    organ_id: organId,
    person_id: personId,
    found_on: foundOn,
    due_on: dueOn,
    recorded_at: now,
  }));
  return [
    `insert into bench.rectification (${COLUMNS})
     select ${COLUMNS} from jsonb_populate_recordset(null::bench.rectification, $1::jsonb)
     on conflict (id) do update set version = excluded.version, due_on = excluded.due_on, recorded_at = excluded.recorded_at`,
    [JSON.stringify(columns)],
  ];
}

const BATCH = 500;

/** So many accepted changes that wait to be sealed; every fifth is the second version of a record. */
export async function acceptBacklog(services: Services, changes: number): Promise<void> {
  const { clock, unitOfWork } = services;
  const command = { actor: { accountId: newId<'account'>(clock.now()), name: '测试' } };
  let before: readonly Rectification[] = [];
  for (let from = 0; from < changes; from += BATCH) {
    const again = before
      .slice(0, BATCH / 5)
      .map((row) => ({ ...row, version: 2, dueOn: '2026-12-20' }));
    const fresh = Math.min(BATCH, changes - from) - again.length;
    const added = Array.from({ length: fresh }, (_, n) => rectification(from + n, clock.now()));
    const rows = [...added, ...again];
    await unitOfWork.commit({ ...command, scope: SYSTEM_SCOPE }, async (unit) => {
      await execute(unit.tx, insertionOfMany(rows, unit.now));
      await unit.record(rows.map(changeOf));
      return {};
    });
    before = added;
  }
}

interface StoredRow extends JsonObject {
  readonly id: string;
  readonly version: number;
}

/** So that the check compares these records with their rows, as it does with every module's. */
export const RECTIFICATIONS: RecordSource = {
  stream: STREAM,
  tables: [],
  unlinked: [],
  persons: () => [],
  read: async (db, ids) => {
    const { rows } = await sql<StoredRow>`
      select id, version, organ_id as "organId", person_id as "personId", kind, title, place, found_on as "foundOn",
        due_on as "dueOn", note
      from bench.rectification where id = any(${[...ids]}::uuid[])`.execute(db as Tx);
    return rows.map(({ id, version, ...fields }) => ({ id, version, fields }));
  },
  ids: async (db, after, limit) => {
    const { rows } = await sql<{ id: string }>`
      select id from bench.rectification where ${after}::uuid is null or id > ${after}::uuid order by id limit ${limit}`.execute(
      db as Tx,
    );
    return rows.map(({ id }) => id);
  },
};
