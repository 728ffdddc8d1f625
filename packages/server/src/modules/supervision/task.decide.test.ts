// Every pair of state and act, by whom each act is, and what stands in its way.
import { TASK_STATES, type TaskState } from '@jinze/contracts';
import { civilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideApproval,
  decideAsking,
  decideClosing,
  decideEscalation,
  decideExtension,
  decideIssue,
  decideReturn,
  decideStep,
  isToEscalate,
  type Standing,
  type TaskFacts,
} from './task.decide.ts';
import { STEP_OF, TASK_STEPS, type TaskStep } from './task.states.ts';

const day = civilDate;
const TODAY = day('2026-11-23');
const EVERYTHING: Standing = {
  isIssuer: true,
  isLead: true,
  isAssisting: true,
  offices: ['safety-office', 'supervision-office'],
};
const facts = (state: TaskState, more: Partial<TaskFacts> = {}): TaskFacts => ({
  state,
  office: 'safety-office',
  dueOn: day('2026-11-30'),
  repliedOn: null,
  approvalNeededFor: [],
  isApproved: false,
  isPlanned: false,
  townshipsToExplain: [],
  hasExtensionAsked: false,
  openBranches: 0,
  parent: null,
  ...more,
});
const outcome = (decided: ReturnType<typeof decideStep>) =>
  decided.ok ? decided.value.state : decided.error.code;
const NOTHING_HELD = { count: 0, isExplained: false };

/** The states each act is possible in, and where it leads; all other pairs are refused. */
const POSSIBLE: Readonly<Record<TaskStep, Partial<Record<TaskState, TaskState>>>> = {
  change: { drafted: 'drafted', approved: 'drafted' },
  approve: { drafted: 'approved' },
  issue: { drafted: 'issued', approved: 'issued' },
  accept: { issued: 'accepted' },
  progress: { accepted: 'accepted', returned: 'returned' },
  'ask-extension': { accepted: 'accepted', returned: 'returned' },
  'decide-extension': { accepted: 'accepted', returned: 'returned' },
  reply: { accepted: 'replied', returned: 'replied' },
  return: { replied: 'returned' },
  close: { replied: 'closed' },
  withdraw: {
    drafted: 'withdrawn',
    approved: 'withdrawn',
    issued: 'withdrawn',
    accepted: 'withdrawn',
    replied: 'withdrawn',
    returned: 'withdrawn',
  },
  split: { accepted: 'accepted', returned: 'returned' },
  escalate: { issued: 'issued', accepted: 'accepted', returned: 'returned' },
  transfer: {
    drafted: 'drafted',
    approved: 'approved',
    issued: 'issued',
    accepted: 'accepted',
    replied: 'replied',
    returned: 'returned',
  },
};
const PAIRS = TASK_STATES.flatMap((state) => TASK_STEPS.map((step) => ({ state, step })));

describe('the life of a task', () => {
  it.each(PAIRS)('$state, $step', ({ state, step }) => {
    expect(outcome(decideStep(facts(state), step, EVERYTHING))).toBe(
      POSSIBLE[step][state] ?? 'supervision.not-in-state',
    );
  });

  const NOBODY: Standing = { ...EVERYTHING, isIssuer: false, isLead: false, isAssisting: false };
  const stateFor = (step: TaskStep) => Object.keys(POSSIBLE[step])[0] as TaskState;
  const by = (step: TaskStep, standing: Partial<Standing>) =>
    outcome(decideStep(facts(stateFor(step)), step, { ...NOBODY, ...standing }));

  it.each(TASK_STEPS.filter((step) => STEP_OF[step] === 'issuer'))(
    '%s is the issuing office’s alone',
    (step) => {
      expect(by(step, { isLead: true, isAssisting: true })).toBe('supervision.not-issuer');
      expect(by(step, { isIssuer: true, offices: ['supervision-office'] })).toBe(
        'supervision.other-office',
      );
      expect(by(step, { isIssuer: true, offices: ['safety-office'] })).not.toMatch(/^supervision/);
    },
  );
  it.each(['accept', 'ask-extension', 'reply'] as const)('%s is the lead’s', (step) => {
    expect(by(step, { isIssuer: true, isAssisting: true })).toBe('supervision.not-asked');
    expect(by(step, { isLead: true })).not.toMatch(/^supervision/);
  });
  it.each(['progress', 'split'] as const)('%s is anybody’s who is asked', (step) => {
    expect(by(step, { isIssuer: true })).toBe('supervision.not-asked');
    expect(by(step, { isAssisting: true })).not.toMatch(/^supervision/);
  });
  it('the system asks nobody when a post changes hands', () => {
    expect(by('transfer', {})).not.toMatch(/^supervision/);
  });
});

