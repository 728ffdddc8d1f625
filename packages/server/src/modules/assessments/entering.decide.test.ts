// What may be entered over what stands.
import { FACT_CAUSES, type FactCause } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { mayEnterOver } from './entering.decide.ts';

const held = (cause: FactCause, value: number | null = 3) => ({ cause, value });

describe('entering a fact', () => {
  it('fills in what is not known, but for what was decided with a reason', () => {
    expect(mayEnterOver(undefined, 'office', false)).toBe(true);
    const over = FACT_CAUSES.filter((cause) => !mayEnterOver(held(cause, null), 'office', false));
    expect(over).toEqual(
      FACT_CAUSES.filter((cause) => ['contest', 'moderation', 'objection'].includes(cause)),
    );
  });

  it('takes the place of nothing that is known, but of one’s own until the self-assessment ends', () => {
    for (const side of ['office', 'self-assessment'] as const) {
      const open = FACT_CAUSES.filter((cause) => mayEnterOver(held(cause), side, true));
      const over = FACT_CAUSES.filter((cause) => mayEnterOver(held(cause), side, false));
      expect([side, open, over]).toEqual([side, [side], []]);
    }
  });
});
