// Where tests keep clusters: in the checkout, or where PostgreSQL's user can enter when it cannot enter that.
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseServerUser, closedFolder, isRoot } from '../platform/embedded-postgres/index.ts';

const CHECKOUT = fileURLToPath(new URL('../../../../', import.meta.url));

/** A new empty folder of this process; the caller removes it. */
export function testFolder(name: string): string {
  const isClosed = isRoot() && closedFolder(chooseServerUser('/nowhere'), CHECKOUT) !== undefined;
  const folder = join(
    isClosed ? '/var/lib/jinze/test' : join(CHECKOUT, '.cache'),
    `${name}-${process.pid}`,
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (isClosed)
    for (const passage of ['/var/lib/jinze', '/var/lib/jinze/test', folder])
      chmodSync(passage, 0o755);
  return folder;
}
