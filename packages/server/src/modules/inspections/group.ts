// The group: who is named by account, for which days they see the inspected region, and that this ends.
import type { MemberPlace } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { addGrants, endOrderedGrants, regionsServedBy } from '../access/index.ts';
import { holdersAmong } from '../posts/index.ts';
import { act, type Chosen, factsOf, refuseSecrets } from './act-on-inspection.ts';
import { next } from './inspection.decide.ts';
import type { Acting, InspectionsContext, NamedAccount } from './inspections.context.ts';
import {
  endMember,
  type InspectionRow,
  inOffice,
  insertMember,
  type MemberRow,
  membersOf,
  setMembersDays,
} from './inspections.store.ts';

/** The grants of a group are those of its inspection's order. */
const groundOf = (row: Pick<InspectionRow, 'id'>) => row.id as string as Id<'grant-ground'>;

async function giveAccess(
  unit: Unit,
  row: InspectionRow,
  accounts: readonly Id<'account'>[],
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<void> {
  await addGrants(
    unit,
    accounts.map((accountId) => ({
      accountId,
      role: 'inspection-group' as const,
      regionPath: row.inspected_path,
      level: row.inspected_level,
      ordered: { ground: groundOf(row), ...days },
    })),
  );
}

/** With the order everybody of the group sees the inspected region, until its last day. */
export async function openToGroup(
  unit: Unit,
  row: InspectionRow,
  members: readonly MemberRow[],
  from: CivilDate,
): Promise<void> {
  await setMembersDays(unit.tx, row.id, { from_day: from, to_day: row.to_day });
  const accounts = members.map(({ account_id: id }) => id);
  await giveAccess(unit, row, accounts, { from, to: row.to_day });
}

export const endAccess = (
  unit: Unit,
  row: InspectionRow,
  accounts?: readonly Id<'account'>[],
): Promise<void> => endOrderedGrants(unit, groundOf(row), accounts);

/** 回避: nobody inspects where they hold a post or an office, or serve somebody who does. */
async function refuseRecused(
  { database, clock }: InspectionsContext,
  account: NamedAccount,
  inspectedPath: string,
): Promise<void> {
  const isBound = await database.read(SYSTEM_SCOPE, async (db) => {
    const posts = await holdersAmong(db, SYSTEM_SCOPE, account.selves, clock.today());
    const served = await regionsServedBy(db, account.id);
    return [...posts.map(({ regionPath }) => regionPath), ...served].some((path) =>
      path.startsWith(inspectedPath),
    );
  });
  if (isBound) throw new Refused({ code: 'inspections.recused', path: 'body.loginName' });
}

export function nameMember(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  input: { readonly loginName: string; readonly place: MemberPlace; readonly title: string },
): Promise<void> {
  refuseSecrets({ title: input.title });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const account = await context.findAccount(unit.tx, input.loginName);
    if (account === undefined)
      throw new Refused({ code: 'inspections.no-such-account', path: 'body.loginName' });
    await refuseRecused(context, account, row.inspected_path);
    const today = context.clock.today();
    const from = row.order_on === null || row.order_on < today ? today : row.order_on;
    return {
      decided: next(factsOf(row), 'name-member'),
      on: today,
      note: `${account.displayName}（${input.title}）`,
      also: async () => {
        await insertMember(unit.tx, {
          id: newId<'inspection-member'>(unit.now),
          inspection_id: row.id,
          account_id: account.id,
          place: input.place,
          name: account.displayName,
          title: input.title,
          from_day: from,
          to_day: row.to_day,
        });
        if (row.order_on !== null)
          await giveAccess(unit, row, [account.id], { from, to: row.to_day });
      },
    };
  });
}

export function endMembership(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { memberId, reason }: { readonly memberId: Id<'inspection-member'>; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const member = inOffice(await membersOf(unit.tx, row.id)).find(({ id }) => id === memberId);
    if (member === undefined) throw new Refused({ code: 'http.not-found', path: 'body.memberId' });
    const today = context.clock.today();
    return {
      decided: next(factsOf(row), 'end-member'),
      on: today,
      note: `${member.name}：${reason}`,
      also: async () => {
        await endMember(unit.tx, memberId, { ended_on: today, end_reason: reason });
        await endAccess(unit, row, [member.account_id]);
      },
    };
  });
}
