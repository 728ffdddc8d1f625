// Demo or real, for life: asked at every start, written at the end of the first.
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import type { Services } from './context.ts';
import type { Database } from './platform/database/database.ts';
import { insertInstallation, installationKind } from './platform/database/installation.store.ts';
import { NO_SCOPE } from './platform/database/scope.ts';
import { newId } from './platform/ids.ts';

/** One clear sentence for whoever starts the server. */
export interface StartRefusal extends Refusal {
  readonly message: string;
}

/** Written last: a first start that was broken off begins anew, and what it had added is found and left. */
export async function keepInstallation(services: Services): Promise<void> {
  const { clock, database, kind } = services;
  const now = clock.now();
  await database.write(NO_SCOPE, (tx) =>
    insertInstallation(tx, { id: newId(now), kind, created_at: now }),
  );
}

export async function checkKind(
  database: Database,
  kind: 'demo' | 'real',
): Promise<Result<{ isNew: boolean }, StartRefusal>> {
  const found = await database.read(NO_SCOPE, installationKind);
  if (found === undefined) return ok({ isNew: true });
  if (found === kind) return ok({ isNew: false });
  const [is, asked] = found === 'demo' ? ['演示', '正式'] : ['正式', '演示'];
  return refuse({
    code: 'start.other-kind',
    message: `这个数据库是${is}系统的，不能按${asked}系统启动：请换一个数据库。`,
  });
}
