// Who is named in a case, and whom it is about.
import { type CivilDate, type Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { standingsOf } from '../access/index.ts';
import { holderOf } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { worksheetSource } from './accountability.ledger.ts';
import { type Acting, actOnCase, type Chosen } from './act-on-case.ts';
import { decideCaseAct } from './case.decide.ts';
import {
  type CaseRow,
  type Entrance,
  endExpired,
  endMember,
  insertMember,
  membersOn,
} from './cases.store.ts';
import { mayHandle } from './judging.decide.ts';
import { requireImpartial, unattendedAmong } from './judging.ts';
import { insertWorksheet, insertWorksheetStep } from './worksheets.store.ts';

interface Naming {
  readonly loginName: string;
  readonly basis: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** The account by its login name: who stands for somebody in the case, or in the chain of its accident, is not named. */
async function accountToName(context: AccountabilityContext, row: CaseRow, loginName: string) {
  const account = await context.database.read(NO_SCOPE, (db) => context.findAccount(db, loginName));
  if (account === undefined)
    throw new Refused({ code: 'accountability.no-such-account', path: 'body.loginName' });
  await requireImpartial(context, account.selves, { caseId: row.id, accidentId: row.accident_id });
  return account;
}

function naming(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: Naming,
  entrance: Entrance,
): Promise<void> {
  if (input.until < input.from)
    throw new Refused({
      code: 'accountability.too-early',
      path: 'body.until',
      values: { on: input.from },
    });
  const prepare = async (row: CaseRow) => {
    if (entrance === 'office' && !(await unattendedAmong(context, [row])).has(row.id))
      throw new Refused({ code: 'accountability.attended' });
    return accountToName(context, row, input.loginName);
  };
  const by = acting.command.actor.name;
  return actOnCase(
    context,
    acting,
    chosen,
    prepare,
    async (row, unit, account) => {
      const of = { caseId: row.id, accountId: account.id, on: context.clock.today() };
      await endExpired(unit.tx, of, { at: unit.now, by });
      await insertMember(unit.tx, {
        id: newId<'case-member'>(unit.now),
        case_id: row.id,
        account_id: account.id,
        name: account.displayName,
        basis: input.basis,
        from_day: input.from,
        until_day: input.until,
        added_at: unit.now,
        added_by: by,
      });
      return {
        decided: decideCaseAct(row.state, 'add-member'),
        on: input.from,
        documentNo: input.basis,
        note: account.displayName,
      };
    },
    entrance,
  );
}

/** By who is named in it. */
export const addMember = (
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: Naming,
): Promise<void> => naming(context, acting, chosen, input, 'named');

/** By the office, where nobody is left who may open the case; whoever names is shown nothing of it by that. */
export const nameMember = (
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: Naming,
): Promise<void> => naming(context, acting, chosen, input, 'office');

/** Never the last who may open the case today: nobody would be left to handle it. */
export function endMembership(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  { memberId }: { readonly memberId: Id<'case-member'> },
): Promise<void> {
  const others = async (row: CaseRow) => {
    if ((await unattendedAmong(context, [row], memberId)).has(row.id))
      throw new Refused({ code: 'accountability.last-member', path: 'body.memberId' });
  };
  return actOnCase(context, acting, chosen, others, async (row, unit) => {
    const ended = { at: unit.now, by: acting.command.actor.name };
    if ((await endMember(unit.tx, { caseId: row.id, id: memberId }, ended)) !== 1)
      throw new Refused({ code: 'http.not-found', path: 'body.memberId' });
    return { decided: decideCaseAct(row.state, 'end-member'), on: context.clock.today() };
  });
}

/** Whoever is named in the case goes before somebody they stand for comes in: nobody would be left to handle it. */
async function requireOthers(
  { database, clock }: AccountabilityContext,
  row: CaseRow,
  personId: Id<'person'>,
): Promise<void> {
  const own = await database.read(SYSTEM_SCOPE, async (db) => {
    const members = await membersOn(db, [row.id], clock.today());
    const standings = await standingsOf(
      db,
      members.map(({ account_id: account }) => account),
    );
    return members.filter(({ account_id: account }) => standings.get(account)?.includes(personId));
  });
  if (own.length > 0)
    throw new Refused({
      code: 'accountability.member-own',
      path: 'body.appointmentId',
      values: { names: own.map(({ name }) => name).join('、') },
    });
}

/** Somebody in the post they held on that day, wherever they are now (art. 24). */
export function addPerson(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  postsScope: Scope,
  input: { readonly appointmentId: Id<'appointment'>; readonly onDay: CivilDate },
): Promise<void> {
  const today = context.clock.today();
  const found = async (row: CaseRow) => {
    const holder = await context.database.read(postsScope, (db) =>
      holderOf(db, postsScope, input.appointmentId, input.onDay),
    );
    if (holder === undefined)
      throw new Refused({ code: 'accountability.not-in-post', path: 'body.onDay' });
    await requireOthers(context, row, holder.personId);
    return holder;
  };
  return actOnCase(context, acting, chosen, found, async (row, unit, holder) => {
    unwrap(mayHandle(row.region_path, holder.managingCommittee));
    const id = newId<'worksheet'>(unit.now);
    await insertWorksheet(unit.tx, {
      id,
      version: 1,
      state: 'drafting',
      case_id: row.id,
      scope_key: row.scope_key,
      handling_committee: row.handling_committee,
      case_title: row.title,
      office: row.office,
      person_id: holder.personId,
      person_name: holder.personName,
      appointment_id: holder.appointmentId,
      post_title: holder.postTitle,
      post_class: holder.postClass,
      organ_name: holder.organName,
      level: holder.level,
      portfolios: [...holder.portfolios],
      managing_committee: holder.managingCommittee,
      on_day: input.onDay,
    });
    await insertWorksheetStep(unit.tx, {
      worksheet_id: id,
      version: 1,
      act: 'add',
      on_day: today,
      document_no: null,
      note: null,
      recorded_at: unit.now,
      recorded_by: acting.command.actor.name,
    });
    await recordHeld(unit, worksheetSource, [
      { id, type: 'worksheet.added.v1', isConcealed: true },
    ]);
    await unit.send('vetting.look-again', {});
    return {
      decided: decideCaseAct(row.state, 'add-person'),
      on: today,
      note: `${holder.organName}${holder.postTitle} ${holder.personName}`,
    };
  });
}
