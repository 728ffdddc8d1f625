import { describe, expect, it } from 'vitest';
import { mayBeChosen, SECTION_STATE_IDS } from './section-states.ts';

const line = { mayOpen: true, isStale: false, blockedBy: null } as const;

describe('what an office may choose for a meeting or for issuing', () => {
  it('is what the server takes: drafts and approved lists that are neither blocked, stale nor another’s', () => {
    const chosen = SECTION_STATE_IDS.filter((state) => mayBeChosen({ ...line, state }));
    expect(chosen).toEqual(['drafted', 'approved']);
    for (const state of chosen) {
      expect(mayBeChosen({ ...line, state, isStale: true })).toBe(false);
      expect(mayBeChosen({ ...line, state, mayOpen: false })).toBe(false);
    }
    expect(mayBeChosen({ ...line, state: 'drafted', blockedBy: '第七条' })).toBe(false);
  });
});
