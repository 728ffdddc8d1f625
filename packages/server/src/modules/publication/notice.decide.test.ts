// Every act in every state, and what each refuses.
import {
  type PrivateHit,
  PUBLICATION_ACTS,
  PUBLICATION_STATES,
  type PublicationState,
} from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type Approval,
  type Drafting,
  decideApproval,
  decideChange,
  decideCheck,
  decideDiscard,
  decideDocument,
  decideDraft,
  decidePublication,
  type NoticeFacts,
} from './notice.decide.ts';
import { NOTICE_TRANSITIONS } from './notice.states.ts';

const TODAY = day('2026-11-20');
const [WRITER, OTHER] = ['a' as Id<'account'>, 'b' as Id<'account'>];
const NEW: Drafting = { corrected: null, correction: null, regionPath: '/99/', accident: null };
const NOW = new Date('2026-11-20T02:00:00Z');
const READING = { at: NOW, now: NOW, isOfFeedback: false };
const CONTENT = { kind: 'assessment', instrument: null, reading: READING } as const;
const at = (state: PublicationState, changes: Partial<NoticeFacts> = {}): NoticeFacts => ({
  state,
  kind: 'assessment',
  isCorrection: false,
  hasBlank: false,
  hands: [WRITER],
  documents: 0,
  releasable: 0,
  moved: [],
  ...changes,
});
const HIT: PrivateHit = {
  kind: 'person',
  text: '陈立',
  count: 1,
  around: '县长陈立',
  reason: null,
  answer: 'not-a-name',
};
const APPROVAL: Approval = {
  accountId: OTHER,
  on: TODAY,
  writtenOn: day('2026-11-10'),
  hasPaper: false,
  hits: [],
  report: null,
};
const DECIDE = {
  change: (facts: NoticeFacts) => decideChange(facts, { ...CONTENT, correction: null }),
  'add-document': (facts: NoticeFacts) => decideDocument(facts, 'add-document'),
  'remove-document': (facts: NoticeFacts) => decideDocument(facts, 'remove-document'),
  check: (facts: NoticeFacts) => decideCheck(facts, [], null),
  approve: (facts: NoticeFacts) => decideApproval(facts, APPROVAL, TODAY),
  publish: (facts: NoticeFacts) => decidePublication(facts, [], null),
  discard: decideDiscard,
} as const;
const ACTS = PUBLICATION_ACTS.filter((act) => act !== 'draft');
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? undefined : result.error?.code;

