// Another key for the log: said in the log itself, signed by the old key; both sign until the old one is retired.
import { access, rm } from 'node:fs/promises';
import { type JsonObject, ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { rotationMessage, type Signer, verifierKeyText } from '@jinze/ledger';
import { openNote, type Policy, parseVerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { textOf } from './key-leaves.ts';
import { insertKey, keyLeaves, keysOf, lockKeys, retireKey } from './keys.store.ts';
import { fileOf, makeKey } from './keys.ts';
import type { LedgerContext } from './ledger.context.ts';
import { hasOpenFinding, unsignedSince } from './seal.store.ts';
import { isQuorumAsked, newestWitnessed } from './trust.ts';
import { newestSigned, signedAt } from './witnesses.store.ts';

export interface RotationRefusal extends Refusal {
  readonly code:
    | 'ledger.rotation-under-way'
    | 'ledger.no-rotation'
    | 'ledger.key-not-here'
    | 'ledger.key-is-here'
    | 'ledger.still-signed'
    | 'ledger.rotation-not-witnessed'
    | 'ledger.new-key-not-signing';
  readonly message: string;
}

export type KeyChange =
  | 'ledger.key-rotated.v1'
  | 'ledger.key-replaced.v1'
  | 'ledger.key-retired.v1';

const SYSTEM = { actor: { accountId: null, name: '' }, scope: SYSTEM_SCOPE } as const;

const say = (unit: Unit, type: KeyChange, fields: JsonObject) =>
  unit.record([{ stream: 'ledger', id: newId(unit.now), version: 1, type, data: {}, fields }]);

const refusal = (code: RotationRefusal['code'], message: string) => refuse({ code, message });

const activeOf = async (db: Reader): Promise<string[]> =>
  (await keysOf(db)).filter(({ isRetired }) => !isRetired).map(({ verifierKey }) => verifierKey);

/** The keys as they stand while nobody else changes them, for what is decided by them in this unit of work. */
async function lockedKeys({ tx }: Unit): Promise<string[]> {
  await lockKeys(tx);
  return activeOf(tx);
}

const UNDER_WAY = refusal(
  'ledger.rotation-under-way',
  '已有一次密钥更换在进行：请先用 jinze ledger rotate --finish 停用旧密钥。',
);

/** What was made for a change that was refused is no key. */
async function unlessRefused<T>(
  folder: string,
  made: string,
  change: Promise<Result<T, RotationRefusal>>,
): Promise<Result<T, RotationRefusal>> {
  const changed = await change;
  const file = fileOf(folder, made);
  if (!changed.ok && file !== undefined) await rm(file, { force: true });
  return changed;
}

/** A second key begins to sign beside the first. Answers its public half. */
export async function beginRotation(
  context: LedgerContext,
  folder: string,
): Promise<Result<string, RotationRefusal>> {
  const [from, ...more] = await context.database.read(SYSTEM_SCOPE, activeOf);
  if (from === undefined || more.length > 0) return UNDER_WAY;
  const signer = context.signers().find(({ key }) => verifierKeyText(key) === from);
  if (signer === undefined)
    return refusal(
      'ledger.key-not-here',
      '本机没有现用的签名私钥，不能由它签认新密钥：请在有私钥的机器上执行；私钥已丢失时用 --lost。',
    );
  const to = await makeKey(folder, context.log);
  const begun = context.unitOfWork.commit(SYSTEM, async (unit) => {
    // Another rotation may have begun while the key was made.
    if ((await lockedKeys(unit)).join() !== from) return UNDER_WAY;
    await insertKey(unit.tx, to, unit.now);
    const signature = signatureOf(signer, from, to);
    await say(unit, 'ledger.key-rotated.v1', { from, to, signature });
    return ok(to);
  });
  return unlessRefused(folder, to, begun);
}

const signatureOf = (signer: Signer, from: string, to: string) =>
  Buffer.from(signer.sign(rotationMessage(from, to))).toString('base64');

const NO_ROTATION = refusal(
  'ledger.no-rotation',
  '没有正在进行的密钥更换：请先用 jinze ledger rotate。',
);

/** The newest checkpoint that who may read it goes by: under witnesses that of a quorum. */
async function newestTrusted(
  db: Reader,
  policy: Policy,
): Promise<{ readonly size: number; readonly note: string } | undefined> {
  if (!isQuorumAsked(policy)) return newestSigned(db);
  const witnessed = await newestWitnessed(db, policy);
  return witnessed && (await signedAt(db, [witnessed.size]))[0];
}

function isSignedWith(note: string, verifierKey: string): boolean {
  const key = parseVerifierKey(verifierKey);
  return key.ok && openNote(note, [key.value]).ok;
}

/** The old key signs no more, and its private half is destroyed; not before enough witnesses know of the new one. */
export async function finishRotation(
  context: LedgerContext,
  folder: string,
): Promise<Result<string, RotationRefusal>> {
  const { policy } = await context.policy();
  const { rotation, covering } = await context.database.read(SYSTEM_SCOPE, async (db) => {
    const active = await activeOf(db);
    return {
      rotation: (await keyLeaves(db)).find(
        ({ type, fields }) =>
          type === 'ledger.key-rotated.v1' &&
          active.includes(textOf(fields['from'])) &&
          active.includes(textOf(fields['to'])),
      ),
      covering: await newestTrusted(db, policy),
    };
  });
  if (rotation === undefined) return NO_ROTATION;
  const [from, to] = [textOf(rotation.fields['from']), textOf(rotation.fields['to'])];
  if (rotation.index === null || covering === undefined || covering.size <= rotation.index)
    return refusal(
      'ledger.rotation-not-witnessed',
      '更换密钥的那条记录还没有被见证：请确认服务在运行、见证人已加入新公钥，稍候再执行。',
    );
  // A server that has not read of the new key yet would be left with none.
  if (!isSignedWith(covering.note, to))
    return refusal(
      'ledger.new-key-not-signing',
      '最近的检查点还没有新密钥的签名：请确认运行服务的机器上有新私钥，稍候再执行。',
    );
  const finished = await context.unitOfWork.commit(SYSTEM, async (unit) => {
    const active = await lockedKeys(unit);
    if (!active.includes(from) || !active.includes(to)) return NO_ROTATION;
    await retireKey(unit.tx, from, unit.now);
    await say(unit, 'ledger.key-retired.v1', { key: from });
    return ok(to);
  });
  const file = fileOf(folder, from);
  if (finished.ok && file !== undefined) await rm(file, { force: true });
  return finished;
}

/** The hourly heartbeat makes whoever has the key sign at least this often. */
const SILENT_MS = 65 * 60_000;
/** Whoever has the key signs what is sealed within seconds. */
const UNSIGNED_MS = 60_000;

/** For how long somebody elsewhere may still be signing with the key that is not here; 0: nobody is. */
async function mayBeSignedFor(db: Reader, now: Date): Promise<number> {
  const signed = await newestSigned(db);
  if (signed === undefined) return 0;
  const since = await unsignedSince(db, signed.size);
  const isLeft = since !== undefined && now.getTime() - since.getTime() >= UNSIGNED_MS;
  // While a finding is open nobody signs, whoever has the key.
  if (isLeft && !(await hasOpenFinding(db))) return 0;
  return Math.max(signed.signedAt.getTime() + SILENT_MS - now.getTime(), 0);
}

async function isAnyHere(folder: string, keys: readonly string[]): Promise<boolean> {
  const files = keys.flatMap((key) => fileOf(folder, key) ?? []);
  const found = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** The private key is gone: another one takes its place, and only people can vouch for it. */
export async function replaceLost(
  context: LedgerContext,
  folder: string,
  reason: string,
): Promise<Result<string, RotationRefusal>> {
  const { lost, wait } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    lost: await activeOf(db),
    wait: await mayBeSignedFor(db, context.clock.now()),
  }));
  // What was read at the start may be older than a key that another command has just made here.
  if (context.signers().length > 0 || (await isAnyHere(folder, lost)))
    return refusal(
      'ledger.key-is-here',
      '本机有可用的签名私钥：请用 jinze ledger rotate，不要用 --lost。',
    );
  if (wait > 0)
    return refusal(
      'ledger.still-signed',
      `日志最近还有签名，可能另有服务器持有这把私钥：请先在各服务器的 ledger 目录找回，复制到本机。确已丢失的，让服务继续运行，新受理的记录一分钟以上没有签名时再执行；服务已停的，${Math.ceil(wait / 60_000)} 分钟以后再执行。`,
    );
  const to = await makeKey(folder, context.log);
  const replaced = context.unitOfWork.commit(SYSTEM, async (unit) => {
    if ((await lockedKeys(unit)).join() !== lost.join()) return UNDER_WAY;
    for (const key of lost) await retireKey(unit.tx, key, unit.now);
    await insertKey(unit.tx, to, unit.now);
    await say(unit, 'ledger.key-replaced.v1', { from: lost, to, reason });
    return ok(to);
  });
  return unlessRefused(folder, to, replaced);
}
