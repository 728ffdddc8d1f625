// Whoever has the database can change it: every leaf and every tile of a small log is found and called by its name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptSome } from '../../testing/ledger-records.ts';
import {
  foundAfter,
  names,
  openTamperedLog,
  type TamperedLog,
} from '../../testing/ledger-tamper.ts';

/** Everything is checked for each change. */
const PATIENT = { timeout: 120_000 };
const FORGED = '00000000-0000-4000-8000-000000000001';

describe('every leaf and every tile of a small log', () => {
  /** Two tiles of the lowest level, and one above them. */
  const LEAVES = 260;
  let log: TamperedLog;
  let leaves: readonly { readonly name: string; readonly pending: string }[] = [];
  beforeAll(async () => {
    log = await openTamperedLog(({ services }) => acceptSome(services.unitOfWork, LEAVES / 2 - 1));
    const { rows } = await log.site.services.owner.query<{ name: string; pending: string }>(
      `select record || '/' || version as name, pending_id as pending from ledger.leaf order by index`,
    );
    leaves = rows;
    expect(leaves).toHaveLength(LEAVES);
  }, 120_000);
  afterAll(() => log.close());

  const SETS = {
    bytes: `bytes = set_byte(bytes, length(bytes) - 9, (get_byte(bytes, length(bytes) - 9) + 1) % 256)`,
    hash: `hash = set_byte(hash, 5, (get_byte(hash, 5) + 1) % 256)`,
    salts: `salts = salts - '/event'`,
    record: `record = '${FORGED}'`,
    'the row': undefined,
  } as const;
  type What = keyof typeof SETS;
  const WHATS = Object.keys(SETS) as What[];

  async function changes(index: number, what: What): Promise<void> {
    const { name, pending } = leaves[index] ?? { name: '', pending: '' };
    const wanted: Readonly<Record<What, readonly string[]>> = {
      bytes: [`leaf-bytes ${name}`, `tile ${name}`],
      hash: [`leaf-bytes ${name}`],
      salts: [`field ${name}/event`],
      record: [`leaf-content ${name}`],
      'the row': [`leaf-missing ${index}`, `row-without-leaf pending/${pending}`],
    };
    const found = await foundAfter(log, 'ledger.leaf', `index = ${index}`, SETS[what]);
    const of = `${what} of leaf ${index}`;
    expect(found, of).toEqual(expect.arrayContaining([...wanted[what]]));
    // Nobody else's record is blamed.
    const [record = ''] = name.split('/');
    const blamed = found.filter((one) => / [0-9a-f-]{36}\//.test(one));
    expect(
      blamed.filter((one) => !one.includes(record)),
      of,
    ).toEqual([]);
  }

  it('each leaf, in one way after the other', PATIENT, async () => {
    for (const index of leaves.keys()) await changes(index, WHATS[index % WHATS.length] ?? 'bytes');
  });

  it('those at the ends of tiles and of the log, in every way', PATIENT, async () => {
    for (const index of [0, 1, 255, 256, LEAVES - 1])
      for (const what of WHATS) await changes(index, what);
  });

  it('each tile, and the first and last hash of each', PATIENT, async () => {
    const { rows } = await log.site.services.owner.query<{
      level: number;
      index: number;
      width: number;
    }>('select level, index::int, length(hashes) / 32 as width from ledger.tile order by 1, 2');
    expect(rows.map(({ level, index, width }) => [level, index, width])).toEqual([
      [0, 0, 256],
      [0, 1, LEAVES - 256],
      [1, 0, 1],
    ]);
    for (const { level, index, width } of rows) {
      const pick = `level = ${level} and index = ${index}`;
      const tile = `tile tile/${level}/${index}`;
      const after = (set?: string) => foundAfter(log, 'ledger.tile', pick, set);
      for (const at of [0, width - 1]) {
        const byte = `${at * 32 + 7}`;
        const set = `hashes = set_byte(hashes, ${byte}, (get_byte(hashes, ${byte}) + 1) % 256)`;
        const name = level === 0 ? `tile ${leaves[index * 256 + at]?.name}` : tile;
        expect(await after(set), `${tile} ${at}`).toContain(name);
      }
      expect(await after('level = 7')).toEqual(
        expect.arrayContaining([tile, `tile tile/7/${index}`]),
      );
      expect(await after('index = index + 100000')).toEqual(
        expect.arrayContaining([tile, `tile tile/${level}/${index + 100_000}`]),
      );
      const other = width > 1 ? 'substr(hashes, 1, length(hashes) - 32)' : 'hashes || hashes';
      expect(await after(`hashes = ${other}`), `${tile} of another width`).toContain(tile);
      expect(await after()).toContain(tile);
    }
  });

  it('is in order after everything was put back', async () => {
    expect(await names(log.context)).toEqual([]);
  });
});
