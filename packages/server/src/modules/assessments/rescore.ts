// All subjects of an exercise scored anew from the database, with every reason: in portions, a few statements each.
import type { Id } from '@jinze/kernel';
import { type ScoreOutput, sayScore } from '@jinze/rules';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { exerciseById } from './exercises.store.ts';
import { factsBySubject } from './facts.store.ts';
import { issuedScheme } from './issued-schemes.ts';
import { columnsOf, judgeSubject } from './score-subject.ts';
import { allSubjects, type ScoreColumns, writeScores } from './subjects.store.ts';

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
