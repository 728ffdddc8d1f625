// The list of the logs that the witness knows: a file of verifier keys, which people may edit too.
import { join } from 'node:path';
import { ok, type Result, refuse } from '@jinze/kernel';
import { parseVerifierKey, SIGNATURE_TYPES, type VerifierKey } from '@jinze/ledger/verify';
import { type Disk, replaceFile, textOf } from './disk.ts';
import type { StartRefusal } from './refusals.ts';

const HEAD = '# 见证的日志，每行一个验证公钥。加一行即生效，不必重新启动。\n';

const logsPath = (folder: string): string => join(folder, 'logs.txt');
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The key of a log, not of a witness. */
function logKey(vkey: string): VerifierKey | undefined {
  const key = parseVerifierKey(vkey);
  return key.ok && !SIGNATURE_TYPES[key.value.type].isCosignature ? key.value : undefined;
}

/** A history is of one profile: the hashes of the other do not lead to it. */
const isOtherProfile = (key: VerifierKey, keys: readonly VerifierKey[]): boolean =>
  keys.some(({ name, type }) => name === key.name && type !== key.type);

export function readLogs(folder: string): Result<readonly VerifierKey[], StartRefusal> {
  const keys: VerifierKey[] = [];
  for (const line of linesOf(textOf(logsPath(folder)) ?? '')) {
    const key = logKey(line);
    if (key === undefined) return refuse({ code: 'witness.bad-list', about: line });
    if (isOtherProfile(key, keys)) return refuse({ code: 'witness.other-profile', about: line });
    keys.push(key);
  }
  return ok(keys);
}

/** Those that are there already are not added again. */
export function addLogs(
  disk: Disk,
  folder: string,
  vkeys: readonly string[],
): Result<readonly VerifierKey[], StartRefusal> {
  const there = readLogs(folder);
  if (!there.ok) return there;
  const keys = [...there.value];
  const text = textOf(logsPath(folder));
  const lines: string[] = [];
  for (const vkey of vkeys.map((one) => one.trim())) {
    const key = logKey(vkey);
    if (key === undefined) return refuse({ code: 'witness.bad-log', about: vkey });
    if (isOtherProfile(key, keys)) return refuse({ code: 'witness.other-profile', about: vkey });
    if (keys.some(({ name, id }) => name === key.name && id === key.id)) continue;
    keys.push(key);
    lines.push(`${vkey}\n`);
  }
  const before = text === undefined || text.endsWith('\n') ? (text ?? HEAD) : `${text}\n`;
  if (text === undefined || lines.length > 0)
    replaceFile(disk, logsPath(folder), before + lines.join(''));
  return ok(keys);
}
