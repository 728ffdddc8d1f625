// Preparing an exercise: its plan, whom it assesses, and who gives marks on what.
import type { ObjectionUnit } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { covers, SYSTEM_SCOPE, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { portionsOf } from '../../platform/portions.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountToName } from '../access/index.ts';
import { regionAt } from '../posts/index.ts';
import {
  actOnExercise,
  addStep,
  type ChosenExercise,
  type HeldExercise,
} from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { assessedSource, exerciseSource } from './assessments.ledger.ts';
import { takeFacts } from './collect.ts';
import { isContested } from './contests.store.ts';
import { decideStep, faultOfPlan, type Plan, PREPARED } from './exercise.decide.ts';
import { assignmentsOf, insertExercise, putAssignment } from './exercises.store.ts';
import { recordOfRegion } from './record-of-region.ts';
import { classesApart, factsAsked, itemsOf, type TaskFact } from './scheme-body.ts';
import { schemeById } from './schemes.store.ts';
import { refuseSecrets } from './schemes.ts';
import { columnsOf, judgeSubject } from './score-subject.ts';
import {
  allSubjects,
  bodyTwice,
  insertSubjects,
  isAnyOpen,
  lastPlace,
  type NewSubject,
  updateSubject,
  writeScores,
} from './subjects.store.ts';
import { type Chosen, chosenBy, type Fitting, subjectsNamed } from './subjects-named.ts';
import { tellScorers } from './tell-of-assessment.ts';

export interface PlanInput extends Plan {
  readonly title: string;
  readonly objectionDays: number;
  readonly objectionUnit: ObjectionUnit;
  readonly objectionBasis: string;
  readonly isBlind: boolean;
}

const planColumns = (plan: PlanInput) => ({
  title: plan.title,
  period_from: plan.from,
  period_to: plan.to,
  self_by: plan.selfBy,
  scoring_by: plan.scoringBy,
  propose_by: plan.proposeBy,
  objection_days: plan.objectionDays,
  objection_unit: plan.objectionUnit,
  objection_basis: plan.objectionBasis,
  is_blind: plan.isBlind,
  settling: plan.settling,
  settling_basis: plan.settlingBasis,
});

function checkPlan(plan: PlanInput): void {
  const { title, objectionBasis, settlingBasis } = plan;
  refuseSecrets({ title, objectionBasis, settlingBasis });
  const fault = faultOfPlan(plan);
  if (fault !== undefined) throw new Refused(fault);
}

export async function prepareExercise(
  { unitOfWork, clock }: AssessmentsContext,
  { command }: Acting,
  input: PlanInput & {
    readonly region: string;
    readonly year: number;
    readonly schemeId: Id<'assessment-scheme'>;
  },
): Promise<{ readonly id: Id<'assessment'> }> {
  checkPlan(input);
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    const scopeKey = region === undefined ? '' : scopeKeyOf(region.level, region.path);
    if (region === undefined || !covers(scope, { scopeKey }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    const scheme = await schemeById(unit.tx, scope, input.schemeId);
    if (scheme?.state !== 'issued' || scheme.scope_key !== scopeKey)
      throw new Refused({ code: 'assessments.not-issued', path: 'body.schemeId' });
    if (scheme.year !== input.year)
      throw new Refused({
        code: 'assessments.other-year',
        path: 'body.schemeId',
        values: { year: scheme.year },
      });
    const id = newId<'assessment'>(unit.now);
    const { state, event } = PREPARED;
    await insertExercise(unit.tx, {
      id,
      version: 1,
      state,
      region_path: region.path,
      scope_key: scopeKey,
      year: input.year,
      scheme_id: scheme.id,
      subject_kind: scheme.subject_kind ?? 'body',
      ...planColumns(input),
      prepared_on: clock.today(),
    });
    await addStep(unit, actor.name, { id, version: 1, act: 'prepare', today: clock.today() }, {});
    await recordOfRegion(unit, exerciseSource, region.path, { id, type: event });
    await unit.audit('assessments.prepare', id);
    return { id };
  });
}

export function changePlan(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  input: PlanInput,
): Promise<void> {
  checkPlan(input);
  return actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const changes = planColumns(input);
    const isOtherDays =
      changes.period_from !== row.period_from || changes.period_to !== row.period_to;
    if (isOtherDays && (await isContested(unit.tx, row.id)))
      throw new Refused({ code: 'assessments.period-contested', path: 'body.to' });
    return {
      decided: decideStep(facts, 'change'),
      changes,
      also: async () => {
        // What was told is of the old days; nobody reads these as the new ones.
        if (isOtherDays && (await isAnyOpen(unit.tx, row.id)))
          await takeFacts(
            context,
            unit,
            { row: { ...row, ...changes }, issued },
            acting.command.actor.name,
          );
      },
    };
  });
}

/** As many subjects at once as their scores take little memory. */
const AT_ONCE = 1000;

