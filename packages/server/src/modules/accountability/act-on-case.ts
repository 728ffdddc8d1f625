// Cases: opened, changed, members named, people added, evidence frozen, closed. One transaction per act.
import type { AccountabilityCase, CaseAct } from '@jinze/contracts';
import { addDays, type CivilDate, civilDate, type Id, type Result } from '@jinze/kernel';
import { NO_SCOPE, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { newestCheckpoint } from '../ledger/index.ts';
import { holderOf, regionAt } from '../posts/index.ts';
import type { AccountabilityContext, EvidenceRow } from './accountability.context.ts';
import { caseSource, worksheetSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { type CaseDecision, decideCaseAct, decideEnding, decideOpening } from './case.decide.ts';
import {
  type CaseRow,
  caseById,
  endMember,
  insertCase,
  insertCaseStep,
  insertMember,
  lockCase,
  updateCase,
} from './cases.store.ts';
import { evidenceOf } from './evidence.ts';
import { mayHandle } from './judging.decide.ts';
import { requireImpartial, standingOf } from './judging.ts';
import { refuseSecrets } from './secrets.ts';
import { decideFreezing } from './worksheet.decide.ts';
import {
  insertEvidence,
  insertWorksheet,
  insertWorksheetStep,
  updateWorksheet,
  worksheetsOfCase,
} from './worksheets.store.ts';

export interface Acting {
  readonly caller: Caller;
  readonly command: Command;
}
export interface Chosen<Thing extends string> {
  readonly id: Id<Thing>;
  readonly version: number;
}

interface Act {
  readonly decided: Result<CaseDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateCase>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}

async function step(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'case'>; readonly version: number; readonly act: CaseAct },
  { on, documentNo = null, note = null }: Omit<Act, 'decided' | 'changes'>,
): Promise<void> {
  await insertCaseStep(unit.tx, {
    case_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** Every leaf of a case is concealed: that there is one would tell on those in it. */
async function recordCase(unit: Unit, id: Id<'case'>, type: string): Promise<void> {
  await recordHeld(unit, caseSource, [{ id, type, isConcealed: true }]);
}

/** Who acts has been found impartial, on the case as it stands; what else is to be looked up, is before it is locked. */
async function act<Prepared>(
  context: AccountabilityContext,
  { caller, command }: Acting,
  { id, version }: Chosen<'case'>,
  prepare: (row: CaseRow) => Promise<Prepared>,
  of: (row: CaseRow, unit: Unit, prepared: Prepared) => Act | Promise<Act>,
): Promise<void> {
  const { database, clock, unitOfWork } = context;
  const reader = { accountId: caller.accountId, today: clock.today() };
  const seen = await database.read(command.scope, (db) => caseById(db, command.scope, id, reader));
  if (seen === undefined) throw new Refused({ code: 'http.not-found' });
  await requireImpartial(context, standingOf(caller), { caseId: id, accidentId: seen.accident_id });
  const prepared = await prepare(seen);
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockCase(unit.tx, command.scope, id, reader);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { decided: result, changes = {}, ...said } = await of(row, unit, prepared);
    const decided = unwrap(result);
    if ((await updateCase(unit.tx, id, version, { ...changes, state: decided.state })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await step(unit, command.actor.name, { id, version: version + 1, act: decided.act }, said);
    await recordCase(unit, id, decided.event);
    await unit.audit(`accountability.${decided.act}`, id);
    return {};
  });
}

const nothing = async (): Promise<null> => null;

/** How long who opens a case is named in it, unless somebody says otherwise. */
const OPENER_DAYS = 366;

/** Whose case it is: of an office by its region and level, or of a committee's department. */
function handlingOf(caller: Caller, region: string, level: string) {
  const office = caller.grants.find(
    (grant) =>
      grant.role === 'safety-office' && grant.regionPath === region && grant.level === level,
  );
  if (office !== undefined) return { scope_key: scopeKeyOf(office.level ?? 'county', region) };
  const department = caller.grants.find((grant) => grant.committeePath === region);
  if (department !== undefined) return { handling_committee: region };
  throw new Refused({ code: 'http.not-found', path: 'body.region' });
}

/** Who opens it is its first member, and nobody who stands in its chain opens it. */
export async function openCase(
  context: AccountabilityContext,
  { caller, command }: Acting,
  accidentScope: Scope,
  input: {
    readonly region: string;
    readonly title: string;
    readonly origin: AccountabilityCase['origin'];
    readonly accidentId: Id<'accident'> | null;
    readonly originReference: string | null;
    readonly basisDocument: string;
    readonly facts: string;
    readonly quorum: number | null;
    readonly openedOn: CivilDate;
  },
): Promise<{ readonly id: Id<'case'> }> {
  const { title, facts, originReference, basisDocument } = input;
  refuseSecrets({ title, facts, originReference, basisDocument });
  const today = context.clock.today();
  if ((input.origin === 'accident') !== (input.accidentId !== null))
    throw new Refused({ code: 'accountability.accident-needed', path: 'body.accidentId' });
  const { accidentId } = input;
  if (accidentId !== null) {
    const found = await context.database.read(accidentScope, (db) =>
      context.accident(db, accidentScope, accidentId),
    );
    if (found === undefined) throw new Refused({ code: 'http.not-found', path: 'body.accidentId' });
  }
  await requireImpartial(context, standingOf(caller), { caseId: null, accidentId });
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const decided = unwrap(decideOpening(input.openedOn, today));
    const id = newId<'case'>(unit.now);
    await insertCase(unit.tx, {
      id,
      version: 1,
      state: decided.state,
      region_path: region.path,
      ...handlingOf(caller, region.path, region.level),
      office: command.actor.name,
      title,
      origin: input.origin,
      accident_id: accidentId,
      origin_reference: originReference,
      basis_document: basisDocument,
      facts,
      quorum: input.quorum,
      opened_on: input.openedOn,
      opened_by: command.actor.name,
      opened_by_account: caller.accountId,
    });
    await insertMember(unit.tx, {
      id: newId<'case-member'>(unit.now),
      case_id: id,
      account_id: caller.accountId,
      name: command.actor.name,
      basis: basisDocument,
      from_day: input.openedOn,
      until_day: addDays(today, OPENER_DAYS),
      added_at: unit.now,
      added_by: command.actor.name,
    });
    const said = { on: input.openedOn, documentNo: basisDocument };
    await step(unit, command.actor.name, { id, version: 1, act: 'open' }, said);
    await recordCase(unit, id, decided.event);
    await unit.audit('accountability.open', id);
    return { id };
  });
}

export function changeCase(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: { readonly title: string; readonly facts: string; readonly quorum: number | null },
): Promise<void> {
  refuseSecrets({ title: input.title, facts: input.facts });
  return act(context, acting, chosen, nothing, (row) => ({
    decided: decideCaseAct(row.state, 'change'),
    changes: input,
    on: context.clock.today(),
  }));
}

/** Named by login name; who is in the case, or in the chain of its accident, is not named. */
export function addMember(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: {
    readonly loginName: string;
    readonly basis: string;
    readonly from: CivilDate;
    readonly until: CivilDate;
  },
): Promise<void> {
  if (input.until < input.from)
    throw new Refused({
      code: 'accountability.too-early',
      path: 'body.until',
      values: { on: input.from },
    });
  const named = async (row: CaseRow) => {
    const account = await context.database.read(NO_SCOPE, (db) =>
      context.findAccount(db, input.loginName),
    );
    if (account === undefined)
      throw new Refused({ code: 'accountability.no-such-account', path: 'body.loginName' });
    await requireImpartial(context, account, { caseId: row.id, accidentId: row.accident_id });
    return account;
  };
  return act(context, acting, chosen, named, async (row, unit, account) => {
    await insertMember(unit.tx, {
      id: newId<'case-member'>(unit.now),
      case_id: row.id,
      account_id: account.id,
      name: account.displayName,
      basis: input.basis,
      from_day: input.from,
      until_day: input.until,
      added_at: unit.now,
      added_by: acting.command.actor.name,
    });
    return {
      decided: decideCaseAct(row.state, 'add-member'),
      on: input.from,
      documentNo: input.basis,
      note: account.displayName,
    };
  });
}

export function endMembership(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  { memberId }: { readonly memberId: Id<'case-member'> },
): Promise<void> {
  return act(context, acting, chosen, nothing, async (row, unit) => {
    const ended = { at: unit.now, by: acting.command.actor.name };
    if ((await endMember(unit.tx, { caseId: row.id, id: memberId }, ended)) !== 1)
      throw new Refused({ code: 'http.not-found', path: 'body.memberId' });
    return { decided: decideCaseAct(row.state, 'end-member'), on: context.clock.today() };
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
  const found = async () => {
    const holder = await context.database.read(postsScope, (db) =>
      holderOf(db, postsScope, input.appointmentId, input.onDay),
    );
    if (holder === undefined)
      throw new Refused({ code: 'accountability.not-in-post', path: 'body.onDay' });
    return holder;
  };
  return act(context, acting, chosen, found, async (row, unit, holder) => {
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
    return {
      decided: decideCaseAct(row.state, 'add-person'),
      on: today,
      note: `${holder.organName}${holder.postTitle} ${holder.personName}`,
    };
  });
}

/** The year before the day counts too: limbs of art. 23 are asked by year, and lists are given at its beginning. */
const yearBefore = (day: CivilDate) => civilDate(`${Number(day.slice(0, 4)) - 1}-01-01`);

const evidenceRow = (id: Id<'worksheet'>, one: EvidenceRow, index: number) => ({
  worksheet_id: id,
  number: index + 1,
  stream: one.stream,
  record_id: one.recordId,
  record_version: one.recordVersion,
  title: one.title,
  occurred_on: one.occurredOn,
  recorded_at: one.recordedAt,
  is_late: one.isLate,
});

/**
 * Freezes what is on record of everybody in the case who has no frozen evidence yet, with the size and root of the log.
 * It is read as the people's own, which is just what concerns them.
 */
export function freezeEvidence(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
): Promise<void> {
  const today = context.clock.today();
  const taken = async (row: CaseRow) => {
    const sheets = await context.database.read(acting.command.scope, (db) =>
      worksheetsOfCase(db, row.id),
    );
    const fresh = sheets.filter(
      (sheet) => decideFreezing(sheet.state, sheet.frozen_at !== null).ok,
    );
    const persons = fresh.map((sheet) => sheet.person_id);
    const scope: Scope = { keys: [], committees: [], persons };
    return context.database.read(scope, async (db) => {
      const found = [];
      for (const sheet of fresh) {
        const days = { from: yearBefore(sheet.on_day), to: today };
        found.push({ sheet, rows: await evidenceOf(db, sheet.person_id, days) });
      }
      return { found, checkpoint: await newestCheckpoint(db) };
    });
  };
  return act(context, acting, chosen, taken, async (row, unit, { found, checkpoint }) => {
    if (found.length === 0) throw new Refused({ code: 'accountability.nobody-to-freeze' });
    const at = {
      frozen_at: unit.now,
      ...(checkpoint === undefined
        ? {}
        : {
            frozen_size: checkpoint.size,
            frozen_root: Buffer.from(checkpoint.root).toString('base64'),
          }),
    };
    for (const { sheet, rows } of found) {
      if ((await updateWorksheet(unit.tx, sheet.id, sheet.version, at)) !== 1)
        throw new Refused({ code: 'http.version-conflict' });
      await insertEvidence(
        unit.tx,
        rows.map((one, index) => evidenceRow(sheet.id, one, index)),
      );
      await insertWorksheetStep(unit.tx, {
        worksheet_id: sheet.id,
        version: sheet.version + 1,
        act: 'freeze',
        on_day: today,
        document_no: null,
        note: null,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      });
    }
    await recordHeld(
      unit,
      worksheetSource,
      found.map(({ sheet }) => ({
        id: sheet.id,
        type: 'worksheet.frozen.v1',
        isConcealed: sheet.told_at === null,
      })),
    );
    return {
      decided: decideCaseAct(row.state, 'freeze'),
      on: today,
      note: found.map(({ sheet }) => sheet.person_name).join('、'),
    };
  });
}

export function endCase(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  how: 'close' | 'withdraw',
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, nothing, async (row, unit) => {
    const sheets = await worksheetsOfCase(unit.tx, row.id);
    return {
      decided: decideEnding(
        row.state,
        how,
        sheets.map(({ state, person_name: name }) => ({ state, name })),
      ),
      changes: { ended_reason: reason },
      on: context.clock.today(),
      note: reason,
    };
  });
}
