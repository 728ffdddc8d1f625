import { TALK_ACTS, TALK_STATES, type TalkAct, type TalkState } from '@jinze/contracts';
import { addDays, civilDate, ORGAN_KINDS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideApproval,
  decideChange,
  decideHolding,
  decideNotice,
  decideProposal,
  decideReport,
  decideVerification,
  decideWithdrawal,
  overdueOf,
  type Subject,
  type TalkFacts,
} from './talk.decide.ts';
import { OPEN_TALK_STATES, TALK_TRANSITIONS } from './talk.states.ts';

const TODAY = civilDate('2026-11-23');
const COUNTY = '/99/9901/990101/';
const facts: TalkFacts = {
  state: 'proposed',
  needsApproval: false,
  approvedOn: null,
  noticeOn: null,
  meetOn: null,
  heldOn: null,
  dueOn: null,
  reportedOn: null,
  returnedOn: null,
};
const notified: TalkFacts = {
  ...facts,
  state: 'notified',
  noticeOn: civilDate('2026-11-10'),
  meetOn: civilDate('2026-11-13'),
};
const held: TalkFacts = {
  ...notified,
  state: 'held',
  heldOn: civilDate('2026-11-13'),
  dueOn: civilDate('2026-12-04'),
};
const reported: TalkFacts = { ...held, state: 'reported', reportedOn: civilDate('2026-11-20') };
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('the states of a talk', () => {
  const LEGAL: Readonly<Partial<Record<`${TalkState} ${TalkAct}`, TalkState>>> = {
    'proposed change': 'proposed',
    'proposed approve': 'approved',
    'proposed notify': 'notified',
    'proposed withdraw': 'withdrawn',
    'approved notify': 'notified',
    'approved withdraw': 'withdrawn',
    'notified notify': 'notified',
    'notified hold': 'held',
    'notified withdraw': 'withdrawn',
    'held report': 'reported',
    'reported verify': 'closed',
    'reported return': 'returned',
    'returned report': 'reported',
  };
  const DAYS = { on: TODAY, meetOn: TODAY, dueOn: TODAY, note: '原因', returnedUntil: TODAY };
  /** Every act with input that is right wherever the state allows it. */
  const attempt: Readonly<
    Record<Exclude<TalkAct, 'propose'>, (of: TalkFacts) => { ok: boolean; value?: unknown }>
  > = {
    change: decideChange,
    approve: (of) => decideApproval(of, TODAY, TODAY),
    notify: (of) => decideNotice(of, DAYS, TODAY),
    hold: (of) => decideHolding(of, DAYS, TODAY),
    report: (of) => decideReport(of, TODAY, TODAY),
    verify: (of) => decideVerification(of, { on: TODAY, returnedUntil: undefined }, TODAY),
    return: (of) => decideVerification(of, DAYS, TODAY),
    withdraw: decideWithdrawal,
  };
  it.each(TALK_STATES.flatMap((state) => TALK_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      const to = LEGAL[`${state} ${act}`];
      expect(TALK_TRANSITIONS[state][act]).toBe(to);
      if (act === 'propose') return;
      const decided = attempt[act]({ ...reported, state });
      expect(decided).toMatchObject(
        to === undefined ? { error: { code: 'talks.not-now' } } : { value: { state: to, act } },
      );
    },
  );
  it('are open until they lead nowhere', () => {
    for (const state of TALK_STATES)
      expect(OPEN_TALK_STATES.includes(state)).toBe(
        Object.keys(TALK_TRANSITIONS[state]).length > 0,
      );
  });
});

describe('a proposal', () => {
  const office = { level: 'county', regionPath: COUNTY } as const;
  const township: Subject = {
    organKind: 'township',
    level: 'township',
    regionPath: `${COUNTY}990101101/`,
  };
  it.each(ORGAN_KINDS)('of the office’s own level: %s', (organKind) => {
    const subject = { organKind, level: 'county', regionPath: COUNTY } as const;
    const isOwnLeader = ['party-committee', 'government', 'township'].includes(organKind);
    expect(codeOf(decideProposal(subject, office, 'stated'))).toBe(
      isOwnLeader ? 'talks.not-below' : undefined,
    );
  });
  it('of who is below, never of another region or of who is above', () => {
    expect(decideProposal(township, office, 'stated')).toMatchObject({
      value: { state: 'proposed', event: 'talk.proposed.v1' },
    });
    const beside = { ...township, regionPath: '/99/9901/990102/990102101/' };
    const above: Subject = {
      organKind: 'department',
      level: 'prefecture',
      regionPath: '/99/9901/',
    };
    for (const subject of [beside, above])
      expect(codeOf(decideProposal(subject, office, 'stated'))).toBe('talks.not-below');
  });
  it('on a rule: it must still give the reason, for this region', () => {
    const trigger = { outcome: 'applies', regionPath: township.regionPath } as const;
    const propose = (found: Parameters<typeof decideProposal>[2]) =>
      codeOf(decideProposal(township, office, found));
    expect(propose({ trigger, reason: null })).toBeUndefined();
    expect(propose({ trigger: undefined, reason: null })).toBe('talks.trigger-gone');
    expect(propose({ trigger: { ...trigger, outcome: 'does-not-apply' }, reason: '理由' })).toBe(
      'talks.trigger-gone',
    );
    const elsewhere = { ...trigger, regionPath: `${COUNTY}990101102/` };
    expect(propose({ trigger: elsewhere, reason: null })).toBe('talks.other-region');
  });
  it('where the rule cannot tell, people decide and say why', () => {
    const trigger = { outcome: 'cannot-tell', regionPath: township.regionPath } as const;
    expect(codeOf(decideProposal(township, office, { trigger, reason: null }))).toBe(
      'talks.reason-needed',
    );
    expect(decideProposal(township, office, { trigger, reason: '性质严重' }).ok).toBe(true);
  });
});

