// The ledger for commands beside the server: checking, settling what was found, another key, witnesses by file.
import { join } from 'node:path';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { LEDGER_NEEDS } from './ledger-needs.ts';
import {
  beginRotation,
  type Found,
  finishRotation,
  fsck,
  type KnownFound,
  type LedgerContext,
  listOpen,
  type OpenFindings,
  openLedger,
  raise,
  replaceLost,
  requestsFor,
  type Settled,
  type SettleRefusal,
  settle,
  type Taken,
  takeAnswers,
} from './modules/ledger/index.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { APPLICATION_ROLE, openDatabase, openPool } from './platform/database/database.ts';
import { installationKind, schemaNumber } from './platform/database/installation.store.ts';
import { readMigrations } from './platform/database/migrate.ts';
import { NO_SCOPE } from './platform/database/scope.ts';
import { openForTool } from './platform/open-for-tool.ts';
import { createUnitOfWork } from './platform/unit-of-work.ts';

export interface LedgerToolRefusal extends Refusal {
  readonly message: string;
}

/** What the commands do with the ledger, each one thing. */
export interface LedgerTool {
  check(report: (part: number) => void): Promise<{
    findings: readonly Found[];
    /** Damage that is as it was when somebody settled it. */
    known: readonly KnownFound[];
    leaves: number;
  }>;
  open(): Promise<OpenFindings>;
  /** What was listed under this mark; when nothing is left, signing goes on. */
  settle(mark: string, reason: string): Promise<Result<Settled, SettleRefusal>>;
  rotate(): Promise<Result<string, LedgerToolRefusal>>;
  finishRotation(): Promise<Result<string, LedgerToolRefusal>>;
  replaceLost(reason: string): Promise<Result<string, LedgerToolRefusal>>;
  requests(): Promise<string | undefined>;
  takeAnswers(text: string): Promise<Result<Taken, { code: string }>>;
}

function toolOver(context: LedgerContext, folder: string): LedgerTool {
  return {
    check: async (report) => {
      const found = await fsck(context, report);
      await raise(context, found.findings);
      return found;
    },
    open: () => listOpen(context),
    settle: (mark, reason) => settle(context, mark, reason),
    rotate: () => beginRotation(context, folder),
    finishRotation: () => finishRotation(context, folder),
    replaceLost: (reason) => replaceLost(context, folder, reason),
    requests: () => requestsFor(context),
    takeAnswers: (text) => takeAnswers(context, text),
  };
}

const notReady = (message: string) => refuse({ code: 'tool.not-ready', message });

/** Opens the installation's ledger, does the work, closes it again; nothing is created. `warn`: of what a person must do. */
export async function withLedger<T>(
  config: Config,
  work: (tool: LedgerTool) => Promise<T>,
  warn: (message: string) => void,
): Promise<Result<T, LedgerToolRefusal>> {
  const opened = await openForTool(config);
  if (!opened.ok) return opened;
  const tool = opened.value;
  const { address, folder } = tool;
  const database = openDatabase(openPool(address, APPLICATION_ROLE, 4));
  try {
    const kind = await database.read(NO_SCOPE, installationKind).catch(() => undefined);
    if (kind === undefined) return notReady('这个数据库里还没有尽责的数据：请先启动一次。');
    if ((await database.read(NO_SCOPE, schemaNumber)) !== (await readMigrations()).length)
      return notReady('数据库与本程序的版本不一致：请先用本程序启动一次，完成升级。');
    const clock = systemClock;
    const unitOfWork = createUnitOfWork(database, clock, { send: async () => undefined });
    const keys = join(folder, 'ledger');
    const ledger = await openLedger({ database, unitOfWork, clock, kind }, LEDGER_NEEDS, {
      folder: keys,
      isThere: true,
      timeStamps: config.timeStamps,
      onKeyLeft: (file) => warn(`已停用的签名私钥 ${file} 删不掉：请用能写这个目录的用户删除它。`),
      onProblem: () => undefined,
    });
    if (!ledger.ok) return ledger;
    return ok(await work(toolOver(ledger.value.context, keys)));
  } finally {
    await database.close();
    await tool.close();
  }
}
