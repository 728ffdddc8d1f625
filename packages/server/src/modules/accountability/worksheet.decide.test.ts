// The worksheet's transitions, and what is refused on the way to a decision.
import {
  WORKSHEET_ACTS,
  WORKSHEET_STATES,
  type WorksheetContent,
  type WorksheetState,
} from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { faultOfVote } from './vote.decide.ts';
import {
  decideDeciding,
  decideDropping,
  decideFreezing,
  decideProposing,
  decideReturning,
  decideSaving,
  decideStating,
  decideTelling,
  heldCircumstances,
  type WorksheetFacts,
} from './worksheet.decide.ts';
import { WORKSHEET_TRANSITIONS } from './worksheet.states.ts';

const TODAY = civilDate('2026-11-26');
const FACTS: WorksheetFacts = {
  state: 'answered',
  content: 1,
  toldContent: 1,
  openedOn: civilDate('2026-11-05'),
  toldOn: civilDate('2026-11-10'),
  answerBy: civilDate('2026-11-20'),
  lastStatementOn: civilDate('2026-11-15'),
  isFrozen: true,
  exemption: null,
  circumstances: [4],
};
const CONTENT: WorksheetContent = {
  now: 'in-post',
  nowSince: null,
  responsibility: 'important',
  circumstances: [{ number: 4, facts: '对事故负有重要领导责任', source: '调查报告' }],
  findings: [],
  statutory: null,
  deployments: null,
  factors: [],
};
const MEASURE = { measure: 'admin-demerit', until: null, probationMonths: null } as const;
const PURSUE = {
  outcome: 'pursue',
  ground: null,
  measures: [MEASURE],
  weight: null,
  weightReason: null,
} as const;
const DECISION = { becauseAccident: true, effectiveOn: null, vote: null } as const;
const NOT = { ...PURSUE, outcome: 'not-pursue', ground: 'article-23', measures: [] } as const;
const OPEN = new Map<string, string>();
const account = (n: number) => `00000000-0000-7000-8000-00000000000${n}` as Id<'account'>;
const BY = {
  accountId: account(1),
  proposers: [account(2)],
  proposedOn: civilDate('2026-11-21'),
  quorum: null,
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
const proposing = (facts: Partial<WorksheetFacts>, input: object = {}) =>
  decideProposing(
    { ...FACTS, ...facts },
    { ...PURSUE, withoutAnswer: null, ...input },
    TODAY,
    OPEN,
  );
const deciding = (facts: Partial<WorksheetFacts>, input: object = {}, by: object = {}) =>
  decideDeciding(
    { ...FACTS, state: 'proposed', ...facts },
    { ...PURSUE, ...DECISION, on: TODAY, ...input },
    { ...BY, ...by },
    TODAY,
    OPEN,
  );

describe('the states of a worksheet', () => {
  const attempt = {
    freeze: (of: WorksheetFacts) => decideFreezing(of.state, false),
    save: (of: WorksheetFacts) => decideSaving(of, CONTENT),
    tell: (of: WorksheetFacts) =>
      decideTelling(of, { on: TODAY, answerBy: addDays(TODAY, 5) }, TODAY),
    state: (of: WorksheetFacts) => decideStating(of, TODAY, TODAY),
    propose: (of: WorksheetFacts) =>
      decideProposing(of, { ...PURSUE, withoutAnswer: null }, TODAY, OPEN),
    return: (of: WorksheetFacts) => decideReturning(of, { on: TODAY, proposedOn: TODAY }, TODAY),
    decide: (of: WorksheetFacts) =>
      decideDeciding(of, { ...PURSUE, ...DECISION, on: TODAY }, BY, TODAY, OPEN),
    drop: decideDropping,
  };
  const acts = WORKSHEET_ACTS.filter((act) => act !== 'add');
  const pairs = WORKSHEET_STATES.flatMap((state) => acts.map((act) => [state, act] as const));
  it.each(pairs)('%s, %s: as the table says', (state: WorksheetState, act) => {
    const to = WORKSHEET_TRANSITIONS[state][act];
    const found = attempt[act]({ ...FACTS, state });
    if (to === undefined) expect(codeOf(found)).toBe('accountability.not-now');
    else expect(found).toMatchObject({ ok: true, value: { state: to } });
  });
  it('leads from a draft to a decision, and what ended stays', () => {
    expect(WORKSHEET_TRANSITIONS.decided).toEqual({});
    expect(WORKSHEET_TRANSITIONS.dropped).toEqual({});
    expect(WORKSHEET_TRANSITIONS.proposed.save).toBeUndefined();
  });
});

describe('what is held', () => {
  const saving = (changes: Partial<WorksheetContent>) =>
    decideSaving({ ...FACTS, state: 'drafting' }, { ...CONTENT, ...changes });
  const finding = {
    code: 'art5.2',
    title: '专题研究',
    reviewer: '市安委办 王某',
    reasons: '未研究',
  };
  it('not met needs a named reviewer and reasons; no record does not', () => {
    const bare = { ...finding, state: 'not-met' as const, reviewer: null };
    expect(saving({ findings: [bare] })).toMatchObject({
      error: { code: 'accountability.reviewer-needed', path: 'body.findings.0.reviewer' },
    });
    expect(codeOf(saving({ statutory: [bare] }))).toBe('accountability.reviewer-needed');
    expect(saving({ findings: [{ ...finding, state: 'not-met' }] }).ok).toBe(true);
    expect(saving({ findings: [{ ...bare, state: 'no-record', reasons: null }] }).ok).toBe(true);
  });
  it('a factor that is known has its reason, and stands once', () => {
    const factor = { factor: 'lossWidened', value: 'yes', reasons: null } as const;
    expect(codeOf(saving({ factors: [factor] }))).toBe('accountability.reasons-needed');
    expect(saving({ factors: [{ ...factor, value: 'unknown' }] }).ok).toBe(true);
    const known = { ...factor, reasons: '处置迟缓' };
    expect(codeOf(saving({ factors: [known, known] }))).toBe('accountability.factor-twice');
  });
  it('what was not carried out has its reason', () => {
    const deployment = { askId: null, title: '专项整治', reasons: null };
    expect(codeOf(saving({ deployments: [{ ...deployment, state: 'not-carried-out' }] }))).toBe(
      'accountability.reasons-needed',
    );
    expect(saving({ deployments: [{ ...deployment, state: 'unknown' }] }).ok).toBe(true);
  });
  it('nobody is told of nothing, or given no time to answer', () => {
    const draft: WorksheetFacts = { ...FACTS, state: 'drafting', circumstances: [] };
    const days = { on: TODAY, answerBy: addDays(TODAY, 5) };
    expect(codeOf(decideTelling(draft, days, TODAY))).toBe('accountability.no-circumstance');
    const stated: WorksheetFacts = { ...draft, circumstances: [4] };
    expect(codeOf(decideTelling(stated, { on: TODAY, answerBy: TODAY }, TODAY))).toBe(
      'accountability.too-early',
    );
    expect(codeOf(decideTelling(stated, { ...days, on: addDays(TODAY, 1) }, TODAY))).toBe(
      'accountability.future-date',
    );
  });
  it('a day long past neither tells nor lets the time to answer run out', () => {
    const stated: WorksheetFacts = { ...FACTS, state: 'drafting' };
    const before = { on: addDays(stated.openedOn, -1), answerBy: addDays(TODAY, 5) };
    expect(decideTelling(stated, before, TODAY)).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.on', values: { on: '2026-11-05' } },
    });
    const over = { on: stated.openedOn, answerBy: TODAY };
    expect(decideTelling(stated, over, TODAY)).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.answerBy', values: { on: TODAY } },
    });
    const entered = { on: stated.openedOn, answerBy: addDays(TODAY, 1) };
    expect(decideTelling(stated, entered, TODAY).ok).toBe(true);
  });
});

