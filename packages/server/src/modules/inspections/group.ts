// The group: who is named by account, for which days they see the inspected region, and that this ends.
import type { MemberPlace } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { addGrants, endOrderedGrants, regionsServedBy, selvesOfAccounts } from '../access/index.ts';
import { holdersAmong } from '../posts/index.ts';
import { act, type Chosen, factsOf, refuseSecrets, type Within } from './act-on-inspection.ts';
import { decideExtending, decideNaming, faultOfSize, next } from './inspection.decide.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import {
  endMember,
  type InspectionRow,
  inOffice,
  insertMember,
  type MemberRow,
  membersOf,
  moveMembersEnd,
  setMembersDays,
} from './inspections.store.ts';
import { groundOf } from './standing.ts';

type Days = { readonly from: CivilDate; readonly to: CivilDate };

async function giveAccess(
  unit: Unit,
  row: InspectionRow,
  named: readonly (Days & { readonly accountId: Id<'account'> })[],
): Promise<void> {
  await addGrants(
    unit,
    named.map(({ accountId, from, to }) => ({
      accountId,
      role: 'inspection-group' as const,
      regionPath: row.inspected_path,
      level: row.inspected_level,
      ordered: { ground: groundOf(row), from, to },
    })),
  );
}

/** The last day that an order, or a supplementary one, has given. */
const lastDayOf = (row: InspectionRow, members: readonly MemberRow[]): CivilDate =>
  members.map(({ to_day: to }) => to).reduce((a, b) => (a > b ? a : b), row.to_day);

/** With the order everybody of the group sees the inspected region, until its last day or an earlier one of their own. */
export async function openToGroup(
  unit: Unit,
  row: InspectionRow,
  members: readonly MemberRow[],
  from: CivilDate,
): Promise<void> {
  const over = members.find(({ to_day: to }) => to < from);
  if (over !== undefined) {
    const values = { name: over.name, on: over.to_day };
    throw new Refused({ code: 'inspections.member-over', path: 'body.on', values });
  }
  const { to_day: last } = row;
  await setMembersDays(unit.tx, row.id, { from, to: last });
  const named = members.map(({ account_id: accountId, to_day: own }) => ({
    accountId,
    from,
    to: own < last ? own : last,
  }));
  await giveAccess(unit, row, named);
}

export const endAccess = (
  unit: Unit,
  row: InspectionRow,
  accounts?: readonly Id<'account'>[],
): Promise<void> => endOrderedGrants(unit, groundOf(row), accounts);

/** 回避: nobody inspects where they hold a post or an office, or serve somebody who does. */
export async function refuseRecused(
  { tx, own }: Within,
  { inspected_path: path }: InspectionRow,
  accounts: readonly { readonly id: Id<'account'>; readonly name: string }[],
  day: { readonly today: CivilDate; readonly path: string },
): Promise<void> {
  await asSystem(tx, own, async () => {
    const selves = await selvesOfAccounts(
      tx,
      accounts.map(({ id }) => id),
    );
    for (const { id, name } of accounts) {
      const posts = await holdersAmong(tx, SYSTEM_SCOPE, selves.get(id) ?? [], day.today);
      const served = await regionsServedBy(tx, id);
      const bound = [...posts.map(({ regionPath }) => regionPath), ...served];
      if (bound.some((one) => one.startsWith(path)))
        throw new Refused({ code: 'inspections.recused', path: day.path, values: { name } });
    }
  });
}

export interface NamedMember {
  readonly loginName: string;
  readonly place: MemberPlace;
  readonly title: string;
  /** Null: the last day of the order. */
  readonly to: CivilDate | null;
  readonly sizeReason: string | null;
}

/** While the group is at work its number is as usual, or has its reason. */
function sizeAfter(row: InspectionRow, members: readonly MemberRow[], reason: string | null) {
  const isAtWork = row.state === 'preparing' || row.state === 'on-site';
  const isUsual = faultOfSize(row.kind, members.length, row.size_reason) === undefined;
  if (!isAtWork || isUsual) return {};
  const fault = faultOfSize(row.kind, members.length, reason);
  if (fault !== undefined) throw new Refused(fault);
  return { size_reason: reason };
}

