import { REPORT_STATES } from '@jinze/contracts';
import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideReport, lastHeld, REPORT_ACTS } from './annual-report.decide.ts';

const person = '00000000-0000-7000-8000-000000000001' as Id<'person'>;
const other = '00000000-0000-7000-8000-000000000002' as Id<'person'>;

describe('acts on an annual report', () => {
  it('of all pairs of state and act these are allowed', () => {
    const allowed = REPORT_STATES.flatMap((state) =>
      REPORT_ACTS.flatMap((act) => {
        const decided = decideReport({ state, personId: person, sentences: 3 }, act, [person]);
        return decided.ok ? [`${state} ${act} ${decided.value.state}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'drafted save drafted',
      'drafted refresh drafted',
      'drafted sign signed',
      'signed reopen drafted',
    ]);
  });
  it('nobody signs or opens another’s', () => {
    for (const [state, act] of [
      ['drafted', 'sign'],
      ['signed', 'reopen'],
    ] as const) {
      const decided = decideReport({ state, personId: person, sentences: 3 }, act, [other]);
      expect(decided.ok ? '' : decided.error.code).toBe('performance.not-own-report');
    }
  });
  it('an empty one is not signed', () => {
    const decided = decideReport({ state: 'drafted', personId: person, sentences: 0 }, 'sign', [
      person,
    ]);
    expect(decided.ok ? '' : decided.error.code).toBe('performance.report-empty');
  });
  it('of who moved in the year it goes to the body of the post still held, or held last', () => {
    const [march, june] = [civilDate('2026-03-31'), civilDate('2026-06-30')];
    expect(lastHeld([{ to: march }, { to: null }, { to: june }])).toEqual({ to: null });
    expect(lastHeld([{ to: march }, { to: june }])).toEqual({ to: june });
    expect(lastHeld([])).toBeUndefined();
  });
});
