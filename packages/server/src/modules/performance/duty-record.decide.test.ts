import {
  CONFIRMATIONS,
  LATE_AFTER_DAYS,
  RECORD_STATES,
  type RecordChange,
  type RecordContent,
} from '@jinze/contracts';
import { addDays, civilDate, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  decideCorrection,
  decideFormCheck,
  decideWithdrawal,
  decideWord,
  faultsOf,
  lateAfterCorrection,
  lateDaysOf,
  mayChange,
  partLateAfterCorrection,
  type Word,
} from './duty-record.decide.ts';
import {
  DUTY_RECORD_ACTS,
  RECORD_TRANSITIONS,
  WORD_ACTS,
  WORD_TRANSITIONS,
} from './duty-record.states.ts';

const TODAY = civilDate('2026-11-23');
const A = 'a' as Id<'person'>;
const B = 'b' as Id<'person'>;
const codeOf = (result: { ok: boolean; error?: { code: string } }) => result.error?.code;
const word = (personId: Id<'person'>, confirmation: Word['confirmation'], isAsked = false) => ({
  personId,
  confirmation,
  isAsked,
});
const content: RecordContent = {
  activity: 'meeting',
  body: null,
  title: '安委会会议',
  occurredOn: TODAY,
  occurredTo: null,
  place: null,
  matter: null,
  findings: null,
  orders: null,
  followUp: null,
  basisNo: null,
  amounts: [],
  participants: [{ personId: A, role: 'led', duties: ['art8.3'] }],
  lateReason: null,
};
const FIELD: RecordChange = { kind: 'field', field: 'place', before: null, after: '石门乡' };
const personChange = (personId: Id<'person'>): RecordChange => ({
  kind: 'participant',
  personId,
  name: '某人',
  change: 'changed',
  before: null,
  after: null,
});

describe('the states of a record', () => {
  const LEGAL = new Set([
    ...['confirm', 'object', 'correct', 'withdraw', 'check-form'].map((act) => `submitted ${act}`),
    ...['confirm', 'object', 'restore'].map((act) => `withdrawn ${act}`),
  ]);
  it.each(RECORD_STATES.flatMap((state) => DUTY_RECORD_ACTS.map((act) => ({ state, act }))))(
    '$state × $act',
    ({ state, act }) => {
      expect(RECORD_TRANSITIONS[state][act] !== undefined).toBe(LEGAL.has(`${state} ${act}`));
    },
  );
});

describe('the states of a word', () => {
  const NEXT: Readonly<Record<string, string>> = {
    'own ask': 'waiting',
    'own state': 'own',
    'waiting confirm': 'confirmed',
    'waiting object': 'objected',
    'waiting ask': 'waiting',
    'waiting state': 'own',
    'confirmed ask': 'waiting',
    'confirmed state': 'own',
    'objected confirm': 'confirmed',
    'objected ask': 'waiting',
    'objected state': 'own',
  };
  it.each(CONFIRMATIONS.flatMap((from) => WORD_ACTS.map((act) => ({ from, act }))))(
    '$from × $act',
    ({ from, act }) => {
      expect(WORD_TRANSITIONS[from][act]).toBe(NEXT[`${from} ${act}`]);
    },
  );
  it.each(
    RECORD_STATES.flatMap((state) =>
      CONFIRMATIONS.flatMap((from) => [true, false].map((isAsked) => ({ state, from, isAsked }))),
    ),
  )('$state, $from, asked $isAsked: given only where it is asked for', (one) => {
    for (const act of ['confirm', 'object'] as const) {
      const isGiven =
        (one.from === 'waiting' && one.isAsked) || (one.from === 'objected' && act === 'confirm');
      const decided = decideWord(one.state, word(A, one.from, one.isAsked), act);
      expect(decided.ok).toBe(isGiven);
      if (!isGiven) expect(codeOf(decided)).toBe('performance.nothing-waiting');
    }
  });
  it('is nobody else’s', () => {
    expect(codeOf(decideWord('submitted', undefined, 'confirm'))).toBe(
      'performance.not-a-participant',
    );
  });
});

