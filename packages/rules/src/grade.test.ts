// What always holds of a grade, whatever the casualties.
import {
  ACCIDENT_SECTORS,
  type AccidentSector,
  addDays,
  type CivilDate,
  civilDate,
} from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADE_ROWS } from './accident-law.ts';
import { type Graded, gradeOf } from './grade.judge.ts';
import type { AccidentGrade, Casualties, GradeInput } from './grade.shape.ts';
import { grade } from './grade.ts';
import { ACCIDENT_GRADES_UPWARD } from './talk-triggers.shape.ts';

const OCCURRED = civilDate('2026-01-30');
const FIELDS = ['deaths', 'missing', 'seriousInjuries', 'directLossWanYuan'] as const;
const rank = (of: AccidentGrade | undefined) =>
  of === undefined ? -1 : ACCIDENT_GRADES_UPWARD.indexOf(of);

const sectors: fc.Arbitrary<AccidentSector> = fc.constantFrom(...ACCIDENT_SECTORS);
/** Around the limits, where something can change; null is not known. */
const people = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 45, max: 110 })),
);
const loss = fc.option(
  fc.oneof(
    fc.constantFrom(0, 999.99, 1000, 4999.99, 5000, 9999.99, 10_000),
    fc.integer({ min: 0, max: 20_000 }),
  ),
);
const input = fc.record({
  occurredOn: fc.constant(OCCURRED),
  asOf: fc.integer({ min: 0, max: 40 }).map((days) => addDays(OCCURRED, days)),
  deaths: people,
  missing: people,
  seriousInjuries: people,
  directLossWanYuan: loss,
  sector: fc.option(sectors),
});

/** Art. 3 once more, as plainly as it reads. */
function plainly({
  deaths,
  seriousInjuries,
  directLossWanYuan,
}: Required<Casualties>): AccidentGrade {
  const is = (dead: number, injured: number, wanYuan: number) =>
    (deaths ?? 0) >= dead ||
    (seriousInjuries ?? 0) >= injured ||
    (directLossWanYuan ?? 0) >= wanYuan;
  if (is(30, 100, 10_000)) return 'especially-serious';
  if (is(10, 50, 5000)) return 'serious';
  return is(3, 10, 1000) ? 'relatively-serious' : 'ordinary';
}

/** Any way what is not known could turn out, those missing found dead or alive. */
const truth = (facts: GradeInput) =>
  fc
    .record({
      deaths: fc.integer({ min: 0, max: 40 }),
      seriousInjuries: fc.integer({ min: 0, max: 110 }),
      directLossWanYuan: fc.integer({ min: 0, max: 12_000 }),
      missing: fc.integer({ min: 0, max: 40 }),
      found: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ found, ...guess }) => {
      const missing = facts.missing ?? guess.missing;
      const counted = gradeOf(facts).missing === 'counted';
      return {
        deaths: (facts.deaths ?? guess.deaths) + (counted ? missing : Math.round(missing * found)),
        missing: 0,
        seriousInjuries: facts.seriousInjuries ?? guess.seriousInjuries,
        directLossWanYuan: facts.directLossWanYuan ?? guess.directLossWanYuan,
      };
    });

