// Every act in every state, and what each refuses: days, levels, publicity, objections, quota, who may.
import {
  COMMENDATION_ACTS,
  COMMENDATION_STATES,
  type CommendationGround,
  type CommendationState,
} from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type CommendationFacts,
  decideAnswer,
  decideChange,
  decideDraft,
  decideExamination,
  decideGrant,
  decideNomination,
  decideNotGranting,
  decideObjection,
  decidePublicity,
  decideRevocation,
  decideWithdrawal,
  type Granting,
  mayDecide,
  mayHandle,
  type Placed,
} from './commendation.decide.ts';
import { COMMENDATION_TRANSITIONS, OPEN_COMMENDATION_STATES } from './commendation.states.ts';

const TODAY = day('2026-11-20');
const PLACED: Placed = {
  issuer: { path: '/99/9901/990101/' },
  person: { path: '/99/9901/990101/', level: 'county' },
  approving: { path: '/99/9901/', level: 'prefecture' },
  managingCommittee: '/99/9901/',
};
const GROUND: CommendationGround = { kind: 'timely', merit: 'special' };
const LAID_DOWN = { total: 2, used: 0, publicityDays: 5, publicityBasis: '云委发〔2026〕1号' };
const GRANTING: Granting = {
  laidDown: LAID_DOWN,
  answer: 'no-bar-recorded',
  partyCommittees: ['中共云江市委'],
  governments: ['云江市人民政府'],
};
const GRANT = {
  on: day('2026-11-16'),
  partyCommittee: '中共云江市委',
  government: '云江市人民政府',
};

const at = (state: CommendationState, changes: Partial<CommendationFacts> = {}) => ({
  state,
  nominatedOn: day('2026-11-02'),
  examinedOn: day('2026-11-05'),
  publicFrom: day('2026-11-09'),
  publicTo: day('2026-11-13'),
  grantedOn: state === 'granted' ? day('2026-11-16') : null,
  objections: [],
  ...changes,
});
const OPEN_OBJECTION = { number: 1, on: day('2026-11-10'), isUpheld: null };

const DECIDE = {
  change: (facts: CommendationFacts) => decideChange(facts, PLACED, GROUND),
  nominate: (facts: CommendationFacts) => decideNomination(facts, TODAY, TODAY),
  examine: (facts: CommendationFacts) => decideExamination(facts, 'no-bar-recorded'),
  publicise: (facts: CommendationFacts) =>
    decidePublicity(facts, { from: day('2026-11-09'), to: day('2026-11-13') }, LAID_DOWN, TODAY),
  object: (facts: CommendationFacts) => decideObjection(facts, TODAY, TODAY),
  'answer-objection': (facts: CommendationFacts) =>
    decideAnswer({ ...facts, objections: [OPEN_OBJECTION] }, { number: 1, on: TODAY }, TODAY),
  grant: (facts: CommendationFacts) => decideGrant(facts, GRANT, GRANTING, TODAY),
  'not-grant': (facts: CommendationFacts) => decideNotGranting(facts, TODAY, TODAY),
  revoke: (facts: CommendationFacts) => decideRevocation(facts, TODAY, TODAY),
  withdraw: (facts: CommendationFacts) => decideWithdrawal(facts),
} as const;
const ACTS = COMMENDATION_ACTS.filter((act) => act !== 'draft');
const codeOf = (result: { ok: boolean; error?: { code: string; path?: string } }) =>
  result.ok ? undefined : result.error?.code;

