// Inspections and findings as machines: all pairs of state and act, and what refuses an order.
import {
  FINDING_ACTS,
  INSPECTION_ACTS,
  INSPECTION_FINDING_STATES,
  INSPECTION_STATES,
  type InspectionAct,
} from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideAskingExtension,
  decideExtension,
  decideLookedAt,
  decideRefusingExtension,
  decideRepeat,
  type FindingFacts,
  nextOfFinding,
} from './finding.decide.ts';
import {
  decideArrival,
  decideClosing,
  decideDelivery,
  decideIssue,
  decideLookBack,
  decideWithdrawal,
  type InspectionFacts,
  next,
  planDueDay,
} from './inspection.decide.ts';
import {
  FINDING_STAGES,
  FINDING_TRANSITIONS,
  INSPECTION_TRANSITIONS,
} from './inspection.states.ts';
import { faultOfTargets } from './programme.decide.ts';

const FACTS: InspectionFacts = {
  state: 'approved',
  kind: 'regular',
  from: day('2026-03-10'),
  to: day('2026-03-20'),
  planEntry: '第3项',
  planDays: 15,
  approvedOn: day('2026-03-02'),
  orderOn: null,
  arrivedOn: null,
  leftOn: null,
  feedback: null,
  deliveredOn: null,
  acknowledgedOn: null,
  planDue: null,
  planOn: null,
  lookBackOn: null,
};
const GROUP = {
  places: ['leader', 'deputy', 'member', 'member', 'member'],
  sizeReason: null,
} as const;
const at = (on: string, today = on) => ({ on: day(on), today: day(today) });
const codeOf = (decided: { ok: boolean; error?: { code: string }; value?: { state: string } }) =>
  decided.ok ? decided.value?.state : decided.error?.code;

