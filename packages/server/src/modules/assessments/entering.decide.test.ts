// Who enters a fact, when, and over what stands.
import { FACT_CAUSES, type FactCause } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { type Entering, faultOfEntering, sideToEnter } from './entering.decide.ts';
import type { TaskFact } from './scheme-body.ts';

const held = (cause: FactCause, value: number | null = 3) => ({ cause, value });
const ENTERED = { source: 'office', asked: { fact: '数', kind: 'number' }, items: [] } as never;
const BY_SCORER = { ...(ENTERED as TaskFact), source: 'scorer' } as const;

const fault = (entering: Partial<Entering>, task: TaskFact = ENTERED) =>
  faultOfEntering(task, {
    side: 'office',
    state: 'self-assessment',
    isSubmitted: false,
    held: undefined,
    ...entering,
  });

describe('entering a fact', () => {
  it('fills in what is not known, but for what was decided with a reason', () => {
    expect(fault({ state: 'moderation' })).toBeUndefined();
    const over = FACT_CAUSES.filter(
      (cause) => fault({ state: 'moderation', held: held(cause, null) }) !== undefined,
    );
    expect(over).toEqual(
      FACT_CAUSES.filter((cause) => ['contest', 'moderation', 'objection'].includes(cause)),
    );
  });

  it('takes the place of nothing that is known, but of one’s own until the self-assessment ends', () => {
    for (const side of ['office', 'self-assessment'] as const) {
      const open = FACT_CAUSES.filter((cause) => fault({ side, held: held(cause) }) === undefined);
      const over = FACT_CAUSES.filter(
        (cause) => fault({ side, isSubmitted: true, held: held(cause) }) === undefined,
      );
      expect([side, open, over]).toEqual([side, [side], []]);
    }
  });

  it('is the subject’s own in its stage alone, the office’s until the moderation ends, and of a mark nobody’s', () => {
    const own = { side: 'self-assessment' } as const;
    expect(fault(own)).toBeUndefined();
    expect(fault({ ...own, isSubmitted: true })).toBe('self-closed');
    expect(fault({ ...own, state: 'scoring' })).toBe('self-closed');
    expect(fault({ state: 'scoring' })).toBeUndefined();
    expect(fault({ state: 'proposed' })).toBe('not-now');
    expect([fault({}, BY_SCORER), fault(own, BY_SCORER)]).toEqual(['not-entered', 'not-entered']);
  });

  it('stands on one’s own side where it is about oneself, and on none where one has no side of one’s own', () => {
    const both = { isOffice: true, isOwnSide: true };
    expect(sideToEnter({ ...both, isConcerned: false })).toBe('office');
    expect(sideToEnter({ ...both, isConcerned: true })).toBe('self-assessment');
    expect(sideToEnter({ isOffice: true, isOwnSide: false, isConcerned: true })).toBeUndefined();
    expect(sideToEnter({ isOffice: false, isOwnSide: true, isConcerned: false })).toBe(
      'self-assessment',
    );
  });
});
