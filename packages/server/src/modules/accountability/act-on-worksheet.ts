// One person's worksheet: what is held, told, answered, proposed, returned, decided. One transaction per act.
import type { MeasureGiven, Responsibility, Weight, WorksheetContent } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext, CaseAccident } from './accountability.context.ts';
import { accountabilityDecisionSource, worksheetSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { assess, closedMeasures } from './assessment.ts';
import { caseOfWorksheet } from './cases.store.ts';
import { insertDecision, insertDecisionStep } from './decisions.store.ts';
import { exemptionOf } from './exemptions.store.ts';
import { requireImpartial, standingOf } from './judging.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfWorksheet } from './tell-of-accountability.ts';
import {
  decideDeciding,
  decideDropping,
  decideProposing,
  decideReturning,
  decideSaving,
  decideStating,
  decideTelling,
  type WorksheetDecision,
  type WorksheetFacts,
} from './worksheet.decide.ts';
import {
  contentsOf,
  insertContent,
  insertProposal,
  insertStatement,
  insertWorksheetStep,
  lockWorksheet,
  type ProposalRow,
  proposalsOf,
  returnProposal,
  type Side,
  statementsOf,
  updateWorksheet,
  type WorksheetRow,
  worksheetById,
} from './worksheets.store.ts';
import { contentView } from './worksheets.view.ts';

/** What the case of a worksheet says that its acts need. */
export interface CaseOfSheet {
  readonly quorum: number | null;
  readonly accident: CaseAccident | undefined;
}

/** Everything of a worksheet an act may need, read behind its lock. */
export interface Sheet {
  readonly row: WorksheetRow;
  readonly facts: WorksheetFacts;
  readonly content: WorksheetContent | undefined;
  readonly proposals: readonly ProposalRow[];
  readonly statements: number;
  readonly of: CaseOfSheet;
}

export async function sheetOf(unit: Unit, row: WorksheetRow, of: CaseOfSheet): Promise<Sheet> {
  const [newest] = await contentsOf(unit.tx, row.id);
  const statements = await statementsOf(unit.tx, row.id);
  const proposals = await proposalsOf(unit.tx, row.id);
  const exemption = await exemptionOf(unit.tx, row.id);
  const content = newest === undefined ? undefined : contentView(newest);
  return {
    row,
    content,
    proposals,
    statements: statements.length,
    of,
    facts: {
      state: row.state,
      content: newest?.number ?? 0,
      toldContent: row.told_content,
      toldOn: row.told_on,
      answerBy: row.answer_by,
      lastStatementOn: statements.at(-1)?.on_day ?? null,
      isFrozen: row.frozen_at !== null,
      exemption:
        exemption === undefined || exemption.state === 'withdrawn'
          ? null
          : { state: exemption.state, result: exemption.result },
      circumstances: content?.circumstances.map(({ number }) => number) ?? [],
    },
  };
}

/**
 * The case is read whole, in the system's scope: who decides and who is heard do not see the case, and were let in by
 * the worksheet.
 */
export async function caseOfSheet(
  { database, accident }: Pick<AccountabilityContext, 'database' | 'accident'>,
  caseId: Id<'case'>,
): Promise<CaseOfSheet & { readonly accidentId: Id<'accident'> | null }> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const found = await caseOfWorksheet(db, caseId);
    const accidentId = found?.accident_id ?? null;
    return {
      quorum: found?.quorum ?? null,
      accidentId,
      accident: accidentId === null ? undefined : await accident(db, SYSTEM_SCOPE, accidentId),
    };
  });
}

interface Act {
  readonly decided: Result<WorksheetDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateWorksheet>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
  /** Rows of its own, beside the worksheet. */
  readonly also?: (unit: Unit, decided: WorksheetDecision) => Promise<void>;
}

