// The log's keys where two act at once, a machine comes back, or a key is said to be lost while somebody signs with it.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assert } from '@jinze/kernel';
import { verifierKeyText } from '@jinze/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import { fsck } from './check.ts';
import { raise } from './findings.ts';
import { lockKeys } from './keys.store.ts';
import { fileOf } from './keys.ts';
import type { LedgerContext } from './ledger.context.ts';
import { beginRotation, finishRotation, replaceLost } from './rotate.ts';
import { newestCheckpoint } from './seal.store.ts';
import { sealStep } from './seal.ts';
import { sealAndSign } from './sealer.ts';

let services: TestDatabase;
let folder: string;
let ledger: LedgerContext;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinze-keys-'));
  services = await openTestDatabase();
  ledger = await openTestLedger(services, { folder });
  await acceptSome(services.unitOfWork, 3);
  await sealAndSign(ledger);
});
afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const keyFiles = (of = folder) => readdirSync(of).filter((name) => name.endsWith('.pem'));
const findings = async (context: LedgerContext) =>
  (await fsck({ ...context, sources: [] }, () => undefined)).findings;

function ownKey(): { readonly key: string; readonly file: string } {
  const [signer] = ledger.signers();
  assert(signer !== undefined, 'the log has a key');
  const key = verifierKeyText(signer.key);
  const file = fileOf(folder, key);
  assert(file !== undefined, 'a key of the log has a file');
  return { key, file };
}

