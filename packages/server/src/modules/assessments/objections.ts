// Objections 异议 to a result within the term, decided by others than gave the marks; upheld, a fact is put right.
import type { CivilDate, Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { covers } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { Refused } from '../../platform/refused.ts';
import { actOnSubject, askedFact, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { marksOf } from './facts.store.ts';
import { chooseBetween } from './grade-choice.ts';
import { decideObjection, insertObjection, objectionsOf } from './objections.store.ts';
import { refuseSecrets } from './schemes.ts';
import { linkOfSubject, tellContested, tellDecided } from './tell-of-assessment.ts';

export function objectTo(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  { on, content }: { readonly on: CivilDate; readonly content: string },
): Promise<void> {
  refuseSecrets({ content });
  const act = {
    name: 'objected',
    event: 'assessment-subject.objected.v1',
    side: 'subject',
    states: ['notified'],
  } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise }, unit) => {
    const from = exercise.notified_on;
    // Whoever was told once and keeps the grade has no second term.
    const until = row.objections_until;
    const today = context.clock.today();
    if (on > today) throw new Refused({ code: 'assessments.future-date', path: 'body.on' });
    // While the last day is not known nobody is told that it is over.
    const isOver = row.told_at === null || (until !== null && on > until);
    if (from === null || on < from || isOver)
      throw new Refused({
        code: 'assessments.out-of-term',
        path: 'body.on',
        values: { from: from ?? '', until: until ?? '' },
      });
    // One on paper is entered by the office that runs a body without an office; whoever has one says it themselves, today.
    if (on < today && !covers(acting.command.scope, { scopeKey: row.organiser_key }))
      throw new Refused({ code: 'assessments.objected-today', path: 'body.on' });
    // One at a time: the next is to what the first was answered with.
    const made = await objectionsOf(unit.tx, row.id);
    if (made.some(({ state }) => state === 'open'))
      throw new Refused({ code: 'assessments.objected-already' });
    await insertObjection(unit.tx, {
      id: newId<'assessment-objection'>(unit.now),
      version: 1,
      subject_id: row.id,
      state: 'open',
      on_day: on,
      by_name: acting.command.actor.name,
      by_account: acting.command.actor.accountId,
      content,
      recorded_at: unit.now,
    });
    await tellContested(
      unit,
      row.organiser_key,
      linkOfSubject(row),
      `${row.name} ${exercise.title}`,
    );
    // The record counts what was objected.
    return {};
  });
}

interface Answer {
  readonly objectionId: Id<'assessment-objection'>;
  readonly isUpheld: boolean;
  readonly reason: string;
  readonly fact: string | null;
  readonly value: FactValue | null;
  /** Said in so many words: the fact is not known any more. */
  readonly isUnknown: boolean;
  /** Where a quota left several: which of them it is now. */
  readonly grade: string | null;
}

/** Upheld, it is one fact with what it is now, or the grade; nothing else. */
function refuseForm({ isUpheld, fact, value, isUnknown, grade }: Answer): void {
  if (fact !== null && value === null && !isUnknown)
    throw new Refused({ code: 'assessments.upheld-needs-value', path: 'body.value' });
  if (isUpheld !== (fact !== null || grade !== null) || (fact !== null && grade !== null))
    throw new Refused({ code: 'assessments.upheld-needs-fact', path: 'body.fact' });
}

/** Who gave a mark of the subject does not decide what is said against it; upheld, one fact or the chosen grade is another. */
export function answerObjection(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: Answer,
): Promise<void> {
  const { isUpheld, reason, fact, value, grade } = input;
  refuseSecrets({ reason });
  const { accountId, name } = acting.command.actor;
  const act = {
    name: 'objection-decided',
    event: 'assessment-subject.objection-decided.v1',
    side: 'organiser',
    states: ['notified'],
  } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise, issued }, unit) => {
    const objection = (await objectionsOf(unit.tx, row.id)).find(
      ({ id }) => id === input.objectionId,
    );
    if (objection === undefined)
      throw new Refused({ code: 'http.not-found', path: 'body.objectionId' });
    if (objection.state !== 'open') throw new Refused({ code: 'assessments.objection-decided' });
    if (accountId !== null && objection.by_account === accountId)
      throw new Refused({ code: 'assessments.made-by-oneself' });
    const marks = await marksOf(unit.tx, { exerciseId: exercise.id, subjectIds: [row.id] });
    if (marks.some((one) => one.account_id === accountId))
      throw new Refused({ code: 'assessments.scored-by-oneself' });
    refuseForm(input);
    await decideObjection(unit.tx, objection, {
      state: isUpheld ? 'upheld' : 'rejected',
      decided_on: context.clock.today(),
      decided_by: name,
      decision: reason,
      fact,
      grade,
    });
    const of = { scopeKey: row.scope_key, personId: row.person_id };
    await tellDecided(unit, of, linkOfSubject(row), `${row.name} ${exercise.title}`);
    if (grade !== null) {
      if (grade === row.chosen_grade) throw new Refused({ code: 'assessments.nothing-changed' });
      return chooseBetween(
        unit,
        { row, issued, exercise },
        { grade, reason, by: name, cause: 'objection' },
      );
    }
    if (fact === null) return {};
    const { source } = askedFact(issued.scheme, row.class, fact, value);
    const write = {
      subject_id: row.id,
      name: fact,
      value,
      source,
      cause: 'objection',
      evidence: [],
      by_name: name,
      by_account: accountId,
      because: reason,
    } as const;
    const changed = await changeFacts(unit, issued.scheme, [write], {
      cause: 'objection',
      reason,
      by: name,
    });
    if (changed === 0) throw new Refused({ code: 'assessments.nothing-changed' });
    return undefined;
  });
}