describe('a proposal', () => {
  it('waits for the answer until its last day has passed, unless it says why not', () => {
    const told = { state: 'told', lastStatementOn: null } as const;
    expect(codeOf(proposing({ ...told, answerBy: TODAY }))).toBe('accountability.answer-awaited');
    expect(proposing({ ...told, answerBy: TODAY }, { withoutAnswer: '本人表示不陈述' }).ok).toBe(
      true,
    );
    expect(proposing({ ...told, answerBy: addDays(TODAY, -1) }).ok).toBe(true);
  });
  it('is made on what the person was told of, and on frozen evidence', () => {
    expect(codeOf(proposing({ content: 2 }))).toBe('accountability.content-changed');
    expect(codeOf(proposing({ isFrozen: false }))).toBe('accountability.not-frozen');
  });
  it('names a measure, or the ground for none', () => {
    expect(codeOf(proposing({}, { measures: [] }))).toBe('accountability.measures-needed');
    expect(codeOf(proposing({}, { ...NOT, ground: null }))).toBe('accountability.ground-needed');
    expect(codeOf(proposing({}, { ...NOT, ground: 'other', measures: [MEASURE] }))).toBe(
      'accountability.measures-not-wanted',
    );
    expect(proposing({}, { ...NOT, ground: 'other' }).ok).toBe(true);
  });
  it('a measure the rules close is refused with what they say', () => {
    const found = decideProposing(
      FACTS,
      { ...PURSUE, withoutAnswer: null },
      TODAY,
      new Map([['admin-demerit', '已经退休']]),
    );
    expect(found).toMatchObject({
      error: { code: 'accountability.measure-not-open', values: { because: '已经退休' } },
    });
  });
  it('a weight has its reason', () => {
    expect(codeOf(proposing({}, { weight: 'heavier' }))).toBe('accountability.weight-reason');
    expect(proposing({}, { weight: 'heavier', weightReason: '处置迟缓' }).ok).toBe(true);
  });
  it('waits for a running procedure of art. 23, and follows its result', () => {
    expect(codeOf(proposing({ exemption: { state: 'verified', result: null } }))).toBe(
      'accountability.exemption-open',
    );
    expect(codeOf(proposing({}, NOT))).toBe('accountability.exemption-needed');
    const exempt = { exemption: { state: 'concluded', result: 'exempt' } } as const;
    expect(proposing(exempt, NOT).ok).toBe(true);
    expect(codeOf(proposing(exempt))).toBe('accountability.exempted');
  });
  it.each([[[2]], [[3]], [[4, 3]], [[2, 4]]])(
    'art. 23 lets nobody off circumstances %j',
    (circumstances) => {
      const exempt = {
        exemption: { state: 'concluded', result: 'exempt' },
        circumstances,
      } as const;
      expect(codeOf(proposing(exempt, NOT))).toBe('accountability.exemption-circumstance');
      expect(proposing(exempt).ok).toBe(true);
    },
  );
});

