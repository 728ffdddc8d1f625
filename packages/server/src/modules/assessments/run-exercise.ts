// An exercise through its first stages: self-assessment, scoring, moderation.
import type { Id } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { portionsOf } from '../../platform/portions.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise, type HeldExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { takeFacts } from './collect.ts';
import { decideClosing, decideScoring, decideSelfAssessment } from './exercise.decide.ts';
import { assignmentsOf, progressOf } from './exercises.store.ts';
import { type FactWrite, type MarkRow, marksOf } from './facts.store.ts';
import { agreeOn } from './marks.decide.ts';
import { type AwaitedMark, barredScorers, marksAwaited } from './marks-awaited.ts';
import { markedItems } from './prepare-exercise.ts';
import { recordSubjects } from './record-subjects.ts';
import { schemeById } from './schemes.store.ts';
import { refuseSecrets } from './schemes.ts';
import { allSubjects, inOneOrder, standingsOf, updateAllSubjects } from './subjects.store.ts';
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
    const { subjects, selfSubmitted } = await progressOf(unit.tx, row.id);
    const unsubmitted = subjects - selfSubmitted;
    const asked = { unassigned, unsubmitted, selfBy: row.self_by };
    return {
      decided: decideScoring(facts, asked, context.clock.today()),
      also: () => tellScorers(unit, row, assignments),
    };
  });
}

const keyOf = ({ subject_id, account_id, fact }: AwaitedMark) =>
  `${subject_id} ${fact} ${account_id}`;

/** As many subjects at once as their marks take little memory. */
const AT_ONCE = 1000;

interface MarksHeld {
  readonly marks: readonly MarkRow[];
  readonly missing: readonly AwaitedMark[];
}

/** Marks as they were given by those who still are to give them, and those nobody gave; some subjects after the other. */
async function marksIn(context: AssessmentsContext, unit: Unit, { row, issued }: HeldExercise) {
  const assignments = await assignmentsOf(unit.tx, row.id);
  const barred = await context.database.read(SYSTEM_SCOPE, (db) =>
    barredScorers(db, row, assignments, context.clock.today()),
  );
  const subjects = inOneOrder(await standingsOf(unit.tx, row.id));
  async function* portions(): AsyncGenerator<MarksHeld> {
    for (const some of portionsOf(subjects, AT_ONCE)) {
      const awaited = marksAwaited(issued.scheme, some, assignments, barred);
      const of = { exerciseId: row.id, subjectIds: some.map(({ id }) => id) };
      const all = await marksOf(unit.tx, of);
      const given = new Set(all.map(keyOf));
      // The marks of somebody who was taken back are on record and count for nothing.
      const counted = new Set(awaited.map(keyOf));
      yield {
        marks: all.filter((one) => counted.has(keyOf(one))),
        missing: awaited.filter((one) => !given.has(keyOf(one))),
      };
    }
  }
  return { assignments, portions };
}

/** Marks that all gave and that agree become facts now: until this moment nobody saw more than their own. */
async function settleMarks(
  unit: Unit,
  { row, issued }: HeldExercise,
  { marks, missing }: MarksHeld,
  by: string,
): Promise<void> {
  const factOf = (one: { subject_id: string; fact: string }) => `${one.subject_id} ${one.fact}`;
  const incomplete = new Set(missing.map(factOf));
  const byFact = Map.groupBy(marks, factOf);
  const writes = [...byFact].flatMap(([key, given]): FactWrite[] => {
    const [first] = given;
    const agreed = agreeOn(
      given.map(({ by_name, value, reason, evidence }) => ({
        by: by_name,
        value,
        reason,
        evidence,
      })),
      row.settling,
    );
    if (first === undefined || agreed === undefined || incomplete.has(key)) return [];
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
  const reason =
    row.settling === 'mean' ? `取平均（${row.settling_basis ?? ''}）` : '评分人员给分一致';
  await changeFacts(unit, issued.scheme, writes, { cause: 'mark', reason, by });
}

export function closeScoring(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { reason }: { readonly reason: string | null },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnExercise(context, acting, chosen, async (held, unit) => {
    const { assignments, portions } = await marksIn(context, unit, held);
    const lacking = new Set<Id<'account'>>();
    let count = 0;
    for await (const { missing } of portions()) {
      count += missing.length;
      for (const { account_id: id } of missing) lacking.add(id);
    }
    const who = assignments.filter((one) => lacking.has(one.account_id)).map(({ name }) => name);
    return {
      decided: decideClosing(held.facts, { missing: count, who }, reason),
      note: reason,
      also: async () => {
        for await (const some of portions())
          await settleMarks(unit, held, some, acting.command.actor.name);
      },
    };
  });
}
