// What of a subject leaves the server: its facts as soon as they are collected, its result from the notification on, marks never before scoring is closed.
import type {
  Assessed,
  AssessedAct,
  AssessedFact,
  AssessedLine,
  AssessmentObjection,
} from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import type { beginnings } from './begin-from-consequence.ts';
import { isCollected } from './collected-facts.ts';
import { consequenceView } from './consequence.view.ts';
import type { ConsequenceRow } from './consequences.store.ts';
import { faultOfContesting } from './contest.decide.ts';
import { contestView } from './contest.view.ts';
import { countsKey } from './contest-key.ts';
import type { ContestRow } from './contests.store.ts';
import { type EnteringSide, faultOfEntering } from './entering.decide.ts';
import type { ExerciseRow } from './exercises.store.ts';
import type { FactRow, MarkRow } from './facts.store.ts';
import { isOfficeOf } from './impartial.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import type { ObjectionRow } from './objections.store.ts';
import {
  asTold,
  type ReadSubject,
  type ResultAround,
  resultOf,
  scoreOf,
  toldView,
} from './result.view.ts';
import { isSameValue } from './same-value.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import type { SubjectHead, SubjectRow } from './subjects.store.ts';
import { whysOfScore } from './why-score.ts';

/** What a reader of one subject is to it. */
export interface Reading {
  readonly isOrganiser: boolean;
  /** Its own office, or the person. */
  readonly isSubject: boolean;
  /** An earlier telling is opened: it is read as it was told, and nothing is done from there. */
  readonly isAsTold: boolean;
}

/** `about`: what of its exercise is about the caller. */
export function readingOf(
  { may }: Pick<AssessmentsContext, 'may'>,
  caller: Caller,
  row: Pick<SubjectRow, 'id' | 'organiser_key' | 'scope_key' | 'person_id' | 'region_path'>,
  about: ReadonlySet<Id<'assessed'>>,
): Reading {
  const READ = 'assessments.subject';
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
  const isAbout = isOwn || isOfficeOf(officesHeld(caller), row) || about.has(row.id);
  return {
    // Whoever organises has nothing to organise of their own, nor of the place whose office they are or where they hold a post.
    isOrganiser: !isAbout && may(caller, READ, { scopeKey: row.organiser_key }),
    isSubject: isOwn || may(caller, READ, { scopeKey: row.scope_key }),
    isAsTold: false,
  };
}

const NO_RESULT = { total: null, between: null, grade: null, couldBe: [] };

function selfOf(
  row: SubjectHead,
  { state, self_by: selfBy }: ExerciseRow,
  today: CivilDate,
): AssessedLine['self'] {
  if (row.submitted_on !== null) return row.is_late === true ? 'submitted-late' : 'submitted';
  // A cancelled exercise waits for nobody, however far it came.
  if (state === 'prepared' || state === 'cancelled') return 'not-open';
  // Once its stage is over nobody is waited for.
  if (state !== 'self-assessment') return 'not-submitted';
  return today > selfBy ? 'overdue' : 'open';
}

export function subjectLine(
  row: SubjectHead,
  { exercise, issued, today }: { exercise: ExerciseRow; issued: IssuedScheme; today: CivilDate },
  { isOrganiser }: Reading,
): AssessedLine {
  const isResultShown = isOrganiser || row.told_at !== null;
  const shown = isOrganiser ? row : asTold(row);
  const named = issued.scheme.subjects.classes?.find(({ id }) => id === row.class);
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    name: row.name,
    regionName: row.region_name,
    organName: row.organ_name,
    postTitle: row.post_title,
    class: row.class,
    className: named?.name ?? null,
    self: selfOf(row, exercise, today),
    isResultShown,
    ...(isResultShown ? resultOf(shown) : NO_RESULT),
    proposedGrade: isResultShown ? shown.proposed_grade : null,
    finalGrade: isResultShown ? row.final_grade : null,
    vetoes: isResultShown ? [...shown.vetoes] : [],
    // How many are missing tells whether marks are agreed on: that is not told before the result.
    factsMissing: isResultShown ? shown.facts_missing : null,
  };
}

