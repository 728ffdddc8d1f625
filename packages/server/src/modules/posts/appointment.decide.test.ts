import { civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type Appointment,
  type Correction,
  decideCorrection,
  type Portfolio,
} from './appointment.decide.ts';

const TODAY = civilDate('2026-11-23');
const appointment: Appointment = {
  recordId: 'a' as Id<'appointment'>,
  version: 3,
  postId: 'p' as Id<'post'>,
  personId: 'x' as Id<'person'>,
  from: civilDate('2026-07-01'),
  to: null,
  manner: 'full',
  documentNo: null,
  isCommitteeMember: false,
};
const field = (name: string, from: string, to: string | null = null): Portfolio => ({
  id: `${name}-row` as Id<'portfolio'>,
  recordId: name as Id<'portfolio'>,
  field: name,
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  documentNo: '1号',
});
const correction = (more: Partial<Correction>): Correction => ({
  version: 3,
  from: appointment.from,
  to: appointment.to,
  manner: 'full',
  documentNo: null,
  isCommitteeMember: false,
  ...more,
});
const after = (held: Appointment, portfolios: readonly Portfolio[], more: Partial<Correction>) => {
  const decided = decideCorrection(held, portfolios, correction(more), TODAY);
  if (!decided.ok) throw new Error(decided.error.code);
  const { superseded, added } = decided.value;
  const kept = portfolios.filter((one) => !superseded.includes(one));
  return [...kept, ...added].map((one) => `${one.field} ${one.from}/${one.to ?? ''}`).sort();
};

describe('a corrected appointment', () => {
  it('takes along the fields that began with it, whether it moves back or forth', () => {
    const held = [field('工业', '2026-07-01'), field('消防', '2026-09-01')];
    expect(after(appointment, held, { from: civilDate('2026-06-10') })).toEqual([
      '工业 2026-06-10/',
      '消防 2026-09-01/',
    ]);
    expect(after(appointment, held, { from: civilDate('2026-08-01') })).toEqual([
      '工业 2026-08-01/',
      '消防 2026-09-01/',
    ]);
  });
  it('a leaving that was a mistake gives back the fields that ended with it, and no others', () => {
    const left = { ...appointment, to: civilDate('2026-10-31') };
    const held = [
      field('工业', '2026-07-01', '2026-10-31'),
      field('消防', '2026-07-01', '2026-08-31'),
    ];
    expect(after(left, held, { to: null })).toEqual([
      '工业 2026-07-01/',
      '消防 2026-07-01/2026-08-31',
    ]);
  });
  it('cuts what reaches beyond, and drops what lies outside', () => {
    const held = [field('工业', '2026-07-10', '2026-11-01'), field('消防', '2026-10-01')];
    expect(after(appointment, held, { to: civilDate('2026-09-15') })).toEqual([
      '工业 2026-07-10/2026-09-15',
    ]);
  });
  it('says so when nothing is different, and refuses a stale version and an impossible time', () => {
    const codeOf = (more: Partial<Correction>) => {
      const decided = decideCorrection(appointment, [], correction(more), TODAY);
      return decided.ok ? 'ok' : decided.error.code;
    };
    expect(codeOf({})).toBe('posts.nothing-changed');
    expect(codeOf({ version: 2 })).toBe('http.version-conflict');
    expect(codeOf({ to: civilDate('2026-06-01') })).toBe('posts.ends-before-start');
    expect(codeOf({ to: civilDate('2026-12-01') })).toBe('posts.future-change');
  });
});
