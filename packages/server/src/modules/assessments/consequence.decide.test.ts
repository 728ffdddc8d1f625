// Of which kind a consequence is, told by the words it was written with; until when people say whether it follows.
import { describe, expect, it } from 'vitest';
import { kindOfConsequence, mayDecide } from './consequence.decide.ts';

describe('what is for people to say', () => {
  const said = (follows: boolean) => ({
    subject_id: 'a',
    place: 1,
    follows,
    total: 800000,
    reason: '进展最慢',
    by_name: '安委办',
  });
  const left = (choice?: ReturnType<typeof said>) => ({
    place: 1,
    text: '约谈',
    withinMonths: 1,
    follows: choice?.follows ?? null,
    choice,
    isLeft: true,
  });

  it('is said, and said anew, until it is proposed', () => {
    expect(mayDecide(left(), 'moderation', [])).toBe(true);
    expect(mayDecide(left(said(true)), 'moderation', [])).toBe(true);
    expect(mayDecide({ ...left(), isLeft: false }, 'moderation', [])).toBe(false);
    expect(mayDecide(left(), 'proposed', [])).toBe(false);
  });

  it('once told is said only where nobody said it of this total, or a no where too few are left', () => {
    expect(mayDecide(left(), 'notified', [])).toBe(true);
    expect(mayDecide(left(said(false)), 'notified', [])).toBe(false);
    expect(mayDecide(left(said(false)), 'notified', [{ place: 0 }])).toBe(false);
    expect(mayDecide(left(said(false)), 'notified', [{ place: 1 }])).toBe(true);
    expect(mayDecide(left(said(true)), 'notified', [{ place: 1 }])).toBe(false);
    expect(mayDecide({ ...left(), isLeft: false }, 'notified', [])).toBe(false);
  });
});

describe('the kind of a consequence', () => {
  const scheme = {
    consequences: [
      { text: '约谈', kind: 'talk', class: 'city' },
      { text: '约谈', kind: 'talk', class: 'department' },
      { text: '通报', kind: 'report' },
      { text: '通报', class: 'department' },
      { text: '作工作检查' },
    ],
  } as const;

  it('is what the scheme says of these words', () => {
    expect(kindOfConsequence(scheme, '约谈')).toBe('talk');
  });

  it('is not told where the scheme does not say, says two things, or has no such words', () => {
    for (const words of ['作工作检查', '通报', '约谈主要负责人'])
      expect(kindOfConsequence(scheme, words), words).toBeUndefined();
    expect(kindOfConsequence({}, '约谈')).toBeUndefined();
  });
});
