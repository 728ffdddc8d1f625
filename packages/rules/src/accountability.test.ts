// What must hold of accountability whatever the facts of the case are.
import { ACCOUNTABILITY_FACTORS, CIRCUMSTANCES, WHEREABOUTS } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountabilityInput, AccountabilityOutput } from './accountability.shape.ts';
import { accountability } from './accountability.ts';

const state = fc.constantFrom(
  'met' as const,
  'partly' as const,
  'no-record' as const,
  'not-met' as const,
  'cannot-tell' as const,
);
const factor = fc.constantFrom(true, false, 'unknown' as const);

const cases: fc.Arbitrary<AccountabilityInput> = fc.record({
  person: fc.record({
    postsAtTheTime: fc.constantFrom(['某县县长'], []),
    portfolios: fc.constant([]),
    now: fc.constantFrom(...WHEREABOUTS),
  }),
  circumstances: fc.subarray([...CIRCUMSTANCES]),
  duties: fc.array(fc.record({ code: fc.constantFrom('art6.1', 'art6.2'), state }), {
    maxLength: 3,
  }),
  statutoryDuties: fc.array(fc.record({ code: fc.constant('s'), state }), { maxLength: 2 }),
  deployments: fc.array(fc.record({ id: fc.constant('d'), state }), { maxLength: 2 }),
  factors: fc.record(Object.fromEntries(ACCOUNTABILITY_FACTORS.map((one) => [one, factor]))),
});

function ask(input: AccountabilityInput): AccountabilityOutput {
  const answer = accountability(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const outcomesOf = ({ articles, optionsUnderArticle19 }: AccountabilityOutput) => [
  ...Object.values(articles).map(({ outcome }) => outcome),
  ...articles['18'].circumstances.map(({ outcome }) => outcome),
  ...optionsUnderArticle19.map(({ open }) => open),
];

/** What is firm while a fact is open stays so however it turns out. */
function expectNoFirmer(open: AccountabilityInput, known: readonly AccountabilityInput[]) {
  const firm = outcomesOf(ask(open));
  for (const one of known)
    for (const [at, outcome] of outcomesOf(ask(one)).entries())
      if (firm[at] !== 'cannot-tell') expect(outcome).toBe(firm[at]);
}

describe('accountability, whatever the case', () => {
  it('an unknown factor never gives a firmer answer than knowing it', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...ACCOUNTABILITY_FACTORS), (input, name) => {
        const withFactor = (value: boolean | 'unknown') => ({
          ...input,
          factors: { ...input.factors, [name]: value },
        });
        expectNoFirmer(withFactor('unknown'), [withFactor(true), withFactor(false)]);
      }),
      { numRuns: 400 },
    );
  });

  it('a duty without a record never gives a firmer answer than one met or found not met', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const withDuty = (of: 'no-record' | 'met' | 'not-met') => ({
          ...input,
          duties: [...(input.duties ?? []), { code: 'art6.6', state: of }],
        });
        expectNoFirmer(withDuty('no-record'), [withDuty('met'), withDuty('not-met')]);
      }),
      { numRuns: 400 },
    );
  });

  it('limbs that were not given never give a firmer answer than given ones', () => {
    fc.assert(
      fc.property(cases, (input) => {
        for (const limb of ['duties', 'statutoryDuties', 'deployments'] as const) {
          const open = { ...input, [limb]: undefined };
          expectNoFirmer(open, [input]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('article 23 never answers without circumstance 4, and never ends what 2 and 3 begin', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { articles } = ask(input);
        if (!input.circumstances.includes(4)) expect(articles['23'].outcome).toBe('does-not-apply');
        const holdsPost = input.person.postsAtTheTime.length > 0;
        if (holdsPost && [2, 3].some((one) => input.circumstances.includes(one as 2 | 3)))
          expect(articles['18'].outcome).toBe('applies');
        if (articles['23'].outcome === 'applies')
          expect(articles['20'].outcome).toBe('does-not-apply');
      }),
      { numRuns: 400 },
    );
  });
});
