// The life of an exercise: every pair of state and act, and what each act asks for beside the table.
import { ASSESSMENT_ACTS, ASSESSMENT_STATES, type AssessmentState } from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import {
  decideApproval,
  decideCancel,
  decideClosing,
  decideFinal,
  decideNotification,
  decideProposal,
  decideScoring,
  decideSelfAssessment,
  decideStep,
  type ExerciseFacts,
  faultOfPlan,
  lastDayToObject,
  type Plan,
} from './exercise.decide.ts';

const TODAY = day('2026-12-20');
const WORKDAYS = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR };
const COUNTED = { exceeded: [], short: [] };
const SETTLED = { ...COUNTED, rescored: 0 };
const ME = 'me' as Id<'account'>;

const at = (state: AssessmentState, more: Partial<ExerciseFacts> = {}): ExerciseFacts => ({
  state,
  proposedBy: ME,
  proposedOn: day('2026-12-10'),
  approvedOn: day('2026-12-15'),
  objectionsUntil: day('2026-12-19'),
  ...more,
});
const outcome = (decided: ReturnType<typeof decideStep>) =>
  decided.ok ? decided.value.state : decided.error.code;

/** What each state allows, and where it leads. */
const LEADS: Readonly<Record<AssessmentState, Readonly<Record<string, AssessmentState>>>> = {
  prepared: {
    change: 'prepared',
    'add-subjects': 'prepared',
    'remove-subject': 'prepared',
    assign: 'prepared',
    collect: 'prepared',
    'open-self-assessment': 'self-assessment',
    cancel: 'cancelled',
  },
  'self-assessment': {
    assign: 'self-assessment',
    collect: 'self-assessment',
    'open-scoring': 'scoring',
    cancel: 'cancelled',
  },
  scoring: {
    assign: 'scoring',
    collect: 'scoring',
    'close-scoring': 'moderation',
    cancel: 'cancelled',
  },
  moderation: { collect: 'moderation', propose: 'proposed', cancel: 'cancelled' },
  proposed: { return: 'moderation', approve: 'approved', cancel: 'cancelled' },
  approved: { notify: 'notified' },
  notified: { propose: 'proposed', finalise: 'final' },
  final: {},
  cancelled: {},
};

