// An exercise through its stages: self-assessment, scoring, moderation, proposal, approval, notification, final.
import { addMonths, type CivilDate } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise, type HeldExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { assessedSource } from './assessments.ledger.ts';
import { changeFacts } from './change-facts.ts';
import { takeFacts } from './collect.ts';
import { insertConsequences } from './consequences.store.ts';
import {
  decideApproval,
  decideFinal,
  decideNotification,
  decideProposal,
  decideScoring,
  decideSelfAssessment,
  decideStep,
  lastDayToObject,
} from './exercise.decide.ts';
import { assignmentsOf, progressOf } from './exercises.store.ts';
import { type FactWrite, marksOf } from './facts.store.ts';
import { agreeOn } from './marks.decide.ts';
import { markedItems } from './prepare-exercise.ts';
import { type Proposal, proposalOf } from './proposal.decide.ts';
import { refuseSecrets } from './schemes.ts';
import {
  allSubjects,
  type SubjectRow,
  updateAllSubjects,
  writeFinalGrades,
  writeGrades,
} from './subjects.store.ts';
import { tellResults, tellScorers, tellSelfAssessment } from './tell-of-assessment.ts';

/** What every subject says is recorded once more: some of its row is another now. */
async function recordSubjects(
  unit: Unit,
  rows: readonly SubjectRow[],
  type: string,
  isConcealed: boolean,
): Promise<void> {
  await recordHeld(
    unit,
    assessedSource,
    rows.map(({ id }) => ({ id, type, isConcealed })),
  );
}

export function openSelfAssessment(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const rows = await allSubjects(unit.tx, row.id);
    return {
      decided: decideSelfAssessment(facts, rows.length),
      also: async () => {
        await updateAllSubjects(unit.tx, row.id, { is_open: true });
        await recordSubjects(unit, rows, 'assessment-subject.opened.v1', true);
        // What the records say is there before anybody is asked.
        await takeFacts(context, unit, { row, issued }, acting.command.actor.name);
        await tellSelfAssessment(unit, row, rows);
      },
    };
  });
}

export function openScoring(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const assignments = await assignmentsOf(unit.tx, row.id);
    const taken = new Set(assignments.flatMap(({ items }) => items));
    const unassigned = markedItems(issued.scheme)
      .filter(({ item }) => !taken.has(item.id))
      .map(({ item }) => item.title);
    return {
      decided: decideScoring(facts, unassigned),
      also: () => tellScorers(unit, row, assignments),
    };
  });
}

/** Marks that agree become facts now: until this moment nobody saw more than their own. */
async function settleMarks(unit: Unit, { row, issued }: HeldExercise): Promise<void> {
  // The marks of somebody who was taken back are on record and count for nothing.
  const assigned = new Map(
    (await assignmentsOf(unit.tx, row.id)).map(({ account_id: id, items }) => [id, items]),
  );
  const marks = (await marksOf(unit.tx, { exerciseId: row.id })).filter((one) =>
    assigned.get(one.account_id)?.includes(one.item_id),
  );
  const byFact = Map.groupBy(marks, (one) => `${one.subject_id} ${one.fact}`);
  const writes = [...byFact.values()].flatMap((given): FactWrite[] => {
    const [first] = given;
    const agreed = agreeOn(
      given.map(({ by_name: by, value, reason, evidence }) => ({ by, value, reason, evidence })),
      row.settling,
    );
    if (first === undefined || agreed === undefined) return [];
    return [
      {
        subject_id: first.subject_id,
        name: first.fact,
        value: agreed.value,
        source: 'scorer',
        cause: 'mark',
        evidence: agreed.evidence,
        by_name: agreed.by,
        by_account: given.length === 1 ? first.account_id : null,
        because: agreed.because,
      },
    ];
  });
  await changeFacts(unit, issued.scheme, writes, {
    cause: 'mark',
    reason: null,
    by: '评分人员',
  });
}

export function closeScoring(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  return actOnExercise(context, acting, chosen, (held, unit) => ({
    decided: decideStep(held.facts, 'close-scoring'),
    also: () => settleMarks(unit, held),
  }));
}

function refuseExceeded({ exceeded }: Proposal<SubjectRow>): void {
  const [first] = exceeded;
  if (first !== undefined)
    throw new Refused({
      code: 'assessments.quota-exceeded',
      values: { grade: first.grade, places: first.places, chosen: first.chosen },
    });
}