export interface SubjectAround extends ResultAround {
  readonly exercise: ExerciseRow;
  readonly marks: readonly MarkRow[];
  readonly contests: readonly ContestRow[];
  /** Those of them the caller may decide. */
  readonly contestsToDecide: ReadonlySet<ContestRow['id']>;
  readonly objections: readonly ObjectionRow[];
  readonly openGrades: readonly string[];
  /** On which side the caller enters facts, if on any. */
  readonly side: EnteringSide | undefined;
  /** By whom it is not about, nor about a rival of theirs. */
  readonly maySettle: boolean;
  readonly consequences: readonly ConsequenceRow[];
  /** What each is followed up with, where the caller may. */
  readonly begins: Awaited<ReturnType<typeof beginnings>>;
}

/** A mark is told to the subject with the result, and not before. */
const isWithheld = ({ source }: TaskFact, row: SubjectRow, { isOrganiser }: Reading) =>
  source === 'scorer' && !isOrganiser && row.told_at === null;

/** Who reads enters it, or enters it anew: what is known already changes by moderation or a contest. */
function mayEnter(
  task: TaskFact,
  row: SubjectRow,
  held: FactRow | undefined,
  { exercise: { state }, side }: SubjectAround,
  { isAsTold }: Reading,
): boolean {
  if (isAsTold || side === undefined) return false;
  const isSubmitted = row.submitted_on !== null;
  return faultOfEntering(task, { side, state, isSubmitted, held }) === undefined;
}

function factView(
  [name, task]: readonly [string, TaskFact],
  row: SubjectRow,
  around: SubjectAround,
  reading: Reading,
): AssessedFact {
  const { asked, source, items } = task;
  const told = around.toldFacts.get(name);
  // A mark is told with the result: one that was settled since is told with the next.
  const isAsTold = reading.isAsTold || (source === 'scorer' && !reading.isOrganiser);
  const held = isAsTold ? told : around.facts.get(name);
  const hidden = isWithheld(task, row, reading);
  const counts = countsKey(task, row.class, around.exercise);
  const contest = around.contests.find((one) => one.counts === counts);
  const shown = hidden ? undefined : held;
  const isOther =
    around.told !== undefined && !isSameValue(told?.value ?? null, held?.value ?? null);
  return {
    fact: name,
    asks: asked.asks,
    kind: asked.kind,
    periods: asked.periods ?? null,
    codes: [...(asked.codes ?? [])],
    from: isCollected(task) || source === 'scorer' ? source : null,
    items: items.map(({ id, title }) => ({ id, title })),
    value: shown?.value ?? null,
    isWithheld: hidden,
    source: shown?.source ?? null,
    evidence: shown?.evidence ?? [],
    by: shown?.by_name ?? null,
    because: shown?.because ?? null,
    version: shown?.version ?? 0,
    recordedAt: shown?.recorded_at.toISOString() ?? null,
    asTold: isOther ? { value: told?.value ?? null } : null,
    contest:
      contest === undefined
        ? null
        : {
            ...contestView(contest, reading.isAsTold ? new Set() : around.contestsToDecide),
          },
    said: row.item_statements[name] ?? null,
    maySay:
      source === 'scorer' &&
      reading.isSubject &&
      around.exercise.state === 'self-assessment' &&
      row.submitted_on === null,
    mayEnter: mayEnter(task, row, held, around, reading),
    mayContest:
      reading.isSubject &&
      contest === undefined &&
      faultOfContesting(task, {
        exercise: around.exercise,
        today: around.today,
        isTold: row.told_at !== null,
        isHeld: held !== undefined,
      }) === undefined,
  };
}

/** Only to who organises it; until scoring is closed of an exercise that is blind, to nobody. */
export const areMarksShown = (
  { state, is_blind: isBlind }: Pick<ExerciseRow, 'state' | 'is_blind'>,
  { isOrganiser }: Reading,
): boolean => isOrganiser && !(state === 'scoring' && isBlind);

function marksView({ marks, exercise }: SubjectAround, reading: Reading): Assessed['marks'] {
  if (!areMarksShown(exercise, reading)) return [];
  return marks.map((one) => ({
    itemId: one.item_id,
    fact: one.fact,
    accountId: one.account_id,
    by: one.by_name,
    value: one.value,
    reason: one.reason,
    recordedAt: one.recorded_at.toISOString(),
  }));
}