describe('a commendation', () => {
  it.each(COMMENDATION_STATES.flatMap((state) => ACTS.map((act) => [state, act] as const)))(
    '%s, %s: as the table says',
    (state, act) => {
      const decided = DECIDE[act](at(state));
      const [to] = COMMENDATION_TRANSITIONS[state][act] ?? [];
      if (to === undefined) expect(codeOf(decided)).toBe('commendations.not-now');
      else expect(decided).toMatchObject({ ok: true, value: { state: to, act } });
    },
  );

  it('what is open has a way on, and only that', () => {
    for (const state of COMMENDATION_STATES)
      expect(OPEN_COMMENDATION_STATES.includes(state)).toBe(
        COMMENDATION_TRANSITIONS[state].withdraw !== undefined,
      );
  });

  it.each([
    ['nominated', 'barred', 'refused'],
    ['nominated', 'cannot-tell', 'waiting'],
    ['nominated', 'no-bar-recorded', 'examined'],
    ['waiting', 'cannot-tell', 'waiting'],
    ['waiting', 'no-bar-recorded', 'examined'],
    ['publicised', 'no-bar-recorded', 'publicised'],
    ['publicised', 'cannot-tell', 'waiting'],
    ['publicised', 'barred', 'refused'],
  ] as const)('%s examined with %s is %s', (state, answer, to) => {
    const decided = decideExamination(at(state), answer);
    expect(decided).toMatchObject({ ok: true, value: { state: to } });
    expect(COMMENDATION_TRANSITIONS[state].examine).toContain(to);
  });

  it.each([
    ['another region', { issuer: { path: '/99/9901/990102/' } }, 'commendations.not-ones-region'],
    ['nobody known who manages', { managingCommittee: null }, 'commendations.committee-unknown'],
    [
      'the own level',
      { approving: { path: '/99/9901/990101/', level: 'county' } },
      'commendations.not-above',
    ],
    [
      'a level above in another place',
      { approving: { path: '/98/', level: 'province' } },
      'commendations.not-above',
    ],
    [
      'a zone of the own level whose path is longer',
      {
        person: { path: '/99/9901/990101/9/', level: 'county' },
        approving: { path: '/99/9901/990101/', level: 'county' },
      },
      'commendations.not-above',
    ],
  ] as const)('is not drafted for %s', (_, changes, code) => {
    expect(codeOf(decideDraft({ ...PLACED, ...changes }, GROUND))).toBe(code);
  });

  it.each([
    [null, null],
    ['1', '洪水'],
  ])('a rescue is of one thing: %s, %s', (accidentId, event) => {
    const ground = {
      kind: 'rescue',
      accidentId: accidentId as Id<'accident'> | null,
      event,
    } as const;
    expect(codeOf(decideDraft(PLACED, ground))).toBe('commendations.rescue-of-one');
    expect(decideDraft(PLACED, { ...ground, accidentId: null, event: '洪水' }).ok).toBe(true);
  });

  it('nobody handles their own, and who nominated decides nothing', () => {
    const person = 'p' as Id<'person'>;
    const account = 'a' as Id<'account'>;
    expect(codeOf(mayHandle([person], person))).toBe('commendations.own');
    expect(mayHandle([], person).ok).toBe(true);
    expect(codeOf(mayDecide(account, [null, account]))).toBe('commendations.same-person');
    expect(mayDecide(account, [null]).ok).toBe(true);
  });

  it('days are neither to come nor before what they follow', () => {
    const later = day('2026-11-21');
    expect(codeOf(decideNomination(at('draft'), later, TODAY))).toBe('commendations.future-date');
    const early = day('2026-11-01');
    expect(codeOf(decideObjection(at('publicised'), early, TODAY))).toBe('commendations.too-early');
    expect(codeOf(decideRevocation(at('granted'), early, TODAY))).toBe('commendations.too-early');
    expect(codeOf(decideNotGranting(at('waiting'), early, TODAY))).toBe('commendations.too-early');
  });

  it('is public as long as the approving body says, from its examination on', () => {
    const publicity = (from: string, to: string, laidDown: typeof LAID_DOWN | undefined) =>
      codeOf(decidePublicity(at('examined'), { from: day(from), to: day(to) }, laidDown, TODAY));
    expect(publicity('2026-11-09', '2026-11-13', undefined)).toBe('commendations.no-quota');
    expect(publicity('2026-11-09', '2026-11-12', LAID_DOWN)).toBe('commendations.too-short');
    expect(publicity('2026-11-09', '2026-11-08', LAID_DOWN)).toBe('commendations.too-short');
    expect(publicity('2026-11-04', '2026-11-12', LAID_DOWN)).toBe('commendations.too-early');
    expect(publicity('2026-11-20', '2026-11-24', LAID_DOWN)).toBeUndefined();
  });

  it('an objection is answered once', () => {
    const one = (number: number, isUpheld: boolean | null) =>
      codeOf(
        decideAnswer(
          at('publicised', { objections: [{ ...OPEN_OBJECTION, isUpheld }] }),
          { number, on: TODAY },
          TODAY,
        ),
      );
    expect(one(1, null)).toBeUndefined();
    expect(one(1, false)).toBe('commendations.objection-answered');
    expect(one(2, null)).toBe('commendations.no-such-objection');
  });

  it.each([
    ['on its last public day', { on: day('2026-11-13') }, {}, [], 'commendations.still-public'],
    ['with an open objection', {}, {}, [OPEN_OBJECTION], 'commendations.objection-open'],
    [
      'with a true objection',
      {},
      {},
      [{ ...OPEN_OBJECTION, isUpheld: true }],
      'commendations.objection-upheld',
    ],
    ['on changed facts', {}, { answer: 'cannot-tell' }, [], 'commendations.facts-changed'],
    ['now barred', {}, { answer: 'barred' }, [], 'commendations.facts-changed'],
    [
      'by one’s own party committee',
      { partyCommittee: '中共青石县委' },
      {},
      [],
      'commendations.not-that-body',
    ],
    [
      'by one’s own government',
      { government: '青石县人民政府' },
      {},
      [],
      'commendations.not-that-body',
    ],
    ['without a quota', {}, { laidDown: undefined }, [], 'commendations.no-quota'],
    [
      'beyond the quota',
      {},
      { laidDown: { ...LAID_DOWN, used: 2 } },
      [],
      'commendations.quota-used-up',
    ],
  ] as const)('is not granted %s', (_, input, granting, objections, code) => {
    const decided = decideGrant(
      at('publicised', { objections }),
      { ...GRANT, ...input },
      { ...GRANTING, ...granting },
      TODAY,
    );
    expect(codeOf(decided)).toBe(code);
  });

  it('is granted the day after, with answered objections, to the last place', () => {
    const facts = at('publicised', { objections: [{ ...OPEN_OBJECTION, isUpheld: false }] });
    const laidDown = { ...LAID_DOWN, used: 1 };
    const on = day('2026-11-14');
    expect(decideGrant(facts, { ...GRANT, on }, { ...GRANTING, laidDown }, TODAY).ok).toBe(true);
    // Where the roster has no such bodies, their names are taken as they are written.
    const none = { ...GRANTING, partyCommittees: [], governments: [] };
    expect(decideGrant(at('publicised'), { ...GRANT, government: '某政府' }, none, TODAY).ok).toBe(
      true,
    );
  });
});
