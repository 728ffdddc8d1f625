// Statistics as they are proposed: few people are not counted to the public, and what is not public is only counted.
import { civilDate } from '@jinze/kernel';
import { expect, it } from 'vitest';
import { statisticsWords } from './statistics-words.ts';

it('few people are told as few, unknown as unknown, and each table says its day and source', () => {
  const { tables, title } = statisticsWords(
    { name: '青石县', year: 2025 },
    {
      accidents: {
        published: [
          { grade: 'relatively-serious', count: 1, deaths: 3, seriousInjuries: 0 },
          { grade: 'ordinary', count: 2, deaths: 2, seriousInjuries: null },
        ],
        unpublished: 1,
      },
      tasks: { issued: 8, closed: 5, overdue: 1 },
      rectification: { found: 4, closed: 4, overdue: 0 },
    },
    civilDate('2026-01-10'),
  );
  expect(title).toBe('青石县2025年安全生产情况统计');
  expect(tables.map(({ rows }) => rows)).toEqual([
    [
      ['较大', '1', '3', '0'],
      ['一般', '2', '少于3', '不明'],
      ['处理情况还没有公布', '1', '—', '—'],
    ],
    [['2025年', '8', '5', '1']],
    [['2025年', '4', '4', '0']],
  ]);
  for (const { caption } of tables) expect(caption).toMatch(/截至2026年1月10日，来源：/);
});
