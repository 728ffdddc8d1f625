// The picture of a timetable, and what a new grade changes in it.
import type { AccidentTimetable, TimetableAsked } from '@jinze/contracts';
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { pictureOf, SIZE, scaleOf } from './picture-layout.ts';
import { stepChanges } from './timetable-changes.ts';
import { askedAs, stepPart } from './timetable-part.tsx';
import type { Step } from './timetable-words.tsx';

const START = '2026-05-01T10:00:00+08:00';
const step = (changes: Partial<Step>): Step => ({
  step: 'unit-report',
  due: null,
  state: 'pending',
  reasons: [],
  missing: [],
  basis: [],
  ...changes,
});
const asked = (version: number, steps: Step[]) =>
  ({ version, at: START, timetable: { steps, rulesVersion: '1' } }) as unknown as TimetableAsked;

describe('the picture', () => {
  it('never runs backwards, and the first day has its own width', () => {
    const start = Date.parse(START);
    const at = scaleOf(start, 66);
    const points = [0, 1, 6, 24, 25, 48, 24 * 30, 24 * 66, 24 * 400].map((hours) =>
      at(start + hours * 3_600_000),
    );
    expect(points).toEqual(points.toSorted((a, b) => a - b));
    expect(points[0]).toBe(SIZE.label);
    expect(points[3]).toBe(SIZE.label + SIZE.hours);
    expect(points[7]).toBe(SIZE.width - SIZE.right);
    expect(points[8]).toBe(SIZE.width - SIZE.right);
    expect(at(start - 1)).toBe(SIZE.label);
  });
  it('draws what is late until it was done, and what is overdue until now', () => {
    const late = step({
      from: START,
      due: '2026-05-01T11:00:00+08:00',
      done: '2026-05-01T14:00:00+08:00',
      state: 'done-late',
    });
    const over = step({
      step: 'investigation-report',
      from: '2026-05-01',
      due: '2026-06-30',
      state: 'overdue',
    });
    const inTime = step({
      step: 'approval',
      from: '2026-06-01',
      due: '2026-06-16',
      done: '2026-06-16',
    });
    const { rows, now } = pictureOf([late, over, inTime], START, '2026-07-04T10:00:00+08:00');
    expect(rows[0]?.beyond?.from).toBe(rows[0]?.limits[0]);
    expect(rows[0]?.beyond?.to).toBe(rows[0]?.mark);
    expect(rows[1]?.beyond?.to).toBe(now);
    // Done on its last day is in time.
    expect(rows[2]?.beyond).toBeUndefined();
    expect(rows.map(({ y }) => y)).toEqual([
      SIZE.head,
      SIZE.head + SIZE.row,
      SIZE.head + 2 * SIZE.row,
    ]);
  });
  it('names what it cannot draw, draws every limit that is still open, and now only where it fits', () => {
    const none = step({ step: 'closing', state: 'not-started' });
    const both = step({
      step: 'supplementary-report',
      due: '2026-05-31',
      otherDue: [civilDate('2026-05-08')],
    });
    const { rows, undrawn, now, days } = pictureOf(
      [none, both],
      '2026-05-01',
      '2028-01-01T00:00:00+08:00',
    );
    expect(undrawn).toEqual([none]);
    expect(rows[0]?.limits).toHaveLength(2);
    expect(now).toBeUndefined();
    expect(days.map(({ value }) => value)).toEqual([5, 30, 60]);
  });
});

describe('a new grade', () => {
  const county = step({ due: '2026-05-01T11:00:00+08:00', state: 'done' });
  const listed = step({ step: 'listed-supervision', by: '市级安委会' });
  const province = step({ step: 'report', channel: 'regulator', level: 'province' });
  it('changes steps by their limit, their state or who does it; others are left out', () => {
    const changes = stepChanges(
      asked(1, [county, listed]),
      asked(2, [county, { ...listed, by: '省级安委会' }, province]),
    );
    expect(changes.map(({ key }) => key)).toEqual([
      'listed-supervision',
      'report.regulator.province',
    ]);
    expect(changes[1]?.before).toBeUndefined();
    expect(stepChanges(asked(2, [province]), asked(3, []))).toEqual([
      { key: 'report.regulator.province', before: province },
    ]);
  });
  it('can be read as until then and as from then on; an address that names nothing is now', () => {
    const [before, after] = [asked(1, [county]), asked(2, [county])];
    const timetable = {
      ...asked(3, []),
      regradings: [{ version: 2, before, after }],
    } as unknown as AccidentTimetable;
    expect(askedAs(timetable, 'before-2')).toBe(before);
    expect(askedAs(timetable, 'after-2')).toBe(after);
    expect(askedAs(timetable, undefined)).toBe(timetable);
    expect(askedAs(timetable, 'before-9')).toBe(timetable);
    expect(stepPart('approval', timetable, 'before-2')).toBe('approval@before-2');
    expect(stepPart('approval', timetable, 'before-9')).toBe('approval');
  });
});
