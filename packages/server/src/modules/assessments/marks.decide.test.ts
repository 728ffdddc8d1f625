// What the marks of several scorers come to.
import { describe, expect, it } from 'vitest';
import { agreeOn, type Given } from './marks.decide.ts';

const mark = (by: string, value: Given['value']): Given => ({
  by,
  value,
  reason: `${by}看过`,
  evidence: ['照片一组'],
});

describe('marks', () => {
  it('that are equal stand, with everybody’s name and reason', () => {
    expect(agreeOn([mark('甲', 2), mark('乙', 2)], 'people')).toEqual({
      value: 2,
      by: '甲、乙',
      because: '甲：甲看过\n乙：乙看过',
      evidence: ['照片一组'],
    });
  });
  it('that differ are left to people', () => {
    expect(agreeOn([mark('甲', 2), mark('乙', 3)], 'people')).toBeUndefined();
  });
  it('that differ are the mean where it is laid down, exact to four decimals', () => {
    const found = agreeOn([mark('甲', 2), mark('乙', 3), mark('丙', 3)], 'mean');
    expect(found?.value).toBe(2.6667);
    expect(agreeOn([mark('甲', 0.1), mark('乙', 0.2)], 'mean')?.value).toBe(0.15);
  });
  it('that are no numbers have no mean', () => {
    const met = mark('甲', { 'art5.1': 'met' });
    const notMet = mark('乙', { 'art5.1': 'not-met' });
    expect(agreeOn([met, notMet], 'mean')).toBeUndefined();
  });
  it('that nobody gave come to nothing', () => {
    expect(agreeOn([], 'mean')).toBeUndefined();
  });
});
