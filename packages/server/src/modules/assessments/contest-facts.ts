// A fact contested, once for all uses: by the subject’s side, decided by the organising side, replaced wherever it is used.
import type { AssessmentState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { FactValue, Scheme } from '@jinze/rules';
import { asSystem } from '../../platform/database/database.ts';
import { covers } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnSubject, askedFact, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { contestSource } from './assessments.ledger.ts';
import { changeFacts } from './change-facts.ts';
import { CONTESTED_IN, faultOfContesting } from './contest.decide.ts';
import { faultsOfDeciding } from './contest-deciders.ts';
import { countsKey } from './contest-key.ts';
import {
  type ContestRow,
  contestsAbout,
  insertContest,
  lockContest,
  type SubjectAlike,
  subjectsAlike,
  updateContest,
} from './contests.store.ts';
import { type FactWrite, factsBySubject, factsOf } from './facts.store.ts';
import { issuedScheme } from './issued-schemes.ts';
import { isSameValue } from './same-value.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import { refuseSecrets } from './schemes.ts';
import { tellContested, tellDecided } from './tell-of-assessment.ts';

/** Proposed or approved: what the paper says is not changed under it. */
const BETWEEN: readonly AssessmentState[] = ['proposed', 'approved'];

/** Its own line: what is decided of one settles nobody's notice of another. */
const contestLink = (id: ContestRow['id']) => `/assessments/contests?contest=${id}`;

export function contestFact(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenSubject,
  input: {
    readonly fact: string;
    readonly claimed: FactValue | null;
    readonly reason: string;
    readonly evidence: readonly string[];
  },
): Promise<void> {
  const { reason, evidence } = input;
  refuseSecrets({ reason, evidence: evidence.join('\n') });
  const act = { name: 'contested', side: 'subject', states: CONTESTED_IN } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise, issued }, unit) => {
    const task = askedFact(issued.scheme, row.class, input.fact, input.claimed);
    const { asked, source } = task;
    const [held] = (await factsOf(unit.tx, [row.id])).filter(({ name }) => name === input.fact);
    const fault = faultOfContesting(task, {
      exercise,
      today: context.clock.today(),
      isTold: row.told_at !== null,
      isHeld: held !== undefined,
    });
    if (fault !== undefined) throw new Refused({ code: `assessments.${fault}`, path: 'body.fact' });
    const counts = countsKey(task, row.class, exercise);
    const [earlier] = await contestsAbout(unit.tx, { ...row, year: exercise.year }, [counts]);
    if (earlier !== undefined) throw refuseSecond(earlier);
    const id = newId<'assessment-contest'>(unit.now);
    await insertContest(unit.tx, {
      id,
      version: 1,
      state: 'open',
      scope_key: row.scope_key,
      organiser_key: row.organiser_key,
      region_path: row.region_path,
      organ_id: row.organ_id,
      person_id: row.person_id,
      year: exercise.year,
      counts,
      subject_id: row.id,
      subject_name: row.name,
      fact: input.fact,
      asks: asked.asks,
      source,
      value_then: JSON.stringify(held?.value ?? null),
      claimed: JSON.stringify(input.claimed),
      entered_by: held?.by_account ?? null,
      reason,
      evidence: [...evidence],
      on_day: context.clock.today(),
      by_name: acting.command.actor.name,
      by_account: acting.command.actor.accountId,
      recorded_at: unit.now,
    });
    await recordHeld(unit, contestSource, [{ id, type: 'assessment-contest.made.v1' }]);
    await tellContested(unit, row.organiser_key, contestLink(id), `${row.name} ${asked.asks}`);
    return undefined;
  });
}

/** 一次申诉，各处通用: the second time shows the answer of the first. */
function refuseSecond({ on_day: on, state, decision }: ContestRow): Refused {
  return new Refused({
    code: state === 'open' ? 'assessments.contested-already' : 'assessments.contest-answered',
    path: 'body.fact',
    values: { on, answer: state === 'upheld' ? '成立' : '不成立', reason: decision ?? '' },
  });
}

/** Where a contested fact is used: a subject of an exercise with the facts there that are the same. */
interface Use extends SubjectAlike {
  readonly scheme: Scheme;
  readonly tasks: readonly TaskFact[];
}

