// The witness on its folder: a request's text in, an answer out, and in between what it has to remember. One at a time.
import { mkdirSync } from 'node:fs';
import { ok, type Result, refuse } from '@jinze/kernel';
import { selfTest } from '@jinze/ledger';
import type { VerifierKey } from '@jinze/ledger/verify';
import {
  decideAddCheckpoint,
  parseAddCheckpoint,
  refusalAnswer,
  type WitnessDecision,
} from '@jinze/ledger/witness';
import { nowInSeconds } from './clock.ts';
import { codeOf, type Disk, nodeDisk } from './disk.ts';
import { hasKeys, type OwnKeys, openKeys, verifierKeysOf } from './keys.ts';
import { lockFolder } from './lock.ts';
import { addLogs, readLogs } from './logs.ts';
import { openMemory, type Remembered, recall, remember } from './memory.ts';
import type { StartRefusal } from './refusals.ts';

export interface WitnessOptions {
  readonly folder: string;
  /** Only where there are no keys yet. */
  readonly name?: string;
  /** Verifier keys of logs to add to the list. */
  readonly logs?: readonly string[];
  /** A line for who runs it. */
  readonly say?: (line: string) => void;
  readonly now?: () => bigint;
  readonly disk?: Disk;
}

export interface Witness {
  readonly name: string;
  /** For logs of profile `sha256`, for those of profile `sm3`. */
  readonly verifierKeys: readonly [string, string];
  /** Nothing is read, decided or written of another request in between: the whole of it is one step of the process. */
  readonly answer: (body: string) => WitnessDecision;
  /** Each log with what is remembered of it; undefined: nothing, or nothing that can be read. */
  readonly logs: () => readonly { readonly origin: string; readonly known?: Remembered }[];
  readonly close: () => Promise<void>;
}

const UNREADABLE = refusalAnswer(503, 'witness.cannot-remember');

/** The folder made, tested and opened, without the lock; errors of the disk are refusals here. */
function openFolder(
  disk: Disk,
  { folder, name, logs = [] }: WitnessOptions,
): Result<OwnKeys, StartRefusal> {
  try {
    const keys = openKeys(disk, folder, name);
    if (!keys.ok) return keys;
    const known = addLogs(disk, folder, logs);
    if (!known.ok) return known;
    openMemory(disk, folder);
    return keys;
  } catch (error) {
    return refuse({ code: 'witness.bad-folder', about: `${folder}（${codeOf(error)}）` });
  }
}

function answerFrom(
  keys: OwnKeys,
  { folder, say, now, disk }: Required<Pick<WitnessOptions, 'folder' | 'say' | 'now' | 'disk'>>,
): Witness['answer'] {
  const ownKeys = Object.values(keys.signers).map(({ key }) => key);
  const unreadable = (why: string): WitnessDecision => {
    say(`没有见证：${why}`);
    return UNREADABLE;
  };
  return (body) => {
    const request = parseAddCheckpoint(body);
    if (!request.ok)
      return refusalAnswer(
        request.error.code === 'witness.too-long' ? 413 : 400,
        request.error.code,
      );
    const { origin } = request.value.checkpoint;
    try {
      const logKeys = readLogs(folder);
      if (!logKeys.ok) return unreadable('日志名单读不懂');
      const known = recall(folder, origin, ownKeys);
      if (!known.ok) return unreadable(`记忆文件被改过：${origin}`);
      const decision = decideAddCheckpoint({
        request: request.value,
        known: known.value,
        logKeys: logKeys.value,
        now: now(),
        signers: keys.signers,
      });
      if (decision.next !== undefined)
        remember(disk, folder, decision.next.origin, decision.next.note);
      return decision;
    } catch (error) {
      return unreadable(`目录不能读写（${codeOf(error)}）`);
    }
  };
}

function logsFrom(keys: OwnKeys, folder: string): Witness['logs'] {
  const ownKeys: readonly VerifierKey[] = Object.values(keys.signers).map(({ key }) => key);
  return () => {
    const logs = readLogs(folder);
    const origins = new Set(logs.ok ? logs.value.map(({ name }) => name) : []);
    return [...origins].map((origin) => {
      const known = recall(folder, origin, ownKeys);
      return known.ok && known.value !== undefined ? { origin, known: known.value } : { origin };
    });
  };
}

/** A process that was just killed may still hold the folder for a moment. */
const TRIES = 30;

/** Tests the crypto, takes the folder for this process alone, and makes what is not there yet. */
export async function openWitness(
  options: WitnessOptions,
  tries = TRIES,
): Promise<Result<Witness, StartRefusal>> {
  const { folder, say = () => undefined, now = nowInSeconds, disk = nodeDisk } = options;
  const tested = selfTest();
  if (!tested.ok) return tested;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return refuse({ code: 'witness.bad-folder', about: `${folder}（${codeOf(error)}）` });
  }
  const close = await lockFolder(folder, tries);
  if (close === undefined) return refuse({ code: 'witness.folder-in-use', about: folder });
  const keys = openFolder(disk, options);
  if (!keys.ok) {
    await close();
    return keys;
  }
  return ok({
    name: keys.value.name,
    verifierKeys: verifierKeysOf(keys.value),
    answer: answerFrom(keys.value, { folder, say, now, disk }),
    logs: logsFrom(keys.value, folder),
    close,
  });
}

/** Adds logs to the list of a folder, also while a witness runs on it: it reads the list anew for every request. */
export async function addLogsTo(
  options: WitnessOptions,
): Promise<Result<Pick<Witness, 'name' | 'verifierKeys'>, StartRefusal>> {
  const opened = await openWitness(options, 1);
  if (opened.ok) {
    await opened.value.close();
    return opened;
  }
  // Keys are made by who has the folder alone.
  const isRunning = opened.error.code === 'witness.folder-in-use' && hasKeys(options.folder);
  if (!isRunning) return opened;
  const keys = openFolder(options.disk ?? nodeDisk, options);
  return keys.ok ? ok({ name: keys.value.name, verifierKeys: verifierKeysOf(keys.value) }) : keys;
}
