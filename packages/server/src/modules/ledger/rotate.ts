// Another key for the log: said in the log itself, signed by the old key; both sign until the old one is retired.
import { rm } from 'node:fs/promises';
import { type Json, type JsonObject, ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { rotationMessage, type Signer, verifierKeyText } from '@jinze/ledger';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { insertKey, keyLeaves, keysOf, retireKey } from './keys.store.ts';
import { fileOf, makeKey } from './keys.ts';
import type { LedgerContext } from './ledger.context.ts';
import { isQuorumAsked, newestWitnessed } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';

export interface RotationRefusal extends Refusal {
  readonly code:
    | 'ledger.rotation-under-way'
    | 'ledger.no-rotation'
    | 'ledger.key-not-here'
    | 'ledger.key-is-here'
    | 'ledger.rotation-not-witnessed';
  readonly message: string;
}

export type KeyChange =
  | 'ledger.key-rotated.v1'
  | 'ledger.key-replaced.v1'
  | 'ledger.key-retired.v1';

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const SYSTEM = { actor: { accountId: null, name: '' }, scope: SYSTEM_SCOPE } as const;

const say = (unit: Unit, type: KeyChange, fields: JsonObject) =>
  unit.record([{ stream: 'ledger', id: newId(unit.now), version: 1, type, data: {}, fields }]);

const refusal = (code: RotationRefusal['code'], message: string) => refuse({ code, message });

async function activeKeys(context: LedgerContext): Promise<string[]> {
  const keys = await context.database.read(SYSTEM_SCOPE, keysOf);
  return keys.filter(({ isRetired }) => !isRetired).map(({ verifierKey }) => verifierKey);
}

/** A second key begins to sign beside the first. Answers its public half. */
export async function beginRotation(
  context: LedgerContext,
  folder: string,
): Promise<Result<string, RotationRefusal>> {
  const [from, ...more] = await activeKeys(context);
  if (from === undefined || more.length > 0)
    return refusal(
      'ledger.rotation-under-way',
      '已有一次密钥更换在进行：请先用 jinze ledger rotate --finish 停用旧密钥。',
    );
  const signer = context.signers().find(({ key }) => verifierKeyText(key) === from);
  if (signer === undefined)
    return refusal(
      'ledger.key-not-here',
      '本机没有现用的签名私钥，不能由它签认新密钥：请在有私钥的机器上执行；私钥已丢失时用 --lost。',
    );
  const to = await makeKey(folder, context.log);
  await context.unitOfWork.commit(SYSTEM, async (unit) => {
    await insertKey(unit.tx, to, unit.now);
    await say(unit, 'ledger.key-rotated.v1', {
      from,
      to,
      signature: signatureOf(signer, from, to),
    });
    return { to };
  });
  return ok(to);
}

const signatureOf = (signer: Signer, from: string, to: string) =>
  Buffer.from(signer.sign(rotationMessage(from, to))).toString('base64');

/** The old key signs no more, and its private half is destroyed; not before enough witnesses know of the new one. */
export async function finishRotation(
  context: LedgerContext,
  folder: string,
): Promise<Result<string, RotationRefusal>> {
  const active = await activeKeys(context);
  const { policy } = await context.policy();
  const { rotation, covering } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    rotation: (await keyLeaves(db)).find(
      ({ type, fields }) =>
        type === 'ledger.key-rotated.v1' &&
        active.includes(textOf(fields['from'])) &&
        active.includes(textOf(fields['to'])),
    ),
    covering: isQuorumAsked(policy) ? await newestWitnessed(db, policy) : await newestSigned(db),
  }));
  if (rotation === undefined)
    return refusal('ledger.no-rotation', '没有正在进行的密钥更换：请先用 jinze ledger rotate。');
  const [from, to] = [textOf(rotation.fields['from']), textOf(rotation.fields['to'])];
  const isKnown = rotation.index !== null && (covering?.size ?? 0) > rotation.index;
  if (!isKnown)
    return refusal(
      'ledger.rotation-not-witnessed',
      '更换密钥的那条记录还没有被见证：请确认服务在运行、见证人已加入新公钥，稍候再执行。',
    );
  await retire(context, folder, from, 'ledger.key-retired.v1', { key: from });
  return ok(to);
}

async function retire(
  context: LedgerContext,
  folder: string,
  verifierKey: string,
  type: KeyChange,
  fields: JsonObject,
): Promise<void> {
  await context.unitOfWork.commit(SYSTEM, async (unit) => {
    await retireKey(unit.tx, verifierKey, unit.now);
    await say(unit, type, fields);
    return { verifierKey };
  });
  const file = fileOf(folder, verifierKey);
  if (file !== undefined) await rm(file, { force: true });
}

/** The private key is gone: another one takes its place, and only people can vouch for it. */
export async function replaceLost(
  context: LedgerContext,
  folder: string,
  reason: string,
): Promise<Result<string, RotationRefusal>> {
  if (context.signers().length > 0)
    return refusal(
      'ledger.key-is-here',
      '本机有可用的签名私钥：请用 jinze ledger rotate，不要用 --lost。',
    );
  const lost = await activeKeys(context);
  const to = await makeKey(folder, context.log);
  await context.unitOfWork.commit(SYSTEM, async (unit) => {
    for (const key of lost) await retireKey(unit.tx, key, unit.now);
    await insertKey(unit.tx, to, unit.now);
    await say(unit, 'ledger.key-replaced.v1', { from: lost, to, reason });
    return { to };
  });
  return ok(to);
}
