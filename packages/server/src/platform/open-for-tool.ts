// The database of an installation for a command beside the server: joined when it runs, started for the duration when not.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import type { Config } from './config.ts';
import { dataFolderPath } from './data-folder.ts';
import type { PostgresAddress } from './database/database.ts';
import { joinEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/index.ts';

export interface ToolDatabase {
  /** As the owner, past row security: a command runs beside the requests, not for one of them. */
  readonly address: PostgresAddress;
  /** The data folder. With an external database it may not exist. */
  readonly folder: string;
  /** Stops a PostgreSQL that was started for this, and leaves one that was running. */
  close(): Promise<void>;
}

/** One clear sentence for whoever runs the command. */
export interface ToolRefusal extends Refusal {
  readonly message: string;
}

/** A running server makes its own database appear and vanish: a start that loses to another one looks again. */
const ATTEMPTS = 3;

async function reach(folder: string): Promise<Result<ToolDatabase, ToolRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    const joined = await joinEmbeddedPostgres(folder);
    if (joined !== undefined) return ok({ address: joined, folder, close: async () => undefined });
    const started = await startEmbeddedPostgres({ folder });
    if (started.ok)
      return ok({
        address: started.value.connection,
        folder,
        close: () => started.value.stop(),
      });
    if (started.error.code !== 'embedded-postgres.held-by-other' || attempt === ATTEMPTS)
      return started;
  }
}

/** Whether the folder holds a cluster; a folder that may not be looked into is said to be that. */
async function findCluster(folder: string): Promise<Result<undefined, ToolRefusal>> {
  try {
    await stat(join(folder, 'postgresql/cluster'));
    return ok(undefined);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return refuse({
      code: isMissing ? 'tool.no-installation' : 'tool.folder-unreadable',
      message: isMissing
        ? `数据目录 ${folder} 里没有数据库：请用 JINZE_DATA_DIR 指明数据目录，外部数据库用 DATABASE_URL。`
        : `数据目录 ${folder} 不能读：请用启动尽责的那个用户执行本命令。`,
    });
  }
}

/** The database that the settings mean. It must exist: nothing is created. The caller closes it. */
export async function openForTool(config: Config): Promise<Result<ToolDatabase, ToolRefusal>> {
  const folder = dataFolderPath(config);
  if (config.databaseUrl !== undefined)
    return ok({
      address: { connectionString: config.databaseUrl },
      folder,
      close: async () => undefined,
    });
  const found = await findCluster(folder);
  return found.ok ? reach(folder) : found;
}