describe('a public notice', () => {
  it.each(PUBLICATION_STATES.flatMap((state) => ACTS.map((act) => [state, act] as const)))(
    '%s, %s: as the table says',
    (state, act) => {
      const to = NOTICE_TRANSITIONS[state][act];
      const decided = DECIDE[act](at(state));
      if (to === undefined) expect(codeOf(decided)).toBe('publication.not-now');
      else expect(decided).toMatchObject({ ok: true, value: { state: to, act } });
    },
  );

  it('published, nothing leads on', () => {
    expect(NOTICE_TRANSITIONS.published).toEqual({});
  });

  it('is not checked, approved or published with something left that tells on somebody', () => {
    const left = [
      decideCheck(at('draft'), [HIT], null),
      decideApproval(at('checked'), { ...APPROVAL, hits: [HIT] }, TODAY),
      decidePublication(at('approved'), [HIT], null),
    ];
    expect(left.map(codeOf)).toEqual(left.map(() => 'publication.private-left'));
    expect(
      codeOf(decideCheck(at('draft'), [{ ...HIT, reason: '不是人名' }], null)),
    ).toBeUndefined();
  });

  it('is approved by another account than wrote it, on a day since it says what it says', () => {
    const one = (changes: Partial<Approval>) =>
      codeOf(decideApproval(at('checked'), { ...APPROVAL, ...changes }, TODAY));
    expect(one({ accountId: WRITER })).toBe('publication.same-account');
    expect(one({ on: day('2026-11-21') })).toBe('publication.future-date');
    expect(one({ on: day('2026-11-09') })).toBe('publication.too-early');
    expect(one({ on: day('2026-11-10') })).toBeUndefined();
    // A paper that was approved before it was entered is with it.
    expect(one({ on: day('2026-11-09'), hasPaper: true })).toBeUndefined();
  });

  it('of a report, needs the approved report itself, as a file that is read', () => {
    const report = { isKnown: true, isApproved: true };
    const one = (changes: Partial<NoticeFacts>, said = report) =>
      codeOf(decideCheck(at('draft', { kind: 'investigation-report', ...changes }), [], said));
    expect(one({ documents: 0 })).toBe('publication.no-document');
    expect(one({ documents: 1 })).toBe('publication.no-document');
    expect(one({ documents: 1, releasable: 1 })).toBeUndefined();
    const whole = { documents: 1, releasable: 1 };
    expect(one(whole, { ...report, isKnown: false })).toBe('publication.which-accident');
    expect(one(whole, { ...report, isApproved: false })).toBe('publication.report-not-approved');
    expect(
      codeOf(decidePublication(at('approved', whole), [], { ...report, isApproved: false })),
    ).toBe('publication.report-not-approved');
    expect(codeOf(decideDocument(at('draft', { documents: 10 }), 'add-document'))).toBe(
      'publication.too-many-documents',
    );
  });

  it('of a feedback, goes no further once a finding was taken back, changed or contested', () => {
    const one = (...moved: NoticeFacts['moved']) => {
      const facts = (state: PublicationState) => at(state, { kind: 'inspection-feedback', moved });
      return [
        decideCheck(facts('draft'), [HIT], null),
        decideApproval(facts('checked'), APPROVAL, TODAY),
        decidePublication(facts('approved'), [], null),
      ];
    };
    const objected = { number: 3, why: 'objected' } as const;
    for (const refused of one(objected))
      expect(refused).toMatchObject({
        error: { code: 'publication.finding-objected', values: { which: '3' } },
      });
    for (const refused of one(
      { number: 1, why: 'withdrawn' },
      { number: 2, why: 'changed' },
      objected,
    ))
      expect(refused).toMatchObject({
        error: { code: 'publication.finding-moved', values: { which: '1、2' } },
      });
  });

  it('of a feedback, says when that was read, and never a moment to come', () => {
    const later = new Date(NOW.getTime() + 1);
    const one = (at_: Date | null, isOfFeedback = true) => {
      const content = { ...CONTENT, reading: { at: at_, now: NOW, isOfFeedback } };
      const decided = [
        decideDraft(content, NEW),
        decideChange(at('draft'), { ...content, correction: null }),
      ];
      const codes = new Set(decided.map(codeOf));
      return [...codes];
    };
    expect(one(NOW)).toEqual([undefined]);
    expect(one(null)).toEqual(['publication.reading-not-said']);
    expect(one(null, false)).toEqual([undefined]);
    expect(one(later)).toEqual(['publication.reading-later']);
    expect(one(later, false)).toEqual(['publication.reading-later']);
  });

  it('is not checked with something of the proposal still to be written', () => {
    expect(codeOf(decideCheck(at('draft', { hasBlank: true }), [], null))).toBe(
      'publication.blank-left',
    );
  });

  it('names nobody where the kind never does', () => {
    const named = { ...CONTENT, kind: 'statistics', instrument: '1号' } as const;
    expect(codeOf(decideDraft(named, NEW))).toBe('publication.no-persons');
    expect(codeOf(decideChange(at('draft'), { ...named, correction: null }))).toBe(
      'publication.no-persons',
    );
    expect(codeOf(decideDraft(CONTENT, NEW))).toBeUndefined();
  });

  it('says what it corrects: a published notice of the same region and kind', () => {
    const corrected = { state: 'published', kind: 'assessment', regionPath: '/99/' } as const;
    const one = (changes: Partial<Drafting>) =>
      codeOf(decideDraft(CONTENT, { ...NEW, corrected, correction: '数字', ...changes }));
    expect(one({})).toBeUndefined();
    expect(one({ correction: null })).toBe('publication.correction-not-said');
    expect(one({ corrected: { ...corrected, state: 'draft' } })).toBe(
      'publication.corrects-unpublished',
    );
    expect(one({ corrected: { ...corrected, state: 'discarded' } })).toBe('publication.not-now');
    expect(one({ corrected: { ...corrected, kind: 'other' } })).toBe(
      'publication.corrects-another',
    );
    expect(one({ regionPath: '/98/' })).toBe('publication.corrects-another');
    const change = (isCorrection: boolean, correction: string | null) =>
      codeOf(decideChange(at('draft', { isCorrection }), { ...CONTENT, correction }));
    expect(change(true, null)).toBe('publication.correction-not-said');
    expect(change(false, '数字')).toBe('publication.correction-not-said');
    expect(change(true, '数字')).toBeUndefined();
  });

  it('of a report, says which accident, of its own region or below', () => {
    const one = (accident: Drafting['accident']) =>
      codeOf(decideDraft({ ...CONTENT, kind: 'evaluation' }, { ...NEW, accident }));
    expect(one(null)).toBe('publication.which-accident');
    expect(one({ mayPublish: false })).toBe('publication.other-region');
    expect(one({ mayPublish: true })).toBeUndefined();
  });
});
