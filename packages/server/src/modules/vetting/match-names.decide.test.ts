// Whom a line means, and which office answers for them.
import { civilDate as day, type Id, type Level } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { Tenure } from '../posts/index.ts';
import { answeringOffice } from './answering-office.ts';
import { matchNames } from './match-names.decide.ts';
import type { GivenName } from './names.read.ts';

const tenure = (personId: string, personName: string, changes: Partial<Tenure> = {}): Tenure => ({
  personId: personId as Id<'person'>,
  personName,
  managingCommittee: null,
  appointmentId: `a-${personId}` as Id<'appointment'>,
  postTitle: '副县长（工业）',
  postClass: 'other-deputy',
  organName: '青石县人民政府',
  organKind: 'government',
  level: 'county',
  regionPath: '/99/9901/990101/',
  from: day('2024-01-01'),
  to: null,
  fields: [],
  ...changes,
});
const given = (row: number, name: string, body = '', post = ''): GivenName => ({
  row,
  name,
  body,
  post,
  lastAppraisal: null,
  assessment: null,
});
const NAMED = [
  tenure('one', '王明'),
  tenure('two', '王明', { organName: '石桥县人民政府', postTitle: '县长' }),
  tenure('three', '李芳', { organName: '青石县应急管理局', postTitle: '局长' }),
];
const match = (lines: readonly GivenName[], choices: readonly (readonly [number, string])[] = []) =>
  matchNames(lines, NAMED, new Map(choices.map(([row, id]) => [row, id as Id<'person'>])), NAMED);

describe('a line of the list', () => {
  it.each([
    ['by the name alone', given(1, '李芳'), 'three'],
    ['by a part of the body', given(1, '王明', '石桥县'), 'two'],
    ['by the post without its brackets', given(1, '王明', '', '副县长'), 'one'],
    ['by body and post written as one', given(1, '王明', '', '石桥县人民政府县长'), 'two'],
  ])('means one person: %s', (_, line, person) => {
    expect(match([line]).matched[0]?.tenure.personId).toBe(person);
  });

  it.each([
    ['several', given(1, '王明'), 2],
    ['not-so', given(1, '李芳', '石桥县'), 1],
    ['nobody', given(1, '赵六'), 0],
  ])('is asked about: %s', (kind, line, candidates) => {
    const { matched, questions } = match([line]);
    expect(matched).toEqual([]);
    expect(questions).toMatchObject([{ kind }]);
    expect(questions[0]?.candidates).toHaveLength(candidates);
  });

  it('is settled by a choice, of those the committee manages only', () => {
    expect(match([given(1, '王明')], [[1, 'two']]).matched[0]?.tenure.personId).toBe('two');
    expect(match([given(1, '王明')], [[1, 'stranger']]).faults).toMatchObject([
      { code: 'vetting.no-such-choice' },
    ]);
  });

  it('names a person once', () => {
    const { matched, faults } = match([given(3, '李芳'), given(7, '李芳')]);
    expect(matched).toHaveLength(1);
    expect(faults).toMatchObject([{ row: 7, code: 'vetting.person-twice', firstRow: 3 }]);
  });
});

describe('the office that answers', () => {
  const places = new Map(
    (
      [
        ['/99/', 'province', '云江省'],
        ['/99/9901/', 'prefecture', '云江市'],
        ['/99/9901/990101/', 'county', '青石县'],
        ['/99/990201/', 'county', '直管县'],
      ] as const
    ).map(([path, level, name]) => [path, { path, level, name }]),
  );
  const of = (...bodies: readonly (readonly [Level, string])[]) =>
    answeringOffice(
      bodies.map(([level, regionPath]) => ({ level, regionPath })),
      places,
    )?.path;

  it('is of the level above the highest body they serve', () => {
    expect(of(['county', '/99/9901/990101/'])).toBe('/99/9901/');
    expect(of(['prefecture', '/99/9901/'])).toBe('/99/');
    expect(of(['township', '/99/9901/990101/990101100/'])).toBe('/99/9901/990101/');
    expect(of(['county', '/99/9901/990101/'], ['prefecture', '/99/9901/'])).toBe('/99/');
  });

  it('skips a level that is not there, and is never of the own level', () => {
    expect(of(['county', '/99/990201/'])).toBe('/99/');
    expect(of(['province', '/99/'])).toBeUndefined();
    expect(of()).toBeUndefined();
  });
});
