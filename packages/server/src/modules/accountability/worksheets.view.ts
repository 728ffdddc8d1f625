// What of a worksheet leaves the server: all of it for who handles it, what was told for the person, what is proposed for who decides.
import type {
  AccountabilityProposal,
  Assessment,
  Decision,
  Responsibility,
  Worksheet,
  WorksheetAct,
  WorksheetContent,
  WorksheetLine,
} from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { byArticle } from './assessment.ts';
import type { ArgumentRow, ExemptionRow, ExemptionStepRow } from './exemptions.store.ts';
import { exemptionView, type May, stepView } from './exemptions.view.ts';
import { WORKSHEET_TRANSITIONS } from './worksheet.states.ts';
import type {
  ContentRow,
  EvidenceOfSheet,
  ProposalRow,
  Side,
  StatementRow,
  WorksheetRow,
  WorksheetStepRow,
} from './worksheets.store.ts';

export function contentView(row: ContentRow): WorksheetContent {
  return {
    now: row.now_status as WorksheetContent['now'],
    nowSince: row.now_since,
    responsibility: row.responsibility as Responsibility | null,
    circumstances: row.circumstances as unknown as WorksheetContent['circumstances'],
    findings: row.findings as unknown as WorksheetContent['findings'],
    statutory: row.statutory as unknown as WorksheetContent['statutory'],
    deployments: row.deployments as unknown as WorksheetContent['deployments'],
    factors: row.factors as unknown as WorksheetContent['factors'],
  };
}

/** Until the decision is served the person knows of none: their matter is still before whoever decides. */
export const beforeService = (row: WorksheetRow): WorksheetRow =>
  row.is_served || row.state !== 'decided' ? row : { ...row, state: 'proposed', decision_id: null };

export const worksheetLine = (row: WorksheetRow): WorksheetLine => ({
  id: row.id,
  version: row.version,
  state: row.state,
  caseId: row.case_id,
  caseTitle: row.case_title,
  office: row.office,
  personId: row.person_id,
  personName: row.person_name,
  postTitle: row.post_title,
  organName: row.organ_name,
  level: row.level,
  onDay: row.on_day,
  committeeName: row.committee_name,
  answerBy: row.answer_by,
  decisionId: row.decision_id,
  frozenAt: row.frozen_at?.toISOString() ?? null,
});

const proposalView = (row: ProposalRow): AccountabilityProposal => ({
  number: row.number,
  outcome: row.outcome as AccountabilityProposal['outcome'],
  ground: row.ground as AccountabilityProposal['ground'],
  responsibility: row.responsibility as Responsibility | null,
  measures: row.measures as unknown as AccountabilityProposal['measures'],
  weight: row.weight as AccountabilityProposal['weight'],
  weightReason: row.weight_reason,
  content: row.content,
  contentNumber: row.content_number,
  assessment: row.rules as unknown as Assessment,
  proposedOn: row.proposed_on,
  proposedBy: row.proposed_by,
  returned:
    row.returned_on === null || row.returned_by === null || row.returned_reason === null
      ? null
      : { on: row.returned_on, by: row.returned_by, reason: row.returned_reason },
});

/** Which side does an act, under which action of the grant table. */
const WORKSHEET_SIDES: Readonly<
  Partial<Record<WorksheetAct, readonly (readonly [Side, string])[]>>
> = {
  save: [['handler', 'accountability.save']],
  tell: [['handler', 'accountability.tell']],
  state: [
    ['subject', 'accountability.state'],
    ['handler', 'accountability.paper-statement'],
  ],
  propose: [['handler', 'accountability.propose']],
  return: [['decider', 'accountability.return']],
  decide: [['decider', 'accountability.decide']],
  drop: [['handler', 'accountability.drop']],
};

/** As what the caller is met on each side. */
function resourceOf(row: WorksheetRow, side: Side) {
  if (side === 'subject') return { personId: row.person_id };
  if (side === 'decider') return { managingCommittee: row.managing_committee };
  return row.scope_key === null
    ? { managingCommittee: row.handling_committee }
    : { scopeKey: row.scope_key };
}

export interface SheetParts {
  readonly contents: readonly ContentRow[];
  readonly statements: readonly StatementRow[];
  readonly proposals: readonly ProposalRow[];
  readonly evidence: readonly EvidenceOfSheet[];
  readonly steps: readonly WorksheetStepRow[];
  readonly exemption:
    | {
        readonly row: ExemptionRow;
        readonly argued: readonly ArgumentRow[];
        readonly steps: readonly ExemptionStepRow[];
      }
    | undefined;
  readonly decision: Decision | null;
  readonly assess: (content: WorksheetContent) => Assessment;
}

