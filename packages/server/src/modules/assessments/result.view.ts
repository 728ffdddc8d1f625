// A result as it is read: as it stands, or as it was told, in full by what was said of it then.
import type { Assessed } from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Points, writtenPoints } from '@jinze/kernel';
import { type ScoreOutput, sayScore } from '@jinze/rules';
import type { FactRow } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { judgeSubject } from './score-subject.ts';
import type { Outcome, SubjectRow } from './subjects.store.ts';
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

/** The result as it was last told, whatever was proposed or computed since. */
export const asTold = <Row extends Pick<SubjectRow, 'told'>>(row: Row): Row =>
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

/** The score in full: as it was said, and of those scored before that was kept as the rules say it. */
export function scoreOf(row: SubjectRow, around: ResultAround, isShownAsTold: boolean) {
  const { issued, told } = around;
  const [said, facts, at] =
    told !== undefined && isShownAsTold
      ? [told.said, around.toldFacts, told.scored_at]
      : [around.said, around.facts, row.scored_at];
  const output = said ?? sayScore(judgeSubject(issued.scheme, row.class, facts.values()));
  return { output, scoredOn: at === null ? around.today : civilDateAt(at) };
}
