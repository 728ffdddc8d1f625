// The quorum said in SQL is the quorum of the read side, for every policy and whoever signed what.
import { generateSigningKey, verifierKeyText } from '@jinze/ledger';
import {
  isQuorum,
  type Policy,
  parseVerifierKey,
  type Quorum,
  type VerifierKey,
} from '@jinze/ledger/verify';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { newestWitnessed, newestWitnessedBut, witnessedSince } from './trust.ts';

const KEYS = ['a', 'b', 'c', 'd'].map((name) => {
  const key = parseVerifierKey(generateSigningKey(name, 'ed25519-cosignature').verifierKey);
  if (!key.ok) throw new Error(key.error.code);
  return key.value;
});
const WITNESSES = KEYS.map((key) => ({ name: key.name, key, address: undefined }));
const SIZES = 12;

const leaf = fc.constantFrom(...KEYS).map((witness): Quorum => ({ witness }));
const group = (member: fc.Arbitrary<Quorum>) =>
  fc
    .array(member, { minLength: 1, maxLength: 3 })
    .chain((members) =>
      fc
        .integer({ min: 1, max: members.length })
        .map((threshold): Quorum => ({ threshold, members })),
    );
const quorum = fc.oneof(leaf, group(leaf), group(fc.oneof(leaf, group(leaf))));
/** For each size from 1 who has signed it. */
const signed = fc.array(fc.subarray(KEYS), { minLength: SIZES, maxLength: SIZES });

/** Entries of the table and its indexes that this connection has gone through. */
async function rowsRead(db: Reader): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select sum(pg_stat_get_xact_tuples_returned(one))::int as read from unnest(array[
      'ledger.cosignature', 'ledger.cosignature_pkey', 'ledger.cosignature_key']::regclass[]) one`.execute(
    db as Tx,
  );
  return rows[0]?.read ?? 0;
}

describe('who has witnessed what', () => {
  let services: TestDatabase;
  beforeAll(async () => {
    services = await openTestDatabase();
    await services.owner.query(
      'alter table ledger.cosignature drop constraint cosignature_size_fkey',
    );
  });
  afterAll(() => services.close());

  const addSigned = (key: string, sizes: readonly number[]) =>
    services.owner.query(
      `insert into ledger.cosignature (size, verifier_key, line, signed_at, received_at)
       select size, $1, '— x' || chr(10), size, now() from unnest($2::bigint[]) one (size)`,
      [key, sizes],
    );

  it('the newest, and the first for each entry', async () => {
    await fc.assert(
      fc.asyncProperty(quorum, signed, fc.subarray(KEYS), async (asked, signers, given) => {
        const rows = signers.flatMap((keys, at) =>
          keys.map((key) => ({ size: at + 1, verifier_key: verifierKeyText(key) })),
        );
        await services.owner.query('delete from ledger.cosignature');
        await services.owner.query(
          `insert into ledger.cosignature (size, verifier_key, line, signed_at, received_at)
           select size, verifier_key, '— x' || chr(10), size, now()
           from json_to_recordset($1) as one (size bigint, verifier_key text)`,
          [JSON.stringify(rows)],
        );
        const policy: Policy = { logs: [], witnesses: WITNESSES, quorum: asked };
        const indexes = Array.from({ length: SIZES }, (_, index) => index);
        const witnessed = signers.flatMap((keys, at) =>
          isQuorum(asked, new Set(keys)) ? [at + 1] : [],
        );
        const butGiven = signers.flatMap((keys, at) =>
          keys.length > 0 && isQuorum(asked, new Set([...keys, ...given])) ? [at + 1] : [],
        );
        await services.database.read(SYSTEM_SCOPE, async (db) => {
          expect((await newestWitnessed(db, policy))?.size).toBe(witnessed.at(-1));
          expect(await newestWitnessedBut(db, { policy, given: new Set(given) })).toBe(
            butGiven.at(-1),
          );
          const since = await witnessedSince(db, policy, indexes);
          for (const index of indexes)
            expect(since.get(index)?.size).toBe(witnessed.find((size) => size > index));
        });
      }),
      { numRuns: 200 },
    );
  });

  it('over long gaps, and where two never sign the same', async () => {
    const [a, b, c, d] = KEYS;
    if (a === undefined || b === undefined || c === undefined || d === undefined)
      throw new Error('there are four witnesses');
    const isApart = (size: number) => size >= 3000 && size < 5000;
    const signs: readonly (readonly [VerifierKey, (size: number) => boolean])[] = [
      [a, (size) => size < 5200 || size > 5600],
      [b, (size) => (isApart(size) ? size % 2 === 0 : size < 500 || size > 2500)],
      [c, (size) => size >= 1500 && (!isApart(size) || size % 2 === 1)],
      [d, (size) => size % 700 === 0],
    ];
    const sizes = Array.from({ length: 6000 }, (_, at) => at + 1);
    await services.owner.query('delete from ledger.cosignature');
    for (const [key, isSigned] of signs)
      await addSigned(verifierKeyText(key), sizes.filter(isSigned));
    await addSigned('former+00000000+BA==', sizes);
    const signersOf = (size: number) =>
      signs.flatMap(([key, isSigned]) => (isSigned(size) ? [key] : []));
    // In no order, as a page asks for them.
    const indexes = sizes.filter((size) => size % 97 === 0 || size % 1400 === 1).toReversed();
    await fc.assert(
      fc.asyncProperty(quorum, fc.subarray(KEYS), async (asked, given) => {
        const policy: Policy = { logs: [], witnesses: WITNESSES, quorum: asked };
        const witnessed = sizes.filter((size) => isQuorum(asked, new Set(signersOf(size))));
        const butGiven = sizes.findLast((size) =>
          isQuorum(asked, new Set([...signersOf(size), ...given])),
        );
        await services.database.read(SYSTEM_SCOPE, async (db) => {
          expect((await newestWitnessed(db, policy))?.size).toBe(witnessed.at(-1));
          expect(await newestWitnessedBut(db, { policy, given: new Set(given) })).toBe(butGiven);
          const since = await witnessedSince(db, policy, indexes);
          expect(indexes.map((index) => since.get(index)?.size)).toEqual(
            indexes.map((index) => witnessed.find((size) => size > index)),
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it('walks through no sizes at which a witness was away or not yet one', async () => {
    const [a, b] = KEYS;
    if (a === undefined || b === undefined) throw new Error('there are witnesses');
    const sizes = Array.from({ length: 20_000 }, (_, at) => at + 1);
    // Rows that are deleted would be gone through as well.
    await services.owner.query('truncate ledger.cosignature');
    await addSigned(verifierKeyText(a), sizes);
    await addSigned(
      verifierKeyText(b),
      sizes.filter((size) => size > 19_000 || (size > 4000 && size < 4100)),
    );
    await addSigned('former+00000000+BA==', sizes);
    await services.owner.query('analyze ledger.cosignature');
    const members = [{ witness: a }, { witness: b }];
    const policy: Policy = { logs: [], witnesses: WITNESSES, quorum: { threshold: 2, members } };
    const { since, walked } = await services.database.read(SYSTEM_SCOPE, async (db) => {
      const before = await rowsRead(db);
      const found = await witnessedSince(db, policy, [8000, 10, 9000, 4050]);
      return { since: found, walked: (await rowsRead(db)) - before };
    });
    expect(walked).toBeGreaterThan(0);
    expect(walked).toBeLessThan(1000);
    expect([8000, 10, 9000, 4050].map((index) => since.get(index)?.size)).toEqual([
      19_001, 4001, 19_001, 4051,
    ]);
  });
});
