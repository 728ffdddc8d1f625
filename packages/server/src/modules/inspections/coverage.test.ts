// What counts as covered is said by the programme, whatever words its basis has.
import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { coverageOf, lineOf, whyOf } from './coverage.ts';
import type { CoveredRow, ProgrammeRow } from './programmes.store.ts';

const day = (text: string) => civilDate(text);
const programmeId = '018f0000-0000-7000-8000-000000000001' as Id<'inspection-programme'>;
const PLAN = { organ: '市委', no: '1号' };

const row = (said: Pick<ProgrammeRow, 'basis' | 'is_of_all' | 'counts_unannounced'>) =>
  ({
    id: programmeId,
    version: 1,
    region_path: '/99/9901/',
    region_name: '云江市',
    title: '计划',
    from_day: day('2026-01-01'),
    to_day: day('2030-12-31'),
    approval_organ: PLAN.organ,
    approval_no: PLAN.no,
    approved_on: day('2026-01-01'),
    ...said,
  }) as ProgrammeRow;

const regions: readonly CoveredRow[] = [
  {
    programmeId,
    path: '/99/9901/990101/',
    name: '青石县',
    inspections: [
      {
        id: '018f0000-0000-7000-8000-000000000002' as Id<'inspection'>,
        kind: 'unannounced',
        state: 'closed',
        on: day('2026-03-01'),
        hasArrived: true,
        isOf: true,
      },
    ],
  },
  { programmeId, path: '/99/9901/990102/', name: '石桥县', inspections: [] },
];
const targets = [
  { programme_id: programmeId, region_path: '/99/9901/990101/', year: 2026, quarter: null },
];

describe('the coverage of a programme', () => {
  it('is read from what it says, not out of the words of its basis', () => {
    const basis = '不要求全覆盖，巡查次数不含明查暗访';
    const chosen = row({ basis, is_of_all: false, counts_unannounced: false });
    const coverage = coverageOf(regions, targets, chosen, day('2026-06-01'));
    expect(coverage.map(({ state }) => state)).toEqual(['planned', 'left-out']);
    expect(lineOf(chosen, coverage)).toMatchObject({ inspected: 0, total: 1 });
    expect(whyOf(chosen, coverage).gaps).toEqual([]);
  });

  it('counts its own rounds: those of another programme or of none are shown apart', () => {
    const [first, ...rest] = regions;
    if (first === undefined) throw new Error('a region');
    const inspections = first.inspections.map((one) => ({ ...one, isOf: false }));
    const all = row({ basis: '市委常委会议纪要', is_of_all: true, counts_unannounced: true });
    const coverage = coverageOf(
      [{ ...first, inspections }, ...rest],
      targets,
      all,
      day('2026-06-01'),
    );
    expect(coverage.map(({ state }) => state)).toEqual(['planned', 'left-out']);
    expect(coverage[0]?.inspections).toMatchObject([{ isOf: false }]);
    expect(lineOf(all, coverage)).toMatchObject({ inspected: 0, total: 2 });
    expect(whyOf(all, coverage).facts).toContain('另有不属于本计划的巡查检查，不计入：青石县');
  });

  it('counts what came unannounced, and every region, where it says so', () => {
    const basis = '市委常委会议纪要';
    const all = row({ basis, is_of_all: true, counts_unannounced: true });
    const coverage = coverageOf(regions, targets, all, day('2026-06-01'));
    expect(coverage.map(({ state }) => state)).toEqual(['inspected', 'left-out']);
    expect(lineOf(all, coverage)).toMatchObject({ inspected: 1, total: 2 });
    const why = whyOf(all, coverage);
    expect(why.heading).toContain('尚未全覆盖');
    expect(why.facts).toContain('现场结束的算作已巡查；按计划登记的要求，明查暗访同样计入');
  });
});
