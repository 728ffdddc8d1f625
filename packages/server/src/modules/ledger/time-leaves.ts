// Leaves of the ledger's own: a heartbeat, so that silence shows, and time stamps. Both bound the time of what comes after.
import type { JsonObject } from '@jinze/kernel';
import { checkpointText } from '@jinze/ledger';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { requestTimestamp } from './anchor.ts';
import type { LedgerContext } from './ledger.context.ts';
import { newestOwn } from './status.store.ts';
import { newestWitnessed, notesOf } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';

const SYSTEM = { actor: { accountId: null, name: '' }, scope: SYSTEM_SCOPE } as const;

async function record(
  context: LedgerContext,
  type: 'ledger.heartbeat.v1' | 'ledger.anchored.v1',
  fields: JsonObject,
): Promise<void> {
  await context.unitOfWork.commit(SYSTEM, async (unit) => {
    const id = newId(unit.now);
    await unit.record([{ stream: 'ledger', id, version: 1, type, data: {}, fields }]);
    return { id };
  });
}

/** The newest checkpoint that enough witnesses know, word for word: nobody could have written it before they signed. */
export async function beat(context: LedgerContext): Promise<void> {
  const { policy } = await context.policy();
  const checkpoint = await context.database.read(SYSTEM_SCOPE, async (db) => {
    const size = (await newestWitnessed(db, policy))?.size ?? (await newestSigned(db))?.size;
    return size === undefined ? undefined : (await notesOf(db, [size])).get(size);
  });
  await record(context, 'ledger.heartbeat.v1', { checkpoint: checkpoint ?? null });
}

const HOUR_MS = 3_600_000;

/** At a start: the job comes on the hour, and a page that has never seen one says that the log is silent. */
export async function beatIfSilent(context: LedgerContext): Promise<void> {
  const last = await context.database.read(SYSTEM_SCOPE, (db) =>
    newestOwn(db, 'ledger.heartbeat.v1'),
  );
  if (last === undefined || context.clock.now().getTime() - last.at.getTime() >= HOUR_MS)
    await beat(context);
}

/** Asks the authority for the time of the newest checkpoint; what it says comes back as a leaf. */
export async function anchorNewest(context: LedgerContext): Promise<void> {
  const { authority, clock, database, log, onProblem } = context;
  if (authority === undefined) return;
  const newest = await database.read(SYSTEM_SCOPE, newestSigned);
  if (newest === undefined) return;
  const text = checkpointText(log.origin, BigInt(newest.size), newest.root);
  const stamped = await requestTimestamp({ ...authority, checkpointText: text, now: clock.now() });
  if (!stamped.ok) {
    onProblem(stamped.error.code);
    // The job fails, and is tried again.
    throw new Error(stamped.error.code);
  }
  await record(context, 'ledger.anchored.v1', {
    checkpoint: text,
    token: Buffer.from(stamped.value.token).toString('base64'),
    authority: stamped.value.authority,
    time: stamped.value.time.toISOString(),
  });
}
