// Naming who may read the chain of an accident, and ending it: by the office that runs the region, a superior for itself.
import { type CivilDate, civilDateAt, type Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { sendNoticesOnce } from '../notices/index.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { AccidentsContext, CaseContext } from './accidents.context.ts';
import { caseAccessSource } from './accidents.ledger.ts';
import { type AccidentRow, lockAccident } from './accidents.store.ts';
import { decideEnding, decideNaming } from './case-access.decide.ts';
import {
  accessesOf,
  type CaseAccessRow,
  endAccessRow,
  insertAccess,
  lockAccess,
} from './case-access.store.ts';
import { refuseSecrets } from './refuse-secrets.ts';

export interface NewAccess {
  /** Null: the caller's own account. */
  readonly loginName: string | null;
  readonly basisDocument: string;
  readonly purpose: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}
/** Who names: their account, and whether the place is one whose bodies they run. */
export interface Naming {
  readonly accountId: Id<'account'>;
  readonly displayName: string;
  readonly runs: (scopeKey: string) => boolean;
}

async function accountOf(
  { findAccount }: CaseContext,
  unit: Unit,
  by: Naming,
  name: string | null,
) {
  if (name === null) return { id: by.accountId, displayName: by.displayName };
  const account = await findAccount(unit.tx, name);
  if (account === undefined)
    throw new Refused({ code: 'accidents.no-such-account', path: 'body.loginName' });
  return account;
}

async function keep(
  unit: Unit,
  accident: AccidentRow,
  id: Id<'accident-access'>,
  type: `accident-access.${string}.v1`,
) {
  const organId = await leadingOrganOf(unit.tx, accident.regionPath);
  await recordHeld(unit, caseAccessSource, [
    { id, type, ...(organId === undefined ? {} : { organId }) },
  ]);
}

export function grantAccess(
  context: CaseContext,
  command: Command,
  accidentId: Id<'accident'>,
  by: Naming,
  { loginName, basisDocument, purpose, from, until }: NewAccess,
): Promise<object> {
  return context.unitOfWork.commit(command, async (unit) => {
    const accident = await lockAccident(unit.tx, command.scope, accidentId);
    if (accident === undefined) throw new Refused({ code: 'http.not-found' });
    const isOwn = by.runs(accident.scopeKey);
    const isOneself = loginName === null;
    // Nobody learns by naming which accounts there are elsewhere.
    if (!isOwn && !isOneself)
      throw new Refused({ code: 'accidents.access-not-own', path: 'body.loginName' });
    const account = await accountOf(context, unit, by, loginName);
    const open = (await accessesOf(unit.tx, accidentId)).filter((one) => one.ended_at === null);
    unwrap(
      decideNaming(
        { accountId: account.id, from, until },
        { accountId: by.accountId, isOwn },
        {
          accident: accident.state,
          open: open.map((one) => ({
            accountId: one.account_id,
            from: one.valid_from,
            until: one.valid_until,
          })),
          today: civilDateAt(unit.now),
        },
      ),
    );
    refuseSecrets({ basisDocument, purpose });
    const id = newId<'accident-access'>(unit.now);
    await insertAccess(unit.tx, {
      id,
      version: 1,
      accident_id: accidentId,
      account_id: account.id,
      given_to: account.displayName,
      basis_document: basisDocument,
      purpose,
      valid_from: from,
      valid_until: until,
      given_at: unit.now,
      given_by: command.actor.name,
      given_by_account: command.actor.accountId,
    });
    await keep(unit, accident, id, 'accident-access.given.v1');
    if (account.id !== by.accountId)
      await sendNoticesOnce(unit, [
        {
          accountId: account.id,
          kind: 'accident-named',
          link: `/accidents/${accidentId}/chain`,
          params: { title: accident.name, on: until },
        },
      ]);
    await unit.audit('accidents.grant-access', id);
    return {};
  });
}

/** By the office that runs the region, any; by whoever named themselves, their own. */
export function endAccess(
  { unitOfWork }: AccidentsContext,
  command: Command,
  chosen: {
    readonly accidentId: Id<'accident'>;
    readonly id: Id<'accident-access'>;
    readonly version: number;
    readonly reason: string;
  },
  by: Naming,
): Promise<object> {
  return unitOfWork.commit(command, async (unit) => {
    const accident = await lockAccident(unit.tx, command.scope, chosen.accidentId);
    const row =
      accident === undefined ? undefined : await lockAccess(unit.tx, chosen.accidentId, chosen.id);
    if (accident === undefined || row === undefined) throw new Refused({ code: 'http.not-found' });
    if (!by.runs(accident.scopeKey) && row.account_id !== by.accountId)
      throw new Refused({ code: 'accidents.access-not-own' });
    if (row.version !== chosen.version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id: row.id, version: row.version },
      });
    unwrap(decideEnding({ endedAt: row.ended_at }));
    refuseSecrets({ reason: chosen.reason });
    const said = { at: unit.now, by: command.actor.name, reason: chosen.reason };
    if ((await endAccessRow(unit.tx, row, said)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await keep(unit, accident, row.id, 'accident-access.ended.v1');
    await unit.audit('accidents.end-access', row.id);
    return {};
  });
}

export const isOpenOn = (row: CaseAccessRow, on: CivilDate): boolean =>
  row.ended_at === null && row.valid_from <= on && row.valid_until >= on;
