// An exercise through its first stages: self-assessment, scoring, moderation.
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise, type HeldExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { takeFacts } from './collect.ts';
import { decideScoring, decideSelfAssessment, decideStep } from './exercise.decide.ts';
import { assignmentsOf } from './exercises.store.ts';
import { type FactWrite, marksOf } from './facts.store.ts';
import { agreeOn } from './marks.decide.ts';
import { markedItems } from './prepare-exercise.ts';
import { recordSubjects } from './record-subjects.ts';
import { schemeById } from './schemes.store.ts';
import { allSubjects, updateAllSubjects } from './subjects.store.ts';
import { tellScorers, tellSelfAssessment } from './tell-of-assessment.ts';

export function openSelfAssessment(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const rows = await allSubjects(unit.tx, row.id);
    const decided = decideSelfAssessment(facts, rows.length);
    const scheme = await schemeById(unit.tx, acting.command.scope, row.scheme_id);
    if (decided.ok && scheme?.state === 'superseded')
      throw new Refused({ code: 'assessments.scheme-superseded' });
    return {
      decided,
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