async function usesOf(
  { database }: AssessmentsContext,
  unit: Unit,
  row: ContestRow,
): Promise<Use[]> {
  const uses: Use[] = [];
  for (const alike of await subjectsAlike(unit.tx, row)) {
    const { class: subjectClass, exercise } = alike;
    const { scheme } = await issuedScheme(database, exercise.scheme_id);
    const tasks = [...factsAsked(scheme, subjectClass).values()].filter(
      (task) => countsKey(task, subjectClass, exercise) === row.counts,
    );
    if (tasks.length > 0) uses.push({ ...alike, scheme, tasks });
  }
  return uses;
}

/** What is decided is of the kind the scheme asks it in, and no exercise stands between its proposal and its notification. */
function checkUpheld(uses: readonly Use[], value: FactValue | null): void {
  const between = uses.find(({ exercise: { state } }) => BETWEEN.includes(state));
  if (between !== undefined)
    throw new Refused({
      code: 'assessments.contest-between',
      values: { title: between.exercise.title },
    });
  for (const { scheme, class: subjectClass, tasks } of uses)
    for (const { asked } of tasks) askedFact(scheme, subjectClass, asked.fact, value);
}

/** The fact as it was decided, wherever it is used and the result is not final. Answers in how many. */
async function replaceEverywhere(
  unit: Unit,
  row: ContestRow,
  uses: readonly Use[],
  by: { readonly name: string; readonly accountId: Id<'account'> | null },
  decided: { readonly value: FactValue | null; readonly reason: string },
): Promise<number> {
  const open = uses.filter(({ exercise }) => exercise.state !== 'final');
  for (const { id, scheme, tasks } of open) {
    const writes = tasks.map(
      ({ asked, source }): FactWrite => ({
        subject_id: id,
        name: asked.fact,
        value: decided.value,
        source,
        cause: 'contest',
        evidence: row.evidence,
        by_name: by.name,
        by_account: by.accountId,
        because: decided.reason,
      }),
    );
    const { reason } = decided;
    await changeFacts(unit, scheme, writes, { cause: 'contest', reason, by: by.name });
  }
  return open.length;
}

/** Final results that were told by another value: what is final is not changed in silence, and the contest says so. */
async function finalOtherwise(
  unit: Unit,
  uses: readonly Use[],
  value: FactValue | null,
): Promise<number> {
  const final = uses.filter(({ exercise }) => exercise.state === 'final');
  const held = await factsBySubject(
    unit.tx,
    final.map(({ id }) => id),
  );
  return final.filter(({ id, tasks }) =>
    tasks.some(({ asked }) => !isSameValue(held.get(id)?.get(asked.fact)?.value ?? null, value)),
  ).length;
}

/** Decided by somebody else than entered or established it; upheld, it stands so wherever it is used. */
export async function decideContest(
  context: AssessmentsContext,
  acting: Acting,
  chosen: { readonly id: Id<'assessment-contest'>; readonly version: number },
  input: { readonly isUpheld: boolean; readonly value: FactValue | null; readonly reason: string },
): Promise<void> {
  const { isUpheld, value, reason } = input;
  refuseSecrets({ reason });
  const { command } = acting;
  const { accountId, name } = command.actor;
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockContest(unit.tx, command.scope, chosen.id);
    if (row === undefined || !covers(command.scope, { scopeKey: row.organiser_key }))
      throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id: row.id, state: row.state },
      });
    if (row.state !== 'open') throw refuseSecond(row);
    await asSystem(unit.tx, command.scope, async () => {
      const hand = { ...acting, accountId };
      const faults = await faultsOfDeciding(unit.tx, hand, [row], context.clock.today());
      const fault = faults.get(row.id);
      if (fault !== undefined) throw new Refused({ code: `assessments.${fault}` });
      const uses = isUpheld ? await usesOf(context, unit, row) : [];
      checkUpheld(uses, value);
      const replaced = await replaceEverywhere(
        unit,
        row,
        uses,
        { name, accountId },
        { value, reason },
      );
      const written = await updateContest(unit.tx, row.id, row.version, {
        state: isUpheld ? 'upheld' : 'rejected',
        decided_on: context.clock.today(),
        decided_by: name,
        decision: reason,
        decided_value: isUpheld ? JSON.stringify(value) : null,
        replaced,
        kept_final: await finalOtherwise(unit, uses, value),
      });
      if (written !== 1) throw new Refused({ code: 'http.version-conflict' });
      await recordHeld(unit, contestSource, [
        { id: row.id, type: 'assessment-contest.decided.v1' },
      ]);
      await unit.audit('assessments.decide-contest', row.id);
      const of = { scopeKey: row.scope_key, personId: row.person_id };
      await tellDecided(unit, of, contestLink(row.id), `${row.subject_name} ${row.asks}`);
    });
    return {};
  });
}
