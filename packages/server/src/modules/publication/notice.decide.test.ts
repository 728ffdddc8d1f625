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
const CONTENT = { kind: 'assessment', instrument: null } as const;
const at = (state: PublicationState, changes: Partial<NoticeFacts> = {}): NoticeFacts => ({
  state,
  kind: 'assessment',
  draftedOn: day('2026-11-10'),
  hands: [WRITER],
  documents: 0,
  ...changes,
});
const HIT: PrivateHit = {
  kind: 'person',
  text: '陈立',
  count: 1,
  around: '县长陈立',
  reason: null,
  mayJustify: true,
};
const by = { accountId: OTHER, on: TODAY };
const DECIDE = {
  change: (facts: NoticeFacts) => decideChange(facts, CONTENT),
  'add-document': (facts: NoticeFacts) => decideDocument(facts, 'add-document'),
  'remove-document': (facts: NoticeFacts) => decideDocument(facts, 'remove-document'),
  check: (facts: NoticeFacts) => decideCheck(facts, []),
  approve: (facts: NoticeFacts) => decideApproval(facts, by, [], TODAY),
  publish: decidePublication,
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

  it('is not checked or approved with something left that tells on somebody', () => {
    expect(codeOf(decideCheck(at('draft'), [HIT]))).toBe('publication.private-left');
    expect(codeOf(decideApproval(at('checked'), by, [HIT], TODAY))).toBe(
      'publication.private-left',
    );
    expect(codeOf(decideCheck(at('draft'), [{ ...HIT, reason: '不是人名' }]))).toBeUndefined();
  });

  it('is approved by another account than wrote it, on a day since it was drafted', () => {
    const one = (accountId: Id<'account'>, on: string) =>
      codeOf(decideApproval(at('checked'), { accountId, on: day(on) }, [], TODAY));
    expect(one(WRITER, '2026-11-20')).toBe('publication.same-account');
    expect(one(OTHER, '2026-11-21')).toBe('publication.future-date');
    expect(one(OTHER, '2026-11-09')).toBe('publication.too-early');
    expect(one(OTHER, '2026-11-10')).toBeUndefined();
  });

  it('of a report, needs the report itself', () => {
    const report = (documents: number) =>
      codeOf(decideCheck(at('draft', { kind: 'investigation-report', documents }), []));
    expect(report(0)).toBe('publication.no-document');
    expect(report(1)).toBeUndefined();
    expect(codeOf(decideDocument(at('draft', { documents: 10 }), 'add-document'))).toBe(
      'publication.too-many-documents',
    );
  });

  it('names nobody where the kind never does, and says what it corrects', () => {
    const none = { corrected: null, correction: null };
    const named = { kind: 'statistics', instrument: '1号' } as const;
    expect(codeOf(decideDraft(named, none))).toBe('publication.no-persons');
    expect(codeOf(decideChange(at('draft'), named))).toBe('publication.no-persons');
    expect(codeOf(decideDraft(CONTENT, none))).toBeUndefined();
    const corrected = { state: 'published' } as const;
    expect(codeOf(decideDraft(CONTENT, { corrected, correction: null }))).toBe(
      'publication.correction-not-said',
    );
    expect(
      codeOf(decideDraft(CONTENT, { corrected: { state: 'draft' }, correction: '数字' })),
    ).toBe('publication.corrects-unpublished');
    expect(codeOf(decideDraft(CONTENT, { corrected, correction: '数字' }))).toBeUndefined();
  });
});
