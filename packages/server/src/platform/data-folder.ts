// The data folder: where it is, that it can be used, and that it is demo or real for life.
import {
  access,
  chmod,
  constants,
  mkdir,
  readFile,
  rename,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { chooseServerUser, closedFolder, isRoot } from './embedded-postgres/index.ts';

export interface DataFolder {
  readonly path: string;
  readonly kind: 'demo' | 'real';
  readonly backups: string;
  /** The log's private keys and the list of witnesses. */
  readonly ledger: string;
}

export interface DataFolderRefusal extends Refusal {
  readonly code:
    | 'data-folder.unusable'
    | 'data-folder.no-space'
    | 'data-folder.other-kind'
    | 'data-folder.damaged';
  readonly message: string;
}

const IN_CHECKOUT = fileURLToPath(new URL('../../../../data/', import.meta.url)).replace(/\/$/, '');
/** Only when the database's user cannot enter the checkout. */
const OUTSIDE = '/var/lib/jinze/data';

/** Everybody may pass through to `/var/lib/jinze`, whatever the umask; what lies in it is closed by itself. */
async function openShared(): Promise<void> {
  await mkdir(dirname(OUTSIDE), { recursive: true });
  await chmod(dirname(OUTSIDE), 0o755);
}
/** A new cluster takes about 40 MB; below this nothing is begun. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** The folder that these settings mean, whether it exists or not. */
export function dataFolderPath(config: {
  dataFolder: string | undefined;
  databaseUrl: string | undefined;
}): string {
  return config.dataFolder ?? defaultFolder(config.databaseUrl === undefined);
}

/** The default folder: `data/` in the checkout unless PostgreSQL's user cannot enter it. */
function defaultFolder(usesEmbedded: boolean): string {
  if (!usesEmbedded || !isRoot()) return IN_CHECKOUT;
  const user = chooseServerUser(join(IN_CHECKOUT, 'postgresql/cluster'));
  return closedFolder(user, join(IN_CHECKOUT, '..')) === undefined ? IN_CHECKOUT : OUTSIDE;
}

function unusable(path: string, error: unknown): { ok: false; error: DataFolderRefusal } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return refuse({
      code: 'data-folder.no-space',
      message: `磁盘空间不足：请为数据目录 ${path} 所在磁盘腾出空间。`,
    });
  return refuse({
    code: 'data-folder.unusable',
    message: `数据目录 ${path} 不能读写（${code}）：请检查它的所有者和权限，或用 JINZE_DATA_DIR 另选目录。`,
  });
}

async function readKind(path: string): Promise<'demo' | 'real' | undefined | 'damaged'> {
  const text = await readFile(join(path, 'installation.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  if (text === undefined) return undefined;
  const match = /"kind":\s*"(demo|real)"/.exec(text);
  return match === null ? 'damaged' : match[1] === 'demo' ? 'demo' : 'real';
}

async function markKind(path: string, kind: 'demo' | 'real'): Promise<void> {
  const file = join(path, 'installation.json');
  await writeFile(`${file}.part`, `${JSON.stringify({ kind })}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Creates the folder on the first start and marks its kind; refuses a folder of the other kind. */
export async function openDataFolder(options: {
  explicit: string | undefined;
  kind: 'demo' | 'real';
  usesEmbedded: boolean;
}): Promise<Result<DataFolder, DataFolderRefusal>> {
  const path = options.explicit ?? defaultFolder(options.usesEmbedded);
  try {
    if (path === OUTSIDE) await openShared();
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    // PostgreSQL's user passes through to its own closed folder; it can list nothing here.
    if (isRoot() && options.usesEmbedded) await chmod(path, 0o711);
    const space = await statfs(path);
    if (space.bavail * space.bsize < LEAST_FREE_BYTES) {
      return refuse({
        code: 'data-folder.no-space',
        message: `磁盘空间不足 200 MB：请为数据目录 ${path} 所在磁盘腾出空间。`,
      });
    }
    const kind = await readKind(path);
    if (kind === 'damaged')
      return refuse({
        code: 'data-folder.damaged',
        message: `数据目录 ${path} 的 installation.json 无法识别：请从备份恢复该文件。`,
      });
    if (kind !== undefined && kind !== options.kind) {
      const [is, asked] = kind === 'demo' ? ['演示', '正式'] : ['正式', '演示'];
      return refuse({
        code: 'data-folder.other-kind',
        message: `数据目录 ${path} 是${is}系统的，不能按${asked}系统启动：请用 JINZE_DATA_DIR 另选目录。`,
      });
    }
    if (kind === undefined) await markKind(path, options.kind);
    return ok({
      path,
      kind: options.kind,
      backups: join(path, 'backups'),
      ledger: join(path, 'ledger'),
    });
  } catch (error) {
    return unusable(path, error);
  }
}
