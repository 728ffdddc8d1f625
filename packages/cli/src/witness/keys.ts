// The witness's own keys: made once, one of each profile, readable by nobody else.
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '@jinze/kernel';
import { generateSigningKey, type Signer, signerFrom, verifierKeyText } from '@jinze/ledger';
import { type Alg, hexOf } from '@jinze/ledger/verify';
import { type Disk, replaceFile, textOf } from './disk.ts';
import type { StartRefusal } from './refusals.ts';

export interface OwnKeys {
  readonly name: string;
  readonly signers: Readonly<Record<Alg, Signer>>;
}

const TYPES = { sha256: 'ed25519-cosignature', sm3: 'sm2-cosignature' } as const;

interface KeyFile {
  readonly v: 1;
  readonly name: string;
  readonly ed25519: string;
  readonly sm2: string;
}

const keysPath = (folder: string): string => join(folder, 'keys.json');

export const hasKeys = (folder: string): boolean => existsSync(keysPath(folder));

function parseKeyFile(text: string): KeyFile | undefined {
  try {
    const { v, name, ed25519, sm2 } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (typeof name !== 'string' || typeof ed25519 !== 'string') return undefined;
    return v === 1 && typeof sm2 === 'string' ? { v, name, ed25519, sm2 } : undefined;
  } catch {
    return undefined;
  }
}

function signersOf({ name, ed25519, sm2 }: KeyFile): Result<OwnKeys, StartRefusal> {
  const [sha256, sm3] = [signerFrom(ed25519, name, TYPES.sha256), signerFrom(sm2, name, TYPES.sm3)];
  if (sha256.ok && sm3.ok) return ok({ name, signers: { sha256: sha256.value, sm3: sm3.value } });
  const isName = !sha256.ok && sha256.error.code === 'sign.bad-name';
  return refuse(isName ? { code: 'witness.bad-name', about: name } : { code: 'witness.bad-keys' });
}

/** A name nobody else has, where none was given: the beginning of the key. */
function newKeys(given: string | undefined): KeyFile {
  const [ed25519, sm2] = [
    generateSigningKey('witness', TYPES.sha256).privatePem,
    generateSigningKey('witness', TYPES.sm3).privatePem,
  ];
  const signer = signerFrom(ed25519, 'witness', TYPES.sha256);
  const own = signer.ok ? hexOf(signer.value.key.publicKey.subarray(0, 4)) : '';
  return { v: 1, name: given ?? `jinze-witness/${own}`, ed25519, sm2 };
}

/** The keys of the folder; with none there they are made, and are on the disk before they are used. */
export function openKeys(
  disk: Disk,
  folder: string,
  name: string | undefined,
): Result<OwnKeys, StartRefusal> {
  const path = keysPath(folder);
  const text = textOf(path);
  if (text === undefined) {
    const made = newKeys(name);
    const keys = signersOf(made);
    if (keys.ok) replaceFile(disk, path, `${JSON.stringify(made, null, 2)}\n`);
    return keys;
  }
  if ((statSync(path).mode & 0o077) !== 0)
    return refuse({ code: 'witness.keys-open-to-others', about: path });
  const file = parseKeyFile(text);
  const keys = file === undefined ? undefined : signersOf(file);
  if (keys === undefined || !keys.ok) return refuse({ code: 'witness.bad-keys', about: path });
  if (name !== undefined && name !== keys.value.name)
    return refuse({ code: 'witness.other-name', about: keys.value.name });
  return keys;
}

/** One line each: for logs of profile `sha256`, for those of profile `sm3`. */
export const verifierKeysOf = ({ signers }: OwnKeys): readonly [string, string] => [
  verifierKeyText(signers.sha256.key),
  verifierKeyText(signers.sm3.key),
];
