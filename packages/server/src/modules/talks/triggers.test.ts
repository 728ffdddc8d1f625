import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { type KnownAccident, type Place, triggersOf } from './triggers.ts';
import { whyOfTrigger } from './why-trigger.ts';

const DAYS = { from: civilDate('2025-11-23'), asOf: civilDate('2026-11-23') };
const CITY: Place = { path: '/99/9901/', name: '云江市', level: 'prefecture' };
const COUNTY: Place = { path: '/99/9901/990101/', name: '青石县', level: 'county' };
/** 乐清市 is a real place with rules of its own for its townships. */
const YUEQING: Place = { path: '/33/3303/330382/330382100/', name: '某镇', level: 'township' };

let made = 0;
const accident = (changes: Partial<KnownAccident>): KnownAccident => {
  made += 1;
  return {
    id: `a${made}` as Id<'accident'>,
    version: 1,
    name: `事故${made}`,
    occurredOn: civilDate('2026-10-01'),
    grade: 'relatively-serious',
    nature: 'production',
    isResponsible: null,
    isGrave: null,
    unit: null,
    kind: null,
    regionName: '青石县',
    ...changes,
  };
};
const on = (day: string, changes: Partial<KnownAccident> = {}) =>
  accident({ occurredOn: civilDate(day), ...changes });
const of = (place: Place, rows: readonly KnownAccident[], rule: string) => {
  const found = triggersOf(place, rows, DAYS).find((one) => one.rule.includes(rule));
  if (found === undefined) throw new Error(rule);
  return {
    outcome: found.outcome,
    counted: found.counted.map(({ name }) => name),
    perhaps: found.perhaps.map(({ name, because }) => [name, because]),
    missing: found.missing,
  };
};

describe('the triggers of a region’s accidents', () => {
  it('count what is known, and name it', () => {
    const rows = [on('2026-06-20'), on('2026-08-01'), on('2026-11-02')];
    expect(of(CITY, rows, '6个月内发生3起较大事故')).toMatchObject({
      outcome: 'applies',
      counted: rows.map(({ name }) => name),
    });
    const two = rows.slice(1);
    expect(of(CITY, two, '6个月内发生3起较大事故')).toMatchObject({
      outcome: 'does-not-apply',
      counted: two.map(({ name }) => name),
    });
  });

  it('a grade that is not known may count: what would settle it is said', () => {
    const open = on('2026-11-02', { grade: null });
    const rows = [on('2026-06-20'), on('2026-08-01'), open];
    expect(of(CITY, rows, '6个月内发生3起较大事故')).toMatchObject({
      outcome: 'cannot-tell',
      perhaps: [[open.name, '等级不清楚']],
      missing: ['事故等级：2026-11-02'],
    });
  });

  it('a serious accident no known rule speaks of is “cannot tell”, never “no talk”', () => {
    const serious = on('2026-10-01', { grade: 'serious' });
    const [found, ...more] = triggersOf(COUNTY, [serious], DAYS);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      key: 'unknown',
      outcome: 'cannot-tell',
      perhaps: [{ name: serious.name }],
    });
  });

  it('where no rule of the level is on record, that is said as well', () => {
    const ordinary = on('2026-10-01', { grade: 'ordinary' });
    expect(triggersOf(COUNTY, [ordinary], DAYS)).toMatchObject([
      {
        key: 'no-rule',
        outcome: 'cannot-tell',
        counted: [],
        perhaps: [{ name: ordinary.name, because: '没有可以比较的规定' }],
        missing: ['本地区对这一级的约谈规定'],
      },
    ]);
    expect(triggersOf(COUNTY, [], DAYS)).toEqual([]);
  });

  it('local rules hang on responsibility, unit and kind, which the register may leave open', () => {
    const known = { grade: 'ordinary', isResponsible: true, unit: '某厂' } as const;
    const rows = [on('2026-03-01', known), on('2026-09-01', known)];
    expect(of(YUEQING, rows, '同一单位')).toMatchObject({ outcome: 'applies' });
    expect(of(YUEQING, rows, '同类型')).toMatchObject({ outcome: 'cannot-tell' });
    const alike = rows.map((row) => ({ ...row, kind: '坍塌' }));
    expect(of(YUEQING, alike, '同类型')).toMatchObject({ outcome: 'applies' });
    const unknown = rows.map((row) => ({ ...row, isResponsible: null }));
    expect(of(YUEQING, unknown, '同一单位')).toMatchObject({ outcome: 'cannot-tell' });
  });
});

describe('the nature of an accident', () => {
  const grave = on('2026-10-01', { grade: 'serious' });
  it('natural disasters and crimes do not count', () => {
    for (const nature of ['natural', 'criminal'] as const)
      expect(of(CITY, [{ ...grave, nature }, on('2026-11-01')], '1起重大事故')).toMatchObject({
        outcome: 'does-not-apply',
        counted: [],
      });
  });
  it('one that is not determined counts only where the answer is the same without it', () => {
    const open = { ...grave, nature: 'undetermined' } as const;
    expect(of(CITY, [open], '1起重大事故')).toMatchObject({
      outcome: 'cannot-tell',
      counted: [],
      perhaps: [[grave.name, '性质还没有确定']],
      missing: ['事故性质的认定'],
    });
    const sure = on('2026-09-01', { grade: 'serious' });
    expect(of(CITY, [sure, open], '1起重大事故')).toMatchObject({
      outcome: 'applies',
      counted: [sure.name],
    });
  });
});

describe('older accidents', () => {
  it('are counted with a recent one that a window joins them to', () => {
    const known = { grade: 'ordinary', isResponsible: true, unit: '某厂' } as const;
    const rows = [on('2025-11-10', known), on('2026-10-30', known)];
    // Across the turn of a year the source leaves open what a year is.
    expect(of(YUEQING, rows, '同一单位')).toMatchObject({
      outcome: 'cannot-tell',
      missing: [expect.stringContaining('“一年”怎么算')],
    });
  });
  it('give no reason by themselves, and none where nothing recent is on record', () => {
    const old = ['2025-03-01', '2025-04-01', '2025-05-01'].map((day) => on(day));
    expect(triggersOf(CITY, old, DAYS)).toEqual([]);
    expect(of(CITY, [...old, on('2026-11-01')], '6个月内发生3起较大事故')).toMatchObject({
      outcome: 'does-not-apply',
    });
  });
});

it('the why panel leads from the rule to the accidents and what is missing', () => {
  const rows = [on('2026-06-20'), on('2026-08-01'), on('2026-11-02', { grade: null })];
  const trigger = triggersOf(CITY, rows, DAYS).find(({ rule }) => rule.includes('3起较大'));
  if (trigger === undefined) throw new Error('a rule of the national instrument');
  const why = whyOfTrigger(trigger, DAYS.asOf);
  expect(why.clause).toMatchObject([
    { instrument: 'cn-talks-2018', article: 'P092', text: expect.stringContaining('约谈市（州）') },
  ]);
  expect(why.facts.filter((line) => line.startsWith('计入：'))).toHaveLength(2);
  expect(why.facts.filter((line) => line.startsWith('可能计入：'))).toHaveLength(1);
  expect(why.gaps).toEqual(['事故等级：2026-11-02']);
});