const gradesIn = ({ subjects }: Proposal<SubjectRow>) =>
  subjects.map(({ row, grade, movedFrom }) => ({
    id: row.id,
    proposed_grade: grade,
    moved_from: movedFrom,
  }));

export function propose(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  const { actor } = acting.command;
  const today = context.clock.today();
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const rows = await allSubjects(unit.tx, row.id);
    const proposal = proposalOf(issued.scheme, rows);
    const { contests } = await progressOf(unit.tx, row.id);
    const decided = decideProposal(facts, { open: proposal.open, contests });
    if (decided.ok) refuseExceeded(proposal);
    return {
      decided,
      changes: {
        proposed_on: today,
        proposed_by: actor.name,
        proposed_account: actor.accountId,
      },
      also: async () => {
        await writeGrades(unit.tx, gradesIn(proposal));
        await recordSubjects(unit, rows, 'assessment-subject.proposed.v1', true);
      },
    };
  });
}

export function returnProposal(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnExercise(context, acting, chosen, ({ facts }) => ({
    decided: decideStep(facts, 'return'),
    changes: { proposed_on: null, proposed_by: null, proposed_account: null },
    note: reason,
  }));
}

export function approve(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  input: { readonly on: CivilDate; readonly organ: string; readonly documentNo: string },
): Promise<void> {
  const { on, organ, documentNo } = input;
  const { accountId: by, name } = acting.command.actor;
  return actOnExercise(context, acting, chosen, ({ facts }) => ({
    decided: decideApproval(facts, { on, by }, context.clock.today()),
    changes: {
      approved_on: on,
      approved_organ: organ,
      approval_no: documentNo,
      approved_by: name,
    },
    on,
    documentNo,
    note: organ,
  }));
}

export function notify(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { on }: { readonly on: CivilDate },
): Promise<void> {
  return actOnExercise(context, acting, chosen, async ({ row, facts }, unit) => {
    const rows = await allSubjects(unit.tx, row.id);
    // Who hears of it today has the whole term from today, whatever day the paper bears.
    const until = lastDayToObject(context.clock.today(), row.objection_days);
    return {
      decided: decideNotification(facts, on, context.clock.today()),
      changes: { notified_on: on, objections_until: until },
      on,
      also: async () => {
        await updateAllSubjects(unit.tx, row.id, { told_at: unit.now });
        await recordSubjects(unit, rows, 'assessment-subject.notified.v1', false);
        await tellResults(unit, row, rows, until);
      },
    };
  });
}

/** What follows from the result by the scheme, with its day where the scheme gives one. */
function consequencesOf({ subjects }: Proposal<SubjectRow>, on: CivilDate, unit: Unit) {
  return subjects.flatMap(({ row, consequences }) =>
    consequences
      .filter(({ isSure }) => isSure)
      .map(({ text, withinMonths }) => ({
        id: newId<'assessment-consequence'>(unit.now),
        version: 1,
        subject_id: row.id,
        exercise_id: row.exercise_id,
        scope_key: row.scope_key,
        organiser_key: row.organiser_key,
        person_id: row.person_id,
        content: text,
        due_on: withinMonths === undefined ? null : addMonths(on, withinMonths),
      })),
  );
}

export function finalise(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  const today = context.clock.today();
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const rows = await allSubjects(unit.tx, row.id);
    const decided = decideFinal(facts, await progressOf(unit.tx, row.id), today);
    // What an objection changed may have moved others: the quotas are asked once more.
    const proposal = proposalOf(issued.scheme, rows);
    if (decided.ok) {
      if (proposal.open > 0)
        throw new Refused({ code: 'assessments.grades-open', values: { count: proposal.open } });
      refuseExceeded(proposal);
    }
    return {
      decided,
      changes: { final_on: today },
      also: async () => {
        await writeFinalGrades(unit.tx, gradesIn(proposal));
        await insertConsequences(unit.tx, consequencesOf(proposal, today, unit));
        await recordSubjects(unit, rows, 'assessment-subject.final.v1', false);
      },
    };
  });
}

export function cancel(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnExercise(context, acting, chosen, ({ facts }) => ({
    decided: decideStep(facts, 'cancel'),
    changes: { cancel_reason: reason },
    note: reason,
  }));
}
