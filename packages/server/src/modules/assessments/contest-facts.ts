// A fact contested, once for all uses: by the subject’s side, decided by the organising side, replaced wherever it is used.
import type { AssessmentState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { AskedFact, FactValue } from '@jinze/rules';
import { asSystem } from '../../platform/database/database.ts';
import { covers, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnSubject, askedFact, type ChosenSubject } from './act-on-subject.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { contestSource } from './assessments.ledger.ts';
import { changeFacts } from './change-facts.ts';
import {
  type ContestRow,
  contestsAbout,
  insertContest,
  lockContest,
  subjectsAlike,
  updateContest,
} from './contests.store.ts';
import { type FactWrite, factsOf, marksOf } from './facts.store.ts';
import { checkImpartial } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import { refuseSecrets } from './schemes.ts';
import { subjectById } from './subjects.store.ts';
import { tellContested, tellDecided } from './tell-of-assessment.ts';

const UNDER_WAY: readonly AssessmentState[] = [
  'self-assessment',
  'scoring',
  'moderation',
  'notified',
];

/** What a fact counts, told alike in every scheme: its source and what of it; entered ones go by what is asked. */
export function countsKey({ fact, asks, kind, from, periods }: AskedFact): string {
  if (from === undefined || from.source === 'office' || from.source === 'scorer')
    return `asked|${fact}|${asks}`;
  const { source, activity, body, postClass, grades = [], counts } = from;
  return [source, activity, body, postClass, grades.join('+'), counts, kind, periods]
    .map((one) => one ?? '')
    .join('|');
}

const contestLink = '/assessments/contests';

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
  const act = { name: 'contested', side: 'subject', states: UNDER_WAY } as const;
  return actOnSubject(context, acting, chosen, act, async ({ row, exercise, issued }, unit) => {
    const { asked, source } = askedFact(issued.scheme, row.class, input.fact, input.claimed);
    // A mark is not told before the notification, so it is not contested before it either.
    if (source === 'scorer' && row.told_at === null)
      throw new Refused({ code: 'assessments.fact-not-told', path: 'body.fact' });
    const counts = countsKey(asked);
    const about = await contestsAbout(unit.tx, { ...row, year: exercise.year });
    const earlier = about.find((one) => one.counts === counts);
    if (earlier !== undefined) throw refuseSecond(earlier);
    const [held] = (await factsOf(unit.tx, [row.id])).filter(({ name }) => name === input.fact);
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
    await tellContested(unit, row.organiser_key, contestLink, `${row.name} ${asked.asks}`);
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

/** The fact as it was decided, for every subject that is the same body or person and whose scheme counts the same. */
async function replaceEverywhere(
  { database }: AssessmentsContext,
  unit: Unit,
  row: ContestRow,
  by: { readonly name: string; readonly accountId: Id<'account'> | null },
  decided: { readonly value: FactValue | null; readonly reason: string },
): Promise<number> {
  let replaced = 0;
  for (const { id, class: subjectClass, schemeId } of await subjectsAlike(unit.tx, row)) {
    const { scheme } = await issuedScheme(database, schemeId);
    const isSame = ({ asked }: TaskFact) => countsKey(asked) === row.counts;
    const facts = [...factsAsked(scheme, subjectClass).values()].filter(isSame);
    const writes = facts.map(
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
    if (writes.length > 0) replaced += 1;
  }
  return replaced;
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
    await checkImpartial(context, acting, row);
    if (accountId !== null && row.by_account === accountId)
      throw new Refused({ code: 'assessments.made-by-oneself' });
    if (accountId !== null && row.entered_by === accountId)
      throw new Refused({ code: 'assessments.entered-by-oneself' });
    await asSystem(unit.tx, command.scope, async () => {
      const subject = await subjectById(unit.tx, SYSTEM_SCOPE, row.subject_id);
      const marks =
        subject === undefined
          ? []
          : await marksOf(unit.tx, { exerciseId: subject.exercise_id, subjectId: subject.id });
      if (marks.some((one) => one.fact === row.fact && one.account_id === accountId))
        throw new Refused({ code: 'assessments.entered-by-oneself' });
      if (isUpheld) await checkDecided(context, unit, row, value);
      const replaced = isUpheld
        ? await replaceEverywhere(context, unit, row, { name, accountId }, { value, reason })
        : 0;
      const written = await updateContest(unit.tx, row.id, row.version, {
        state: isUpheld ? 'upheld' : 'rejected',
        decided_on: context.clock.today(),
        decided_by: name,
        decision: reason,
        decided_value: isUpheld ? JSON.stringify(value) : null,
        replaced,
      });
      if (written !== 1) throw new Refused({ code: 'http.version-conflict' });
      await recordHeld(unit, contestSource, [
        { id: row.id, type: 'assessment-contest.decided.v1' },
      ]);
      await unit.audit('assessments.decide-contest', row.id);
      const of = { scopeKey: row.scope_key, personId: row.person_id };
      await tellDecided(unit, of, contestLink, `${row.subject_name} ${row.asks}`);
    });
    return {};
  });
}

/** What is decided is of the kind the scheme asks it in. */
async function checkDecided(
  { database }: AssessmentsContext,
  unit: Unit,
  row: ContestRow,
  value: FactValue | null,
): Promise<void> {
  for (const { class: subjectClass, schemeId } of await subjectsAlike(unit.tx, row)) {
    const { scheme } = await issuedScheme(database, schemeId);
    for (const { asked } of factsAsked(scheme, subjectClass).values())
      if (countsKey(asked) === row.counts) askedFact(scheme, subjectClass, asked.fact, value);
  }
}
