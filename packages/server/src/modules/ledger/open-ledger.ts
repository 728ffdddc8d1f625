// Puts the ledger together at start: its log and keys, whom it trusts, and its loops.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import type { Signer } from '@jinze/ledger';
import type { Alg } from '@jinze/ledger/verify';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { readTrusted } from './anchor.ts';
import { keysOf, logOf } from './keys.store.ts';
import { type OpenedLog, openLog } from './keys.ts';
import type { LedgerContext, LedgerNeeds } from './ledger.context.ts';
import { readPolicy, witnessLines } from './policy.ts';

export interface LedgerOptions {
  /** The data folder's `ledger/`. */
  readonly folder: string;
  readonly profile?: Alg | undefined;
  readonly origin?: string | undefined;
  readonly timeStamps?: { readonly url: string; readonly certificateFile: string } | undefined;
  /** The built page: the programs that travel with packages lie in `offline/`. */
  readonly pageFolder?: string | undefined;
  /** For commands: a log that is not there is not made. */
  readonly isThere?: boolean;
  readonly onProblem: (kind: string) => void;
  /** A retired key's private half lies there and cannot be removed. Without this it is a problem like others. */
  readonly onKeyLeft?: (file: string) => void;
}

export const WITNESS_FILE = 'witnesses.txt';
/** A rotation or a changed list of witnesses is seen within this. */
const READ_AGAIN_MS = 10_000;

/** Reads what may change while it runs anew, but not at every call. */
function kept<T>(read: () => Promise<T>, now: () => Date): () => Promise<T> {
  let last: { readonly at: number; readonly value: Promise<T> } | undefined;
  return () => {
    const at = now().getTime();
    if (last === undefined || at - last.at >= READ_AGAIN_MS || at < last.at)
      last = { at, value: read() };
    return last.value;
  };
}

async function readVerifier(pageFolder: string | undefined) {
  if (pageFolder === undefined) return undefined;
  try {
    const [html, mjs] = await Promise.all(
      ['verify.html', 'verify.mjs'].map((name) =>
        readFile(join(pageFolder, 'offline', name), 'utf8'),
      ),
    );
    return html === undefined || mjs === undefined ? undefined : { html, mjs };
  } catch {
    return undefined;
  }
}

async function authorityOf({
  timeStamps,
}: LedgerOptions): Promise<Result<LedgerContext['authority'], LedgerRefusal>> {
  if (timeStamps === undefined) return ok(undefined);
  const { url, certificateFile } = timeStamps;
  const trusted = await readTrusted(certificateFile);
  return trusted.ok
    ? ok({ url, trusted: trusted.value })
    : refuse({
        code: trusted.error.code,
        message: `时间戳服务的证书 ${certificateFile} 读不出：请检查 JINZE_LEDGER_TSA_CERT，须是 PEM 格式的证书文件。`,
      });
}

export interface LedgerRefusal extends Refusal {
  readonly message: string;
}

/** The key files are looked at again now and then; one that has become unusable signs nothing and is told. */
function signersOf(opened: OpenedLog, first: readonly Signer[], options: LedgerOptions) {
  let signers = first;
  const refresh = async () => {
    const read = await opened.signers();
    if (!read.ok) options.onProblem(read.error.code);
    signers = read.ok ? read.value : [];
  };
  return { signers: () => signers, refresh };
}

export interface OpenedLedger {
  readonly context: LedgerContext;
  /** Reads the keys anew; called from the sealer's loop. */
  readonly refresh: () => Promise<void>;
}

/** Everything the ledger's parts need; on the first start the log and its key are made. */
export async function openLedger(
  services: Services,
  needs: LedgerNeeds,
  options: LedgerOptions,
): Promise<Result<OpenedLedger, LedgerRefusal>> {
  const { database, clock } = services;
  if (options.isThere === true && (await database.read(SYSTEM_SCOPE, logOf)) === undefined)
    return refuse({ code: 'ledger.no-log', message: '存证日志还没有建立：请先启动一次。' });
  const opened = await openLog(services, {
    folder: options.folder,
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.origin === undefined ? {} : { origin: options.origin }),
    onKeyLeft:
      options.onKeyLeft ??
      ((left) => options.onProblem(`ledger.retired-key-remains ${basename(left)}`)),
  });
  if (!opened.ok) return opened;
  const first = await opened.value.signers();
  if (!first.ok) return first;
  const authority = await authorityOf(options);
  if (!authority.ok) return authority;
  const file = join(options.folder, WITNESS_FILE);
  const trust = async () => {
    const keys = await database.read(SYSTEM_SCOPE, keysOf);
    return readPolicy(keys, await witnessLines(file), file);
  };
  const now = () => clock.now();
  const policy = await trust();
  if (!policy.ok) return policy;
  const { signers, refresh } = signersOf(opened.value, first.value, options);
  let last = policy.value;
  const context: LedgerContext = {
    ...services,
    ...needs,
    log: opened.value.log,
    signers,
    // A list that was broken while it runs leaves the one before in force.
    policy: kept(async () => {
      const read = await trust();
      if (read.ok) last = read.value;
      else options.onProblem(read.error.code);
      return last;
    }, now),
    authority: authority.value,
    verifier: kept(() => readVerifier(options.pageFolder), now),
    onProblem: options.onProblem,
  };
  return ok({ context, refresh });
}
