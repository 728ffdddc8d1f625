import { describe, expect, it } from 'vitest';
import { likeness, MIN_LENGTH, marksOf, NEAR_COPY, normalised } from './text-likeness.ts';

const CHECK =
  '3月12日带队检查城关镇液化气站，发现消防通道堵塞、两具灭火器过期，要求企业立即整改并由镇安监站三日内复查，举一反三排查全镇液化气经营点。';
const COPIED =
  '6月20日带队检查城关镇液化气站，发现消防通道堵塞、4具灭火器过期，要求企业立即整改并由镇安监站5日内复查，举一反三排查全镇液化气经营点。';
const OTHER =
  '主持召开县政府常务会议，听取第三季度安全生产形势汇报，研究危险化学品企业搬迁方案和专项资金安排，明确分管副县长牵头落实。';

const shared = (one: string, other: string) => {
  const marks = new Set(marksOf(other));
  return marksOf(one).filter((mark) => marks.has(mark)).length;
};

describe('texts that are alike', () => {
  it('a copy with another date and other figures is a near copy', () => {
    expect(likeness(CHECK, COPIED)).toBeGreaterThan(NEAR_COPY);
    expect(shared(CHECK, COPIED)).toBeGreaterThan(0);
  });
  it('a report of something else is none', () => {
    expect(likeness(CHECK, OTHER)).toBeLessThan(0.2);
    expect(shared(CHECK, OTHER)).toBe(0);
  });
  it('what is too short to say has no marks and is like nothing', () => {
    expect(marksOf('召开安全生产会议')).toEqual([]);
    expect(likeness('召开安全生产会议', '召开安全生产会议')).toBe(0);
    expect(Array.from(normalised('召开安全生产会议')).length).toBeLessThan(MIN_LENGTH);
  });
  it('it is the same both ways, and whole for the same text', () => {
    expect(likeness(CHECK, COPIED)).toBe(likeness(COPIED, CHECK));
    expect(likeness(CHECK, CHECK)).toBe(1);
    expect(shared(CHECK, CHECK)).toBe(8);
  });
  it('marks find near copies and leave strangers alone, over many', () => {
    const words = [
      '检查',
      '会议',
      '研究',
      '整改',
      '企业',
      '燃气',
      '矿山',
      '学校',
      '消防',
      '道路',
      '隐患',
      '部署',
      '责任',
      '督办',
    ];
    let seed = 7;
    const next = (limit: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return (seed >> 8) % limit;
    };
    const textOf = () => Array.from({ length: 40 }, () => words[next(words.length)]).join('');
    let found = 0;
    let strangers = 0;
    for (let run = 0; run < 200; run += 1) {
      const text = textOf();
      const letters = Array.from(text);
      letters.splice(next(60), 2, '某');
      const copy = letters.join('');
      expect(likeness(text, copy)).toBeGreaterThan(NEAR_COPY);
      if (shared(text, copy) > 0) found += 1;
      if (shared(text, textOf()) > 0) strangers += 1;
    }
    expect(found).toBeGreaterThanOrEqual(195);
    expect(strangers).toBeLessThan(60);
  });
});
