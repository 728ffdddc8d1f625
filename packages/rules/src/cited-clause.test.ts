// The regulation's own clauses have their wording; others are cited by name and number.
import { describe, expect, it } from 'vitest';
import { citedClause } from './cited-clause.ts';
import { REGULATION } from './instruments.ts';

describe('a cited clause', () => {
  it('of the regulation has the wording of its article, of a paragraph too', () => {
    const whole = REGULATION.articles.find(({ article }) => article === 16)?.text;
    for (const article of ['16', '16.1'])
      expect(citedClause({ instrument: REGULATION.id, article, status: 'sourced' })).toMatchObject({
        title: `《${REGULATION.title}》`,
        article,
        text: whole,
        place: null,
      });
    expect(whole?.length).toBeGreaterThan(20);
  });
  it('of another instrument is cited', () => {
    const cited = citedClause({ instrument: '某办法', article: '第三条', status: 'recalled' });
    expect(cited).toMatchObject({ title: '《某办法》', text: '某办法第三条' });
  });
});
