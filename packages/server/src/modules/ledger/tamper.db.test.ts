// Whoever has the database can change it: every column of every table of the log, one at a time, is found and called by its
// name. Every leaf and every tile: `tamper-each.db.test.ts`; business tables: `record-sources.db.test.ts`.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_NEEDS } from '../../ledger-needs.ts';
import { TABLES } from '../../platform/database/tables.ts';
import {
  foundAfter,
  LOG_TABLES,
  type LogTable,
  names,
  one,
  openTamperedLog,
  type TamperedLog,
} from '../../testing/ledger-tamper.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';

/** Everything is checked for each change. */
const PATIENT = { timeout: 120_000 };

/** Columns whose change changes nothing that the log says. */
const TELLS_NOTHING: Readonly<Record<string, string>> = {
  'ledger.leaf.sealed_at':
    'when this server integrated it; the checkpoint and its cosignatures bound the time',
  'ledger.pending_leaf.persons': 'who may fetch the receipt; the record itself says whose it is',
  'ledger.checkpoint.made_at': 'this server’s own note; the cosignatures have the time',
  'ledger.checkpoint.signed_at': 'this server’s own note; the cosignatures have the time',
  'ledger.cosignature.received_at': 'this server’s own note; the line itself has the time',
  'ledger.cosignature row':
    'nothing says that there was one; the witness remembers, and cosigns the next',
  'ledger.signing_key.created_at': 'this server’s own note; the log says when a key was announced',
  'ledger.log.created_at': 'this server’s own note; the first leaf has the time',
};

/** What its own constraint does not let anybody change. */
const FIXED = 'ledger.log.only_one';

/** Texts of a fixed form. */
const SPECIAL: Readonly<Record<string, string>> = {
  source: `case when source = 'api' then 'import' else 'api' end`,
  authentication: `case when authentication = 'again' then 'paper' else 'again' end`,
  fields: `(fields::jsonb || '{"x": 1}')::text`,
  type: `replace(type, '.v1', '.v2')`,
  line: `replace(line, '— ', '— x')`,
  profile: `case when profile = 'sm3' then 'sha256' else 'sm3' end`,
};

/** Another value of the same type, as an SQL expression. */
function changed(column: string, spec: string): string {
  switch (spec.replace(/[:?=].*$/, '')) {
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
      return `${column} || '{"/x": 1}'`;
    case 'text':
      return SPECIAL[column] ?? `coalesce(${column}, '') || 'x'`;
    default:
      return `'{}'`;
  }
}

const FORGED = '00000000-0000-4000-8000-000000000001';

