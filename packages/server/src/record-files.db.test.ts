// Files of records in a log of the other profile: each named by its own hash, and no two of them in memory at once.
import type { Json } from '@jinze/kernel';
import { fastHash } from '@jinze/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from './platform/database/scope.ts';
import { type RecordSource, readHeld } from './platform/record-source.ts';
import { RECORD_SOURCES } from './record-sources.ts';
import { type LedgerWorld, openLedgerWorld, SCAN } from './testing/ledger-world.ts';

const named = (alg: 'sha256' | 'sm3', bytes: Uint8Array) =>
  Buffer.from(fastHash(alg, bytes)).toString('base64');

describe('files under SM3', () => {
  let world: LedgerWorld;
  beforeAll(async () => {
    world = await openLedgerWorld();
  });
  afterAll(() => world.close());

  it('each is hashed before the next is read', async () => {
    const contents = Array.from({ length: 5 }, (_, n) => new Uint8Array(100).fill(n));
    const source: RecordSource = {
      stream: 'probe',
      tables: [],
      unlinked: [],
      persons: () => [],
      files: {
        fields: ['file'],
        contents: async function* () {
          // The place of one content: whoever keeps it and goes on has the last one in all of them.
          const place = new Uint8Array(100);
          for (const bytes of contents) {
            place.set(bytes);
            yield place;
          }
        },
      },
      read: async (_, ids) =>
        ids.map((id, n) => ({
          id,
          version: 1,
          fields: { file: { name: id, hash: named('sha256', contents[n] ?? new Uint8Array()) } },
        })),
      ids: async () => [],
    };
    await world.services.owner.query(`update ledger.log set profile = 'sm3'`);
    const held = await world.services.database.read(SYSTEM_SCOPE, (db) =>
      readHeld(db, source, ['a', 'b', 'c', 'd', 'e']),
    );
    await world.services.owner.query(`update ledger.log set profile = 'sha256'`);
    const hashes = held.map(({ fields }) => (fields.file as { hash: Json }).hash);
    expect(hashes).toEqual(contents.map((bytes) => named('sm3', bytes)));
  });

  it('scans are read one by one', async () => {
    await world.services.owner.query(
      `insert into duties.scan select (jsonb_populate_record(scan, jsonb_build_object('section_id', other.id))).*
        from duties.scan, (select id from duties.section where id <> $1 limit 1) other`,
      [world.section.id],
    );
    const { rows } = await world.services.owner.query<{ id: string }>(
      'select section_id as id from duties.scan order by section_id',
    );
    expect(rows).toHaveLength(2);
    const ids = rows.map(({ id }) => id);
    await world.services.database.write(SYSTEM_SCOPE, async (tx) => {
      const sections = RECORD_SOURCES.find(({ stream }) => stream === 'duty-section');
      const scans = sections?.files?.contents(tx, ids)[Symbol.asyncIterator]();
      const first = await scans?.next();
      expect(Buffer.from((first?.value as Uint8Array | undefined) ?? [])).toEqual(SCAN);
      await tx
        .deleteFrom('duties.scan')
        .where('section_id', '=', ids[1] as never)
        .execute();
      expect(await scans?.next()).toEqual({ done: true, value: undefined });
    });
  });
});