describe('a grade', () => {
  it('agrees with article 3 read plainly, once everything is known', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const known = { deaths: 0, seriousInjuries: 0, directLossWanYuan: 0 };
        const all = {
          ...facts,
          missing: 0,
          deaths: facts.deaths ?? known.deaths,
          seriousInjuries: facts.seriousInjuries ?? known.seriousInjuries,
          directLossWanYuan: facts.directLossWanYuan ?? known.directLossWanYuan,
        };
        const { grade: said, couldRiseTo } = gradeOf(all);
        expect(said).toBe(plainly(all));
        expect(couldRiseTo).toEqual([]);
      }),
    );
  });

  it('is never above the truth, and the truth is never above what it says it could rise to', () => {
    fc.assert(
      fc.property(
        input.chain((facts) => fc.tuple(fc.constant(facts), truth(facts))),
        ([facts, all]) => {
          const { grade: said, couldRiseTo } = gradeOf(facts);
          const real = plainly(all);
          expect(rank(said)).toBeLessThanOrEqual(rank(real));
          if (rank(real) > Math.max(rank(said), 0))
            expect(couldRiseTo.map((one) => one.grade)).toContain(real);
        },
      ),
    );
  });

  it('what it could rise to names conditions that are really open and really enough', () => {
    fc.assert(
      fc.property(input, (facts) => {
        for (const { grade: higher, if: conditions } of gradeOf(facts).couldRiseTo)
          for (const { field, atLeast } of conditions) {
            if (field !== 'deaths') expect(facts[field]).toBeNull();
            else if (facts.deaths !== null && facts.missing !== null)
              expect(facts.deaths + facts.missing).toBeGreaterThanOrEqual(atLeast);
            const then = gradeOf({ ...facts, missing: 0, [field]: atLeast });
            expect(rank(then.grade)).toBeGreaterThanOrEqual(rank(higher));
          }
      }),
    );
  });

  it('more casualties never lower it, nor does a fact more', () => {
    fc.assert(
      fc.property(
        input,
        fc.constantFrom(...FIELDS),
        fc.integer({ min: 0, max: 50 }),
        (facts, field, more) => {
          const after = gradeOf({ ...facts, [field]: (facts[field] ?? 0) + more });
          expect(rank(after.grade)).toBeGreaterThanOrEqual(rank(gradeOf(facts).grade));
          expect(after.outcome === 'cannot-tell' && gradeOf(facts).outcome === 'applies').toBe(
            false,
          );
        },
      ),
    );
  });

  it('a day more never lowers it, nor does knowing the sector', () => {
    fc.assert(
      fc.property(input, sectors, (facts, sector) => {
        const before = rank(gradeOf(facts).grade);
        const later = { ...facts, asOf: addDays(facts.asOf, 1) };
        expect(rank(gradeOf(later).grade)).toBeGreaterThanOrEqual(before);
        if (facts.sector === null)
          expect(rank(gradeOf({ ...facts, sector }).grade)).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('somebody missing who is found dead makes it what it was said to become', () => {
    fc.assert(
      fc.property(input, (facts) => {
        if (facts.deaths === null || facts.missing === null) return;
        const dead = gradeOf({ ...facts, deaths: facts.deaths + facts.missing, missing: 0 });
        expect(gradeOf(facts).ifMissingAreDead).toBe(dead.grade);
      }),
    );
  });

  it('what decides it reaches it alone', () => {
    const FIELD = {
      deaths: 'deaths',
      seriousInjuries: 'seriousInjuries',
      directLoss: 'directLossWanYuan',
    } as const;
    fc.assert(
      fc.property(input, (facts) => {
        const graded: Graded = gradeOf(facts);
        for (const criterion of graded.decidedBy) {
          const field = FIELD[criterion];
          const value = criterion === 'deaths' ? graded.deaths : facts[field];
          expect(gradeOf({ occurredOn: OCCURRED, [field]: value ?? null }).grade).toBe(
            graded.grade,
          );
        }
        expect(graded.decidedBy.length > 0).toBe(graded.outcome === 'applies');
      }),
    );
  });

  it('says in words what it judged, and nothing else', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const answer = grade(facts);
        const { outcome, grade: said, decidedBy, couldRiseTo } = gradeOf(facts);
        expect(answer).toMatchObject({ ok: true, value: { outcome, decidedBy, couldRiseTo } });
        if (answer.ok) expect(answer.value.grade).toBe(said);
      }),
    );
  });

  it('the table of the data is the decree’s', () => {
    expect(
      GRADE_ROWS.map(({ name, deaths, seriousInjuries, directLossWanYuan }) => [
        name,
        deaths,
        seriousInjuries,
        directLossWanYuan,
      ]),
    ).toEqual([
      ['一般', 0, 0, 0],
      ['较大', 3, 10, 1000],
      ['重大', 10, 50, 5000],
      ['特别重大', 30, 100, 10_000],
    ]);
  });

  it('lists that are given out again and again cannot be spoilt', () => {
    const before: CivilDate = OCCURRED;
    const { couldRiseTo } = gradeOf({ occurredOn: before, deaths: 1 });
    expect(Object.isFrozen(couldRiseTo)).toBe(true);
    expect(gradeOf({ occurredOn: before, deaths: 1 }).couldRiseTo).toBe(couldRiseTo);
  });
});