describe('an inspection', () => {
  it('leads from every state by every act as the table says, and nowhere else', () => {
    const acts = INSPECTION_ACTS.filter(
      (act): act is Exclude<InspectionAct, 'draft'> => act !== 'draft',
    );
    const reached = new Set(['draft']);
    for (const state of INSPECTION_STATES)
      for (const act of acts) {
        const to = INSPECTION_TRANSITIONS[state][act];
        expect(codeOf(next({ state }, act)), `${state} ${act}`).toBe(to ?? 'inspections.not-now');
        if (to !== undefined) reached.add(to);
      }
    expect([...reached].toSorted()).toEqual([...INSPECTION_STATES].toSorted());
    expect(INSPECTION_TRANSITIONS.closed).toEqual({});
    expect(INSPECTION_TRANSITIONS.rectifying.withdraw).toBeUndefined();
  });

  it('goes out approved, in the year’s plan, with a leader and the usual number or a reason', () => {
    const issued = (facts: Partial<InspectionFacts>, group: object = {}, on = '2026-03-03') =>
      codeOf(decideIssue({ ...FACTS, ...facts }, at(on), { ...GROUP, ...group }));
    expect(issued({})).toBe('preparing');
    expect(issued({ planEntry: null })).toBe('inspections.not-in-plan');
    expect(issued({}, { places: ['member'] })).toBe('inspections.no-leader');
    expect(issued({}, { places: ['leader'] })).toBe('inspections.group-size');
    expect(issued({}, { places: ['leader'], sizeReason: '专项' })).toBe('preparing');
    expect(issued({}, {}, '2026-03-01')).toBe('inspections.too-early');
    expect(issued({}, {}, '2026-03-21')).toBe('inspections.outside-days');
    expect(codeOf(decideIssue(FACTS, at('2026-03-04', '2026-03-03'), GROUP))).toBe(
      'inspections.future-date',
    );
  });

  it('unannounced needs no place in the plan and leads on site at once, within its days', () => {
    const facts = { ...FACTS, kind: 'unannounced', planEntry: null } as const;
    const two = { places: ['leader', 'member'], sizeReason: null } as const;
    expect(codeOf(decideIssue(facts, at('2026-03-10'), two))).toBe('on-site');
    expect(codeOf(decideIssue(facts, at('2026-03-09'), two))).toBe('inspections.outside-days');
  });

  it('arrives within its days; feedback is delivered once written, and not before its approval', () => {
    const preparing = { ...FACTS, state: 'preparing', orderOn: day('2026-03-03') } as const;
    expect(codeOf(decideArrival(preparing, at('2026-03-09')))).toBe('inspections.outside-days');
    expect(codeOf(decideArrival(preparing, at('2026-03-10')))).toBe('on-site');
    const left = { ...FACTS, state: 'feedback', leftOn: day('2026-03-20') } as const;
    const delivered = (feedback: string | null, approved: string, due = '2026-06-30') =>
      codeOf(
        decideDelivery({ ...left, feedback }, at('2026-03-25'), day(approved), [
          { number: 1, dueOn: day(due) },
        ]),
      );
    expect(delivered(null, '2026-03-24')).toBe('inspections.no-feedback');
    expect(delivered('反馈', '2026-03-26')).toBe('inspections.too-early');
    expect(delivered('反馈', '2026-03-19')).toBe('inspections.too-early');
    expect(delivered('反馈', '2026-03-24', '2026-03-25')).toBe('inspections.due-before-delivery');
    expect(delivered('反馈', '2026-03-24')).toBe('rectifying');
    expect(planDueDay(day('2026-03-25'), 15)).toBe('2026-04-09');
  });

  it('is looked back at after its plan, or once the last day for one has passed', () => {
    const told = {
      ...FACTS,
      state: 'rectifying',
      deliveredOn: day('2026-03-25'),
      planDue: day('2026-04-09'),
    } as const;
    const looked = (on: string, planOn: string | null, objected: readonly number[] = []) =>
      codeOf(
        decideLookBack({ ...told, planOn: planOn === null ? null : day(planOn) }, at(on), objected),
      );
    expect(looked('2026-04-09', null)).toBe('inspections.plan-awaited');
    expect(looked('2026-04-10', null)).toBe('look-back');
    expect(looked('2026-04-01', '2026-04-01')).toBe('look-back');
    expect(looked('2026-04-01', '2026-04-02')).toBe('inspections.plan-awaited');
    expect(looked('2026-04-10', null, [2])).toBe('inspections.objections-open');
  });

  it('is closed once each finding is, or is named with why it goes on; and nothing else is named', () => {
    const closing = { ...FACTS, state: 'look-back' } as const;
    const closed = (open: readonly number[], carried: readonly number[]) =>
      decideClosing(closing, { objected: [], unlooked: [], open, carried });
    expect(codeOf(closed([], []))).toBe('closed');
    expect(closed([2, 3, 5], [3])).toMatchObject({
      error: { code: 'inspections.findings-open', values: { numbers: '2、5' } },
    });
    expect(codeOf(closed([2, 3], [3, 2]))).toBe('closed');
    expect(closed([2], [2, 1])).toMatchObject({
      error: { code: 'inspections.not-carried', values: { numbers: '1' } },
    });
    expect(codeOf(closed([2], [2, 2]))).toBe('inspections.not-carried');
  });

  it('is not withdrawn while somebody who complained waits for an answer', () => {
    const there = { ...FACTS, state: 'on-site' } as const;
    expect(codeOf(decideWithdrawal(there, []))).toBe('withdrawn');
    expect(decideWithdrawal(there, [1, 3])).toMatchObject({
      error: { code: 'inspections.complaints-open', values: { numbers: '1、3' } },
    });
  });

  it('a programme has each region below once, within its term', () => {
    const term = { from: day('2026-01-01'), to: day('2030-12-31') };
    const fault = (...targets: { path: string; year: number; quarter?: number }[]) =>
      faultOfTargets(
        '/99/9901/',
        term,
        targets.map((target) => ({ quarter: null, ...target })),
      )?.code;
    const one = { path: '/99/9901/990101/', year: 2026 };
    expect(fault(one)).toBeUndefined();
    expect(fault(one, one)).toBe('inspections.target-twice');
    expect(fault({ ...one, path: '/99/9901/' })).toBe('inspections.target-outside');
    expect(fault({ ...one, year: 2031 })).toBe('inspections.target-year');
    const late = { from: day('2026-07-01'), to: term.to };
    const quarter = (number: number) =>
      faultOfTargets('/99/9901/', late, [{ ...one, quarter: number }])?.code;
    expect(quarter(2)).toBe('inspections.target-year');
    expect(quarter(3)).toBeUndefined();
    expect(faultOfTargets('/99/', { from: term.to, to: term.from }, [])?.code).toBe(
      'inspections.days-reversed',
    );
  });
});

