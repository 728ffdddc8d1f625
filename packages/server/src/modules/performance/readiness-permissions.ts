// Whom a leader lets see their readiness: given and taken back by the leader alone.
import type { ReadinessPermission } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { permissionSource } from './fulfilment.ledger.ts';
import {
  endPermission,
  insertPermission,
  lockPermission,
  type PermissionRow,
} from './readiness-permissions.store.ts';

/** An account by its login name: the access module’s answer; undefined where there is none that may sign in. */
export type FindAccount = (
  db: Reader,
  loginName: string,
) => Promise<{ readonly id: Id<'account'>; readonly displayName: string } | undefined>;

export const permissionView = (row: PermissionRow): ReadinessPermission => ({
  id: row.id,
  version: row.version,
  givenTo: row.given_to,
  givenAt: row.given_at.toISOString(),
});

export async function allowReadiness(
  { unitOfWork, findAccount }: Services & { readonly findAccount: FindAccount },
  command: Command,
  loginName: string,
): Promise<ReadinessPermission> {
  const [personId] = command.scope.persons;
  if (personId === undefined) throw new Refused({ code: 'http.not-found' });
  return unitOfWork.commit(command, async (unit) => {
    const account = await findAccount(unit.tx, loginName);
    if (account === undefined)
      throw new Refused({ code: 'performance.no-such-account', path: 'body.loginName' });
    const row: PermissionRow = {
      id: newId<'readiness-permission'>(unit.now),
      version: 1,
      person_id: personId,
      account_id: account.id,
      given_to: account.displayName,
      given_at: unit.now,
      ended_at: null,
    };
    await insertPermission(unit.tx, row);
    await recordHeld(unit, permissionSource, [
      { id: row.id, type: 'readiness-permission.given.v1' },
    ]);
    await unit.audit('performance.allow-readiness', row.id);
    return permissionView(row);
  });
}

export async function endReadiness(
  { unitOfWork }: Services,
  command: Command,
  chosen: { readonly id: Id<'readiness-permission'>; readonly version: number },
): Promise<{ ended: true }> {
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockPermission(unit.tx, command.scope, chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: permissionView(row) });
    await endPermission(unit.tx, row, unit.now);
    await recordHeld(unit, permissionSource, [
      { id: row.id, type: 'readiness-permission.ended.v1' },
    ]);
    await unit.audit('performance.end-readiness', row.id);
    return { ended: true as const };
  });
}