describe('an approval', () => {
  const needing = { ...facts, needsApproval: true };
  const notice = { on: TODAY, meetOn: addDays(TODAY, 3), note: null };
  it('is demanded before anything goes to a lower party committee or government', () => {
    expect(codeOf(decideNotice(needing, notice, TODAY))).toBe('talks.approval-needed');
    expect(decideNotice(facts, notice, TODAY)).toMatchObject({ value: { state: 'notified' } });
    const approved = { ...needing, state: 'approved', approvedOn: TODAY } as const;
    expect(decideNotice(approved, notice, TODAY)).toMatchObject({ value: { state: 'notified' } });
  });
  it('is not of tomorrow, and the notice does not come before it', () => {
    expect(codeOf(decideApproval(needing, addDays(TODAY, 1), TODAY))).toBe('talks.future-date');
    const approved = { ...needing, state: 'approved', approvedOn: TODAY } as const;
    const early = { ...notice, on: addDays(TODAY, -1) };
    expect(decideNotice(approved, early, TODAY)).toMatchObject({
      error: { code: 'talks.too-early', values: { on: TODAY } },
    });
  });
});

describe('the notice', () => {
  it('names a day behind itself', () => {
    const input = { on: TODAY, meetOn: addDays(TODAY, -1), note: null };
    expect(codeOf(decideNotice(facts, input, TODAY))).toBe('talks.meets-before-notice');
  });
  it('moved to another day, says why', () => {
    const moved = { on: TODAY, meetOn: addDays(TODAY, 2), note: null };
    expect(codeOf(decideNotice(notified, moved, TODAY))).toBe('talks.note-needed');
    expect(decideNotice(notified, { ...moved, note: '对方防汛' }, TODAY)).toMatchObject({
      value: { state: 'notified', event: 'talk.rescheduled.v1' },
    });
  });
});

describe('holding, reporting, verifying', () => {
  it('follow one another in days', () => {
    const dueOn = addDays(TODAY, 20);
    const early = { on: civilDate('2026-11-09'), dueOn };
    expect(codeOf(decideHolding(notified, early, TODAY))).toBe('talks.too-early');
    expect(codeOf(decideHolding(notified, { on: TODAY, dueOn: addDays(TODAY, -1) }, TODAY))).toBe(
      'talks.due-before',
    );
    expect(codeOf(decideReport(held, civilDate('2026-11-12'), TODAY))).toBe('talks.too-early');
    const found = { on: civilDate('2026-11-19'), returnedUntil: undefined };
    expect(codeOf(decideVerification(reported, found, TODAY))).toBe('talks.too-early');
  });
  it('a returned report is waited for again, until a day behind the return', () => {
    const returned = { on: TODAY, returnedUntil: addDays(TODAY, 10) };
    expect(decideVerification(reported, returned, TODAY)).toMatchObject({
      value: { state: 'returned', event: 'talk.returned.v1' },
    });
    const before = { on: TODAY, returnedUntil: addDays(TODAY, -1) };
    expect(decideVerification(reported, before, TODAY)).toMatchObject({
      error: { code: 'talks.due-before', path: 'body.result.deadline' },
    });
    const again = { ...reported, state: 'returned', returnedOn: TODAY } as const;
    expect(codeOf(decideReport(again, addDays(TODAY, -1), TODAY))).toBe('talks.too-early');
    expect(decideReport(again, TODAY, TODAY)).toMatchObject({ value: { state: 'reported' } });
  });
  it('a talk that was held is not withdrawn', () => {
    expect(decideWithdrawal(notified)).toMatchObject({ value: { state: 'withdrawn' } });
    expect(codeOf(decideWithdrawal(held))).toBe('talks.not-now');
  });
});

describe('overdue', () => {
  it('is a talk whose day has passed, or a report that has not come', () => {
    expect(overdueOf(notified, TODAY)).toBe('talk');
    expect(overdueOf(notified, civilDate('2026-11-13'))).toBeNull();
    expect(overdueOf(held, TODAY)).toBeNull();
    expect(overdueOf(held, civilDate('2026-12-05'))).toBe('report');
    expect(overdueOf({ ...held, state: 'returned' }, civilDate('2026-12-05'))).toBe('report');
  });
  it('is nothing that waits for the office itself', () => {
    for (const state of ['proposed', 'approved', 'reported', 'closed', 'withdrawn'] as const)
      expect(overdueOf({ ...held, state }, civilDate('2027-12-05'))).toBeNull();
  });
});
