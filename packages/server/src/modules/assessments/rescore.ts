// All subjects of an exercise scored anew from the database, with every reason: in portions, a few statements each.
import type { Id } from '@jinze/kernel';
import { RULES_VERSION, type Scheme, type ScoreOutput, sayScore } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { outcomeOf } from './change-facts.ts';
import { exerciseById } from './exercises.store.ts';
import { factsBySubject } from './facts.store.ts';
import { issuedScheme } from './issued-schemes.ts';
import { columnsOf, judgeSubject } from './score-subject.ts';
import {
  allSubjects,
  insertScoreChanges,
  type NewScoreChange,
  type ScoreColumns,
  type SubjectHead,
  writeScores,
} from './subjects.store.ts';

/** As many subjects at once as their facts take little memory. */
const AT_ONCE = 2000;

/** `explained` is handed each subject with its items and reasons. Answers how many there were. */
export async function rescoreExercise(
  { database, unitOfWork }: Pick<Services, 'database' | 'unitOfWork'>,
  id: Id<'assessment'>,
  explained: (subject: Id<'assessed'>, output: ScoreOutput) => void = () => undefined,
): Promise<number> {
  const exercise = await database.read(SYSTEM_SCOPE, (db) => exerciseById(db, SYSTEM_SCOPE, id));
  if (exercise === undefined) return 0;
  const { scheme } = await issuedScheme(database, exercise.scheme_id);
  const command = { actor: { accountId: null, name: '系统' }, scope: SYSTEM_SCOPE };
  const rows = await database.read(SYSTEM_SCOPE, (db) => allSubjects(db, id));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE);
    await unitOfWork.commit(command, async (unit) => {
      const facts = await factsBySubject(
        unit.tx,
        some.map((row) => row.id),
      );
      const scores = some.map((row): ScoreColumns => {
        const judged = judgeSubject(scheme, row.class, facts.get(row.id)?.values() ?? []);
        explained(row.id, sayScore(judged));
        return columnsOf(row.id, judged);
      });
      await writeScores(unit.tx, scores, unit.now);
      return {};
    });
  }
  return rows.length;
}

/** Those that another version of the rules scored, by this one; the history says so, the caller records them. */
export async function rescoreStale(
  unit: Unit,
  scheme: Scheme,
  rows: readonly SubjectHead[],
  by: string,
): Promise<number> {
  const stale = rows.filter((one) => one.rules_version !== RULES_VERSION);
  for (let start = 0; start < stale.length; start += AT_ONCE) {
    const some = stale.slice(start, start + AT_ONCE);
    const facts = await factsBySubject(
      unit.tx,
      some.map(({ id }) => id),
    );
    const scores = some.map((row) =>
      columnsOf(row.id, judgeSubject(scheme, row.class, facts.get(row.id)?.values() ?? [])),
    );
    const changes = some.map((row, at): NewScoreChange => {
      const score = scores[at];
      if (score === undefined) throw new Error('invariant broken: each has its score');
      return {
        subject_id: row.id,
        // The version it makes: each change has one of its own.
        number: row.version + 1,
        by_name: by,
        cause: 'rules',
        reason: `${row.rules_version ?? '—'} → ${RULES_VERSION}`,
        facts: [],
        before: row.scored_at === null ? null : outcomeOf(row),
        after: outcomeOf(score),
      };
    });
    await writeScores(unit.tx, scores, unit.now);
    await insertScoreChanges(unit.tx, changes, unit.now);
  }
  return stale.length;
}
