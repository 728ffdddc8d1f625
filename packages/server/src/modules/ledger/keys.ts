// The log's keys: made at install, the private halves in files that only the service's user can read.
import { constants } from 'node:fs';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { generateSigningKey, type Signer, selfTest, signerFrom } from '@jinze/ledger';
import { type Alg, parseVerifierKey, type SignatureTypeName } from '@jinze/ledger/verify';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newSecret } from '../../platform/ids.ts';
import { retirements } from './key-leaves.ts';
import { insertKey, insertLog, type KnownKey, keyLeaves, keysOf, logOf } from './keys.store.ts';
import type { Log } from './ledger.context.ts';

export interface KeyRefusal extends Refusal {
  readonly code: 'ledger.self-test' | 'ledger.open-key' | 'ledger.bad-key' | 'ledger.other-profile';
  readonly message: string;
}

export const SIGNING_TYPES = { sha256: 'ed25519', sm3: 'sm2' } as const satisfies Record<
  Alg,
  SignatureTypeName
>;

/** Where the private half of a key is kept. */
export const fileOf = (folder: string, verifierKey: string): string | undefined => {
  const key = parseVerifierKey(verifierKey);
  return key.ok ? join(folder, `${key.value.id}.pem`) : undefined;
};

/** On disk before anything is signed with it: file, name and folder. */
async function keepPrivate(folder: string, verifierKey: string, pem: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = fileOf(folder, verifierKey);
  if (file === undefined) throw new Error('a key just made can be read');
  const handle = await open(`${file}.part`, 'w', 0o600);
  try {
    await handle.writeFile(pem);
    // A command run as root leaves the key to whom the folder belongs.
    const { uid, gid } = await stat(folder);
    if (process.getuid?.() === 0) await handle.chown(uid, gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  const inFolder = await open(folder, constants.O_RDONLY);
  try {
    await inFolder.sync();
  } finally {
    await inFolder.close();
  }
}

/** Makes a key of the log and keeps its private half; the caller records the public one. */
export async function makeKey(folder: string, log: Log): Promise<string> {
  const { privatePem, verifierKey } = generateSigningKey(log.origin, SIGNING_TYPES[log.alg]);
  await keepPrivate(folder, verifierKey, privatePem);
  return verifierKey;
}

/** The signer of one public key, `undefined` where its private half is not in this folder. */
async function readSigner(
  folder: string,
  log: Log,
  verifierKey: string,
): Promise<Result<Signer | undefined, KeyRefusal>> {
  const file = fileOf(folder, verifierKey);
  if (file === undefined) return ok(undefined);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return ok(undefined);
  if ((found.mode & 0o077) !== 0)
    return refuse({
      code: 'ledger.open-key',
      message: `签名私钥 ${file} 能被其他用户读取：请执行 chmod 600 ${file} 后再启动，并考虑更换密钥。`,
    });
  const signer = signerFrom(await readFile(file, 'utf8'), log.origin, SIGNING_TYPES[log.alg]);
  if (!signer.ok)
    return refuse({
      code: 'ledger.bad-key',
      message: `签名私钥 ${file} 无法使用（${signer.error.code}）：请放回原来的文件，或更换密钥。`,
    });
  return ok(signer.value);
}

/**
 * A key that signs no more leaves no private half behind: on another machine, or where a process ended between the two.
 * Only where the log itself says so; a table alone destroys no key. Answers the files that could not be removed.
 */
async function removeRetired(
  { database }: Services,
  folder: string,
  keys: readonly KnownKey[],
): Promise<readonly string[]> {
  const found: { readonly verifierKey: string; readonly file: string }[] = [];
  for (const { verifierKey } of keys.filter(({ isRetired }) => isRetired)) {
    const file = fileOf(folder, verifierKey);
    const isThere = file !== undefined && (await stat(file).catch(() => undefined)) !== undefined;
    if (isThere) found.push({ verifierKey, file });
  }
  if (found.length === 0) return [];
  const ends = retirements(await database.read(SYSTEM_SCOPE, keyLeaves));
  const left: string[] = [];
  for (const { verifierKey, file } of found)
    if (typeof ends.get(verifierKey) === 'number')
      await rm(file, { force: true }).catch(() => left.push(file));
  return left;
}

export interface OpenedLog {
  readonly log: Log;
  /** Reads the folder anew: after a rotation another key signs. */
  readonly signers: () => Promise<Result<readonly Signer[], KeyRefusal>>;
}

export interface KeyOptions {
  readonly folder: string;
  /** Fixed when the log is made; later another value is refused, not ignored. */
  readonly profile?: Alg;
  readonly origin?: string;
  /** A retired key's private half could not be removed; told once a file. */
  readonly onKeyLeft: (file: string) => void;
}

async function makeLog(services: Services, options: KeyOptions): Promise<void> {
  const log: Log = {
    origin: options.origin ?? `jinze/${newSecret().slice(0, 16)}`,
    alg: options.profile ?? 'sha256',
  };
  const verifierKey = await makeKey(options.folder, log);
  const now = services.clock.now();
  await services.database.write(SYSTEM_SCOPE, async (tx) => {
    if (await insertLog(tx, log, now)) await insertKey(tx, verifierKey, now);
  });
}

/** The installation's log with the keys that are here; made on the first start. */
export async function openLog(
  services: Services,
  options: KeyOptions,
): Promise<Result<OpenedLog, KeyRefusal>> {
  const tested = selfTest();
  if (!tested.ok)
    return refuse({
      code: 'ledger.self-test',
      message: `密码算法自检未通过（${tested.error.code}）：本机的 Node 或 OpenSSL 不能用于存证，请更换。`,
    });
  const { database } = services;
  const isThere = (await database.read(SYSTEM_SCOPE, logOf)) !== undefined;
  if (!isThere) await makeLog(services, options);
  const log = await database.read(SYSTEM_SCOPE, logOf);
  if (log === undefined) throw new Error('the log has just been made');
  const isOther =
    (options.profile !== undefined && options.profile !== log.alg) ||
    (options.origin !== undefined && options.origin !== log.origin);
  if (isOther)
    return refuse({
      code: 'ledger.other-profile',
      message: `存证日志建立时是 ${log.origin}（${log.alg}），不能改为其他名称或算法：请去掉 JINZE_LEDGER_ORIGIN 与 JINZE_LEDGER_PROFILE，或改回原值。`,
    });
  const told = new Set<string>();
  const signers = async (): Promise<Result<readonly Signer[], KeyRefusal>> => {
    const keys = await database.read(SYSTEM_SCOPE, keysOf);
    for (const file of await removeRetired(services, options.folder, keys)) {
      if (!told.has(file)) options.onKeyLeft(file);
      told.add(file);
    }
    const found: Signer[] = [];
    for (const { verifierKey } of keys.filter(({ isRetired }) => !isRetired)) {
      const signer = await readSigner(options.folder, log, verifierKey);
      if (!signer.ok) return signer;
      if (signer.value !== undefined) found.push(signer.value);
    }
    return ok(found);
  };
  return ok({ log, signers });
}
