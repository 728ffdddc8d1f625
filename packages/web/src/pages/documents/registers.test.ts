import type { SessionView } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { registersOf, seriesIn } from './registers.ts';

type Grants = SessionView['grants'];
const granted = (...roles: string[]) => ({
  grants: roles.map((role) => ({
    role,
    committeePath: role.startsWith('o') || role.startsWith('d') ? '/99/9901/' : null,
  })) as unknown as Grants,
});

describe('registers in which numbers are kept free', () => {
  it('an office has that of the region in hand, a department that of its committee wherever it looks', () => {
    const office = { register: 'office', region: '/99/9901/990101/' };
    const department = { register: 'department', region: '/99/9901/' };
    expect(registersOf(granted('safety-office'), office.region)).toEqual([office]);
    expect(registersOf(granted('safety-office'), undefined)).toEqual([]);
    expect(registersOf(granted('organisation-department'), office.region)).toEqual([department]);
    expect(registersOf(granted('discipline-worksheets'), undefined)).toEqual([department]);
    expect(
      registersOf(granted('organisation-department', 'supervision-office'), office.region),
    ).toEqual([office, department]);
    expect(registersOf(granted('leader'), office.region)).toEqual([]);
  });

  it('the series of one place are told apart by whose they are', () => {
    const at = { code: '云安委', year: 2026, region: '/99/9901/' } as const;
    const series = [
      { ...at, register: 'office', next: 4 },
      { ...at, register: 'department', next: 9 },
    ] as const;
    const own = { register: 'department', region: '/99/9901/' } as const;
    expect(seriesIn(series, own).map(({ next }) => next)).toEqual([9]);
  });
});
