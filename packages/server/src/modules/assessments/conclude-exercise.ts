// The end of an exercise: proposal, approval, notification, final; what an objection changed of the grades or of what follows goes the same way again.
import { addMonths, type CivilDate } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise, type HeldExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { choicesOf } from './consequence-choices.store.ts';
import { insertConsequences } from './consequences.store.ts';
import { openContests } from './contests-alike.ts';
import {
  decideApproval,
  decideCancel,
  decideFinal,
  decideNotification,
  decideProposal,
  decideStep,
} from './exercise.decide.ts';
import { progressOf, wasNotified } from './exercises.store.ts';
import { followingOf, otherThanApproved, type Proposal, proposalOf } from './proposal.decide.ts';
import { recordSubjects } from './record-subjects.ts';
import { rescoreStale } from './rescore.ts';
import { refuseSecrets } from './schemes.ts';
import { allSubjects, type SubjectHead, writeFinalGrades, writeGrades } from './subjects.store.ts';
import { tellFinal, tellResults } from './tell-of-assessment.ts';
import { termFrom } from './tell-terms.ts';
import { tellGrades, tellOtherScores, termsTold } from './told-results.store.ts';

async function countsOf(
  context: AssessmentsContext,
  unit: Unit,
  { row, issued }: HeldExercise,
  { open, undecided: consequences, exceeded, short }: Proposal<SubjectHead>,
) {
  const { objections } = await progressOf(unit.tx, row.id);
  const contests = await openContests(context, row, issued);
  return { open, consequences, exceeded, short, contests, objections };
}

export function propose(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  const { actor } = acting.command;
  const today = context.clock.today();
  return actOnExercise(context, acting, chosen, async (held, unit) => {
    const { row, facts, issued } = held;
    // What is proposed, approved and told is by one version of the rules.
    const anew = await rescoreStale(unit, held, actor.name);
    const rows = await allSubjects(unit.tx, row.id);
    const proposal = proposalOf(issued.scheme, rows, await choicesOf(unit.tx, row.id));
    const counts = await countsOf(context, unit, held, proposal);
    const all = { ...counts, rescored: anew.length };
    const decided = decideProposal(facts, all, otherThanApproved(proposal).length, today);
    return {
      decided,
      changes: {
        proposed_on: today,
        proposed_by: actor.name,
        proposed_account: actor.accountId,
        // Again, after an objection: what was approved and told before is in the course.
        approved_on: null,
        approved_organ: null,
        approval_no: null,
        approved_by: null,
        notified_on: null,
        objections_until: null,
      },
      also: async () => {
        await writeGrades(
          unit.tx,
          proposal.subjects.map((one) => ({
            id: one.row.id,
            proposed_grade: one.grade,
            moved_from: one.movedFrom,
            proposed_consequences: followingOf(one),
          })),
        );
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

/** Whoever was told before and keeps the grade is not told again, and has no second term. */
export function notify(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { on }: { readonly on: CivilDate },
): Promise<void> {
  return actOnExercise(context, acting, chosen, async ({ row, facts }, unit) => {
    const { isNews, last } = await termsTold(unit.tx, row.id);
    // Who hears of it today has the whole term from today, whatever day the paper bears; where nobody does, no other begins.
    const until = isNews ? termFrom(context.clock.today(), row) : last;
    return {
      decided: decideNotification(facts, on, context.clock.today()),
      changes: { notified_on: on, objections_until: until },
      on,
      also: async () => {
        const ids = await tellGrades(unit.tx, row.id, { at: unit.now, until });
        const told = await allSubjects(unit.tx, row.id, ids);
        await asSystem(unit.tx, acting.command.scope, () =>
          recordSubjects(unit, told, 'assessment-subject.notified.v1', false),
        );
        await tellResults(unit, row, told, until);
      },
    };
  });
}

/** What follows from the result by the scheme, with its day where the scheme gives one. */
function consequencesOf({ subjects }: Proposal<SubjectHead>, on: CivilDate, unit: Unit) {
  return subjects.flatMap(({ row, consequences }) =>
    consequences
      .filter(({ follows }) => follows === true)
      .map(({ text, withinMonths, choice }) => ({
        id: newId<'assessment-consequence'>(unit.now),
        version: 1,
        subject_id: row.id,
        exercise_id: row.exercise_id,
        scope_key: row.scope_key,
        organiser_key: row.organiser_key,
        person_id: row.person_id,
        content: text,
        due_on: withinMonths === undefined ? null : addMonths(on, withinMonths),
        because: choice?.reason ?? null,
        because_by: choice?.by_name ?? null,
      })),
  );
}

/** As approved and told, and not otherwise: each hears that it is final, and what follows to which day. */
export function finalise(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  const today = context.clock.today();
  return actOnExercise(context, acting, chosen, async (held, unit) => {
    const { row, facts, issued } = held;
    const rows = await allSubjects(unit.tx, row.id);
    const proposal = proposalOf(issued.scheme, rows, await choicesOf(unit.tx, row.id));
    const counts = await countsOf(context, unit, held, proposal);
    return {
      decided: decideFinal(facts, counts, otherThanApproved(proposal), today),
      changes: { final_on: today },
      also: async () => {
        const consequences = consequencesOf(proposal, today, unit);
        await writeFinalGrades(unit.tx, row.id);
        await tellOtherScores(unit.tx, row.id, unit.now);
        await insertConsequences(unit.tx, consequences);
        await asSystem(unit.tx, acting.command.scope, () =>
          recordSubjects(unit, rows, 'assessment-subject.final.v1', false),
        );
        await tellFinal(unit, row, rows, consequences);
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
  return actOnExercise(context, acting, chosen, async ({ row, facts }, unit) => ({
    decided: decideCancel(facts, await wasNotified(unit.tx, row.id)),
    changes: { cancel_reason: reason },
    note: reason,
  }));
}
