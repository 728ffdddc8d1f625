import { describe, expect, it } from 'vitest';
import { firstSentences } from './slip-source.ts';

describe('what is suggested as the summary of a draft', () => {
  it('is a short draft as it is, in one paragraph', () => {
    expect(firstSentences('第一段。\n第二段。')).toBe('第一段。第二段。');
  });

  it('is of a long one what it begins with, up to the end of a sentence', () => {
    const text = `${'甲'.repeat(40)}。${'乙'.repeat(40)}。${'丙'.repeat(40)}。`;
    expect(firstSentences(text, 100)).toBe(`${'甲'.repeat(40)}。${'乙'.repeat(40)}。`);
  });

  it('says where even the first sentence goes on', () => {
    expect(firstSentences('甲'.repeat(300), 100)).toBe(`${'甲'.repeat(100)}……`);
  });
});
