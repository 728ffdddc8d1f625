// Whoever has the database can change it: every leaf, tile, checkpoint, event and accepted row, one column at a time, is found
// and named. Business tables are changed in `record-sources.db.test.ts`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '../../platform/database/tables.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { fsck } from './check.ts';
import type { Found } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { sealAndSign } from './sealer.ts';

/** Everything is checked for each change. */
const PATIENT = { timeout: 300_000 };

type Table =
  | 'ledger.leaf'
  | 'ledger.pending_leaf'
  | 'ledger.tile'
  | 'ledger.checkpoint'
  | 'ledger.signing_key'
  | 'platform.event';

/** Columns whose change changes nothing that the log says. */
const TELLS_NOTHING: Readonly<Record<string, string>> = {
  'ledger.leaf.sealed_at':
    'when this server integrated it; the checkpoint and its cosignatures bound the time',
  'ledger.pending_leaf.persons': 'who may fetch the receipt; the record itself says whose it is',
  'ledger.checkpoint.made_at': 'this server’s own note; the cosignatures have the time',
  'ledger.checkpoint.signed_at': 'this server’s own note; the cosignatures have the time',
  'ledger.signing_key.created_at': 'this server’s own note; the log says when a key was announced',
};

/** Another value of the same type, as an SQL expression. */
function changed(column: string, spec: string): string {
  const type = spec.replace(/[:?=].*$/, '');
  switch (type) {
    case 'bytea':
      return `set_byte(${column}, 5, (get_byte(${column}, 5) + 1) % 256)`;
    case 'uuid':
      return `'00000000-0000-4000-8000-000000000001'::uuid`;
    case 'int2':
      return '7';
    case 'int4':
    case 'int8':
      return `coalesce(${column}, 0) + 100000`;
    case 'bool':
      return `not ${column}`;
    case 'timestamptz':
      return `coalesce(${column}, now()) + interval '1 second'`;
    case 'jsonb':
      return `${column} || '{"x": 1}'`;
    case 'text':
      return SPECIAL[column] ?? `coalesce(${column}, '') || 'x'`;
    default:
      return `'{}'`;
  }
}

/** Texts of a fixed form. */
const SPECIAL: Readonly<Record<string, string>> = {
  source: `case when source = 'api' then 'import' else 'api' end`,
  authentication: `case when authentication = 'again' then 'paper' else 'again' end`,
  fields: `(fields::jsonb || '{"x": 1}')::text`,
  type: `replace(type, '.v1', '.v2')`,
};

