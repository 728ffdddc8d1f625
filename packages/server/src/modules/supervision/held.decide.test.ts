import { describe, expect, it } from 'vitest';
import { wordsAsked } from './held.decide.ts';

describe('what material is asked for', () => {
  it('is told in words without what any material is called', () => {
    expect(wordsAsked('自建房排查情况、带队检查台账')).toEqual({
      words: ['自建房排查', '带队检查'],
      activities: ['led-inspection'],
      isList: false,
    });
  });
  it('activities are told by their names', () => {
    expect(wordsAsked('上半年会议记录，约谈').activities).toEqual(['meeting', 'talk']);
  });
  it('a list is asked for by its name', () => {
    expect(wordsAsked('安全生产职责清单').isList).toBe(true);
    expect(wordsAsked('2026 年度重点工作责任清单').isList).toBe(true);
    expect(wordsAsked('检查').isList).toBe(false);
  });
  it('nothing but empty words asks for nothing that could be found', () => {
    expect(wordsAsked('安全生产工作情况报告').words).toEqual([]);
    expect(wordsAsked('情况汇总')).toEqual({ words: [], activities: [], isList: false });
  });
});