describe('what stands in the way', () => {
  const lower = { approvalNeededFor: ['青石县人民政府'] };
  it('a task for a lower party committee or government waits for approval and plan', () => {
    expect(outcome(decideIssue(facts('drafted', lower), EVERYTHING, NOTHING_HELD))).toBe(
      'supervision.approval-needed',
    );
    expect(
      outcome(
        decideIssue(facts('approved', { ...lower, isApproved: true }), EVERYTHING, NOTHING_HELD),
      ),
    ).toBe('supervision.plan-needed');
    expect(
      outcome(
        decideIssue(
          facts('approved', { ...lower, isApproved: true, isPlanned: true }),
          EVERYTHING,
          NOTHING_HELD,
        ),
      ),
    ).toBe('issued');
  });
  it('an approval that needs a plan names one, and is not of a day to come', () => {
    const approving = (on: string, plan: string | null, more: Partial<TaskFacts> = lower) =>
      outcome(decideApproval(facts('drafted', more), EVERYTHING, { on: day(on), plan }, TODAY));
    expect(approving('2026-11-23', null)).toBe('supervision.plan-needed');
    expect(approving('2026-11-24', '2026 年计划第 3 项')).toBe('supervision.future-date');
    expect(approving('2026-11-23', '2026 年计划第 3 项')).toBe('approved');
    expect(approving('2026-11-23', null, {})).toBe('approved');
  });
  it('outside a township’s list it takes a reason; held material takes one too', () => {
    const outside = facts('drafted', { townshipsToExplain: ['城关镇人民政府'] });
    expect(outcome(decideIssue(outside, EVERYTHING, NOTHING_HELD))).toBe(
      'supervision.township-outside',
    );
    const plain = facts('drafted');
    expect(outcome(decideIssue(plain, EVERYTHING, { count: 3, isExplained: false }))).toBe(
      'supervision.already-held',
    );
    expect(outcome(decideIssue(plain, EVERYTHING, { count: 3, isExplained: true }))).toBe('issued');
  });
  it('an extension is asked for on the last day at the latest, once, and for a later day', () => {
    const asking = (more: Partial<TaskFacts>, wanted = '2026-12-10', today = TODAY) =>
      outcome(decideAsking(facts('accepted', more), EVERYTHING, day(wanted), today));
    expect(asking({ dueOn: TODAY })).toBe('accepted');
    expect(asking({ dueOn: day('2026-11-22') })).toBe('supervision.extension-late');
    expect(asking({ hasExtensionAsked: true })).toBe('supervision.extension-waits');
    expect(asking({}, '2026-11-30')).toBe('supervision.extension-not-later');
  });
  it('an extension that waits is granted for a later day, or refused', () => {
    const deciding = (hasExtensionAsked: boolean, on: string | null) =>
      outcome(
        decideExtension(
          facts('accepted', { hasExtensionAsked }),
          EVERYTHING,
          on === null ? null : day(on),
        ),
      );
    expect(deciding(false, null)).toBe('supervision.extension-none');
    expect(deciding(true, null)).toBe('accepted');
    expect(deciding(true, '2026-12-01')).toBe('accepted');
    expect(deciding(true, '2026-11-30')).toBe('supervision.extension-not-later');
  });
  it('a reply in time is not made late by being sent back late: past the deadline a new day is set', () => {
    const back = (dueOn: string | null, today: string) =>
      outcome(
        decideReturn(facts('replied'), EVERYTHING, dueOn === null ? null : day(dueOn), day(today)),
      );
    expect(back(null, '2026-11-30')).toBe('returned');
    expect(back('2026-12-05', '2026-11-23')).toBe('returned');
    expect(back('2026-11-29', '2026-11-23')).toBe('supervision.extension-not-later');
    expect(back(null, '2026-12-01')).toBe('supervision.return-needs-day');
    expect(back('2026-12-02', '2026-12-03')).toBe('supervision.return-day-passed');
    expect(back('2026-12-03', '2026-12-03')).toBe('returned');
    expect(outcome(decideReturn(facts('accepted'), EVERYTHING, null, TODAY))).toBe(
      'supervision.not-in-state',
    );
  });

  it('a part ends with what it is a part of: not issued after, not extended beyond', () => {
    const of = (hasEnded: boolean) => ({ parent: { dueOn: day('2026-12-10'), hasEnded } });
    const sent = (hasEnded: boolean) =>
      outcome(decideIssue(facts('drafted', of(hasEnded)), EVERYTHING, NOTHING_HELD));
    expect([sent(false), sent(true)]).toEqual(['issued', 'supervision.parent-ended']);
    const asked = facts('accepted', { ...of(false), hasExtensionAsked: true });
    const until = (on: string) => outcome(decideExtension(asked, EVERYTHING, day(on)));
    expect(until('2026-12-10')).toBe('accepted');
    expect(until('2026-12-11')).toBe('supervision.due-after-parent');
  });

  it('a task is closed after its parts', () => {
    expect(outcome(decideClosing(facts('replied', { openBranches: 2 }), EVERYTHING))).toBe(
      'supervision.branches-open',
    );
    expect(outcome(decideClosing(facts('replied'), EVERYTHING))).toBe('closed');
  });
  it('escalation: ten days overdue and unanswered, signed by then', () => {
    const late = facts('accepted', { dueOn: day('2026-11-13') });
    const signed = (task: TaskFacts, on = TODAY) =>
      outcome(decideEscalation(task, EVERYTHING, on, TODAY));
    expect(signed(late)).toBe('accepted');
    expect(signed(late, day('2026-11-24'))).toBe('supervision.future-date');
    expect(signed(facts('accepted', { dueOn: day('2026-11-14') }))).toBe(
      'supervision.not-overdue-enough',
    );
    expect(isToEscalate({ ...late, state: 'replied', repliedOn: TODAY }, TODAY)).toBe(false);
  });
});