describe('what was changed behind the system’s back', () => {
  let services: TestDatabase;
  let ledger: LedgerContext;
  let eventRecord = '';
  let pendingIndex = -1;
  let pendingRecord = '';
  beforeAll(async () => {
    services = await openTestDatabase();
    const world = await addWorld(services);
    await draftSections(services, world.command, { region: QINGSHI, year: 2026 });
    ledger = await openTestLedger(services);
    await sealAndSign(ledger);
    // Accepted under a checkpoint, so that anchors are there to be changed.
    await draftSections(services, world.command, { region: '/99/9901/', year: 2026 });
    await sealAndSign(ledger);
    const event = await services.owner.query<{ record: string }>(
      `select stream_id as record from platform.event where ${rows['platform.event'].pick}`,
    );
    eventRecord = event.rows[0]?.record ?? '';
    const pending = await services.owner.query<{ index: string; record: string }>(
      `select index, record from ledger.leaf where pending_id = (select id from ledger.pending_leaf where ${rows['ledger.pending_leaf'].pick})`,
    );
    pendingIndex = Number(pending.rows[0]?.index ?? -1);
    pendingRecord = pending.rows[0]?.record ?? '';
  });
  afterAll(() => services.close());

  /** Changes, checks everything, and puts it back. */
  async function findingsAfter(change: string, undo: string): Promise<Found[]> {
    const client = await services.owner.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      const { rowCount } = await client.query(change);
      expect(rowCount, change).toBe(1);
      // Business tables are changed one by one elsewhere; here the log alone is looked at.
      const { findings } = await fsck({ ...ledger, sources: [] }, () => undefined);
      await client.query(undo);
      return findings;
    } finally {
      await client.query(`set session_replication_role = default`);
      client.release();
    }
  }

  it('is in order before anything is changed', async () => {
    expect((await fsck(ledger, () => undefined)).findings).toEqual([]);
  });

  const rows: Readonly<Record<Table, { readonly key: string; readonly pick: string }>> = {
    'ledger.leaf': { key: 'index', pick: `index = 300` },
    'ledger.pending_leaf': {
      key: 'id',
      pick: `id = (select pending_id from ledger.leaf join ledger.pending_leaf p on p.id = pending_id
        where p.anchor_size > 0 and p.event_id is not null and p.organ_id is not null and p.account_id is not null
        order by index limit 1)`,
    },
    'ledger.tile': { key: 'index', pick: `level = 0 and index = 0` },
    'ledger.checkpoint': {
      key: 'size',
      pick: `size = (select min(size) from ledger.checkpoint where note is not null)`,
    },
    'ledger.signing_key': { key: 'verifier_key', pick: 'true' },
    'platform.event': {
      key: 'id',
      pick: `id = (select event_id from ledger.pending_leaf where event_id is not null and account_id is not null order by id limit 1)`,
    },
  };
  const namesLeaf = (one: Found) =>
    one.params['index'] === 300 || one.subject === '300' || one.subject.startsWith('pending/');
  /** The record with its version, or the place in the tree: what to look at. */
  const named: Readonly<Record<Table, (one: Found) => boolean>> = {
    'ledger.leaf': namesLeaf,
    'ledger.pending_leaf': (one) =>
      one.params['index'] === pendingIndex ||
      one.subject === String(pendingIndex) ||
      one.subject.startsWith(`${pendingRecord}/`) ||
      one.subject.startsWith('event/') ||
      one.subject.startsWith('pending/'),
    'ledger.tile': (one) => one.code === 'tile',
    'ledger.checkpoint': (one) =>
      one.code === 'checkpoint' || one.code === 'signature' || one.code === 'pending',
    'ledger.signing_key': (one) => one.code === 'signature',
    'platform.event': (one) =>
      one.subject.includes(eventRecord) || one.subject.startsWith('event/'),
  };
  const cases = (Object.keys(rows) as Table[]).flatMap((table) =>
    Object.entries(TABLES[table]).map(([column, spec]) => ({
      table,
      column,
      spec: spec as string,
    })),
  );

  it.each(cases)('$table $column', PATIENT, async ({ table, column, spec }) => {
    const { key, pick } = rows[table];
    const keep = await services.owner.query<{ key: string; value: string | null }>(
      `select ctid::text as place, ${key}::text as key, ${column}::text as value, to_jsonb(t)::text as whole from ${table} t where ${pick}`,
    );
    const before = keep.rows[0];
    expect(before, `${table} has such a row`).toBeDefined();
    const cast = spec.replace(/[:?=].*$/, '');
    const value =
      before?.value === null ? 'null' : `'${(before?.value ?? '').replaceAll("'", "''")}'::${cast}`;
    const undoKey =
      column === key ? changed(column, spec) : `'${(before?.key ?? '').replaceAll("'", "''")}'`;
    const where =
      table === 'ledger.tile'
        ? column === 'level'
          ? `level = 7 and index = 0`
          : column === 'index'
            ? `level = 0 and index = 100000`
            : `level = 0 and index = 0`
        : `${key} = ${column === key && cast !== 'uuid' ? `(${changed(`${value}`, spec)})` : undoKey}`;
    const findings = await findingsAfter(
      `update ${table} set ${column} = ${changed(column, spec)} where ${pick}`,
      `update ${table} set ${column} = ${value} where ${where}`,
    );
    const reason = TELLS_NOTHING[`${table}.${column}`];
    if (reason !== undefined) expect(findings, reason).toEqual([]);
    else expect(findings.some(named[table]), JSON.stringify(findings)).toBe(true);
  });

  it.each([
    ['ledger.pending_leaf', 'fields', `'x'`],
    ['ledger.pending_leaf', 'fields', `'[]'`],
    ['ledger.pending_leaf', 'recorded_at', `'infinity'`],
    ['ledger.leaf', 'salts', `'{"/code": 5}'`],
    ['ledger.leaf', 'salts', `'[]'`],
  ] as const)('%s %s that cannot be read: %s', async (table, column, broken) => {
    const { pick, key } = rows[table];
    await services.owner.query(`create table kept as select * from ${table} where ${pick}`);
    const { rowCount } = await services.owner.query(
      `update ${table} set ${column} = ${broken} where ${pick}`,
    );
    expect(rowCount).toBe(1);
    // With the business tables: what cannot be read must not end the check.
    const { findings } = await fsck(ledger, () => undefined);
    await services.owner.query(
      `update ${table} t set ${column} = kept.${column} from kept where kept.${key} = t.${key}`,
    );
    await services.owner.query('drop table kept');
    expect(findings.some(named[table]), JSON.stringify(findings)).toBe(true);
  });

  it.each(Object.keys(rows) as Table[])('a row of %s that is gone', PATIENT, async (table) => {
    const { pick } = rows[table];
    await services.owner.query(`create table kept as select * from ${table} where ${pick}`);
    const findings = await findingsAfter(
      `delete from ${table} where ${pick}`,
      `insert into ${table} select * from kept`,
    );
    await services.owner.query('drop table kept');
    // Without its public half nothing that the key has signed can be checked.
    expect(findings.some(table === 'ledger.leaf' ? namesLeaf : named[table])).toBe(true);
  });

  it('is in order after everything was put back', async () => {
    expect((await fsck(ledger, () => undefined)).findings).toEqual([]);
  });
});
