// Of which kind a consequence is, told by the words it was written with.
import { describe, expect, it } from 'vitest';
import { kindOfConsequence } from './consequence.decide.ts';

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
