// What of a request leaves the server: to the department, to the office, to the discipline organ; and what the caller may do.
import type {
  DisciplinePart,
  Vetting,
  VettingAct,
  VettingCounts,
  VettingLine,
  VettingName,
  VettingPossible,
  VettingReasons,
} from '@jinze/contracts';
import { type CivilDate, civilDateAt } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import type { DisciplineRow, EntryRow } from './discipline.store.ts';
import type { FoundChangeRow } from './opinions.store.ts';
import type { VettingContext } from './vetting.context.ts';
import { VETTING_TRANSITIONS } from './vetting.states.ts';
import type {
  ConclusionRow,
  NameRow,
  NameWithOpinion,
  RequestRow,
  StepRow,
  UseRow,
} from './vetting.store.ts';

export function vettingLine(row: RequestRow, hasChanged: boolean): VettingLine {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    purpose: row.purpose,
    askedFor: row.asked_for,
    appraisalYear: row.appraisal_year,
    committee: { path: row.asking_committee, name: row.committee_name ?? '' },
    answering: {
      path: row.answering_region,
      level: row.answering_level,
      name: row.office_name,
    },
    names: row.name_count,
    createdOn: civilDateAt(row.created_at),
    requestedOn: row.requested_on,
    letterNo: row.letter_no,
    issuedOn: row.issued_on,
    validUntil: row.valid_until,
    hasChanged,
  };
}

/** The acts of the course, by the state; whether the caller may is the grant table's. */
function possible(
  { may }: Pick<VettingContext, 'may'>,
  caller: Caller,
  row: RequestRow,
  facts: { readonly hasChanged: boolean; readonly isConcluded: boolean },
): VettingPossible[] {
  const resource = {
    ...(row.scope_key === null ? {} : { scopeKey: row.scope_key }),
    managingCommittee: row.asking_committee,
  };
  const allowed = (act: VettingPossible) => may(caller, `vetting.${act}`, resource);
  const course = (Object.keys(VETTING_TRANSITIONS[row.state]) as Exclude<VettingAct, 'create'>[])
    .filter(
      (act) =>
        (act !== 'let-stand' || facts.hasChanged) &&
        (act !== 'review' || row.prepared_account !== caller.accountId),
    )
    .filter(allowed);
  const beside: VettingPossible[] = [
    ...(row.state === 'issued' ? (['check-facts'] as const) : []),
    ...(row.state === 'issued' && !facts.isConcluded ? (['conclude'] as const) : []),
    ...(row.issued_on !== null ? (['feed-back'] as const) : []),
  ];
  return [...course, ...beside.filter(allowed)];
}

export function disciplinePart(
  answer: DisciplineRow,
  entries: readonly EntryRow[],
  may: DisciplinePart['may'],
): DisciplinePart {
  return {
    version: answer.version,
    state: answer.state,
    statement: answer.statement,
    entries: entries.map((entry) => ({
      number: entry.number,
      personName: entry.person_name,
      openCase: entry.open_case as DisciplinePart['entries'][number]['openCase'],
      measures: entry.measures,
    })),
    draftedBy: answer.drafted_by,
    reviewedBy: answer.reviewed_by,
    documentNo: answer.document_no,
    issuedOn: answer.issued_on,
    may,
  };
}

export interface Parts {
  readonly counts: VettingCounts | null;
  readonly letterCounts: VettingCounts | null;
  /** To the office: facts of the letter are others. */
  readonly ofLetter: FoundChangeRow | undefined;
  /** To the department: the register of accountability has something else. */
  readonly ofRegister: FoundChangeRow | undefined;
  readonly discipline: DisciplinePart | null;
  readonly conclusion: ConclusionRow | undefined;
  readonly uses: readonly UseRow[];
  readonly steps: readonly StepRow[];
}

export function vettingView(
  context: Pick<VettingContext, 'may'>,
  caller: Caller,
  row: RequestRow,
  parts: Parts,
): Vetting {
  const { ofLetter, ofRegister, conclusion } = parts;
  const changes = [...(ofLetter?.entries ?? []), ...(ofRegister?.entries ?? [])];
  return {
    ...vettingLine(row, changes.length > 0),
    basisDocument: row.basis_document,
    sourceName: row.source_name,
    createdBy: row.created_by,
    counts: parts.counts,
    letterCounts: parts.letterCounts,
    rulesVersion: row.rules_version,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at?.toISOString() ?? null,
    reviewedBy: row.reviewed_by,
    endedReason: row.ended_reason,
    changes: changes.slice(0, 500),
    changesHash: ofLetter?.changes_hash ?? null,
    discipline: parts.discipline,
    conclusion:
      conclusion === undefined
        ? null
        : {
            content: conclusion.content,
            despite: conclusion.despite,
            documentNo: conclusion.document_no,
            on: conclusion.concluded_on,
            by: conclusion.recorded_by,
          },
    uses: parts.uses.map((use) => ({
      entry: use.entry,
      numbers: [...use.numbers],
      result: use.result as Vetting['uses'][number]['result'],
      note: use.note,
      on: use.on_day,
      by: use.recorded_by,
    })),
    steps: parts.steps.map((step) => ({
      act: step.act as VettingAct,
      on: step.on_day,
      documentNo: step.document_no,
      note: step.note,
      recordedAt: step.recorded_at.toISOString(),
      recordedBy: step.recorded_by,
    })),
    may: possible(context, caller, row, {
      hasChanged: ofLetter !== undefined,
      isConcluded: conclusion !== undefined,
    }),
  };
}

type Answered = NonNullable<VettingName['opinion']>;

function opinionOf(row: NameWithOpinion): Answered | null {
  if (row.answer === null) return null;
  const said = row.reasons as unknown as VettingReasons;
  const because = row.answer === 'cannot-tell' ? [...said.missing] : [...said.reasons];
  return {
    answer: row.answer as Answered['answer'],
    until: row.until_day as CivilDate | null,
    orUntil: row.or_until as CivilDate | null,
    openCase: row.open_case as Answered['openCase'],
    toJudge: row.to_judge === true,
    because: (row.to_judge === true ? [...said.forJudgement] : because).slice(0, 3),
  };
}

const bareName = (row: NameRow): Omit<VettingName, 'opinion'> => ({
  number: row.number,
  personName: row.person_name,
  postTitle: row.post_title,
  organName: row.organ_name,
  level: row.level,
  lastAppraisal: row.last_appraisal,
  assessment: row.assessment,
});

export const nameView = (row: NameWithOpinion): VettingName => ({
  ...bareName(row),
  opinion: opinionOf(row),
});
