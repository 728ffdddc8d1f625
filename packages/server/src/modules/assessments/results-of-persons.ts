// The final results of people's exercises of a year: what a commendation or a vetting can take instead of a statement.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { finalResults } from './subjects.store.ts';

export interface AssessedGrade {
  readonly personId: Id<'person'>;
  readonly subjectId: Id<'assessed'>;
  readonly year: number;
  /** As the scheme names it: 优秀, 合格. */
  readonly grade: string;
  /** The document that approved it. */
  readonly documentNo: string;
  readonly title: string;
}

/** Final ones only, the latest first; the caller has the right to ask. Without a year, of every year. */
export function gradesOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
  year?: number,
): Promise<AssessedGrade[]> {
  return finalResults(db, personIds, year);
}
