// What of an exercise leaves the server: whole for the office that organises it, the frame for a subject’s office.
import type {
  AssessmentAct,
  AssessmentExercise,
  AssessmentLine,
  AssessmentState,
} from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { EXERCISE_TRANSITIONS } from './exercise.states.ts';
import type { AssignmentRow, ExerciseRow, StepRow } from './exercises.store.ts';
import type { MarkRow } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { agreeOn } from './marks.decide.ts';
import { markedItems } from './prepare-exercise.ts';
import { proposalOf, regraded } from './proposal.decide.ts';
import { factsAsked } from './scheme-body.ts';
import type { SubjectRow } from './subjects.store.ts';

/** The last day of the stage it is in; null where nobody is waited for. */
function dueOf(row: ExerciseRow): CivilDate | null {
  const due: Readonly<Partial<Record<AssessmentState, CivilDate | null>>> = {
    'self-assessment': row.self_by,
    scoring: row.scoring_by,
    moderation: row.propose_by,
    notified: row.objections_until,
  };
  return due[row.state] ?? null;
}

export function exerciseLine(row: ExerciseRow, subjects: number, today: CivilDate): AssessmentLine {
  const dueOn = dueOf(row);
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    year: row.year,
    regionName: row.region_name,
    subjectKind: row.subject_kind,
    subjectCount: subjects,
    dueOn,
    isOverdue: dueOn !== null && dueOn < today && row.state !== 'notified',
  };
}

export interface ExerciseAround {
  readonly issued: IssuedScheme;
  readonly subjects: readonly SubjectRow[];
  readonly steps: readonly StepRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly marks: readonly MarkRow[];
  readonly settled: readonly { readonly subject_id: Id<'assessed'>; readonly name: string }[];
  readonly counts: {
    readonly selfSubmitted: number;
    readonly factsMissing: number;
    readonly open: number;
    readonly contests: number;
    readonly objections: number;
  };
  readonly isOrganiser: boolean;
}

/** Marks that are waited for, and those that differ once scoring is closed and nobody settled yet. */
function marksProgress(
  { issued, subjects, assignments, marks, settled }: ExerciseAround,
  row: ExerciseRow,
) {
  const given = new Set(marks.map((one) => `${one.subject_id} ${one.fact} ${one.account_id}`));
  let marksMissing = 0;
  for (const subject of subjects)
    for (const [fact, { source, items }] of factsAsked(issued.scheme, subject.class)) {
      if (source !== 'scorer') continue;
      for (const one of assignments)
        if (
          items.some(({ id }) => one.items.includes(id)) &&
          !given.has(`${subject.id} ${fact} ${one.account_id}`)
        )
          marksMissing += 1;
    }
  const known = new Set(settled.map((one) => `${one.subject_id} ${one.name}`));
  const byFact = Map.groupBy(marks, (one) => `${one.subject_id} ${one.fact}`);
  const differ = [...byFact].filter(
    ([key, of]) =>
      !known.has(key) &&
      agreeOn(
        of.map(({ by_name: by, value, reason, evidence }) => ({ by, value, reason, evidence })),
        row.settling,
      ) === undefined,
  ).length;
  // Until scoring is closed it is nobody’s to know whether they differ.
  return { marksMissing, marksDiffer: row.state === 'scoring' ? 0 : differ };
}

function mayOf(
  { may }: AssessmentsContext,
  caller: Caller,
  row: ExerciseRow,
  progress: AssessmentExercise['progress'],
): AssessmentAct[] {
  if (progress === null) return [];
  const acts = Object.keys(EXERCISE_TRANSITIONS[row.state]) as AssessmentAct[];
  return acts.filter(
    (act) =>
      may(caller, `assessments.${act}`, { scopeKey: row.scope_key }) &&
      (act !== 'approve' || row.proposed_account !== caller.accountId) &&
      // After the notification either what was told is final, or what changed is proposed anew.
      (row.state !== 'notified' || (act === 'propose') === progress.regraded > 0),
  );
}

function assignmentsView({ assignments, marks, isOrganiser }: ExerciseAround) {
  if (!isOrganiser) return [];
  return assignments.map(({ account_id: accountId, name, items, is_leader: isLeader }) => ({
    accountId,
    name,
    items,
    isLeader,
    given: marks.filter((one) => one.account_id === accountId).length,
  }));
}

export function exerciseView(
  context: AssessmentsContext,
  caller: Caller,
  row: ExerciseRow,
  around: ExerciseAround,
): AssessmentExercise {
  const { issued, subjects, steps, counts, isOrganiser } = around;
  const { scheme } = issued;
  const progress = isOrganiser
    ? {
        ...counts,
        ...marksProgress(around, row),
        regraded: row.state === 'notified' ? regraded(proposalOf(scheme, subjects)).length : 0,
      }
    : null;
  return {
    ...exerciseLine(row, subjects.length, context.clock.today()),
    region: row.region_path,
    scheme: {
      id: issued.id,
      title: issued.title,
      documentNo: issued.documentNo,
      grades: (scheme.grades ?? []).map(({ name }) => name),
      classes: [...(scheme.subjects.classes ?? [])],
      marked: markedItems(scheme).map(({ item, section }) => ({
        itemId: item.id,
        title: item.title,
        section,
        scoredBy: item.scoredBy ?? null,
      })),
    },
    from: row.period_from,
    to: row.period_to,
    selfBy: row.self_by,
    scoringBy: row.scoring_by,
    proposeBy: row.propose_by,
    objectionDays: row.objection_days,
    objectionBasis: row.objection_basis,
    isBlind: row.is_blind,
    settling: row.settling,
    settlingBasis: row.settling_basis,
    assignments: assignmentsView(around),
    progress,
    proposal:
      isOrganiser && row.proposed_on !== null
        ? { on: row.proposed_on, by: row.proposed_by ?? '' }
        : null,
    approval:
      row.approved_on === null
        ? null
        : {
            on: row.approved_on,
            organ: row.approved_organ ?? '',
            documentNo: row.approval_no ?? '',
            by: row.approved_by ?? '',
          },
    notifiedOn: row.notified_on,
    objectionsUntil: row.objections_until,
    finalOn: row.final_on,
    cancelReason: row.cancel_reason,
    steps: isOrganiser ? steps.map(stepView) : [],
    may: mayOf(context, caller, row, progress),
  };
}

function stepView(step: StepRow): AssessmentExercise['steps'][number] {
  return {
    act: step.act as AssessmentAct,
    on: step.on_day,
    documentNo: step.document_no,
    note: step.note,
    recordedAt: step.recorded_at.toISOString(),
    recordedBy: step.recorded_by,
  };
}
