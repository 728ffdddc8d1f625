// A result as it is read: as it stands, or as it was told, in full by what was said of it then.
import type { Assessed } from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Points, writtenPoints } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { type ScoreOutput, sayScore } from '@jinze/rules';
import type { FactRow } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { columnsOf, judgeSubject } from './score-subject.ts';
import type {
  Outcome,
  ScoreColumns,
  SubjectHead,
  SubjectRow,
  ToldResult,
} from './subjects.store.ts';
import type { ToldRow } from './told-results.store.ts';

const written = (points: Points | null) => (points === null ? null : writtenPoints(points));

/** A total, or what it lies between; an end is null where nothing limits it. */
export function resultOf(row: Outcome) {
  return {
    total: written(row.total),
    between:
      row.total === null ? { atLeast: written(row.at_least), atMost: written(row.at_most) } : null,
    grade: row.grade,
    couldBe: [...row.could_be],
  };
}

export type ReadSubject = Omit<SubjectHead, 'facts_missing'> & Pick<ToldResult, 'facts_missing'>;

/** The result as it was last told, whatever was proposed or computed since. */
export const asTold = (row: SubjectHead): ReadSubject =>
  row.told === null ? row : { ...row, ...row.told };

export const toldView = ({ number, at, result }: ToldRow, isShown: boolean): Assessed['told'] => ({
  number,
  at: at.toISOString(),
  ...resultOf(result),
  proposedGrade: result.proposed_grade,
  isShown,
});

/** What a result is said by: as it stands, and as it was told. */
export interface ResultAround {
  readonly issued: IssuedScheme;
  readonly facts: ReadonlyMap<string, FactRow>;
  /** As it was judged when it was last scored: the rules may be others now. */
  readonly said: ScoreOutput | undefined;
  /** What it was last told, or the earlier telling that is asked for, with the facts it is by. */
  readonly told: ToldRow | undefined;
  readonly toldFacts: ReadonlyMap<string, FactRow>;
  readonly today: CivilDate;
}

/** What a telling of before its reasons were kept is by, where the rules still say of its facts what was told; else it is not known. */
function sayAgain(row: SubjectRow, { issued, told, toldFacts }: ResultAround) {
  const judged = judgeSubject(issued.scheme, row.class, toldFacts.values());
  const textOf = (one: Outcome & Pick<ScoreColumns, 'vetoes'>) =>
    canonicalJson([resultOf(one), one.vetoes]);
  const isSame = told !== undefined && textOf(columnsOf(row.id, judged)) === textOf(told.result);
  return isSame ? sayScore(judged) : undefined;
}

/** The score in full: as it was said, and of those scored before that was kept as the rules say it; null: not known. */
export function scoreOf(row: SubjectRow, around: ResultAround, isShownAsTold: boolean) {
  const { issued, told } = around;
  const [output, at] =
    told !== undefined && isShownAsTold
      ? [told.said ?? sayAgain(row, around), told.scored_at]
      : [
          around.said ?? sayScore(judgeSubject(issued.scheme, row.class, around.facts.values())),
          row.scored_at,
        ];
  return output === undefined
    ? null
    : { output, scoredOn: at === null ? around.today : civilDateAt(at) };
}