describe('what is recorded', () => {
  it('is nothing to complain of when it has happened', () => {
    expect(faultsOf(content, TODAY)).toEqual([]);
  });
  it('has every fault named, each where it is', () => {
    const twice = [...content.participants, ...content.participants];
    const bad = {
      ...content,
      title: '【机密】会议',
      basisNo: '青密发〔2026〕3号',
      occurredOn: addDays(TODAY, 2),
      occurredTo: addDays(TODAY, 1),
      participants: twice,
    };
    expect(faultsOf(bad, TODAY)).toEqual([
      { code: 'performance.in-future', path: 'occurredOn' },
      { code: 'performance.in-future', path: 'occurredTo' },
      { code: 'performance.ends-before-start', path: 'occurredTo' },
      { code: 'performance.secret-marking', path: 'title', values: { marking: '【机密】' } },
      { code: 'performance.secret-marking', path: 'basisNo', values: { marking: '密发' } },
      { code: 'performance.person-twice', path: 'participants.1.personId' },
    ]);
  });
  it('is late beyond the limit, counted from the last day', () => {
    const on = (days: number) => ({ occurredOn: addDays(TODAY, -days), occurredTo: null });
    expect(lateDaysOf(on(LATE_AFTER_DAYS), TODAY)).toBeNull();
    expect(lateDaysOf(on(LATE_AFTER_DAYS + 1), TODAY)).toBe(LATE_AFTER_DAYS + 1);
    expect(lateDaysOf({ ...on(400), occurredTo: addDays(TODAY, -3) }, TODAY)).toBeNull();
  });
  it('of which a correction says another day or kind is late from the correction on, and else as it was', () => {
    const old = { occurredOn: addDays(TODAY, -50), occurredTo: null };
    const ofDay: RecordChange = { ...FIELD, field: 'occurredOn' };
    expect(lateAfterCorrection({ lateDays: null }, [ofDay], old, TODAY)).toBe(50);
    expect(lateAfterCorrection({ lateDays: null }, [FIELD], old, TODAY)).toBeNull();
    expect(lateAfterCorrection({ lateDays: 44 }, [FIELD], old, TODAY)).toBe(44);
  });
  it('of which a correction adds somebody, a duty or the lead is late from the correction on for that person alone', () => {
    const old = { occurredOn: addDays(TODAY, -50), occurredTo: null };
    const was = { role: 'took-part' as const, duties: ['art9.4'], lateDays: null };
    const late = (is: Partial<typeof was> | { role: 'led' }, before?: typeof was) =>
      partLateAfterCorrection(before, { ...was, ...is }, [FIELD], old, TODAY);
    expect(late({})).toBe(50);
    expect(late({ duties: ['art9.4', 'art9.5'] }, was)).toBe(50);
    expect(late({ duties: [] }, was)).toBe(50);
    expect(late({ role: 'led' }, was)).toBe(50);
    expect(late({}, was)).toBeNull();
    expect(late({ duties: ['art9.4'] }, { ...was, duties: ['art9.5', 'art9.4'] })).toBeNull();
  });
});