describe('another key', () => {
  it('of two rotations at once one begins, and the other leaves no key behind', async () => {
    const begin = () => beginRotation(ledger, folder);
    const keys = async () => (await services.owner.query('select from ledger.signing_key')).rows;
    // Both have looked and made their key before either may write it.
    const begun = await services.database
      .write(SYSTEM_SCOPE, async (tx) => {
        await lockKeys(tx);
        const both = [begin(), begin()];
        while (keyFiles().length < 3) await pause(10);
        await pause(300);
        expect(await keys()).toHaveLength(1);
        return both;
      })
      .then((both) => Promise.all(both));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
    expect(begun.flatMap((one) => (one.ok ? [] : [one.error.code]))).toEqual([
      'ledger.rotation-under-way',
    ]);
    expect(await keys()).toHaveLength(2);
    expect(keyFiles()).toHaveLength(2);
    const both = await openTestLedger(services, { folder });
    await sealAndSign(both);
    expect(await findings(both)).toEqual([]);
  });

  it('of two that finish at once one does, and the key that stays is that of the log', async () => {
    expect((await beginRotation(ledger, folder)).ok).toBe(true);
    const both = await openTestLedger(services, { folder });
    await sealAndSign(both);
    const done = await Promise.all([finishRotation(both, folder), finishRotation(both, folder)]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(keyFiles()).toHaveLength(1);
    await sealAndSign(both);
    expect(await findings(both)).toEqual([]);
  });
});

describe('a server that has not read its keys anew', () => {
  const newestNote = async () =>
    (await services.database.read(SYSTEM_SCOPE, newestCheckpoint))?.note ?? null;

  it('the old key is not retired before the new one has signed', async () => {
    expect((await beginRotation(ledger, folder)).ok).toBe(true);
    await sealAndSign(ledger);
    const early = await finishRotation(ledger, folder);
    expect(early).toMatchObject({ ok: false, error: { code: 'ledger.new-key-not-signing' } });
    expect(keyFiles()).toHaveLength(2);
    const both = await openTestLedger(services, { folder });
    await acceptSome(services.unitOfWork, 1);
    await sealAndSign(both);
    expect((await finishRotation(both, folder)).ok).toBe(true);
  });

  it('signs nothing with a key that is retired, and says so', async () => {
    expect((await beginRotation(ledger, folder)).ok).toBe(true);
    const both = await openTestLedger(services, { folder });
    await sealAndSign(both);
    expect((await finishRotation(both, folder)).ok).toBe(true);
    const problems: string[] = [];
    await sealAndSign({ ...ledger, onProblem: (problem) => problems.push(problem) });
    expect(await newestNote()).toBeNull();
    expect(problems).toEqual(['ledger.signing-key-retired']);
    expect(await findings(both)).toEqual([]);
    // With one of its two keys retired it signs with the other alone.
    await sealAndSign(both);
    const note = await newestNote();
    expect(note?.match(/^— /gm)).toHaveLength(1);
    expect(await findings(both)).toEqual([]);
  });
});

describe('the file of a key that signs no more', () => {
  const elsewhere = () => join(folder, 'elsewhere');
  /** Rotated away here, while another machine with a copy of the file was off. */
  const rotatedAway = async () => {
    const { file } = ownKey();
    mkdirSync(elsewhere(), { mode: 0o700 });
    const copy = join(elsewhere(), file.slice(folder.length + 1));
    copyFileSync(file, copy);
    await beginRotation(ledger, folder);
    const both = await openTestLedger(services, { folder });
    await sealAndSign(both);
    expect((await finishRotation(both, folder)).ok).toBe(true);
    expect(existsSync(file)).toBe(false);
    return { both, copy };
  };

  it('is removed at the next start, once the log says so', async () => {
    const { both, copy } = await rotatedAway();
    await openTestLedger(services, { folder: elsewhere() });
    expect(existsSync(copy)).toBe(true);
    await sealAndSign(both);
    await openTestLedger(services, { folder: elsewhere() });
    expect(existsSync(copy)).toBe(false);
  });

  it('is told where it cannot be removed', async () => {
    const { both, copy } = await rotatedAway();
    await sealAndSign(both);
    rmSync(copy);
    mkdirSync(join(copy, 'in the way'), { recursive: true });
    const problems: string[] = [];
    const onProblem = (problem: string) => problems.push(problem);
    await openTestLedger(services, { folder: elsewhere(), onProblem });
    const name = copy.slice(elsewhere().length + 1);
    expect(problems).toEqual([`ledger.retired-key-remains ${name}`]);
  });

  it('stays where the table alone says that the key is retired', async () => {
    const { file } = ownKey();
    await services.owner.query('update ledger.signing_key set retired_at = now()');
    await openTestLedger(services, { folder });
    expect(existsSync(file)).toBe(true);
  });
});

describe('a key that is said to be lost', () => {
  /** A machine without the key, so many minutes after the last signature. */
  const without = (minutes: number): LedgerContext => ({
    ...ledger,
    signers: () => [],
    clock: clockAt(new Date(services.clock.now().getTime() + minutes * 60_000)),
  });
  const machine = () => join(folder, 'machine');
  const lost = async (context: LedgerContext) => {
    const replaced = await replaceLost(context, machine(), '硬盘损坏');
    return replaced.ok ? 'ok' : replaced.error.code;
  };

  it('is not replaced while somebody may be signing with it', async () => {
    expect(await lost(without(0))).toBe('ledger.still-signed');
    expect(await lost(without(64))).toBe('ledger.still-signed');
    expect(existsSync(machine())).toBe(false);
    expect(await lost(without(65))).toBe('ok');
  });

  it('is replaced at once where what was sealed is left without a signature', async () => {
    await acceptSome(services.unitOfWork, 1);
    await sealStep(without(10));
    await acceptSome(services.unitOfWork, 1);
    await sealStep(without(11));
    expect(await lost(without(10.5))).toBe('ledger.still-signed');
    expect(await lost(without(11))).toBe('ok');
  });

  it('a log that is halted says nothing of who has the key', async () => {
    await acceptSome(services.unitOfWork, 1);
    await sealStep(without(10));
    await raise(ledger, [{ code: 'tile', subject: 'tile/0/0', params: {} }]);
    expect(await lost(without(20))).toBe('ledger.still-signed');
  });

  it('two that replace it at once make one new key', async () => {
    const context = without(120);
    const done = await Promise.all([lost(context), lost(context)]);
    expect(done.filter((code) => code === 'ok')).toHaveLength(1);
    // Also one that began a moment later, and read what the first had written.
    expect(await lost(context)).toBe('ledger.key-is-here');
    expect(keyFiles(machine())).toHaveLength(1);
    const next = await openTestLedger(services, { folder: machine() });
    await sealAndSign(next);
    expect(await findings(next)).toEqual([]);
  });
});
