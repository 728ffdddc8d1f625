// What of a worksheet leaves the server: all of it for who handles it, what was told for the person, what is proposed for who decides.
import type {
  AccountabilityProposal,
  Assessment,
  Decision,
  Exemption,
  ExemptionAct,
  Responsibility,
  Worksheet,
  WorksheetAct,
  WorksheetContent,
  WorksheetLine,
} from '@jinze/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { EXEMPTION_TRANSITIONS } from './exemption.states.ts';
import type { ExemptionRow, ExemptionStepRow, PointRow } from './exemptions.store.ts';
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

const stepView = (row: WorksheetStepRow | ExemptionStepRow): Worksheet['steps'][number] => ({
  act: row.act,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
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

const EXEMPTION_SIDES: Readonly<Record<Exclude<ExemptionAct, 'open'>, readonly Side[]>> = {
  'add-point': ['handler', 'subject'],
  verify: ['handler'],
  decide: ['decider'],
  conclude: ['decider'],
  clarify: ['decider', 'handler'],
  withdraw: ['subject', 'handler'],
};

/** As what the caller is met on each side. */
function resourceOf(row: WorksheetRow, side: Side) {
  if (side === 'subject') return { personId: row.person_id };
  if (side === 'decider') return { managingCommittee: row.managing_committee };
  return row.scope_key === null
    ? { managingCommittee: row.handling_committee }
    : { scopeKey: row.scope_key };
}

type May = (side: Side, action: string) => boolean;

function exemptionView(
  row: ExemptionRow,
  points: readonly PointRow[],
  steps: readonly ExemptionStepRow[],
  sides: readonly Side[],
  may: May,
): Exemption {
  const { decided_on: decidedOn, meeting, present, votes_for: votesFor, result, reasons } = row;
  const acts = Object.entries(EXEMPTION_SIDES) as [
    Exclude<ExemptionAct, 'open'>,
    readonly Side[],
  ][];
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    origin: row.origin,
    content: row.content,
    openedOn: row.opened_on,
    points: points.map((point) => ({
      number: point.number,
      limb: point.limb as Exemption['points'][number]['limb'],
      side: point.side as 'for' | 'against',
      content: point.content,
      evidence: point.evidence,
      recordedAt: point.recorded_at.toISOString(),
      recordedBy: point.recorded_by,
    })),
    verification:
      row.verified_on === null || row.verifier === null || row.verification === null
        ? null
        : { on: row.verified_on, by: row.verifier, text: row.verification },
    decision:
      decidedOn === null ||
      meeting === null ||
      present === null ||
      votesFor === null ||
      result === null ||
      reasons === null
        ? null
        : {
            meeting,
            on: decidedOn,
            documentNo: row.decision_no,
            present,
            votesFor,
            result,
            reasons,
          },
    conclusion:
      row.conclusion_no === null ||
      row.concluded_on === null ||
      row.person_served_on === null ||
      row.department_served_on === null
        ? null
        : {
            documentNo: row.conclusion_no,
            on: row.concluded_on,
            personServedOn: row.person_served_on,
            departmentServedOn: row.department_served_on,
          },
    clarification:
      row.clarified_on === null || row.clarification === null
        ? null
        : { on: row.clarified_on, text: row.clarification },
    endedReason: row.ended_reason,
    steps: steps.map(stepView),
    may: acts
      .filter(
        ([act, on]) =>
          EXEMPTION_TRANSITIONS[row.state][act] !== undefined &&
          (act !== 'clarify' || result === 'exempt') &&
          on.some(
            (side) =>
              sides.includes(side) &&
              may(side, `accountability.exemption-${act === 'add-point' ? 'points' : act}`),
          ),
      )
      .map(([act]) => act),
  };
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
        readonly points: readonly PointRow[];
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
    ...worksheetLine(row),
    postClass: row.post_class,
    portfolios: row.portfolios,
    contents: contents.map((content) => ({
      ...contentView(content),
      number: content.number,
      recordedAt: content.recorded_at.toISOString(),
      recordedBy: content.recorded_by,
    })),
    told:
      row.told_at === null ||
      row.told_on === null ||
      row.told_content === null ||
      row.answer_by === null
        ? null
        : {
            on: row.told_on,
            at: row.told_at.toISOString(),
            contentNumber: row.told_content,
            documentNo: row.told_document,
            answerBy: row.answer_by,
          },
    assessment: newest === undefined ? null : parts.assess(contentView(newest)),
    statements: parts.statements.map((statement) => ({
      number: statement.number,
      content: statement.content,
      evidence: statement.evidence as unknown as string[],
      on: statement.on_day,
      custodian: statement.custodian,
      paperNo: statement.paper_no,
      recordedAt: statement.recorded_at.toISOString(),
      recordedBy: statement.recorded_by,
    })),
    proposals: isWithin ? parts.proposals.map(proposalView) : [],
    frozen:
      row.frozen_at === null
        ? null
        : {
            at: row.frozen_at.toISOString(),
            size: row.frozen_size,
            root: row.frozen_root,
            evidence: parts.evidence.map((one) => ({
              stream: one.stream,
              recordId: one.record_id,
              recordVersion: one.record_version,
              title: one.title,
              occurredOn: one.occurred_on,
              recordedAt: one.recorded_at?.toISOString() ?? null,
              isLate: one.is_late,
            })),
          },
    exemption:
      parts.exemption === undefined
        ? null
        : exemptionView(
            parts.exemption.row,
            parts.exemption.points,
            parts.exemption.steps,
            sides,
            may,
          ),
    decision: parts.decision,
    droppedReason: isWithin ? row.dropped_reason : null,
    steps: isWithin
      ? parts.steps.map(stepView)
      : parts.steps.filter(({ act }) => TOLD_STEPS.includes(act)).map(stepView),
    may: actsOf(row, sides, may, running !== undefined),
  };
}

/** Of the course the person sees what concerns them. */
const TOLD_STEPS: readonly string[] = ['tell', 'state', 'decide'];