describe('every column of the tables of the log', () => {
  let log: TamperedLog;
  /** `<record>/<version>` of the leaf that is changed, of the one that the accepted row made, and of that of the event. */
  const leaf: Record<'own' | 'pending' | 'first' | 'event', string> = {
    own: '',
    pending: '',
    first: '',
    event: '',
  };
  let pendingIndex = 0;
  let keyId = '';
  /** The smallest signed checkpoint. */
  let size = 0;

  const rows: Readonly<Record<LogTable, string>> = {
    'ledger.leaf': 'index = 300',
    'ledger.pending_leaf': `id = (select pending_id from ledger.leaf join ledger.pending_leaf p on p.id = pending_id
      where p.anchor_size > 0 and p.event_id is not null and p.organ_id is not null and p.account_id is not null
      order by index limit 1)`,
    'ledger.tile': 'level = 0 and index = 0',
    'ledger.checkpoint': 'size = (select min(size) from ledger.checkpoint where note is not null)',
    'ledger.cosignature': 'size = (select min(size) from ledger.cosignature)',
    'ledger.signing_key': 'true',
    'ledger.log': 'true',
    'platform.event': `id = (select event_id from ledger.pending_leaf
      where event_id is not null and account_id is not null order by id limit 1)`,
  };

  beforeAll(async () => {
    let world: Awaited<ReturnType<typeof addWorld>> | undefined;
    log = await openTamperedLog(async ({ services }, time) => {
      world ??= await addWorld(services);
      const region = time === 0 ? QINGSHI : '/99/9901/';
      await draftSections(services, world.command, { region, year: 2026 });
    });
    const nameOf = async (where: string) => {
      const found = await one<{ name: string; index: number }>(
        log,
        `select record || '/' || version as name, index::int from ledger.leaf where ${where}`,
      );
      return found;
    };
    const made = (which: string) =>
      `pending_id = (select id from ledger.pending_leaf where ${which})`;
    leaf.own = (await nameOf(rows['ledger.leaf'])).name;
    leaf.first = (await nameOf('index = 0')).name;
    const pending = await nameOf(made(rows['ledger.pending_leaf']));
    leaf.pending = pending.name;
    pendingIndex = pending.index;
    leaf.event = (await nameOf(made(`event_${rows['platform.event']}`))).name;
    const { key } = await one<{ key: string }>(
      log,
      'select verifier_key as key from ledger.signing_key',
    );
    keyId = key.split('+')[1] ?? '';
    ({ size } = await one<{ size: number }>(
      log,
      `select size::int from ledger.checkpoint where ${rows['ledger.checkpoint']}`,
    ));
  }, 120_000);
  afterAll(() => log.close());

  /** The name that must be among those found. Of the accepted row's columns most are plain keys of the leaf. */
  const expected = (): Readonly<Record<string, string>> => ({
    'ledger.leaf.index': 'leaf-missing 300',
    'ledger.leaf.pending_id': 'leaf-missing 300',
    'ledger.leaf.record': `leaf-content ${leaf.own}`,
    'ledger.leaf.version': `leaf-content ${leaf.own}`,
    'ledger.leaf.hash': `leaf-bytes ${leaf.own}`,
    'ledger.leaf.bytes': `leaf-bytes ${leaf.own}`,
    'ledger.leaf.salts': `field ${leaf.own}/x`,
    'ledger.leaf row': 'leaf-missing 300',
    'ledger.pending_leaf.id': `leaf-missing ${pendingIndex}`,
    'ledger.pending_leaf.event_id': `event ${leaf.pending}`,
    'ledger.pending_leaf.type': `pending ${leaf.pending}/type`,
    'ledger.pending_leaf.record': `pending ${leaf.pending}/rec`,
    'ledger.pending_leaf.version': `pending ${leaf.pending}/ver`,
    'ledger.pending_leaf.organ_id': `pending ${leaf.pending}/org`,
    'ledger.pending_leaf.account_id': `pending ${leaf.pending}/actor`,
    'ledger.pending_leaf.recorded_at': `pending ${leaf.pending}/at`,
    'ledger.pending_leaf.fields': `field ${leaf.pending}/x`,
    'ledger.pending_leaf.is_concealed': `field ${leaf.pending}/type`,
    'ledger.pending_leaf.late_days': `pending ${leaf.pending}/late`,
    'ledger.pending_leaf.source': `pending ${leaf.pending}/src`,
    'ledger.pending_leaf.authentication': `pending ${leaf.pending}/authn`,
    'ledger.pending_leaf.anchor_size': `pending ${leaf.pending}/anchor`,
    'ledger.pending_leaf row': `leaf-missing ${pendingIndex}`,
    'ledger.tile.level': 'tile tile/0/0',
    'ledger.tile.index': 'tile tile/0/0',
    'ledger.tile.hashes': `tile ${leaf.first}`,
    'ledger.tile row': 'tile tile/0/0',
    'ledger.checkpoint.size': `checkpoint checkpoint/${size + 100_000}`,
    'ledger.checkpoint.root': `checkpoint checkpoint/${size}`,
    'ledger.checkpoint.note': `signature checkpoint/${size}`,
    'ledger.checkpoint row': `signature checkpoint/${size}/test-witness`,
    'ledger.cosignature.size': `signature checkpoint/${size + 100_000}/test-witness`,
    'ledger.cosignature.verifier_key': `signature checkpoint/${size}/test-witness`,
    'ledger.cosignature.line': `signature checkpoint/${size}/test-witness`,
    'ledger.cosignature.signed_at': `signature checkpoint/${size}/test-witness`,
    // Without its public half nothing that the key has signed can be checked.
    'ledger.signing_key.verifier_key': `signature checkpoint/${size}`,
    'ledger.signing_key.retired_at': `signature key/${keyId}`,
    'ledger.signing_key row': `signature checkpoint/${size}`,
    'ledger.log.origin': 'signature log',
    'ledger.log.profile': 'signature log',
    'ledger.log row': 'signature log',
    'platform.event.id': `row-without-leaf event/${FORGED}`,
    'platform.event.stream': `event ${leaf.event}`,
    'platform.event.stream_id': `event ${leaf.event}`,
    'platform.event.version': `event ${leaf.event}`,
    'platform.event.type': `event ${leaf.event}`,
    'platform.event.data': `field ${leaf.event}/event`,
    'platform.event.account_id': `event ${leaf.event}`,
    'platform.event.recorded_at': `event ${leaf.event}`,
    'platform.event row': `event ${leaf.event}`,
  });

  const cases = LOG_TABLES.flatMap((table) => [
    ...Object.entries(TABLES[table]).map(([column, spec]) => ({
      table,
      what: `${table}.${column}`,
      set: `${column} = ${changed(column, spec)}`,
    })),
    { table, what: `${table} row`, set: undefined },
  ]).filter(({ what }) => what !== FIXED);

  it('is in order before anything is changed', async () => {
    expect(await names(log.context)).toEqual([]);
  });

  it.each(cases)('$what', PATIENT, async ({ table, what, set }) => {
    const found = await foundAfter(log, table, rows[table], set);
    const reason = TELLS_NOTHING[what];
    if (reason !== undefined) expect(found, reason).toEqual([]);
    else expect(found).toContain(expected()[what]);
  });

  it.each([
    ['ledger.pending_leaf', `fields = 'x'`, () => `field ${leaf.pending}/`],
    ['ledger.pending_leaf', `fields = '[]'`, () => `field ${leaf.pending}/`],
    ['ledger.pending_leaf', `recorded_at = 'infinity'`, () => `pending ${leaf.pending}/at`],
    ['ledger.leaf', `salts = '{"/event": 5}'`, () => `field ${leaf.own}/event`],
    ['ledger.leaf', `salts = '[]'`, () => `field ${leaf.own}/event`],
  ] as const)('%s that cannot be read: %s', PATIENT, async (table, set, name) => {
    // With the business tables: what cannot be read must not end the check.
    const whole = { ...log, context: { ...log.context, sources: LEDGER_NEEDS.sources } };
    expect(await foundAfter(whole, table, rows[table], set)).toContain(name());
  });

  it('is in order after everything was put back', async () => {
    expect(await names(log.context)).toEqual([]);
  });
});