describe('a correction', () => {
  const before = { state: 'submitted' as const, words: [word(A, 'confirmed'), word(B, 'own')] };
  const after = (changes: readonly RecordChange[], personIds = [A, B]) => ({ personIds, changes });
  it('of what is said of all asks all again, but whoever makes it', () => {
    expect(decideCorrection(before, after([FIELD]), [B])).toMatchObject({
      value: { state: 'submitted', words: [word(A, 'waiting', true), word(B, 'own')] },
    });
  });
  it('of one person’s part asks that person alone', () => {
    expect(decideCorrection(before, after([personChange(B)]), [])).toMatchObject({
      value: { words: [word(A, 'confirmed'), word(B, 'waiting', true)] },
    });
  });
  it('keeps an objection that it does not touch, and asks anew where it does', () => {
    const objected = { ...before, words: [word(A, 'objected'), word(B, 'own')] };
    expect(decideCorrection(objected, after([personChange(B)]), [B])).toMatchObject({
      value: { words: [word(A, 'objected'), word(B, 'own')] },
    });
    expect(decideCorrection(objected, after([FIELD]), [B])).toMatchObject({
      value: { words: [word(A, 'waiting', true), word(B, 'own')] },
    });
  });
  it('asks whoever is added', () => {
    const alone = { ...before, words: [word(A, 'own')] };
    expect(decideCorrection(alone, after([personChange(B)]), [A])).toMatchObject({
      value: { words: [word(A, 'own'), word(B, 'waiting', true)] },
    });
  });
  it('that changes nothing is none; of a withdrawn record it brings that back and asks all', () => {
    expect(codeOf(decideCorrection(before, after([]), [A]))).toBe('performance.nothing-changed');
    expect(decideCorrection({ ...before, state: 'withdrawn' }, after([]), [])).toMatchObject({
      value: {
        state: 'submitted',
        words: [word(A, 'waiting', true), word(B, 'waiting', true)],
      },
    });
  });
});

describe('a withdrawal', () => {
  it('asks those who stood by the record, and nobody who never did', () => {
    const words = [word(A, 'confirmed'), word(B, 'waiting', true)];
    expect(decideWithdrawal({ state: 'submitted', words, stoodBy: [] }, [])).toMatchObject({
      value: { state: 'withdrawn', words: [word(A, 'waiting', true), word(B, 'waiting')] },
    });
    const own = [word(A, 'own'), word(B, 'objected')];
    expect(decideWithdrawal({ state: 'submitted', words: own, stoodBy: [] }, [A])).toMatchObject({
      value: { words: [word(A, 'own'), word(B, 'objected')] },
    });
  });
  it('asks also whom a correction has asked anew: nothing confirmed goes in two steps without a word', () => {
    const words = [word(A, 'waiting', true), word(B, 'waiting', true)];
    expect(decideWithdrawal({ state: 'submitted', words, stoodBy: [A] }, [])).toMatchObject({
      value: { words: [word(A, 'waiting', true), word(B, 'waiting')] },
    });
  });
  it('is made once', () => {
    expect(codeOf(decideWithdrawal({ state: 'withdrawn', words: [], stoodBy: [] }, []))).toBe(
      'performance.withdrawn',
    );
  });
});

describe('the check of form', () => {
  it('says what is to be completed when it returns a record, and is of records that stand', () => {
    const returned = { outcome: 'returned' as const, note: null };
    expect(codeOf(decideFormCheck('submitted', returned))).toBe('performance.note-needed');
    expect(decideFormCheck('submitted', { ...returned, note: '缺文号' }).ok).toBe(true);
    expect(decideFormCheck('submitted', { outcome: 'passed', note: null }).ok).toBe(true);
    expect(codeOf(decideFormCheck('withdrawn', { outcome: 'passed', note: null }))).toBe(
      'performance.withdrawn',
    );
  });
});

describe('who may change a record', () => {
  const record = {
    scopeKey: 'county/99/9901/',
    recorderAccount: 'clerk' as Id<'account'>,
    personIds: [A, B],
  };
  const nobody = { accountId: null, runs: () => false, personIds: [] };
  it.each([
    ['whoever recorded it', { ...nobody, accountId: 'clerk' as Id<'account'> }, true],
    [
      'the office of its body',
      { ...nobody, runs: (key: string) => key.startsWith('county') },
      true,
    ],
    ['another office', { ...nobody, runs: (key: string) => key.startsWith('township') }, false],
    ['one of several who took part', { ...nobody, personIds: [A] }, false],
    ['whose record it is alone', { ...nobody, personIds: [A, B] }, true],
    ['a stranger', nobody, false],
  ])('%s: %#', (_, who, expected) => {
    expect(mayChange(record, who)).toBe(expected);
  });
  it('nobody is taken for the recorder of an import without an account', () => {
    expect(mayChange({ ...record, recorderAccount: null }, nobody)).toBe(false);
  });
});
