// Facts change: written with their versions, every subject they are of scored anew, and the history says by what.
import type { FactCause } from '@jinze/contracts';
import type { Scheme } from '@jinze/rules';
import type { Unit } from '../../platform/unit-of-work.ts';
import { type FactRow, type FactWrite, factsBySubject, putFacts } from './facts.store.ts';
import { recordChanged } from './record-subjects.ts';
import { isSameValue } from './same-value.ts';
import { columnsOf, judgeSubject, type KnownFact } from './score-subject.ts';
import {
  insertScoreChanges,
  lockSubjects,
  type NewScoreChange,
  type Outcome,
  type ScoreColumns,
  type SubjectRow,
  writeScores,
} from './subjects.store.ts';

/** As many subjects at once as their facts take little memory. */
const AT_ONCE = 500;

const EVENTS: Readonly<Record<FactCause, string>> = {
  collected: 'assessment-subject.collected.v1',
  'self-assessment': 'assessment-subject.fact-entered.v1',
  office: 'assessment-subject.fact-entered.v1',
  mark: 'assessment-subject.marked.v1',
  moderation: 'assessment-subject.moderated.v1',
  contest: 'assessment-subject.contest-decided.v1',
  objection: 'assessment-subject.objection-decided.v1',
};

export interface Changing {
  readonly cause: FactCause;
  readonly reason: string | null;
  readonly by: string;
}

export const outcomeOf = ({ total, at_least, at_most, grade, could_be }: Outcome) => ({
  total,
  at_least,
  at_most,
  grade,
  could_be,
});

/** Whether a write says anything that does not stand already; what is counted never takes the place of what people said. */
function isNews(write: FactWrite, held: FactRow | undefined): boolean {
  if (held === undefined) return write.value !== null;
  if (write.cause === 'collected' && held.cause !== 'collected') return false;
  return (
    !isSameValue(held.value, write.value) ||
    held.cause !== write.cause ||
    // A count says the day it was counted by: the same counted on another day is none.
    (write.cause !== 'collected' && held.because !== write.because) ||
    !isSameValue(held.evidence, write.evidence)
  );
}

async function changeSome(
  unit: Unit,
  scheme: Scheme,
  writes: readonly FactWrite[],
  { cause, reason, by }: Changing,
): Promise<number> {
  const ids = [...new Set(writes.map(({ subject_id: id }) => id))];
  const rows = await lockSubjects(unit.tx, ids);
  const held = await factsBySubject(unit.tx, ids);
  const news = writes.filter((one) => isNews(one, held.get(one.subject_id)?.get(one.name)));
  if (news.length === 0) return 0;
  await putFacts(unit.tx, news, unit.now);
  const bySubject = Map.groupBy(news, ({ subject_id: id }) => id);
  const scores: ScoreColumns[] = [];
  const changes: NewScoreChange[] = [];
  for (const row of rows) {
    const mine = bySubject.get(row.id);
    if (mine === undefined) continue;
    const before = held.get(row.id) ?? new Map<string, FactRow>();
    const after = new Map<string, KnownFact>(before);
    for (const one of mine) after.set(one.name, { ...one, evidence: [...one.evidence] });
    const score = columnsOf(row.id, judgeSubject(scheme, row.class, after.values()));
    scores.push(score);
    changes.push(changeOf(row, before, mine, score, { cause, reason, by }));
  }
  await writeScores(unit.tx, scores, unit.now);
  await insertScoreChanges(unit.tx, changes, unit.now);
  const changed = rows.filter(({ id }) => bySubject.has(id));
  await recordChanged(unit, changed, EVENTS[cause]);
  return news.length;
}

function changeOf(
  row: SubjectRow,
  before: ReadonlyMap<string, FactRow>,
  mine: readonly FactWrite[],
  score: ScoreColumns,
  { cause, reason, by }: Changing,
): NewScoreChange {
  return {
    subject_id: row.id,
    // The version it makes: each change has one of its own.
    number: row.version + 1,
    by_name: by,
    cause,
    reason,
    facts: mine.map(({ name, value }) => ({
      name,
      before: before.get(name)?.value ?? null,
      after: value,
    })),
    before: row.scored_at === null ? null : outcomeOf(row),
    after: outcomeOf(score),
  };
}

/** Answers how many facts are others now; the rest stood so already. */
export async function changeFacts(
  unit: Unit,
  scheme: Scheme,
  writes: readonly FactWrite[],
  changing: Changing,
): Promise<number> {
  const bySubject = [...Map.groupBy(writes, ({ subject_id: id }) => id).entries()].toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  let changed = 0;
  for (let start = 0; start < bySubject.length; start += AT_ONCE) {
    const some = bySubject.slice(start, start + AT_ONCE).flatMap(([, of]) => of);
    changed += await changeSome(unit, scheme, some, changing);
  }
  return changed;
}
