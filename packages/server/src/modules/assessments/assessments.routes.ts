// The assessments routes: parse, call, present.
import {
  type Assessed,
  type AssessmentExercise,
  assessmentsRoutes,
  type Contest,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { ChosenExercise } from './act-on-exercise.ts';
import type { ChosenSubject } from './act-on-subject.ts';
import { type Acting, type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { chooseConsequence } from './choose-consequence.ts';
import { collect } from './collect.ts';
import { approve, cancel, finalise, notify, propose, returnProposal } from './conclude-exercise.ts';
import { endConsequence } from './consequences.ts';
import { contestView } from './contest.view.ts';
import { contestFact, decideContest } from './contest-facts.ts';
import { contestById } from './contests.store.ts';
import { chooseGrade, enterFact, moderate, submitSelfAssessment } from './enter-facts.ts';
import { answerObjection, objectTo } from './objections.ts';
import {
  addSubjects,
  assignScorer,
  changePlan,
  prepareExercise,
  removeSubject,
} from './prepare-exercise.ts';
import { exerciseOf, subjectOf } from './read-assessments.ts';
import { registerReading } from './reading.routes.ts';
import { closeScoring, openScoring, openSelfAssessment } from './run-exercise.ts';
import { evidenceHeldBy, sayOnItem } from './say-on-item.ts';
import { registerScoring } from './scoring.routes.ts';

const actingOf = ({ caller, command }: SignedInCall): Acting => ({
  command,
  own: selvesOf(caller),
  offices: officesHeld(caller),
});

type Act<Chosen, Input> = (
  context: AssessmentsContext,
  acting: Acting,
  chosen: Chosen,
  input: Input,
) => Promise<void>;

function bindExercises(binder: Binder, context: AssessmentsContext): void {
  const after = (caller: Caller, id: Id<'assessment'>) =>
    exerciseOf(context, caller, context.scopeFor(caller, 'assessments.assessment') ?? NO_SCOPE, id);
  bind(binder, assessmentsRoutes.prepare, async ({ body }, call) => {
    const { id } = await prepareExercise(context, actingOf(call), body);
    return after(call.caller, id);
  });
  /** An act on an exercise: its input without the version it was decided on. */
  const acting =
    <Body extends { readonly version: number }>(act: Act<ChosenExercise, Omit<Body, 'version'>>) =>
    async (
      { params, body }: { params: { assessmentId: Id<'assessment'> }; body: Body },
      call: SignedInCall,
    ): Promise<AssessmentExercise> => {
      const { version, ...input } = body;
      await act(context, actingOf(call), { id: params.assessmentId, version }, input);
      return after(call.caller, params.assessmentId);
    };
  bind(binder, assessmentsRoutes.change, acting(changePlan));
  bind(binder, assessmentsRoutes.addSubjects, acting(addSubjects));
  bind(binder, assessmentsRoutes.removeSubject, acting(removeSubject));
  bind(binder, assessmentsRoutes.assign, acting(assignScorer));
  bind(binder, assessmentsRoutes.collect, acting(collect));
  bind(binder, assessmentsRoutes.openSelfAssessment, acting(openSelfAssessment));
  bind(binder, assessmentsRoutes.openScoring, acting(openScoring));
  bind(binder, assessmentsRoutes.closeScoring, acting(closeScoring));
  bind(binder, assessmentsRoutes.propose, acting(propose));
  bind(binder, assessmentsRoutes.return, acting(returnProposal));
  bind(binder, assessmentsRoutes.approve, acting(approve));
  bind(binder, assessmentsRoutes.notify, acting(notify));
  bind(binder, assessmentsRoutes.finalise, acting(finalise));
  bind(binder, assessmentsRoutes.cancel, acting(cancel));
}

function bindSubjects(binder: Binder, context: AssessmentsContext): void {
  const acting =
    <Body extends { readonly version: number }>(act: Act<ChosenSubject, Omit<Body, 'version'>>) =>
    async (
      { params, body }: { params: { subjectId: Id<'assessed'> }; body: Body },
      call: SignedInCall,
    ): Promise<Assessed> => {
      const { version, ...input } = body;
      const { subjectId: id } = params;
      await act(context, actingOf(call), { id, version }, input);
      const { caller } = call;
      const scope = context.scopeFor(caller, 'assessments.subject') ?? NO_SCOPE;
      return subjectOf(context, caller, scope, id);
    };
  bind(binder, assessmentsRoutes.enterFact, acting(enterFact));
  bind(binder, assessmentsRoutes.say, acting(sayOnItem));
  bind(binder, assessmentsRoutes.heldEvidence, async ({ params, query }, call) => {
    const { count, lines } = await evidenceHeldBy(context, actingOf(call), params.subjectId, query);
    return { total: count, items: lines.map(({ id, on, text }) => ({ id, on, title: text })) };
  });
  bind(binder, assessmentsRoutes.submitSelfAssessment, acting(submitSelfAssessment));
  bind(binder, assessmentsRoutes.moderate, acting(moderate));
  bind(binder, assessmentsRoutes.chooseGrade, acting(chooseGrade));
  bind(binder, assessmentsRoutes.chooseConsequence, acting(chooseConsequence));
  bind(binder, assessmentsRoutes.contest, acting(contestFact));
  bind(binder, assessmentsRoutes.object, acting(objectTo));
  bind(binder, assessmentsRoutes.decideObjection, acting(answerObjection));
}

function bindContests(binder: Binder, context: AssessmentsContext): void {
  bind(
    binder,
    assessmentsRoutes.decideContest,
    async ({ params, body }, call): Promise<Contest> => {
      const { version, ...input } = body;
      const { contestId: id } = params;
      await decideContest(context, actingOf(call), { id, version }, input);
      const row = await context.database.read(SYSTEM_SCOPE, (db) =>
        contestById(db, SYSTEM_SCOPE, id),
      );
      if (row === undefined) throw new Refused({ code: 'http.not-found' });
      // Decided, it is nobody’s to decide.
      return contestView(row, new Set());
    },
  );
  bind(binder, assessmentsRoutes.endConsequence, ({ params, body }, call) => {
    const { version, ...input } = body;
    const chosen = { id: params.consequenceId, version };
    return endConsequence(context, actingOf(call), call.caller, chosen, input);
  });
}

export function registerAssessments(binder: Binder, context: AssessmentsContext): void {
  registerReading(binder, context);
  registerScoring(binder, context);
  bindExercises(binder, context);
  bindSubjects(binder, context);
  bindContests(binder, context);
}
