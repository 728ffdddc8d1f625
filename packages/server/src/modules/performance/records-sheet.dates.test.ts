import { describe, expect, it } from 'vitest';
import { readWhen, yearIn } from './records-sheet.dates.ts';

describe('a day as people write it', () => {
  it.each([
    ['2026-03-05', '2026-03-05', null],
    ['2026年3月5日', '2026-03-05', null],
    ['2026年3月5日（星期四）上午9:00', '2026-03-05', null],
    ['2026-03-05 09:30:00', '2026-03-05', null],
    ['2026.3.5下午', '2026-03-05', null],
    ['2026年3月5日 下午3时30分', '2026-03-05', null],
    ['３月５日', '2026-03-05', null],
    ['3.5', '2026-03-05', null],
    ['46086', '2026-03-05', null],
    ['2026年3月5日至6日', '2026-03-05', '2026-03-06'],
    ['3月5日-6日', '2026-03-05', '2026-03-06'],
    ['3月5-6日', '2026-03-05', '2026-03-06'],
    ['2026年3月5日—4月2日', '2026-03-05', '2026-04-02'],
    ['2026.3.5～2026.3.7', '2026-03-05', '2026-03-07'],
    ['2026年12月30日至2027年1月2日', '2026-12-30', '2027-01-02'],
    ['3月5日至5日', '2026-03-05', null],
  ])('%s', (text, from, to) => {
    expect(readWhen(text, 2026)).toEqual({ from, to });
  });

  it.each([
    '',
    '近期',
    '3月',
    '2026年',
    '2026年2月30日',
    '3月6日至5日',
    '第3次',
    '3月5日至6日至7日',
  ])('is not guessed from %j', (text) => {
    expect(readWhen(text, 2026)).toBeUndefined();
  });

  it('without a year it is none, unless the list says one', () => {
    expect(readWhen('3月5日', undefined)).toBeUndefined();
    expect(yearIn('青石县委书记2026年批示台账')).toBe(2026);
    expect(yearIn('2025-2026年度')).toBe(2025);
    expect(yearIn('石委〔12026〕3号 会议纪要')).toBeUndefined();
  });
});