function actsOf(
  row: WorksheetRow,
  sides: readonly Side[],
  may: May,
  hasExemption: boolean,
): Worksheet['may'] {
  const acts = (Object.keys(WORKSHEET_SIDES) as WorksheetAct[]).filter(
    (act) =>
      WORKSHEET_TRANSITIONS[row.state][act as 'save'] !== undefined &&
      (WORKSHEET_SIDES[act] ?? []).some(
        ([side, action]) => sides.includes(side) && may(side, action),
      ),
  );
  const mayOpen =
    !hasExemption &&
    (row.state === 'told' || row.state === 'answered') &&
    (['subject', 'handler'] as const).some(
      (side) => sides.includes(side) && may(side, 'accountability.exemption'),
    );
  return [...acts, ...(mayOpen ? (['open-exemption'] as const) : [])];
}

function toldPart(row: WorksheetRow): Worksheet['told'] {
  const { told_on: on, told_at: at, told_content: contentNumber, answer_by: answerBy } = row;
  return on === null || at === null || contentNumber === null || answerBy === null
    ? null
    : { on, at: at.toISOString(), contentNumber, documentNo: row.told_document, answerBy };
}

/** A telling is of the newest content, which is as many as were saved before it. */
function tellingsOf(steps: readonly WorksheetStepRow[]): Worksheet['tellings'] {
  let contentNumber = 0;
  return steps.flatMap(({ act, on_day: on, document_no: documentNo }) => {
    if (act === 'save') contentNumber += 1;
    return act === 'tell' ? [{ on, contentNumber, documentNo }] : [];
  });
}

const statementView = (row: StatementRow): Worksheet['statements'][number] => ({
  number: row.number,
  content: row.content,
  evidence: row.evidence as unknown as string[],
  on: row.on_day,
  custodian: row.custodian,
  paperNo: row.paper_no,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

function frozenPart(row: WorksheetRow, evidence: readonly EvidenceOfSheet[]): Worksheet['frozen'] {
  if (row.frozen_at === null) return null;
  return {
    at: row.frozen_at.toISOString(),
    size: row.frozen_size,
    root: row.frozen_root,
    evidence: evidence.map((one) => ({
      stream: one.stream,
      recordId: one.record_id,
      recordVersion: one.record_version,
      title: one.title,
      occurredOn: one.occurred_on,
      recordedAt: one.recorded_at?.toISOString() ?? null,
      isLate: one.is_late,
    })),
  };
}

/** Between the handling of a case and the person stands what was told: drafts, proposals and their talk are not shown. */
export function worksheetView(
  context: Pick<AccountabilityContext, 'may'>,
  caller: Caller,
  row: WorksheetRow,
  sides: readonly Side[],
  parts: SheetParts,
): Worksheet {
  const may: May = (side, action) => context.may(caller, action, resourceOf(row, side));
  const isWithin = sides.includes('handler') || sides.includes('decider');
  const contents = isWithin
    ? parts.contents
    : parts.contents.filter(({ number }) => number === row.told_content);
  const [newest] = contents;
  const running = parts.exemption?.row.state === 'withdrawn' ? undefined : parts.exemption;
  return {
    ...worksheetLine(isWithin ? row : beforeService(row)),
    postClass: row.post_class,
    portfolios: row.portfolios,
    contents: contents.map((content) => ({
      ...contentView(content),
      number: content.number,
      recordedAt: content.recorded_at.toISOString(),
      recordedBy: content.recorded_by,
    })),
    told: toldPart(row),
    tellings: tellingsOf(parts.steps),
    assessment: newest === undefined ? null : byArticle(parts.assess(contentView(newest))),
    statements: parts.statements.map(statementView),
    proposals: isWithin ? parts.proposals.map(proposalView) : [],
    frozen: frozenPart(row, parts.evidence),
    exemption:
      parts.exemption === undefined
        ? null
        : exemptionView(parts.exemption.row, parts.exemption.argued, parts.exemption.steps, {
            sides,
            isWithin,
            may,
          }),
    decision: parts.decision,
    mayOpenCase: sides.includes('handler'),
    droppedReason: isWithin ? row.dropped_reason : null,
    steps: isWithin
      ? parts.steps.map(stepView)
      : parts.steps
          .filter(({ act }) => TOLD_STEPS.includes(act) || (act === 'decide' && row.is_served))
          .map(stepView),
    may: actsOf(row, sides, may, running !== undefined),
  };
}

/** Of the course the person sees what concerns them. */
const TOLD_STEPS: readonly string[] = ['tell', 'state'];