describe('a decision on a worksheet', () => {
  it('is made by another account than any that proposed', () => {
    expect(codeOf(deciding({}, {}, { accountId: account(2) }))).toBe('accountability.same-person');
    expect(deciding({}).ok).toBe(true);
  });
  it('comes after the proposal and not before its day', () => {
    expect(codeOf(deciding({}, { on: civilDate('2026-11-20') }))).toBe('accountability.too-early');
    expect(codeOf(deciding({}, { on: addDays(TODAY, 1) }))).toBe('accountability.future-date');
  });
  it('waits until the conclusion of art. 23 was served', () => {
    expect(codeOf(deciding({ exemption: { state: 'decided', result: 'not-exempt' } }))).toBe(
      'accountability.exemption-open',
    );
    expect(deciding({ exemption: { state: 'concluded', result: 'not-exempt' } }).ok).toBe(true);
  });
  it('is because of an accident only for who is pursued for circumstance 4, and not after art. 23', () => {
    const path = 'body.becauseAccident';
    const refused = { error: { code: 'accountability.not-because-accident', path } };
    expect(deciding({ circumstances: [4, 2] }).ok).toBe(true);
    expect(deciding({ circumstances: [2] })).toMatchObject(refused);
    const exempt = { state: 'concluded', result: 'exempt' } as const;
    expect(deciding({ circumstances: [4, 2], exemption: exempt })).toMatchObject(refused);
    expect(deciding({ exemption: exempt }, NOT)).toMatchObject(refused);
    const other = { becauseAccident: false } as const;
    expect(deciding({ circumstances: [4, 2], exemption: exempt }, other).ok).toBe(true);
    expect(heldCircumstances({ exemption: exempt, circumstances: [4, 2] }, 'pursue')).toEqual([2]);
    expect(heldCircumstances({ exemption: exempt, circumstances: [4] }, 'not-pursue')).toEqual([4]);
    expect(heldCircumstances({ exemption: null, circumstances: [4, 2, 4] }, 'pursue')).toEqual([
      4, 2,
    ]);
  });
  it('takes effect on its day or later', () => {
    expect(deciding({}, { effectiveOn: civilDate('2020-01-01') })).toMatchObject({
      error: { code: 'accountability.too-early', path: 'body.effectiveOn' },
    });
    expect(deciding({}, { effectiveOn: TODAY }).ok).toBe(true);
  });
  it('keeps to the quorum, where one is set, and to a majority', () => {
    expect(codeOf(deciding({}, {}, { quorum: 5 }))).toBe('accountability.vote-needed');
    const vote = (present: number, votesFor: number, quorum: number | null = 5) =>
      faultOfVote({ present, votesFor }, quorum, 'body.vote')?.code;
    expect(vote(4, 4)).toBe('accountability.quorum');
    expect(vote(5, 2)).toBe('accountability.majority');
    expect(vote(6, 3)).toBe('accountability.majority');
    expect(vote(5, 6)).toBe('accountability.majority');
    expect(vote(5, 3)).toBeUndefined();
    expect(vote(1, 1, null)).toBeUndefined();
  });
  it('returned, it goes back to where the person was heard', () => {
    const back = (lastStatementOn: typeof TODAY | null) =>
      decideReturning(
        { ...FACTS, state: 'proposed', lastStatementOn },
        { on: TODAY, proposedOn: TODAY },
        TODAY,
      );
    expect(back(null)).toMatchObject({ value: { state: 'told' } });
    expect(back(TODAY)).toMatchObject({ value: { state: 'answered' } });
  });
});
