import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { copiesAmong } from './find-near-copies.ts';
import type { LateDay } from './signs.store.ts';
import { clustersOf, nextReview } from './signs.ts';
import { marksOf } from './text-likeness.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const day = (organ: number, on: string, count: number): LateDay => ({
  organId: id(organ) as Id<'organ'>,
  organName: `机构${organ}`,
  scopeKey: 'county/99/9901/990101/',
  day: civilDate(on),
  ids: Array.from({ length: count }, (_, n) => id(organ * 1000 + n) as Id<'duty-record'>),
});

describe('clusters of late entries', () => {
  it('five of one body within three days are one, four are none', () => {
    const found = clustersOf([
      day(1, '2026-10-28', 2),
      day(1, '2026-10-29', 1),
      day(1, '2026-10-30', 2),
      day(2, '2026-10-28', 4),
    ]);
    expect(found.map(({ organName, from, to, ids }) => [organName, from, to, ids.length])).toEqual([
      ['机构1', '2026-10-28', '2026-10-30', 5],
    ]);
  });
  it('three days are three: what comes on the fourth begins anew', () => {
    const found = clustersOf([
      day(1, '2026-10-01', 3),
      day(1, '2026-10-04', 3),
      day(1, '2026-10-05', 2),
    ]);
    expect(found.map(({ from, ids }) => [from, ids.length])).toEqual([['2026-10-04', 5]]);
  });
  it('the next review of the place or of one above is told, one beside it or long after is not', () => {
    const [cluster] = clustersOf([day(1, '2026-10-28', 6)]);
    if (cluster === undefined) throw new Error('no cluster');
    const review = (regionPath: string, on: string) => ({
      regionPath,
      title: '考核巡查',
      on: civilDate(on),
    });
    expect(nextReview(cluster, [review('/99/9901/', '2026-11-10')])).toEqual({
      title: '考核巡查',
      on: '2026-11-10',
    });
    expect(nextReview(cluster, [review('/99/9902/', '2026-11-10')])).toBeNull();
    expect(nextReview(cluster, [review('/99/', '2027-01-10')])).toBeNull();
    expect(nextReview(cluster, [review('/99/', '2026-10-01')])).toBeNull();
  });
});

describe('near copies', () => {
  const text =
    '带队检查城关镇液化气站，发现消防通道堵塞、灭火器过期，要求企业立即整改并由镇安监站复查，举一反三排查全镇液化气经营点。';
  const record = (n: number, own: string) => ({
    id: id(n) as Id<'duty-record'>,
    version: 1,
    text: own,
    marks: marksOf(own),
  });
  const among = (records: ReturnType<typeof record>[], known: ReturnType<typeof record>[] = []) =>
    copiesAmong(
      records,
      Map.groupBy(
        [...known, ...records].flatMap((one) =>
          one.marks.map((mark) => ({ mark, id: one.id, text: one.text })),
        ),
        ({ mark }) => mark,
      ),
    );
  it('the later of two is told to be like the earlier, once', () => {
    expect(among([record(1, text), record(2, `3月2日${text}`)])).toEqual([
      { record: id(2), earlier: id(1), likeness: 100 },
    ]);
  });
  it('an earlier one that is compared again, because it was confirmed, keeps the later that is like it', () => {
    expect(among([record(1, text)], [record(2, `3月2日${text}`)])).toEqual([
      { record: id(2), earlier: id(1), likeness: 100 },
    ]);
  });
  it('another text is like none', () => {
    expect(
      among([
        record(1, text),
        record(
          2,
          '主持召开县政府常务会议，听取第三季度安全生产形势汇报，研究危险化学品企业搬迁方案和专项资金安排。',
        ),
      ]),
    ).toEqual([]);
  });
  it('of a text that everybody copies a few are shown', () => {
    const many = Array.from({ length: 20 }, (_, n) => record(n, `${text}第${n}次`));
    expect(among(many).filter((copy) => copy.record === id(19))).toHaveLength(5);
  });
});