export function nameMember(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  input: NamedMember,
): Promise<void> {
  const { place, title, sizeReason } = input;
  refuseSecrets({ title, sizeReason });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const account = await context.findAccount(unit.tx, input.loginName);
    if (account === undefined)
      throw new Refused({ code: 'inspections.no-such-account', path: 'body.loginName' });
    const today = context.clock.today();
    const { id, displayName: name } = account;
    await refuseRecused(unit, row, [{ id, name }], { today, path: 'body.loginName' });
    const from = row.order_on === null || row.order_on < today ? today : row.order_on;
    const days = { from, to: input.to ?? row.to_day };
    const members = inOffice(await membersOf(unit.tx, row.id));
    const last = lastDayOf(row, members);
    if (days.to > last) {
      const values = { from: row.from_day, to: last };
      throw new Refused({ code: 'inspections.outside-days', path: 'body.to', values });
    }
    const added = {
      id: newId<'inspection-member'>(unit.now),
      inspection_id: row.id,
      account_id: id,
      place,
      name,
      title,
      from_day: from,
      to_day: days.to,
      ended_on: null,
      end_reason: null,
    };
    return {
      decided: decideNaming(factsOf(row), days),
      changes: sizeAfter(row, [...members, added], sizeReason),
      on: today,
      note: `${name}（${title}）`,
      also: async () => {
        await insertMember(unit.tx, added);
        if (row.order_on !== null) await giveAccess(unit, row, [{ accountId: id, ...days }]);
      },
      told: { member: id },
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
    const members = inOffice(await membersOf(unit.tx, row.id));
    const member = members.find(({ id }) => id === memberId);
    if (member === undefined) throw new Refused({ code: 'http.not-found', path: 'body.memberId' });
    const today = context.clock.today();
    const rest = members.filter(({ id }) => id !== memberId);
    return {
      decided: next(factsOf(row), 'end-member'),
      // Fewer than usual: why is the reason that they left.
      changes: sizeAfter(row, rest, reason),
      on: today,
      note: `${member.name}：${reason}`,
      also: async () => {
        await endMember(unit.tx, memberId, { ended_on: today, end_reason: reason });
        await endAccess(unit, row, [member.account_id]);
      },
      told: { member: member.account_id },
    };
  });
}

/** A supplementary order 补充通知: the group sees the inspected region until a later day. */
export function extendOrder(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  {
    on,
    to,
    documentNo,
    reason,
  }: {
    readonly on: CivilDate;
    readonly to: CivilDate;
    readonly documentNo: string;
    readonly reason: string;
  },
): Promise<void> {
  refuseSecrets({ documentNo, reason });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const members = inOffice(await membersOf(unit.tx, row.id));
    const last = lastDayOf(row, members);
    const today = context.clock.today();
    // Who was named for fewer days is not given more of them by this.
    const extended = members.filter(({ to_day: own }) => own === last);
    // And whoever goes on may hold a post there by now.
    await refuseRecused(
      unit,
      row,
      extended.map(({ account_id: id, name }) => ({ id, name })),
      { today, path: 'body' },
    );
    const isGroupThere = row.state === 'preparing' || row.state === 'on-site';
    return {
      decided: decideExtending(factsOf(row), { on, today }, { to, last }),
      changes: isGroupThere ? { to_day: to } : {},
      on,
      documentNo,
      note: `至 ${to}：${reason}`,
      also: async () => {
        await moveMembersEnd(unit.tx, row.id, { last, to });
        const accounts = extended.map(({ account_id: accountId }) => accountId);
        await endAccess(unit, row, accounts);
        await giveAccess(
          unit,
          row,
          extended.map(({ account_id: accountId, from_day: from }) => ({ accountId, from, to })),
        );
      },
    };
  });
}
