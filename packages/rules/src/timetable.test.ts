// What always holds of a timetable, whatever happened when.
import { ACCIDENT_SECTORS, addDays, type CivilDate, civilDate } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCIDENT_GRADES_UPWARD } from './talk-triggers.shape.ts';
import { instantText } from './timetable.clock.ts';
import type { Step, TimetableInput } from './timetable.shape.ts';
import { timetable } from './timetable.ts';

const OCCURRED = civilDate('2026-03-01');
const AT = Date.parse('2026-03-01T10:00:00+08:00');
const hours = (min: number, max: number) =>
  fc.integer({ min: min * 60, max: max * 60 }).map((minutes) => instantText(AT + minutes * 60_000));
const days = (min: number, max: number) =>
  fc.integer({ min, max }).map((count) => addDays(OCCURRED, count));

type Optional = { [Key in keyof TimetableInput]?: TimetableInput[Key] };
const events: fc.Arbitrary<Optional> = fc.record(
  {
    grade: fc.constantFrom(...ACCIDENT_GRADES_UPWARD),
    sector: fc.constantFrom(...ACCIDENT_SECTORS),
    deaths: fc.nat(40),
    missing: fc.nat(12),
    unitReportedAt: hours(0, 5),
    reports: fc.array(
      fc.record({
        channel: fc.constantFrom('regulator', 'government', 'party-committee'),
        level: fc.constantFrom('county', 'prefecture', 'province', 'state'),
        at: hours(0, 12),
      }),
      { maxLength: 6 },
    ),
    casualtyChanges: fc.array(fc.record({ on: days(0, 40) }), { maxLength: 3 }),
    extensionDays: fc.nat(60),
    appraisalDays: fc.nat(30),
    reportSubmittedOn: days(10, 130),
    approvedOn: days(130, 200),
    closedOn: days(130, 300),
    publishedOn: days(150, 300),
    evaluatedOn: days(400, 700),
    listedOn: days(1, 20),
    listedAgreedOn: days(20, 150),
  },
  { requiredKeys: [] },
);
const asOf = hours(24, 800 * 24);

function stepsOf(given: Optional, at: string): readonly Step[] {
  const answer = timetable({ occurredAt: instantText(AT), ...given, asOf: at });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.steps;
}
const keyOf = ({ step, channel, level }: Step) => `${step}/${channel ?? ''}/${level ?? ''}`;

describe('a timetable', () => {
  it('what is done in time stays so, what is late or overdue never comes back in time by waiting', () => {
    fc.assert(
      fc.property(
        events,
        asOf,
        fc.integer({ min: 1, max: 20_000 }),
        ({ grade = 'serious', ...given }, at, later) => {
          const facts = { ...given, grade };
          const after = new Map(
            stepsOf(facts, instantText(Date.parse(at) + later * 3_600_000)).map((step) => [
              keyOf(step),
              step,
            ]),
          );
          for (const step of stepsOf(facts, at)) {
            const state = after.get(keyOf(step))?.state;
            // A first report may become known that counts before another; due days do not move by themselves.
            if (step.state === 'overdue' && after.get(keyOf(step))?.due === step.due)
              expect(['overdue', 'done-late', 'cannot-tell']).toContain(state);
            if (step.state === 'done' && step.step !== 'supplementary-report')
              expect(state).toBe('done');
          }
        },
      ),
    );
  });

  it('done is not after its due, late is, and nothing overdue is done', () => {
    fc.assert(
      fc.property(events, asOf, (given, at) => {
        const today = at.slice(0, 10);
        for (const { due, done, state, notBefore } of stepsOf(given, at)) {
          if (state === 'overdue' || state === 'pending')
            if (done === undefined && due !== null)
              expect((due.length === 10 ? today : at) > due).toBe(state === 'overdue');
          if (due === null || done === undefined) continue;
          if (state === 'done') expect(done <= due).toBe(true);
          if (state === 'done-late') expect(done > due).toBe(true);
          expect(notBefore === undefined || notBefore.length === 10).toBe(true);
        }
      }),
    );
  });

  it('a known sector settles what was open, and never turns what was settled around', () => {
    fc.assert(
      fc.property(
        events,
        asOf,
        fc.constantFrom('other', 'road-traffic', 'railway', 'electric-power' as const),
        ({ sector: _s, extensionDays: _e, ...given }, at, sector) => {
          const known = new Map(
            stepsOf({ ...given, sector }, at).map((step) => [keyOf(step), step]),
          );
          for (const step of stepsOf(given, at)) {
            if (step.state === 'cannot-tell' || step.step === 'listed-supervision') continue;
            // Whoever is missing longer than 7 days is dead on the road: then the grade has changed, and more than a limit.
            if ((given.missing ?? 0) > 0 && given.grade === undefined) continue;
            const sure = known.get(keyOf(step));
            if (sure !== undefined) expect(sure.state, keyOf(step)).toBe(step.state);
          }
        },
      ),
    );
  });

  it('the first day is not counted and no end moves: sixty days are sixty days', () => {
    fc.assert(
      fc.property(days(0, 2000), (on: CivilDate) => {
        const answer = timetable({
          occurredAt: on,
          sector: 'other',
          grade: 'ordinary',
          asOf: `${addDays(on, 1)}T00:00:00+08:00`,
        });
        if (!answer.ok) throw new Error(answer.error.code);
        const report = answer.value.steps.find(({ step }) => step === 'investigation-report');
        expect(report?.due).toBe(addDays(on, 60));
      }),
    );
  });
});
