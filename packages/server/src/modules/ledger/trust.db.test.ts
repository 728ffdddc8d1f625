// The quorum said in SQL is the quorum of the read side, for every policy and whoever signed what.
import { generateSigningKey, verifierKeyText } from '@jinze/ledger';
import { isQuorum, type Policy, parseVerifierKey, type Quorum } from '@jinze/ledger/verify';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('who has witnessed what', () => {
  let services: TestDatabase;
  beforeAll(async () => {
    services = await openTestDatabase();
    await services.owner.query(
      'alter table ledger.cosignature drop constraint cosignature_size_fkey',
    );
  });
  afterAll(() => services.close());

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
});
