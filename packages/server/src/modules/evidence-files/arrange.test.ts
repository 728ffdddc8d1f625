import type { CivilDate, Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { RecordStanding } from '../ledger/index.ts';
import {
  arrange,
  type Known,
  type ListedRecord,
  leftOutIn,
  leftOutOf,
  type Source,
  unsealedIn,
} from './arrange.decide.ts';

const MIB = 1024 * 1024;
const listed = (record: string, stream = 'duty-record'): ListedRecord => ({
  stream,
  record,
  title: `记录${record}`,
  occurredOn: '2026-03-05' as CivilDate,
  recordedAt: new Date('2026-03-05T04:00:00Z'),
  isLate: false,
});
const standing = (record: string, more: Partial<RecordStanding> = {}): RecordStanding => ({
  record,
  organId: 'organ',
  isOfBodies: true,
  isOwn: false,
  isConcealed: false,
  isSealedOff: false,
  versions: [{ version: 1, index: 7, sealedAt: '2026-03-05T04:00:01Z' }],
  ...more,
});
const source = (records: ListedRecord[], duties: Record<string, string> = {}): Source => ({
  title: null,
  records,
  duties: new Map(Object.entries(duties)),
});
const known = (stands: RecordStanding[], more: Partial<Known> = {}): Known => ({
  standing: new Map(stands.map((one) => [one.record, one])),
  held: [],
  readable: new Set(stands.map(({ record }) => record)),
  files: new Map(),
  dutyTitle: (code) => code,
  tellsTitles: false,
  days: null,
  ...more,
});
const file = (id: string, size: number) => ({
  id: id as Id<'attachment'>,
  name: '图.jpg',
  size,
  type: 'image/jpeg',
});

describe('what is left out', () => {
  it('has no trace of what the person did for another body on days on which they were not the caller’s', () => {
    const day = (on: string) => on as CivilDate;
    const days = [{ from: day('2026-03-01'), to: day('2026-03-04') }];
    const other = standing('b', { isOfBodies: false });
    const records = [source([listed('a'), listed('b')])];
    const told = (more: Partial<Known>) =>
      arrange(records, known([standing('a'), other], { readable: new Set(), ...more })).flatMap(
        (group) => group.records.map(({ record }) => record),
      );
    expect(told({ days })).toEqual(['a']);
    expect(told({ days: [{ from: day('2026-03-05'), to: null }] })).toEqual(['a', 'b']);
    expect(told({ days: null })).toEqual(['a', 'b']);
    expect(told({ days, readable: new Set(['b']) })).toEqual(['a', 'b']);
  });

  it('follows from the seal, the body it belongs to, and the post one still holds', () => {
    const own = { isOfBodies: false, isOwn: true };
    expect(leftOutOf(standing('a'), [])).toBeNull();
    expect(leftOutOf(standing('a', { isSealedOff: true }), [])).toBe('sealed-off');
    // Of a body one has nothing to do with, not even that it is sealed off.
    expect(leftOutOf(standing('a', { isSealedOff: true, isOfBodies: false }), [])).toBe(
      'other-body',
    );
    expect(leftOutOf(standing('a', { isOfBodies: false }), ['organ'])).toBe('other-body');
    expect(leftOutOf(standing('a', own), ['organ'])).toBeNull();
    expect(leftOutOf(standing('a', own), ['elsewhere'])).toBe('release-needed');
    expect(leftOutOf(standing('a', { ...own, organId: null }), ['organ'])).toBe('release-needed');
  });

  it('is numbered and counted; what may not be told yet is not there', () => {
    const stands = [
      standing('a'),
      standing('b', { isOfBodies: false }),
      standing('c', { isConcealed: true }),
    ];
    const groups = arrange([source(['a', 'b', 'c'].map((one) => listed(one)))], known(stands));
    const records = groups.flatMap((group) => group.records);
    expect(records.map(({ number, title, left }) => [number, title, left])).toEqual([
      ['0001', '记录a', null],
      ['0002', null, 'other-body'],
    ]);
    expect(leftOutIn(groups)).toEqual([{ reason: 'other-body', count: 1 }]);
    expect(groups.flatMap((group) => group.packages.flatMap((one) => one.records))).toEqual(['a']);
  });

  it('is not on paper where others read what it says, and in the package all the same', () => {
    const groups = arrange(
      [source([listed('a')])],
      known([standing('a')], { readable: new Set(), files: new Map([['a', [file('f', 1)]]]) }),
    );
    const [record] = groups[0]?.records ?? [];
    expect(record).toMatchObject({ left: 'not-readable', isShown: false, files: [] });
    expect(record?.package).toBe(groups[0]?.packages[0]?.path);
  });
});

describe('the arrangement', () => {
  it('goes by the articles as people count them, then by kinds', () => {
    const records = ['a', 'b', 'c', 'd', 'e'].map((one) => listed(one));
    const stands = ['a', 'b', 'c', 'd', 'e', 't'].map((one) => standing(one));
    const duties = { a: 'art6.10', b: 'art6.2', c: 'art5.1', d: '' };
    const groups = arrange([source([listed('t', 'task'), ...records], duties)], known(stands));
    expect(groups.map(({ title }) => title)).toEqual([
      'art5.1',
      'art6.2',
      'art6.10',
      '没有写明职责条项',
      '职责条项不在查阅范围内',
      '督办事项',
    ]);
    expect(new Set(groups.map(({ folder }) => folder)).size).toBe(6);
  });

  it('has what belongs to two people once, and leads the second to it', () => {
    const of = (title: string) => ({ ...source([listed('a')], { a: 'art5.1' }), title });
    const groups = arrange([of('甲'), of('乙')], known([standing('a')]));
    expect(groups.map(({ records, also }) => [records.length, also])).toEqual([
      [1, []],
      [0, ['0001']],
    ]);
  });

  it('keeps packages small, and a file that is larger alone', () => {
    const ids = Array.from({ length: 700 }, (_, at) => `r${at}`);
    const files = new Map([['r0', [file('f1', 40 * MIB), file('f2', MIB)]]]);
    const stands = [...ids, 'f1', 'f2'].map((one) => standing(one));
    const [group] = arrange([source(ids.map((one) => listed(one)))], known(stands, { files }));
    const packages = group?.packages ?? [];
    expect(packages.map(({ records }) => records.length)).toEqual([1, 1, 300, 300, 100]);
    expect(packages[1]?.records).toEqual(['f1']);
    expect(packages.flatMap(({ records }) => records)).toHaveLength(702);
  });

  it.each(['talk', 'handover', 'deployment-ask', 'task', 'annual-report'])(
    'says of a %s that is read by others why the paper does not have it',
    (stream) => {
      const [group] = arrange(
        [source([listed('a', stream), listed('b', stream)])],
        known([standing('a'), standing('b')], { readable: new Set(['b']) }),
      );
      expect(group?.records.map(({ isShown, left }) => [isShown, left])).toEqual([
        [false, 'not-readable'],
        [true, null],
      ]);
    },
  );

  it('counts what waits for its seal, of records and of their files', () => {
    const waiting = { versions: [{ version: 1, index: null, sealedAt: null }] };
    const groups = arrange(
      [source([listed('a')])],
      known([standing('a', waiting), standing('f', waiting)], {
        files: new Map([['a', [file('f', 1)]]]),
      }),
    );
    expect(unsealedIn(groups)).toBe(2);
  });
});
