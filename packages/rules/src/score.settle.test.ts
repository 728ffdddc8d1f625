// Quotas and consequences across subjects: who is surely in, surely out, and who is left to people.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInScheme } from './schemes.ts';
import type { Scheme } from './score.scheme.ts';
import { type SubjectResult, settleGrades } from './score.settle.ts';

const NAMES = ['优秀', '良好', '合格', '不合格'];
const scheme: Scheme = {
  id: 'case',
  title: '考核细则',
  status: 'local',
  subjects: { kind: 'body' },
  sections: [],
  grades: [
    { name: '优秀', from: 90 },
    { name: '良好', from: 80 },
    { name: '合格', from: 60 },
    { name: '不合格' },
  ],
  quotas: [{ grade: '优秀', atMost: 2 }],
};
const gradeOf = (total: number) => NAMES[[90, 80, 60, 0].findIndex((from) => total >= from)] ?? '';
const told = (subject: string, total: number, grade = gradeOf(total)): SubjectResult => ({
  subject,
  total,
  couldBe: [grade],
});
const standings = (of: Scheme, results: readonly SubjectResult[]) =>
  Object.fromEntries(
    settleGrades(of, results).subjects.map(({ subject, couldBe }) => [subject, couldBe.join('或')]),
  );

describe('quotas', () => {
  it('that do not bind move nobody', () => {
    const settled = settleGrades(scheme, [told('甲', 95), told('乙', 91), told('丙', 70)]);
    expect(settled.subjects.map(({ grade, movedFrom }) => [grade, movedFrom])).toEqual([
      ['优秀', []],
      ['优秀', []],
      ['合格', []],
    ]);
    expect(settled.quotas).toEqual([{ grade: '优秀', places: 2, reached: 2, undecided: [] }]);
  });

  it('that bind move the lowest to the next grade, and say from where', () => {
    const settled = settleGrades(scheme, [told('甲', 91), told('乙', 95), told('丙', 93)]);
    expect(settled.subjects[0]).toMatchObject({ grade: '良好', movedFrom: ['优秀'] });
    expect(settled.subjects[1]).toMatchObject({ grade: '优秀', movedFrom: [] });
    expect(settled.quotas[0]).toMatchObject({ places: 2, reached: 3, undecided: [] });
  });

  it('leave what follows to the grade people chose between those that are open', () => {
    const following = {
      ...scheme,
      quotas: [{ grade: '优秀', atMost: 1 }],
      consequences: [
        { text: '表彰', grades: ['优秀'] },
        { text: '约谈', grades: ['良好'] },
      ],
    };
    const followsFor = (first?: string, second?: string) =>
      settleGrades(following, [
        { ...told('甲', 95), ...(first === undefined ? {} : { chosen: first }) },
        { ...told('乙', 95), ...(second === undefined ? {} : { chosen: second }) },
      ]).subjects.map(({ couldBe, consequences }) => [
        couldBe.length,
        consequences.map(({ text, isSure }) => `${text}${isSure ? '' : '？'}`).join(''),
      ]);
    expect(followsFor('优秀', '良好')).toEqual([
      [2, '表彰'],
      [2, '约谈'],
    ]);
    // What is not open is not chosen.
    expect(followsFor(undefined, '不合格')).toEqual([
      [2, '表彰？约谈？'],
      [2, '表彰？约谈？'],
    ]);
  });

  it('leave level totals at the edge to people', () => {
    const settled = settleGrades(scheme, [told('甲', 91), told('乙', 95), told('丙', 91)]);
    expect(settled.quotas[0]?.undecided).toEqual(['甲', '丙']);
    expect(settled.subjects.map(({ grade, couldBe }) => [grade, couldBe])).toEqual([
      [undefined, ['优秀', '良好']],
      ['优秀', ['优秀']],
      [undefined, ['优秀', '良好']],
    ]);
  });

  it('wait for a total that is still open and could come before', () => {
    const open: SubjectResult = {
      subject: '丁',
      between: { atLeast: 85, atMost: 94 },
      couldBe: ['优秀', '良好'],
    };
    expect(standings(scheme, [told('甲', 95), told('乙', 91), open])).toEqual({
      甲: '优秀',
      乙: '优秀或良好',
      丁: '优秀或良好',
    });
    // Who is ahead of everything it can reach is sure already.
    expect(standings(scheme, [told('甲', 96), told('乙', 95), open])).toMatchObject({
      甲: '优秀',
      乙: '优秀',
      丁: '良好',
    });
  });

  it('do not count who a veto has taken out', () => {
    expect(standings(scheme, [told('甲', 99, '不合格'), told('乙', 95), told('丙', 91)])).toEqual({
      甲: '不合格',
      乙: '优秀',
      丙: '优秀',
    });
  });

  it('bind again one grade further down', () => {
    const both: Scheme = {
      ...scheme,
      quotas: [
        { grade: '良好', atMost: 1 },
        { grade: '优秀', atMost: 1 },
      ],
    };
    const settled = settleGrades(both, [told('甲', 98), told('乙', 95), told('丙', 85)]);
    expect(settled.subjects.map(({ grade, movedFrom }) => [grade, movedFrom])).toEqual([
      ['优秀', []],
      ['良好', ['优秀']],
      ['合格', ['良好']],
    ]);
  });

  it('by share are of the class, rounded as the scheme says', () => {
    const subjects = ['甲', '乙', '丙', '丁', '戊'].map((one, at) => ({
      ...told(one, 95 - at),
      class: 'county',
    }));
    const others = [{ ...told('己', 99), class: 'department' }];
    const places = (rounding?: 'up' | 'half-up') =>
      settleGrades(
        {
          ...scheme,
          quotas: [
            {
              grade: '优秀',
              class: 'county',
              share: 0.3,
              ...(rounding === undefined ? {} : { rounding }),
            },
          ],
        },
        [...subjects, ...others],
      ).quotas[0]?.places;
    expect([places(), places('half-up'), places('up')]).toEqual([1, 2, 2]);
  });

  it('never let more in than there are places, and the order of subjects says nothing', () => {
    const results = fc
      .array(fc.integer({ min: 55, max: 100 }), { maxLength: 12 })
      .map((all) => all.map((total, at) => told(`${at}`, total)));
    fc.assert(
      fc.property(results, fc.integer({ min: 0, max: 4 }), (all, atMost) => {
        const quotas = [{ grade: '优秀', atMost }];
        const settled = settleGrades({ ...scheme, quotas }, all);
        const sure = settled.subjects.filter(({ grade }) => grade === '优秀');
        expect(sure.length).toBeLessThanOrEqual(atMost);
        const total = (id: string) => all.find(({ subject }) => subject === id)?.total ?? 0;
        const moved = settled.subjects.filter(({ movedFrom }) => movedFrom.length > 0);
        for (const one of sure)
          for (const other of moved)
            expect(total(one.subject)).toBeGreaterThan(total(other.subject));
        expect(standings({ ...scheme, quotas }, all.toReversed())).toEqual(
          standings({ ...scheme, quotas }, all),
        );
      }),
    );
  });
});