export async function addWorksheetStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'worksheet'>; readonly version: number; readonly act: string },
  { on, documentNo = null, note = null }: Pick<Act, 'on' | 'documentNo' | 'note'>,
): Promise<void> {
  await insertWorksheetStep(unit.tx, {
    worksheet_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** From one side; whoever stands in the case or its chain acts only for themselves. */
async function act(
  context: AccountabilityContext,
  { caller, command }: Acting,
  { id, version }: Chosen<'worksheet'>,
  side: Side,
  of: (sheet: Sheet, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  const { database, clock, unitOfWork } = context;
  const reader = { accountId: caller.accountId, today: clock.today() };
  const { scope } = command;
  const seen = await database.read(scope, (db) => worksheetById(db, scope, id, reader));
  if (seen === undefined || !seen.sides.includes(side))
    throw new Refused({ code: 'http.not-found' });
  const ofCase = await caseOfSheet(context, seen.row.case_id);
  if (side !== 'subject')
    await requireImpartial(context, standingOf(caller), {
      caseId: seen.row.case_id,
      accidentId: ofCase.accidentId,
    });
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockWorksheet(unit.tx, scope, id, side, reader);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const asked = await of(await sheetOf(unit, row, ofCase), unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    // What else is written comes first: a decided worksheet names its decision.
    await asked.also?.(unit, decided);
    if ((await updateWorksheet(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { act: name, event } = decided;
    await addWorksheetStep(
      unit,
      command.actor.name,
      { id, version: version + 1, act: name },
      asked,
    );
    const isConcealed = (changes.told_at ?? row.told_at) === null;
    await recordHeld(unit, worksheetSource, [{ id, type: event, isConcealed }]);
    await unit.audit(`accountability.${name}`, id);
    return {};
  });
}

/** A new version of what is held; before it counts the person is told of it anew. */
export function saveWorksheet(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  content: WorksheetContent,
): Promise<void> {
  const { now, nowSince, responsibility, ...parts } = content;
  refuseSecrets(
    Object.fromEntries(
      content.circumstances.map(({ facts }, index) => [`circumstances.${index}.facts`, facts]),
    ),
  );
  return act(context, acting, chosen, 'handler', ({ facts, row }) => ({
    decided: decideSaving(facts, content),
    on: context.clock.today(),
    also: (unit) =>
      insertContent(unit.tx, {
        worksheet_id: row.id,
        number: facts.content + 1,
        now_status: now,
        now_since: nowSince,
        responsibility,
        circumstances: JSON.stringify(parts.circumstances),
        findings: JSON.stringify(parts.findings),
        statutory: JSON.stringify(parts.statutory),
        deployments: JSON.stringify(parts.deployments),
        factors: JSON.stringify(parts.factors),
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      }),
  }));
}

/** From here on the person sees what is held against them, and answers. */
export function tellPerson(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly answerBy: CivilDate;
  },
): Promise<void> {
  return act(context, acting, chosen, 'handler', ({ facts, row }, unit) => ({
    decided: decideTelling(facts, input, context.clock.today()),
    changes: {
      told_at: row.told_at ?? unit.now,
      told_on: input.on,
      told_content: facts.content,
      told_document: input.documentNo,
      answer_by: input.answerBy,
    },
    on: input.on,
    documentNo: input.documentNo,
    note: `请于 ${input.answerBy} 前陈述申辩`,
    also: () => tellOfWorksheet(unit, row, { kind: 'accountability-told', on: input.answerBy }),
  }));
}

interface Said {
  readonly content: string;
  readonly evidence: readonly string[];
  readonly on: CivilDate;
  readonly custodian: string | null;
  readonly paperNo: string | null;
}

function stating(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  side: Side,
  said: Said,
): Promise<void> {
  refuseSecrets({ content: said.content });
  return act(context, acting, chosen, side, ({ facts, row, statements }) => ({
    decided: decideStating(facts, said.on, context.clock.today()),
    on: said.on,
    documentNo: said.paperNo,
    note: said.custodian,
    also: (unit) =>
      insertStatement(unit.tx, {
        worksheet_id: row.id,
        number: statements + 1,
        content: said.content,
        evidence: JSON.stringify(said.evidence),
        on_day: said.on,
        custodian: said.custodian,
        paper_no: said.paperNo,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      }),
  }));
}

/** What the person says for themselves. */
export function stateOwn(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Pick<Said, 'content' | 'evidence'>,
): Promise<void> {
  const own = { on: context.clock.today(), custodian: null, paperNo: null };
  return stating(context, acting, chosen, 'subject', { ...input, ...own });
}

/** What the person says on paper, with who keeps it. */
export function enterStatement(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Said,
): Promise<void> {
  return stating(context, acting, chosen, 'handler', input);
}

export interface Proposed {
  readonly outcome: 'pursue' | 'not-pursue';
  readonly ground: 'article-23' | 'other' | null;
  readonly responsibility: Responsibility | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: Weight | null;
  readonly weightReason: string | null;
  readonly content: string;
}

/** What the rules say of the newest content; nothing is proposed before anything is held. */
function assessed({ row, content, of }: Sheet, today: CivilDate) {
  if (content === undefined) throw new Refused({ code: 'accountability.no-circumstance' });
  return assess(row, content, of.accident, today);
}

/** Frozen with what the rules said of just that content that day. */
export function propose(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Proposed & { readonly withoutAnswer: string | null },
): Promise<void> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const today = context.clock.today();
  return act(context, acting, chosen, 'handler', (sheet, unit) => {
    const { facts, row, proposals } = sheet;
    const assessment = assessed(sheet, today);
    return {
      decided: decideProposing(facts, input, today, closedMeasures(assessment)),
      changes: { submitted_at: row.submitted_at ?? unit.now },
      on: today,
      note: input.withoutAnswer,
      also: async () => {
        await insertProposal(unit.tx, {
          worksheet_id: row.id,
          number: proposals.length + 1,
          outcome: input.outcome,
          ground: input.ground,
          responsibility: input.responsibility,
          measures: JSON.stringify(input.measures),
          weight: input.weight,
          weight_reason: input.weightReason,
          content: input.content,
          content_number: facts.content,
          rules: JSON.stringify(assessment),
          rules_version: RULES_VERSION,
          proposed_on: today,
          proposed_by: acting.command.actor.name,
          proposed_by_account: acting.caller.accountId,
          recorded_at: unit.now,
        });
        await tellOfWorksheet(unit, row, { kind: 'accountability-proposed' });
      },
    };
  });
}

function lastOf(proposals: readonly ProposalRow[]): ProposalRow {
  const last = proposals.at(-1);
  if (last === undefined) throw new Refused({ code: 'accountability.not-now' });
  return last;
}

export function returnToHandler(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  { on, reason }: { readonly on: CivilDate; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, 'decider', ({ facts, row, proposals }, unit) => {
    const last = lastOf(proposals);
    return {
      decided: decideReturning(facts, { on, proposedOn: last.proposed_on }, context.clock.today()),
      on,
      note: reason,
      also: () =>
        returnProposal(
          unit.tx,
          { worksheetId: row.id, number: last.number },
          { on, by: acting.command.actor.name, reason },
        ),
    };
  });
}

export interface Decided {
  readonly outcome: 'pursued' | 'not-pursued';
  readonly ground: 'article-23' | 'other' | null;
  readonly responsibility: Responsibility | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: Weight | null;
  readonly weightReason: string | null;
  readonly becauseAccident: boolean;
  readonly organ: string;
  readonly documentNo: string;
  readonly on: CivilDate;
  readonly effectiveOn: CivilDate | null;
  readonly vote: {
    readonly meeting: string;
    readonly present: number;
    readonly votesFor: number;
  } | null;
  readonly content: string;
}

/** The decision of the worksheet as a row of the person's register. */
function decisionRow(
  { row, content, of }: Sheet,
  input: Decided,
  by: { readonly id: Id<'decision'>; readonly acting: Acting; readonly at: Date },
): Parameters<typeof insertDecision>[1] {
  const { vote } = input;
  return {
    id: by.id,
    version: 1,
    state: 'in-force',
    origin: 'here',
    worksheet_id: row.id,
    scope_key: row.scope_key,
    handling_committee: row.handling_committee,
    managing_committee: row.managing_committee,
    person_id: row.person_id,
    person_name: row.person_name,
    post_title: row.post_title,
    post_class: row.post_class,
    organ_name: row.organ_name,
    level: row.level,
    outcome: input.outcome,
    ground: input.ground,
    circumstances: [...new Set(content?.circumstances.map(({ number }) => number) ?? [])],
    responsibility: input.responsibility,
    because_accident: input.becauseAccident,
    accident_id: of.accident?.id ?? null,
    accident_name: of.accident?.name ?? null,
    organ: input.organ,
    document_no: input.documentNo,
    decided_on: input.on,
    effective_on: input.effectiveOn,
    meeting: vote?.meeting ?? null,
    present: vote?.present ?? null,
    votes_for: vote?.votesFor ?? null,
    weight: input.weight,
    weight_reason: input.weightReason,
    content: input.content,
    decided_by_account: by.acting.caller.accountId,
    recorded_at: by.at,
    recorded_by: by.acting.command.actor.name,
  };
}

export const measureRows = (measures: readonly MeasureGiven[]) =>
  measures.map(({ measure, until, probationMonths }, index) => ({
    number: index + 1,
    measure,
    until_day: until,
    probation_months: probationMonths,
  }));

/** By the organ with the power over the post, on another account than the proposal's. */
export function decide(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  input: Decided,
): Promise<void> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const today = context.clock.today();
  return act(context, acting, chosen, 'decider', (sheet, unit) => {
    const { facts, row, proposals } = sheet;
    const id = newId<'decision'>(unit.now);
    const asProposed = {
      ...input,
      outcome: input.outcome === 'pursued' ? ('pursue' as const) : ('not-pursue' as const),
    };
    const by = {
      accountId: acting.caller.accountId,
      proposers: proposals.map((one) => one.proposed_by_account),
      proposedOn: lastOf(proposals).proposed_on,
      quorum: sheet.of.quorum,
    };
    const closed = closedMeasures(assessed(sheet, today));
    return {
      decided: decideDeciding(facts, asProposed, by, today, closed),
      changes: { decision_id: id },
      on: input.on,
      documentNo: input.documentNo,
      note: input.organ,
      also: async () => {
        const made = decisionRow(sheet, input, { id, acting, at: unit.now });
        await insertDecision(unit.tx, made, measureRows(input.measures));
        await insertDecisionStep(unit.tx, {
          decision_id: id,
          version: 1,
          act: 'record',
          on_day: input.on,
          document_no: input.documentNo,
          note: null,
          recorded_at: unit.now,
          recorded_by: acting.command.actor.name,
        });
        await recordHeld(unit, accountabilityDecisionSource, [
          { id, type: 'accountability-decision.recorded.v1' },
        ]);
        await tellOfWorksheet(unit, row, { kind: 'accountability-decided' });
      },
    };
  });
}

export function dropPerson(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'worksheet'>,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, 'handler', ({ facts }) => ({
    decided: decideDropping(facts),
    changes: { dropped_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}
