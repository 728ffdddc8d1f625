// The log and its witnesses: cosigned, silent, by file; a restored old backup and another history are refused and told.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifierKeyText } from '@jinze/ledger';
import { readPackage, verifyPackage } from '@jinze/ledger/evidence';
import type { Alg } from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// The real process's inside, over HTTP, as a superior office would run it.
import { exchange, openWitness, startWitness } from '../../../../cli/src/witness/index.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { addPlaces, type World } from '../../testing/world.ts';
import { fsck } from './check.ts';
import { requestsFor, takeAnswers } from './exchange.ts';
import { listOpen, settle } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { statusOf } from './ledger.view.ts';
import { WITNESS_FILE } from './open-ledger.ts';
import { pack } from './packages.ts';
import { beginRotation, finishRotation, replaceLost } from './rotate.ts';
import { sealAndSign } from './sealer.ts';
import { beat } from './time-leaves.ts';
import { newestWitnessed } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';
import { askWitnesses } from './witnesses.ts';

type Witness = Awaited<ReturnType<typeof startWitness>>;

describe.each<Alg>(['sha256', 'sm3'])('a witnessed log of profile %s', (profile) => {
  let services: TestDatabase;
  let world: World;
  let folder: string;
  let ledger: LedgerContext;
  let witness: Witness;
  const at = profile === 'sha256' ? 0 : 1;
  const witnessAt = (name: string) => join(folder, name);
  /** A witness's clock goes on; the log's stands still. */
  let seconds = 0n;
  const now = () => {
    seconds += 1n;
    return BigInt(Math.floor(services.clock.now().getTime() / 1000)) + seconds;
  };
  /** The list of witnesses as an operator writes it, and the ledger opened with it. */
  const openWith = async (lines: string) => {
    writeFileSync(join(folder, 'ledger', WITNESS_FILE), lines);
    return openTestLedger(services, { folder: join(folder, 'ledger'), profile });
  };
  const isSigning = async (context: LedgerContext) =>
    (await services.database.read(SYSTEM_SCOPE, (db) => statusOf(db, context, new Map())))
      .isSigning;
  const change = (name: string) =>
    services.unitOfWork.commit(world.command, async (unit) => {
      await unit.audit('test.change', name);
      return {};
    });
  const asked = async (context: LedgerContext, isAfresh = false) => {
    const [first] = await askWitnesses(context, isAfresh);
    if (first === undefined) throw new Error('there is a witness and a checkpoint');
    return first.asked;
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addPlaces(services);
    folder = mkdtempSync(join(tmpdir(), 'jinze-witnessed-'));
    const alone = await openTestLedger(services, { folder: join(folder, 'ledger'), profile });
    const [signer] = alone.signers();
    if (signer === undefined) throw new Error('the log has a key');
    witness = await startWitness({
      folder: witnessAt('archive'),
      port: 0,
      now,
      name: 'archive',
      logs: [verifierKeyText(signer.key)],
    });
    ledger = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}\nquorum archive\n`,
    );
    await sealAndSign(ledger);
  });
  afterAll(async () => {
    await witness.stop();
    await services.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is cosigned, and the page says by whom and how far', async () => {
    const first = await asked(ledger);
    expect(first.kind).toBe('cosigned');
    expect((await asked(ledger)).kind).toBe('nothing-new');
    // A row that says the witness was set aside, and no leaf that says so: it is asked as ever.
    const [one] = (await ledger.policy()).policy.witnesses;
    await services.owner.query(
      `insert into ledger.finding (id, code, subject, params, found_at, settled_at, settled_by, reason)
       values (gen_random_uuid(), 'witness-disagrees', $1, '{}', now(), now(), 'x', 'x')`,
      [`witness/${one?.name}/${one?.key.id}`],
    );
    await change('eins');
    await sealAndSign(ledger);
    expect((await asked(ledger)).kind).toBe('cosigned');
    await services.owner.query('delete from ledger.finding');
    const status = await services.database.read(SYSTEM_SCOPE, (db) =>
      statusOf(db, ledger, new Map()),
    );
    expect(status.quorum?.size).toBe(status.size);
    expect(status.witnesses).toMatchObject([{ name: 'archive', state: 'up-to-date' }]);
    expect((await fsck(ledger, () => undefined)).findings).toEqual([]);
  });

  it('bounds the time of a record from both sides', async () => {
    await beat(ledger);
    await sealAndSign(ledger);
    await asked(ledger);
    await change('danach');
    await sealAndSign(ledger);
    await asked(ledger);
    const { rows } = await services.owner.query<{ record: string }>(
      `select record from ledger.pending_leaf order by id desc limit 1`,
    );
    const records = [rows[0]?.record ?? ''];
    const packed = await pack(ledger, { records, purpose: '核验', madeBy: '测试' });
    if (!packed.ok) throw new Error(packed.error.code);
    const read = readPackage(packed.value);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const verdict = await verifyPackage(read.value, { policy: (await ledger.policy()).text });
    const kinds = verdict.statements.filter(({ holds }) => holds === 'yes').map(({ kind }) => kind);
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(kinds.some((kind) => kind.includes('time'))).toBe(true);
    expect(read.value.items[0]?.after).toBeDefined();
  });

  it('a witness that is away is told as silent, and asked again', async () => {
    const away = await openWith(
      `witness archive ${witness.verifierKeys[at]} http://127.0.0.1:9\nquorum archive\n`,
    );
    await change('still');
    await sealAndSign(away);
    expect(await asked(away)).toEqual({ kind: 'refused', refusal: 'silent' });
    expect((await fsck(away, () => undefined)).findings).toEqual([]);
    ledger = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}\nquorum archive\n`,
    );
    expect((await asked(ledger)).kind).toBe('cosigned');
  });

  it('meets a witness without a network by file', async () => {
    const apart = await openWith(`witness archive ${witness.verifierKeys[at]}\nquorum archive\n`);
    await change('datei');
    await sealAndSign(apart);
    const text = await requestsFor(apart);
    const [out, back] = [join(folder, 'out.txt'), join(folder, 'back.txt')];
    writeFileSync(out, text ?? '');
    await witness.stop();
    const offline = await openWitness({ folder: witnessAt('archive'), now });
    if (!offline.ok) throw new Error(offline.error.code);
    const done = exchange(offline.value, out, back);
    await offline.value.close();
    expect(done.ok).toBe(true);
    expect(await takeAnswers(apart, readFileSync(back, 'utf8'))).toEqual({
      ok: true,
      value: { kept: 1, stale: 0, refused: [] },
    });
    expect(await requestsFor(apart)).toBeUndefined();
    expect((await takeAnswers(apart, 'no answer\n')).ok).toBe(false);
    witness = await startWitness({ folder: witnessAt('archive'), port: 0, now });
    ledger = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}\nquorum archive\n`,
    );
  });

  it('one that is asked every second and one by file sign the same tree', async () => {
    const [signer] = ledger.signers();
    const far = await openWitness({
      folder: witnessAt('far'),
      name: 'far',
      now,
      logs: [signer === undefined ? '' : verifierKeyText(signer.key)],
    });
    if (!far.ok) throw new Error(far.error.code);
    const both = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}
witness far ${far.value.verifierKeys[at]}
group both all archive far\nquorum both\n`,
    );
    const { policy } = await both.policy();
    const grow = async (name: string) => {
      await change(name);
      await sealAndSign(both);
    };
    const quorum = async () =>
      (await services.database.read(SYSTEM_SCOPE, (db) => newestWitnessed(db, policy)))?.size;
    const answered = async (name: string) => {
      const [out, back] = [join(folder, `${name}.txt`), join(folder, `${name}-back.txt`)];
      writeFileSync(out, (await requestsFor(both)) ?? '');
      expect(exchange(far.value, out, back).ok).toBe(true);
      return readFileSync(back, 'utf8');
    };
    try {
      await grow('beide');
      const [first] = await askWitnesses(both);
      if (first?.asked.kind !== 'cosigned') throw new Error('the archive signs');
      const { size } = first.asked;
      // The archive has not signed the newest one: it is not what the file asks for.
      await grow('noch ungesehen');
      const back = await answered('eins');
      for (let n = 0; n < 25; n += 1) {
        await grow(`unterwegs ${n}`);
        await askWitnesses(both);
      }
      expect(await quorum()).toBeUndefined();
      expect(await takeAnswers(both, back)).toMatchObject({ value: { kept: 1, refused: [] } });
      expect(await quorum()).toBe(size);

      // An answer that was lost: the witness says what it knows, and the next request begins there.
      await answered('verloren');
      await grow('danach');
      await askWitnesses(both);
      const told = await answered('zwei');
      expect(await takeAnswers(both, told)).toMatchObject({ value: { kept: 0, stale: 1 } });
      expect(await takeAnswers(both, await answered('drei'))).toMatchObject({ value: { kept: 1 } });
      const newest = await services.database.read(SYSTEM_SCOPE, newestSigned);
      expect(await quorum()).toBe(newest?.size);

      const about = `${newest?.size} ${both.log.origin}`;
      expect(
        await takeAnswers(
          both,
          [`answer 200 nobody ${about}\nx\n`, `answer 200 far 5 elsewhere\nx\n`].join('---\n'),
        ),
      ).toMatchObject({ value: { refused: ['witness.unknown', 'witness.other-log'] } });
      expect(await isSigning(both)).toBe(true);
      for (const [answer, code] of [
        [`answer 409 far ${about}\n999999\n`, 'older-than-witnessed'],
        [`answer 422 far ${about}\nwitness.bad-proof\n`, 'witness-disagrees'],
      ] as const) {
        expect(await takeAnswers(both, answer)).toMatchObject({ value: { refused: [code] } });
        expect(await isSigning(both)).toBe(false);
        await services.owner.query('delete from ledger.finding');
      }
    } finally {
      await far.value.close();
    }
    ledger = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}\nquorum archive\n`,
    );
  });

  it('changes its key in the log itself, and the witness learns the new one', async () => {
    const keys = join(folder, 'ledger');
    const begun = await beginRotation(ledger, keys);
    if (!begun.ok) throw new Error(begun.error.message);
    expect((await beginRotation(ledger, keys)).ok).toBe(false);
    // Not before enough witnesses know.
    expect((await finishRotation(ledger, keys)).ok).toBe(false);
    ledger = await openTestLedger(services, { folder: keys });
    expect(ledger.signers()).toHaveLength(2);
    await sealAndSign(ledger);
    expect((await asked(ledger)).kind).toBe('cosigned');
    expect((await finishRotation(ledger, keys)).ok).toBe(true);
    ledger = await openTestLedger(services, { folder: keys });
    expect(ledger.signers()).toHaveLength(1);
    await sealAndSign(ledger);
    // It knows the old key alone: told, and no finding, until its operator adds the new one.
    expect(await asked(ledger)).toEqual({ kind: 'refused', refusal: 'witness.bad-signature' });
    await witness.stop();
    witness = await startWitness({
      folder: witnessAt('archive'),
      port: 0,
      now,
      logs: [begun.value],
    });
    ledger = await openWith(
      `witness archive ${witness.verifierKeys[at]} ${witness.address}\nquorum archive\n`,
    );
    expect((await asked(ledger)).kind).toBe('cosigned');
    expect((await replaceLost(ledger, keys, '不是真的丢失')).ok).toBe(false);
    expect((await fsck(ledger, () => undefined)).findings).toEqual([]);
  });

  it('a key that nobody announced in the log is found', async () => {
    const stranger = await openTestDatabase();
    const other = await openTestLedger(stranger, { profile });
    const [key] = other.signers();
    await services.owner.query(
      `insert into ledger.signing_key (verifier_key, created_at) values ($1, now())`,
      [key === undefined ? '' : verifierKeyText(key.key)],
    );
    const { findings } = await fsck(ledger, () => undefined);
    expect(findings.map(({ code, subject }) => `${code} ${subject.split('/')[0]}`)).toEqual([
      'signature key',
    ]);
    await services.owner.query(`delete from ledger.signing_key where verifier_key = $1`, [
      key === undefined ? '' : verifierKeyText(key.key),
    ]);
    await stranger.close();
  });

  it('a cosignature that was changed is found', async () => {
    const { rows } = await services.owner.query<{ size: string; line: string }>(
      `select size, line from ledger.cosignature order by size desc limit 1`,
    );
    const line = rows[0]?.line ?? '';
    const broken = line.replace(/.(?=.{20}\n$)/, (letter) => (letter === 'A' ? 'B' : 'A'));
    await services.owner.query(`update ledger.cosignature set line = $1 where size = $2`, [
      broken,
      rows[0]?.size,
    ]);
    const { findings } = await fsck(ledger, () => undefined);
    expect(findings).toMatchObject([{ code: 'signature' }]);
    await services.owner.query(`update ledger.cosignature set line = $1 where size = $2`, [
      line,
      rows[0]?.size,
    ]);
  });

  it('a restored old backup is refused by the witness, told, and nothing more is signed', async () => {
    // What a backup of now has; then two more records are accepted, sealed and witnessed, and the backup comes back.
    const keep = [
      'ledger.leaf',
      'ledger.tile',
      'ledger.checkpoint',
      'ledger.cosignature',
      'ledger.pending_leaf',
      'ledger.unsealed',
      'access.audit_entry',
    ];
    for (const table of keep)
      await services.owner.query(
        `create table old_${table.replace('.', '_')} as select * from ${table}`,
      );
    await change('verloren eins');
    await sealAndSign(ledger);
    expect((await asked(ledger)).kind).toBe('cosigned');
    const client = await services.owner.connect();
    await client.query('set session_replication_role = replica');
    for (const table of keep) {
      await client.query(`delete from ${table}`);
      await client.query(`insert into ${table} select * from old_${table.replace('.', '_')}`);
    }
    await client.query('set session_replication_role = default');
    client.release();
    // It brings its cosignatures along: all looks well until the witness itself is asked, as every start does first.
    expect((await asked(ledger)).kind).toBe('nothing-new');
    expect(await asked(ledger, true)).toEqual({ kind: 'refused', refusal: 'older-than-witnessed' });
    const status = await services.database.read(SYSTEM_SCOPE, (db) =>
      statusOf(db, ledger, new Map()),
    );
    expect(status.isSigning).toBe(false);
    expect(status.findings).toMatchObject([{ code: 'older-than-witnessed' }]);
    // Accepting goes on; sealing and signing do not.
    await change('nach der Rückkehr');
    await sealAndSign(ledger);
    const waiting = await services.owner.query<{ n: number }>(
      'select count(*)::int as n from ledger.unsealed',
    );
    expect(waiting.rows[0]?.n).toBe(1);
    // Settled with a reason it signs again. That witness keeps its memory and is asked no more; another one takes its place.
    const { mark } = await listOpen(ledger);
    expect(await settle(ledger, mark, '恢复演练')).toEqual({
      ok: true,
      value: { settled: 1, left: 0 },
    });
    await sealAndSign(ledger);
    await change('noch eins');
    await sealAndSign(ledger);
    expect(await asked(ledger, true)).toEqual({ kind: 'refused', refusal: 'witness.set-aside' });
    const [signer] = ledger.signers();
    const second = await startWitness({
      folder: witnessAt('second'),
      port: 0,
      now,
      name: 'second',
      logs: [signer === undefined ? '' : verifierKeyText(signer.key)],
    });
    const anew = await openWith(
      `witness second ${second.verifierKeys[at]} ${second.address}\nquorum second\n`,
    );
    expect((await asked(anew)).kind).toBe('cosigned');
    const later = await services.database.read(SYSTEM_SCOPE, (db) => statusOf(db, anew, new Map()));
    expect(later.witnesses.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'second up-to-date',
      'archive unlisted',
      'far unlisted',
    ]);
    expect((await fsck(anew, () => undefined)).findings).toEqual([]);
    await second.stop();
  });
});
