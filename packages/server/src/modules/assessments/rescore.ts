// Subjects that another version of the rules scored, scored anew by this one: in portions, a few statements each.
import { RULES_VERSION } from '@jinze/rules';
import type { Unit } from '../../platform/unit-of-work.ts';
import { outcomeOf } from './change-facts.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { factsBySubject } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { columnsOf, judgeSubject } from './score-subject.ts';
import {
  insertScoreChanges,
  type NewScoreChange,
  type SubjectHead,
  staleSubjects,
  writeScores,
} from './subjects.store.ts';

/** As many subjects at once as their facts and reasons take little memory. */
const AT_ONCE = 1000;

interface Held {
  readonly row: Pick<ExerciseRow, 'id'>;
  readonly issued: Pick<IssuedScheme, 'scheme'>;
}

async function rescore(
  unit: Unit,
  { issued: { scheme } }: Held,
  rows: readonly SubjectHead[],
  by: string,
): Promise<void> {
  const facts = await factsBySubject(
    unit.tx,
    rows.map(({ id }) => id),
  );
  const anew = rows.map((row) => ({
    row,
    score: columnsOf(row.id, judgeSubject(scheme, row.class, facts.get(row.id)?.values() ?? [])),
  }));
  const changes = anew.map(
    ({ row, score }): NewScoreChange => ({
      subject_id: row.id,
      // The version it makes: each change has one of its own.
      number: row.version + 1,
      by_name: by,
      cause: 'rules',
      reason: `${row.rules_version ?? '—'} → ${RULES_VERSION}`,
      facts: [],
      before: row.scored_at === null ? null : outcomeOf(row),
      after: outcomeOf(score),
    }),
  );
  await writeScores(
    unit.tx,
    anew.map(({ score }) => score),
    unit.now,
  );
  await insertScoreChanges(unit.tx, changes, unit.now);
}

/** The history of each says so, the caller records them. Answers which. */
export async function rescoreStale(unit: Unit, held: Held, by: string): Promise<SubjectHead[]> {
  const all: SubjectHead[] = [];
  for (;;) {
    const page = { rules: RULES_VERSION, limit: AT_ONCE };
    const stale = await staleSubjects(unit.tx, held.row.id, page);
    if (stale.length === 0) return all;
    await rescore(unit, held, stale, by);
    all.push(...stale);
  }
}
