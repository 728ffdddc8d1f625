import { describe, expect, it } from 'vitest';
import { provisionOf, REGULATION } from './instruments.ts';

describe('the regulation as data', () => {
  it('has its 29 articles in order, each with text and a verification status', () => {
    expect(REGULATION.articles.map((article) => article.article)).toEqual(
      Array.from({ length: 29 }, (_, index) => index + 1),
    );
    expect(REGULATION.articles.every((article) => article.text.length > 5)).toBe(true);
  });

  it('has 6, 6, 3, 6 and 5 duty items in articles 5 to 9 and none elsewhere', () => {
    const counts = REGULATION.articles
      .filter((article) => article.items.length > 0)
      .map((article) => [article.article, article.items.length]);
    expect(counts).toEqual([
      [5, 6],
      [6, 6],
      [7, 3],
      [8, 6],
      [9, 5],
    ]);
  });

  it('an item’s text stands in its article word for word', () => {
    for (const article of REGULATION.articles) {
      for (const item of article.items)
        expect(article.text).toContain(item.text.replace(/[；。]$/, ''));
    }
    expect(provisionOf('art6.4')?.item.title).toBe('专项资金与监管执法保障');
    expect(provisionOf('art18.1')).toBeUndefined();
  });
});
