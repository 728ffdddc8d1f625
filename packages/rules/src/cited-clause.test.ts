// The regulation's own clauses have their wording; others are cited by name and number.
import { describe, expect, it } from 'vitest';
import { citedClause, regulationClause } from './cited-clause.ts';
import { REGULATION } from './instruments.ts';

describe('a cited clause', () => {
  it('of the regulation has the wording of its article, of a paragraph too', () => {
    const whole = REGULATION.articles.find(({ article }) => article === 16)?.text;
    for (const [article, said] of [
      ['16', '第十六条'],
      ['16.1', '第十六条第一项'],
    ] as const)
      expect(citedClause({ instrument: REGULATION.id, article, status: 'sourced' })).toMatchObject({
        title: `《${REGULATION.title}》${said}`,
        article,
        text: whole,
        place: null,
      });
    expect(whole?.length).toBeGreaterThan(20);
    expect(regulationClause('16')).toMatchObject({ article: '16', text: whole });
  });
  it('of another instrument is cited', () => {
    const cited = citedClause({ instrument: '某办法', article: '第三条', status: 'recalled' });
    expect(cited).toMatchObject({ title: '《某办法》第三条', text: '' });
  });
});
