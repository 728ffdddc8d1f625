import type { CivilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { isWorkday } from './workdays.ts';
import { nextWorkingMoment } from './working-hours.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const next = (text: string, calendar: (day: CivilDate) => boolean = isWorkday) =>
  nextWorkingMoment(at(text), calendar);

describe('working hours', () => {
  it('in them a message goes at once', () => {
    expect(next('2026-11-25T10:00:00')).toEqual(at('2026-11-25T10:00:00'));
    expect(next('2026-11-25T17:29:00')).toEqual(at('2026-11-25T17:29:00'));
  });
  it('before and after, it waits for a morning', () => {
    expect(next('2026-11-25T06:00:00')).toEqual(at('2026-11-25T09:00:00'));
    expect(next('2026-11-25T17:30:00')).toEqual(at('2026-11-26T09:00:00'));
    expect(next('2026-11-25T23:30:00')).toEqual(at('2026-11-26T09:00:00'));
  });
  it('weekends and holidays are left alone, days worked for them are not', () => {
    expect(next('2026-11-27T18:00:00')).toEqual(at('2026-11-30T09:00:00'));
    expect(next('2026-10-01T10:00:00')).toEqual(at('2026-10-08T09:00:00'));
    expect(next('2026-10-10T10:00:00')).toEqual(at('2026-10-10T10:00:00'));
  });
  it('past the last published year Monday to Friday count: a reminder is no legal deadline', () => {
    expect(isWorkday('2031-01-01' as CivilDate)).toBe(true);
    expect(isWorkday('2031-01-04' as CivilDate)).toBe(false);
  });
});
