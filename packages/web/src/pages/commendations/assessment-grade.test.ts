import { describe, expect, it } from 'vitest';
import { gradeNamed } from './assessment-grade.ts';

describe('the grade a commendation is begun with', () => {
  it.each([
    ['优秀', 'excellent'],
    ['良好', 'good'],
    ['合格', 'qualified'],
    ['不合格', 'unqualified'],
  ])('%s is %s', (name, grade) => {
    expect(gradeNamed(name)).toBe(grade);
  });

  it.each(['一等', '', null])('%s is none of them', (name) => {
    expect(gradeNamed(name)).toBeUndefined();
  });
});
