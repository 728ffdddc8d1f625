// Grades as real notices tell them: one paragraph a grade, the bodies by name, nobody's score; an empty grade says 无.

/** What is still to be written: nothing with it is checked. */
export const BLANK = '【待填】';

export interface GradeOf {
  readonly grade: string;
  /** Names of bodies, in the order they are to be told in: administrative, or of the result; null: not known yet. */
  readonly bodies: readonly string[] | null;
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `一、优秀（2个）` and below it the names. */
export function gradeParagraphs(grades: readonly GradeOf[]): string {
  return grades
    .flatMap(({ grade, bodies }, index) => [
      `${NUMERALS[index] ?? String(index + 1)}、${grade}（${bodies?.length ?? BLANK}个）`,
      bodies === null ? BLANK : bodies.length === 0 ? '无' : `${bodies.join('、')}。`,
    ])
    .join('\n');
}
