import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { RECORDS_LIMITS, readSheet } from '@jinze/documents';
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { Refused } from '../refused.ts';
import { leftOut, listFile } from './list-file.ts';

const COLUMNS = [{ name: '序号', width: 8, value: (row: { at: number }) => String(row.at) }];
const ABOUT = { fileName: 'a.xlsx', sheetName: '表', title: '题', said: [], columns: COLUMNS };

describe('a list as a file', () => {
  it('goes on after the last row until there is none, and holds every row once', async () => {
    const asked: (number | undefined)[] = [];
    const file = await listFile({
      ...ABOUT,
      read: async (last: { at: number } | undefined, limit) => {
        asked.push(last?.at);
        const from = (last?.at ?? 0) + 1;
        return Array.from({ length: Math.min(limit, 1201 - from) }, (_, at) => ({ at: from + at }));
      },
    });
    expect(file.size).toBeUndefined();
    const sheet = await readSheet(await buffer(file.parts as Readable), RECORDS_LIMITS);
    if (!sheet.ok) throw new Error(sheet.error.code);
    const [head, ...rows] = sheet.value.rows;
    expect(head?.cells).toEqual(['序号']);
    expect(rows.map(({ cells }) => Number(cells[0]))).toEqual(
      Array.from({ length: 1200 }, (_, at) => at + 1),
    );
    expect(asked).toEqual([undefined, 500, 1000]);
  });

  it('refuses before anything is sent, and breaks off where a later page cannot be read', async () => {
    const refusing = listFile({
      ...ABOUT,
      read: async () => {
        throw new Refused({ code: 'http.not-found' });
      },
    });
    await expect(refusing).rejects.toThrow(Refused);
    const breaking = await listFile({
      ...ABOUT,
      read: async (last: { at: number } | undefined) => {
        if (last !== undefined) throw new Error('connection lost');
        return Array.from({ length: 500 }, (_, at) => ({ at }));
      },
    });
    await expect(buffer(breaking.parts as Readable)).rejects.toThrow('connection lost');
  });
});

it('what a filter leaves out is one sentence each, in one order; what was not chosen is not said', () => {
  expect(leftOut({ only: { 状态: undefined }, search: { in: '名称', words: '' } })).toEqual([]);
  expect(leftOut({ search: { in: '名称', words: undefined } })).toEqual([]);
  const from = civilDate('2026-01-01');
  const to = civilDate('2026-06-30');
  const search = { in: '名称', words: '采石场' };
  expect(leftOut({ search, year: 2026, to, from, only: { 状态: '办理中' } })).toEqual([
    '只含状态为“办理中”的。',
    '只含 2026-01-01 起的。',
    '只含 2026-06-30 止的。',
    '只含 2026 年度的。',
    '只含名称中有“采石场”字样的。',
  ]);
});
