import { HANDOVER_STATES, SIDES, SUPERVISION_REASONS } from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideOwnSignature,
  decidePaper,
  decideSignature,
  decideSupervision,
  effectiveOn,
  type HandoverFacts,
} from './handover.decide.ts';
import { HANDOVER_ACTS, HANDOVER_TRANSITIONS } from './handover.states.ts';

const TODAY = civilDate('2026-11-23');
const OLD = { personId: 'old' as Id<'person'>, on: civilDate('2026-10-31') };
const NEW = { personId: 'new' as Id<'person'>, on: civilDate('2026-11-02') };
const facts: HandoverFacts = {
  state: 'open',
  outgoing: OLD,
  incoming: NEW,
  signed: [],
  isSupervised: false,
  matters: 'digest',
};
const own = (personId: Id<'person'>, seen = 'digest') => ({ personIds: [personId], seen });
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;

describe('the states of a handover', () => {
  const LEGAL = new Set(
    ['sign', 'complete', 'stand-in', 'supervise', 'withdraw'].map((act) => `open ${act}`),
  );
  it.each(HANDOVER_STATES.flatMap((state) => HANDOVER_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      expect(HANDOVER_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    },
  );
  it.each(HANDOVER_STATES.filter((state) => state !== 'open'))(
    '%s: nobody signs any more',
    (state) => {
      for (const side of SIDES)
        expect(codeOf(decideSignature({ ...facts, state }, side))).toBe('handovers.not-open');
      for (const reason of SUPERVISION_REASONS)
        expect(
          codeOf(
            decideSupervision({ ...facts, state }, { on: TODAY, reason, note: '情况' }, TODAY),
          ),
        ).toBe('handovers.not-open');
    },
  );
});

describe('a signature', () => {
  it('of one side leaves it open, of both closes it', () => {
    expect(decideSignature(facts, 'outgoing')).toMatchObject({ value: { state: 'open' } });
    expect(decideSignature({ ...facts, signed: ['outgoing'] }, 'incoming')).toMatchObject({
      value: { state: 'closed', event: 'handover.completed.v1' },
    });
    expect(decideSignature({ ...facts, signed: ['incoming'] }, 'outgoing')).toMatchObject({
      value: { state: 'closed' },
    });
  });
  it('closes it alone only where nobody left', () => {
    expect(decideSignature({ ...facts, outgoing: null }, 'incoming')).toMatchObject({
      value: { state: 'closed' },
    });
    expect(decideSignature({ ...facts, incoming: null }, 'outgoing')).toMatchObject({
      value: { state: 'open' },
    });
  });
  it('is given once, and not for a side where nobody is', () => {
    expect(codeOf(decideSignature({ ...facts, signed: ['outgoing'] }, 'outgoing'))).toBe(
      'handovers.already-signed',
    );
    expect(codeOf(decideSignature({ ...facts, incoming: null }, 'incoming'))).toBe(
      'handovers.side-missing',
    );
  });
  it('is one’s own, on the list one has seen', () => {
    expect(decideOwnSignature(facts, own(NEW.personId))).toMatchObject({
      value: { side: 'incoming' },
    });
    expect(codeOf(decideOwnSignature(facts, own('third' as never)))).toBe('handovers.not-a-party');
    expect(codeOf(decideOwnSignature(facts, own(NEW.personId, 'other')))).toBe(
      'handovers.matters-changed',
    );
  });
  it('who takes over from themselves signs one side after the other', () => {
    const same = { ...facts, incoming: { ...NEW, personId: OLD.personId } };
    expect(decideOwnSignature(same, own(OLD.personId))).toMatchObject({
      value: { side: 'outgoing' },
    });
    expect(decideOwnSignature({ ...same, signed: ['outgoing'] }, own(OLD.personId))).toMatchObject({
      value: { side: 'incoming', state: 'closed' },
    });
  });
  it('on paper is not of tomorrow', () => {
    const input = { side: 'outgoing' as const, on: addDays(TODAY, 1) };
    expect(codeOf(decidePaper(facts, input, TODAY))).toBe('handovers.future-date');
    expect(decidePaper(facts, { ...input, on: TODAY }, TODAY).ok).toBe(true);
  });
});

describe('监交', () => {
  const input = { on: TODAY, reason: 'deceased' as const, note: null };
  it('closes it, whoever has signed', () => {
    for (const signed of [[], ['incoming' as const]])
      expect(decideSupervision({ ...facts, signed }, input, TODAY)).toMatchObject({
        value: { state: 'closed', event: 'handover.supervised.v1' },
      });
  });
  it('before anybody has come it stands for who left: it waits on, and whoever comes closes it', () => {
    const waiting = { ...facts, incoming: null };
    expect(decideSupervision(waiting, input, TODAY)).toMatchObject({
      value: { state: 'open', event: 'handover.supervised.v1' },
    });
    for (const done of [{ isSupervised: true }, { signed: ['outgoing' as const] }])
      expect(codeOf(decideSupervision({ ...waiting, ...done }, input, TODAY))).toBe(
        'handovers.waits-for-incoming',
      );
    const supervised = { ...facts, isSupervised: true };
    expect(decideSignature(supervised, 'incoming')).toMatchObject({ value: { state: 'closed' } });
    expect(decideSignature({ ...supervised, incoming: null }, 'outgoing')).toMatchObject({
      value: { state: 'open' },
    });
    expect(decideSupervision(supervised, input, TODAY)).toMatchObject({
      value: { state: 'closed' },
    });
  });
  it('not before the last day, not in the future, and “other” is explained', () => {
    const on = addDays(OLD.on, -1);
    expect(codeOf(decideSupervision(facts, { ...input, on }, TODAY))).toBe(
      'handovers.before-effect',
    );
    expect(codeOf(decideSupervision(facts, { ...input, on: addDays(TODAY, 1) }, TODAY))).toBe(
      'handovers.future-date',
    );
    expect(codeOf(decideSupervision(facts, { ...input, reason: 'other' }, TODAY))).toBe(
      'handovers.note-needed',
    );
  });
});

it('responsibility moves with the appointments, never with a signature', () => {
  const dayAfter = (day: typeof TODAY) => addDays(day, 1);
  expect(effectiveOn(facts, dayAfter)).toBe('2026-11-02');
  expect(effectiveOn({ ...facts, incoming: null }, dayAfter)).toBe('2026-11-01');
  expect(effectiveOn({ ...facts, signed: ['outgoing', 'incoming'] } as never, dayAfter)).toBe(
    '2026-11-02',
  );
});
