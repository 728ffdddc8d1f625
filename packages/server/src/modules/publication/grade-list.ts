// Grades as real notices tell them: one paragraph a grade, the bodies by name, nobody's score; an empty grade says 无.
import type { GradeOrder } from '@jinze/contracts';
import { chineseNumber } from '@jinze/kernel';
import type { FinalResults } from './publication.context.ts';

/** What is still to be written: nothing with it is checked. */
export const BLANK = '【待填】';

export interface GradeOf {
  readonly grade: string;
  /** Names of bodies, in the order they are to be told in: administrative, or of the result; null: not known yet. */
  readonly bodies: readonly string[] | null;
}

const counted = (index: number) => `${chineseNumber(index + 1)}、`;
const countedBelow = (index: number) => `（${chineseNumber(index + 1)}）`;

/** `一、优秀（2个）` and below it the names. */
export function gradeParagraphs(
  grades: readonly GradeOf[],
  numeral: (index: number) => string = counted,
): string {
  return grades
    .flatMap(({ grade, bodies }, index) => [
      `${numeral(index)}${grade}（${bodies?.length ?? BLANK}个）`,
      bodies === null ? BLANK : bodies.length === 0 ? '无' : `${bodies.join('、')}。`,
    ])
    .join('\n');
}

/** Where a scheme gives no grades, what is told is for people to write. */
const NO_GRADE = '未评定等次';

function gradesOf(names: readonly string[], bodies: FinalResults['bodies']): GradeOf[] {
  const of = (grade: string | null) =>
    bodies.filter((body) => body.grade === grade).map(({ name }) => name);
  const without = of(null);
  return [
    ...names.map((grade) => ({ grade, bodies: of(grade) })),
    ...(without.length === 0 ? [] : [{ grade: NO_GRADE, bodies: without }]),
  ];
}

/** By the result where that is asked; of one score the divisions' order stays. */
function ordered(bodies: FinalResults['bodies'], order: GradeOrder): FinalResults['bodies'] {
  const scoreOf = (total: number | null) => total ?? Number.NEGATIVE_INFINITY;
  return order === 'administrative'
    ? bodies
    : bodies.toSorted((a, b) => scoreOf(b.total) - scoreOf(a.total) || 0);
}

/** Class by class where there are several. What brought a grade down is not told, nor anybody's score. */
export function resultParagraphs({ exercise, bodies }: FinalResults, order: GradeOrder): string {
  const { grades } = exercise;
  if (grades.length === 0) return BLANK;
  const classes = Map.groupBy(bodies, ({ className }) => className ?? '其他');
  if (classes.size < 2) return gradeParagraphs(gradesOf(grades, ordered(bodies, order)));
  return [...classes]
    .map(([name, those], index) => {
      const list = gradesOf(grades, ordered(those, order));
      return `${counted(index)}${name}\n${gradeParagraphs(list, countedBelow)}`;
    })
    .join('\n');
}