describe('a finding', () => {
  const facts: FindingFacts = {
    state: 'open',
    stage: 'rectifying',
    dueOn: day('2026-06-30'),
    hasMeasure: true,
    objection: 'none',
    statement: 'none',
    lookBack: null,
    isRelapse: false,
    isRepeat: false,
    personId: null,
    extension: null,
  };

  it('leads from every state by every act in every stage as the tables say, and nowhere else', () => {
    for (const stage of INSPECTION_STATES)
      for (const state of INSPECTION_FINDING_STATES)
        for (const act of FINDING_ACTS) {
          if (act === 'add') continue;
          const to = FINDING_STAGES[act].includes(stage)
            ? FINDING_TRANSITIONS[state][act]
            : undefined;
          expect(codeOf(nextOfFinding({ ...facts, stage, state }, act))).toBe(
            to ?? 'inspections.finding-not-now',
          );
        }
  });

  it('repeats one other finding: another one only after the first was taken back', () => {
    const noted = { ...facts, stage: 'on-site' } as const;
    expect(codeOf(decideRepeat(noted, 'b', ['a', 'b']))).toBe('open');
    expect(codeOf(decideRepeat(noted, 'c', ['a', 'b']))).toBe('inspections.not-a-repeat');
    expect(codeOf(decideRepeat({ ...noted, isRepeat: true }, 'b', ['a', 'b']))).toBe(
      'inspections.repeat-already',
    );
  });

  it('is put off by another account than asked, once in a time, and not in advance', () => {
    const [one, other] = ['a', 'b'] as unknown as readonly [Id<'account'>, Id<'account'>];
    const asked = {
      ...facts,
      extension: { dueOn: day('2026-07-31'), askedOn: day('2026-05-29'), by: one },
    } as const;
    const at = { on: day('2026-06-01'), today: day('2026-06-01') };
    const ask = (dueOn: string, today = '2026-06-01', of: FindingFacts = facts) =>
      codeOf(decideAskingExtension(of, day(dueOn), day(today)));
    expect(ask('2026-06-30')).toBe('inspections.not-later');
    expect(ask('2026-07-31')).toBe('open');
    // What is overdue is not put off to a day that has passed too.
    expect(ask('2026-07-31', '2026-07-31')).toBe('inspections.not-later');
    expect(ask('2026-07-31', '2026-07-30')).toBe('open');
    expect(ask('2026-08-31', '2026-06-01', asked)).toBe('inspections.extension-asked');
    expect(codeOf(decideExtension(facts, other, at))).toBe('inspections.no-extension');
    expect(codeOf(decideExtension(asked, one, at))).toBe('inspections.own-extension');
    expect(codeOf(decideExtension(asked, other, { ...at, on: day('2026-06-02') }))).toBe(
      'inspections.future-date',
    );
    expect(codeOf(decideExtension(asked, other, at))).toBe('open');
    // Who approved had been asked.
    expect(codeOf(decideExtension(asked, other, { ...at, on: day('2026-05-29') }))).toBe('open');
    expect(decideExtension(asked, other, { ...at, on: day('2026-05-28') })).toMatchObject({
      error: { code: 'inspections.too-early', values: { on: '2026-05-29' } },
    });
    // Approved in time it counts however late it is recorded; a day that had passed then is not approved.
    const late = { today: day('2026-08-10') };
    expect(codeOf(decideExtension(asked, other, { ...late, on: day('2026-07-31') }))).toBe('open');
    expect(decideExtension(asked, other, { ...late, on: day('2026-08-01') })).toMatchObject({
      error: { code: 'inspections.extension-passed', values: { on: '2026-07-31' } },
    });
    expect(codeOf(decideExtension({ ...asked, state: 'closed' }, other, at))).toBe(
      'inspections.finding-not-now',
    );
    expect(codeOf(decideRefusingExtension(asked))).toBe('open');
    expect(codeOf(decideRefusingExtension(facts))).toBe('inspections.no-extension');
  });

  it('has held or relapsed if it was closed, and is still open if not; a relapse is due anew', () => {
    const looked = (
      state: 'open' | 'closed',
      result: 'held' | 'relapsed' | 'still-open',
      due?: string,
    ) =>
      codeOf(
        decideLookedAt(
          { ...facts, stage: 'look-back', state },
          { result, dueOn: due === undefined ? null : day(due) },
          day('2026-09-01'),
        ),
      );
    expect(looked('closed', 'held')).toBe('closed');
    expect(looked('closed', 'still-open')).toBe('inspections.look-back-mismatch');
    expect(looked('open', 'held')).toBe('inspections.look-back-mismatch');
    expect(looked('open', 'still-open')).toBe('open');
    expect(looked('closed', 'relapsed')).toBe('inspections.relapse-due');
    expect(looked('closed', 'relapsed', '2026-10-31')).toBe('closed');
  });
});