/** Before a fact is known a subject has its score already: whatever lies between nothing and everything. */
async function scoreAnew(
  unit: Unit,
  { issued }: HeldExercise,
  added: readonly Pick<NewSubject, 'id' | 'class'>[],
): Promise<void> {
  const byClass = Map.groupBy(added, (one) => one.class);
  const scores = [...byClass].flatMap(([of, some]) => {
    const judged = judgeSubject(issued.scheme, of, []);
    return some.map(({ id }) => columnsOf(id, judged));
  });
  await writeScores(unit.tx, scores, unit.now);
  await recordHeld(
    unit,
    assessedSource,
    added.map(({ id }) => ({ id, type: 'assessment-subject.added.v1', isConcealed: true })),
  );
}

/** Not in a second class either, unless party committee and government are assessed apart. */
async function refuseTwice(unit: Unit, added: readonly Pick<NewSubject, 'id'>[]): Promise<void> {
  const twice = await bodyTwice(
    unit.tx,
    added.map(({ id }) => id),
  );
  if (twice !== undefined)
    throw new Refused({ code: 'assessments.subject-twice', values: { name: twice } });
}

export async function addSubjects(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { subjects }: { readonly subjects: readonly Chosen[] | Fitting },
): Promise<void> {
  const today = context.clock.today();
  await actOnExercise(context, acting, chosen, async (held, unit) => {
    const { row, facts, issued } = held;
    const around = { row, scheme: issued.scheme, today };
    // Whom it may assess is told by where they are, not by what the office reads of them.
    const named = await context.database.read(SYSTEM_SCOPE, async (db) =>
      subjectsNamed(
        db,
        around,
        'kind' in subjects ? await chosenBy(db, around, subjects) : subjects,
      ),
    );
    const first = (await lastPlace(unit.tx, row.id)) + 1;
    const added = named.map(
      (one, at): NewSubject => ({
        ...one,
        id: newId<'assessed'>(unit.now),
        exercise_id: row.id,
        organiser_key: row.scope_key,
        place: first + at,
        facts_missing: factsAsked(issued.scheme, one.class).size,
      }),
    );
    return {
      decided: decideStep(facts, 'add-subjects'),
      note: `${added.length}`,
      also: async () => {
        for (const some of portionsOf(added, AT_ONCE)) await insertSubjects(unit.tx, some);
        if (classesApart(issued.scheme) === null) await refuseTwice(unit, added);
        for (const some of portionsOf(added, AT_ONCE)) await scoreAnew(unit, held, some);
      },
    };
  });
}

export async function removeSubject(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  { subjectId }: { readonly subjectId: Id<'assessed'> },
): Promise<void> {
  await actOnExercise(context, acting, chosen, async ({ facts }, unit) => {
    const [subject] = await allSubjects(unit.tx, chosen.id, [subjectId]);
    if (subject === undefined)
      throw new Refused({ code: 'http.not-found', path: 'body.subjectId' });
    return {
      decided: decideStep(facts, 'remove-subject'),
      note: subject.name,
      also: async () => {
        const removed = await updateSubject(unit.tx, subjectId, subject.version, {
          is_removed: true,
        });
        if (removed !== 1) throw new Refused({ code: 'http.version-conflict' });
        await recordHeld(unit, assessedSource, [
          { id: subjectId, type: 'assessment-subject.removed.v1', isConcealed: true },
        ]);
      },
    };
  });
}

/** Items with a fact that somebody gives as a mark, whatever class they are of. */
export function markedItems(scheme: Parameters<typeof itemsOf>[0]) {
  const classes = scheme.subjects.classes?.map(({ id }) => id) ?? [null];
  const isMarked = ({ source }: TaskFact) => source === 'scorer';
  const marked = new Set(
    classes.flatMap((id) =>
      [...factsAsked(scheme, id).values()].filter(isMarked).flatMap(({ items }) => items),
    ),
  );
  return itemsOf(scheme).filter(({ item }) => marked.has(item));
}

export async function assignScorer(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
  input: {
    readonly loginName: string;
    readonly items: readonly string[];
  },
): Promise<void> {
  const { loginName } = input;
  await actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => {
    const decided = decideStep(facts, 'assign');
    if (!decided.ok) return { decided };
    const known = new Set(markedItems(issued.scheme).map(({ item }) => item.id));
    const other = input.items.find((id) => !known.has(id));
    if (other !== undefined)
      throw new Refused({
        code: 'assessments.item-not-marked',
        path: 'body.items',
        values: { item: other },
      });
    // Last of all: whether there is an account is told by naming it, which everybody sees, and by nothing else.
    const named = (await assignmentsOf(unit.tx, row.id)).map(({ account_id: id }) => id);
    const account = await context.database.read(SYSTEM_SCOPE, (db) =>
      accountToName(db, loginName, row.region_path, named),
    );
    const isTakenBack = input.items.length === 0;
    if (account === undefined || (isTakenBack && !named.includes(account.id)))
      throw new Refused({ code: 'assessments.no-such-account', path: 'body.loginName' });
    return {
      decided,
      note: account.displayName,
      also: async () => {
        const assignment = {
          exercise_id: row.id,
          account_id: account.id,
          name: account.displayName,
          items: [...new Set(input.items)],
        };
        await putAssignment(unit.tx, assignment);
        // Before it is opened there is nothing to do yet: then all who are named are told at once.
        if (row.state === 'scoring') await tellScorers(unit, row, [assignment]);
      },
    };
  });
}