describe('consequences', () => {
  const guangdong = builtInScheme('guangdong-2017');
  if (guangdong === undefined) throw new Error('guangdong-2017 is built in');
  const city = (subject: string, total: number, couldBe: string): SubjectResult => ({
    ...told(subject, total, couldBe),
    class: 'city',
  });

  it('follow from the grade or from being among the last, for the class they are for', () => {
    const settled = settleGrades(guangdong, [
      city('甲', 96, '较差'),
      city('乙', 90, '良好'),
      city('丙', 89, '良好'),
      city('丁', 88, '良好'),
      city('戊', 87, '良好'),
      { ...told('住建厅', 50, '良好'), class: 'department' },
    ]);
    const talks = settled.subjects.map(({ subject, consequences }) => [
      subject,
      consequences.some(({ text, isSure }) => text === '约谈' && isSure),
    ]);
    expect(Object.fromEntries(talks)).toEqual({
      甲: true,
      乙: false,
      丙: true,
      丁: true,
      戊: true,
      住建厅: false,
    });
    expect(settled.subjects[5]?.consequences).toEqual([]);
  });

  it('that hang on something open are named as such, with the months they are due in', () => {
    const guizhou = builtInScheme('guizhou-2020');
    if (guizhou === undefined) throw new Error('guizhou-2020 is built in');
    const open = {
      subject: '甲',
      between: { atLeast: 55, atMost: 65 },
      couldBe: ['合格', '不合格'],
    };
    const { subjects } = settleGrades(guizhou, [open, told('乙', 50)]);
    expect(subjects[0]?.consequences[0]).toMatchObject({ isSure: false, withinMonths: 1 });
    expect(subjects[1]?.consequences.map(({ isSure }) => isSure)).toEqual([true, true, true]);
  });
});