describe('an exercise', () => {
  const acts = ASSESSMENT_ACTS.filter((act) => act !== 'prepare');
  it.each(ASSESSMENT_STATES.flatMap((state) => acts.map((act) => [state, act] as const)))(
    '%s: %s',
    (state, act) => {
      expect(outcome(decideStep(at(state), act))).toBe(LEADS[state][act] ?? 'assessments.not-now');
    },
  );

  it('has subjects before its self-assessment, and somebody for every marked item before its scoring', () => {
    expect(outcome(decideSelfAssessment(at('prepared'), 0))).toBe('assessments.no-subjects');
    expect(outcome(decideSelfAssessment(at('prepared'), 1))).toBe('self-assessment');
    const scoring = (unassigned: string[], unsubmitted: number, selfBy: string) =>
      decideScoring(at('self-assessment'), { unassigned, unsubmitted, selfBy: day(selfBy) }, TODAY);
    expect(scoring(['现场抽查'], 1, '2026-12-19')).toMatchObject({
      error: { code: 'assessments.items-unassigned', values: { count: 1, titles: '现场抽查' } },
    });
    expect(scoring([], 1, '2026-12-20')).toMatchObject({
      error: { code: 'assessments.self-runs', values: { count: 1, on: '2026-12-20' } },
    });
    expect(outcome(scoring([], 1, '2026-12-19'))).toBe('scoring');
    expect(outcome(scoring([], 0, '2026-12-20'))).toBe('scoring');
  });

  it('closes its scoring with every mark given, or with a reason', () => {
    const close = (missing: number, reason: string | null) =>
      outcome(decideClosing(at('scoring'), { missing, who: ['甲'] }, reason));
    expect([close(1, null), close(1, '病休'), close(0, null)]).toEqual([
      'assessments.marks-missing',
      'moderation',
      'moderation',
    ]);
  });

  it('is proposed with every grade settled and nothing contested', () => {
    const propose = (open: number, contests: number, consequences = 0) =>
      outcome(
        decideProposal(
          at('moderation', { objectionsUntil: null }),
          { open, ...SETTLED, contests, objections: 0, consequences },
          0,
          TODAY,
        ),
      );
    expect([propose(1, 0, 1), propose(1, 1), propose(0, 0, 1), propose(0, 0)]).toEqual([
      'assessments.grades-open',
      'assessments.contest-open',
      'assessments.consequences-open',
      'proposed',
    ]);
  });

  it('what a proposal itself scores anew is said by another name: who reads it sees the earlier scores', () => {
    const place = { grade: '优秀', places: 2, chosen: 3 };
    const propose = (open: number, exceeded: readonly (typeof place)[], rescored: number) => {
      const none = { short: [], contests: 0, objections: 0, consequences: 0 };
      const counts = { ...none, open, exceeded, rescored };
      return outcome(decideProposal(at('moderation', { objectionsUntil: null }), counts, 0, TODAY));
    };
    expect([propose(0, [place], 0), propose(1, [place], 0), propose(0, [], 6)]).toEqual([
      'assessments.quota-exceeded',
      'assessments.grades-open',
      'proposed',
    ]);
    expect([propose(1, [], 6), propose(0, [place], 6)]).toEqual([
      'assessments.scored-anew',
      'assessments.scored-anew',
    ]);
  });

  it('is proposed once more after the term, where a grade is another than was approved', () => {
    const again = (until: string, objections: number, others: number) =>
      outcome(
        decideProposal(
          at('notified', { objectionsUntil: day(until) }),
          { open: 0, ...SETTLED, contests: 0, objections, consequences: 0 },
          others,
          TODAY,
        ),
      );
    expect([
      again('2026-12-20', 0, 1),
      again('2026-12-19', 1, 1),
      again('2026-12-19', 0, 0),
      again('2026-12-19', 0, 1),
    ]).toEqual([
      'assessments.term-runs',
      'assessments.objection-open',
      'assessments.grades-stand',
      'proposed',
    ]);
  });

  it('is not cancelled once somebody was told a result', () => {
    expect(outcome(decideCancel(at('moderation'), false))).toBe('cancelled');
    expect(outcome(decideCancel(at('moderation'), true))).toBe('assessments.told-already');
  });

  it('is approved by another account than proposed, not before it and not in the future', () => {
    const approve = (on: string, by: string) =>
      outcome(decideApproval(at('proposed'), { on: day(on), by: by as Id<'account'> }, TODAY));
    expect([
      approve('2026-12-12', ME),
      approve('2026-12-09', 'other'),
      approve('2026-12-21', 'other'),
      approve('2026-12-20', 'other'),
    ]).toEqual([
      'assessments.same-person',
      'assessments.too-early',
      'assessments.future-date',
      'approved',
    ]);
  });

  it('is notified after the approval; the day itself is not counted in the term', () => {
    expect(outcome(decideNotification(at('approved'), day('2026-12-14'), TODAY))).toBe(
      'assessments.too-early',
    );
    expect(lastDayToObject(day('2026-12-15'), { days: 5, unit: 'calendar-days' }, WORKDAYS)).toBe(
      '2026-12-20',
    );
  });

  it('has its term in working days where the plan says so; past the published years its last day is not known', () => {
    const last = (on: string, days: number, unit: 'calendar-days' | 'working-days') =>
      lastDayToObject(day(on), { days, unit }, WORKDAYS);
    expect([
      last('2026-12-15', 5, 'working-days'),
      last('2026-12-28', 3, 'working-days'),
      last('2026-12-28', 4, 'working-days'),
      last('2026-12-28', 4, 'calendar-days'),
    ]).toEqual(['2026-12-22', '2026-12-31', null, '2027-01-01']);
    const untold = at('notified', { objectionsUntil: null });
    const counts = { open: 0, ...SETTLED, contests: 0, objections: 0, consequences: 0 };
    expect(outcome(decideFinal(untold, counts, [], day('2027-03-01')))).toBe(
      'assessments.term-untold',
    );
    expect(outcome(decideProposal(untold, counts, 1, day('2027-03-01')))).toBe(
      'assessments.term-untold',
    );
  });

  it('is final after the last day of the term, with no objection and no contest open', () => {
    const finalise = (
      until: string,
      objections: number,
      contests = 0,
      others: string[] = [],
      open = 0,
      consequences = 0,
    ) =>
      outcome(
        decideFinal(
          at('notified', { objectionsUntil: day(until) }),
          { open, ...COUNTED, objections, contests, consequences },
          others,
          TODAY,
        ),
      );
    expect([
      finalise('2026-12-20', 0),
      finalise('2026-12-19', 1),
      finalise('2026-12-19', 0, 1),
      finalise('2026-12-19', 0, 0, ['青石县']),
      finalise('2026-12-19', 0, 0, [], 1),
      finalise('2026-12-19', 0, 0, [], 0, 1),
      finalise('2026-12-19', 0),
    ]).toEqual([
      'assessments.term-runs',
      'assessments.objection-open',
      'assessments.contest-open',
      'assessments.grades-changed',
      'assessments.grades-open',
      'assessments.consequences-open',
      'final',
    ]);
  });

  it('takes the mean only with its basis, and days in their order', () => {
    const plan: Plan = {
      from: day('2026-01-01'),
      to: day('2026-12-31'),
      selfBy: day('2026-12-05'),
      scoringBy: day('2026-12-15'),
      proposeBy: day('2026-12-25'),
      settling: 'people',
      settlingBasis: null,
    };
    expect(faultOfPlan(plan)).toBeUndefined();
    expect(faultOfPlan({ ...plan, settling: 'mean' })?.code).toBe('assessments.mean-without-basis');
    expect(faultOfPlan({ ...plan, settlingBasis: '某办法' })?.path).toBe('body.settlingBasis');
    expect(faultOfPlan({ ...plan, to: day('2025-12-31') })?.path).toBe('body.to');
    expect(faultOfPlan({ ...plan, scoringBy: day('2026-12-04') })?.path).toBe('body.scoringBy');
    expect(faultOfPlan({ ...plan, proposeBy: day('2026-12-14') })?.path).toBe('body.proposeBy');
  });
});