function objectionView(
  row: ObjectionRow,
  isDecider: boolean,
  { accountId }: Caller,
): AssessmentObjection {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    on: row.on_day,
    by: row.by_name,
    content: row.content,
    recordedAt: row.recorded_at.toISOString(),
    decision:
      row.decided_on === null
        ? null
        : {
            on: row.decided_on,
            by: row.decided_by ?? '',
            reason: row.decision ?? '',
            fact: row.fact,
            grade: row.grade,
          },
    mayDecide: isDecider && row.state === 'open' && row.by_account !== accountId,
  };
}

function actsOf(
  row: SubjectRow,
  { exercise, today, maySettle, objections }: SubjectAround,
  { isOrganiser, isSubject }: Reading,
  facts: readonly AssessedFact[],
): AssessedAct[] {
  const { state } = exercise;
  const isSelfOpen = state === 'self-assessment' && row.submitted_on === null;
  const { told_at: toldAt, objections_until: until } = row;
  const isTerm = toldAt !== null && (until === null || today <= until);
  // One at a time.
  const isObjected = objections.some((one) => one.state === 'open');
  const acts: readonly [AssessedAct, boolean][] = [
    ['enter-fact', facts.some((fact) => fact.mayEnter)],
    ['submit-self-assessment', isSubject && isSelfOpen],
    ['moderate', isOrganiser && maySettle && state === 'moderation'],
    ['contest', facts.some((fact) => fact.mayContest)],
    ['object', isSubject && state === 'notified' && isTerm && !isObjected],
  ];
  return acts.flatMap(([act, isPossible]) => (isPossible ? [act] : []));
}

function proposalView(row: ReadSubject): Assessed['proposal'] {
  const { proposed_grade: grade, moved_from: movedFrom } = row;
  if (grade === null) return null;
  const isChosen = row.chosen_grade === grade;
  return {
    grade,
    movedFrom,
    reason: isChosen ? row.chosen_reason : null,
    by: isChosen ? row.chosen_by : null,
  };
}

/** `reading`: as who the caller is to it, or as whoever reads a telling. */
export function subjectView(
  context: AssessmentsContext,
  caller: Caller,
  row: SubjectRow,
  around: SubjectAround,
  reading: Reading,
): Assessed {
  const { exercise, issued, marks, today, told } = around;
  const line = subjectLine(row, { exercise, issued, today }, reading);
  const score = line.isResultShown ? scoreOf(row, around, !reading.isOrganiser) : null;
  const facts = [...factsAsked(issued.scheme, row.class)].map((one) =>
    factView(one, row, around, reading),
  );
  const isDecider =
    reading.isOrganiser &&
    around.maySettle &&
    !marks.some((one) => one.account_id === caller.accountId);
  return {
    ...line,
    assessmentId: exercise.id,
    assessmentTitle: exercise.title,
    assessmentState: exercise.state,
    year: exercise.year,
    personId: row.person_id,
    statement: row.statement,
    selfBy: exercise.self_by,
    submitted:
      row.submitted_on === null
        ? null
        : { on: row.submitted_on, by: row.submitted_by ?? '', isLate: row.is_late === true },
    facts,
    told: told === undefined ? null : toldView(told, !reading.isOrganiser),
    score: (score?.output ?? null) as Assessed['score'],
    whys: score === null ? null : whysOfScore(score.output, issued, score.scoredOn),
    marks: marksView(around, reading),
    proposal: line.isResultShown ? proposalView(reading.isOrganiser ? row : asTold(row)) : null,
    objections: around.objections.map((one) => objectionView(one, isDecider, caller)),
    openGrades: isDecider ? [...around.openGrades] : [],
    consequences: around.consequences.map((one) => ({
      ...consequenceView(context, caller, one, { today, begun: around.begins.get(one.id) }),
      ...(reading.isAsTold ? { mayEnd: false, begins: null } : {}),
    })),
    may: actsOf(row, around, reading, facts),
  };
}
