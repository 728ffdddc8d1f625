// What of an exercise leaves the server: whole for the office that organises it, the frame for a subject’s office.
import type {
  AssessmentAct,
  AssessmentExercise,
  AssessmentLine,
  AssessmentState,
} from '@jinze/contracts';
import { SHOWN_SCORERS } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { exerciseFacts } from './act-on-exercise.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { EXERCISE_TRANSITIONS } from './exercise.states.ts';
import type { AssignmentRow, ExerciseRow, StepRow } from './exercises.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { type GradesLeft, isOffered } from './offered-acts.ts';
import { markedItems } from './prepare-exercise.ts';

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
  readonly subjectCount: number;
  readonly steps: readonly StepRow[];
  readonly assignments: readonly AssignmentRow[];
  /** How many marks each has given. */
  readonly given: ReadonlyMap<Id<'account'>, number>;
  /** For who organises it. */
  readonly progress: AssessmentExercise['progress'];
  readonly grades: GradesLeft | undefined;
  readonly wasNotified: boolean;
  /** Something of it is about the caller. */
  readonly isAboutCaller: boolean;
}

function mayOf(
  { may, clock }: AssessmentsContext,
  caller: Caller,
  row: ExerciseRow,
  { progress, grades, subjectCount, wasNotified, isAboutCaller }: ExerciseAround,
  unassigned: readonly string[],
): AssessmentAct[] {
  // Whoever is assessed runs no stage.
  if (progress === null || isAboutCaller) return [];
  const acts = Object.keys(EXERCISE_TRANSITIONS[row.state]) as Exclude<AssessmentAct, 'prepare'>[];
  const { contests, objections, selfSubmitted } = progress;
  const offering = {
    subjects: subjectCount,
    unsubmitted: subjectCount - selfSubmitted,
    unassigned,
    selfBy: row.self_by,
    waiting: { contests, objections },
    grades,
    wasNotified,
  };
  const asked = { by: caller.accountId, today: clock.today() };
  return acts.filter(
    (act) =>
      may(caller, `assessments.${act}`, { scopeKey: row.scope_key }) &&
      isOffered(act, exerciseFacts(row), offering, asked),
  );
}

function scorersView({ issued, assignments, given, progress }: ExerciseAround) {
  if (progress === null) return { scorers: 0, unassigned: [], assignments: [] };
  const taken = new Set(assignments.flatMap(({ items }) => items));
  return {
    scorers: assignments.length,
    unassigned: markedItems(issued.scheme)
      .map(({ item }) => item.id)
      .filter((id) => !taken.has(id)),
    assignments: assignments
      .slice(0, SHOWN_SCORERS)
      .map(({ account_id: accountId, name, items }) => ({
        accountId,
        name,
        items,
        given: given.get(accountId) ?? 0,
      })),
  };
}

export function exerciseView(
  context: AssessmentsContext,
  caller: Caller,
  row: ExerciseRow,
  around: ExerciseAround,
): AssessmentExercise {
  const { issued, subjectCount, steps, progress } = around;
  const { scheme } = issued;
  const scorers = scorersView(around);
  return {
    ...exerciseLine(row, subjectCount, context.clock.today()),
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
    objectionUnit: row.objection_unit,
    objectionBasis: row.objection_basis,
    isBlind: row.is_blind,
    settling: row.settling,
    settlingBasis: row.settling_basis,
    ...scorers,
    progress,
    proposal:
      progress !== null && row.proposed_on !== null
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
    steps: progress === null ? [] : steps.map(stepView),
    may: mayOf(context, caller, row, around, scorers.unassigned),
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
