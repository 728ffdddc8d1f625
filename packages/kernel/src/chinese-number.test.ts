import { describe, expect, it } from 'vitest';
import { chineseNumber, citedArticle } from './chinese-number.ts';

describe('article numbers', () => {
  it.each([
    [5, '五'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [29, '二十九'],
  ])('%i is written %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it('cites items, and article 7 without any', () => {
    expect(citedArticle('6.4')).toBe('第六条第四项');
    expect(citedArticle('7.3')).toBe('第七条');
    expect(citedArticle('23')).toBe('第二十三条');
    expect(() => chineseNumber(0)).toThrow();
  });
});
