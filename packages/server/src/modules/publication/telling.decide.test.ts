// Whom a result may be told of, by whom; who acknowledges it, and on which day.
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import {
  type ByHand,
  decideAcknowledgement,
  decideTelling,
  decideTellingAll,
  sortTellings,
} from './telling.decide.ts';

const TODAY = day('2026-11-20');
const person = 'p' as Id<'person'>;
const about = { personId: person, managingCommittee: '/99/9901/' };
const BY_HAND: ByHand = {
  selves: [],
  on: TODAY,
  year: 2025,
  documentNo: '省安委〔2026〕4号',
  isOfOther: false,
  held: [],
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? undefined : result.error?.code;

describe('a result told to a person', () => {
  it.each([
    ['of another', about, [], '2026-11-20', undefined],
    ['of oneself', about, [person], '2026-11-20', 'publication.own'],
    ['on a day to come', about, [], '2026-11-21', 'publication.future-date'],
    [
      'with nobody known who manages',
      { ...about, managingCommittee: null },
      [],
      '2026-11-20',
      'publication.committee-unknown',
    ],
  ] as const)('%s', (_, whom, selves, on, code) => {
    expect(codeOf(decideTelling(whom, { ...BY_HAND, selves, on: day(on) }, TODAY))).toBe(code);
  });

  it('that is held here is told from there; by hand only what is of another, in another document', () => {
    const held = {
      title: '县级领导考核',
      approvalNo: '云政〔2026〕19号',
      toldNo: null,
      grade: '良好',
      total: 81.5,
    };
    const one = (changes: object) =>
      decideTelling(about, { ...BY_HAND, held: [held], ...changes }, TODAY);
    expect(one({})).toMatchObject({
      error: {
        code: 'publication.result-held',
        values: { title: '县级领导考核', result: '2025年度安全生产责任制考核等次为良好' },
      },
    });
    expect(codeOf(one({ isOfOther: true }))).toBeUndefined();
    const same = { isOfOther: true, documentNo: '云政〔2026〕 19号' };
    expect(codeOf(one(same))).toBe('publication.result-held');
    const told = [{ ...held, toldNo: BY_HAND.documentNo }];
    expect(codeOf(one({ isOfOther: true, held: told }))).toBe('publication.result-held');
    // It came to nothing that could be told.
    const nothing = [{ ...held, grade: null, total: null }];
    expect(codeOf(one({ held: nothing }))).toBeUndefined();
  });

  it.each([
    ['by themselves, today', false, { how: 'system', on: null }, ['system'], '2026-11-20'],
    [
      'on a paper of its day',
      false,
      { how: 'paper', on: day('2026-11-18') },
      ['paper'],
      '2026-11-18',
    ],
    ['again', true, { how: 'system', on: null }, ['system'], 'publication.acknowledged-already'],
    ['for another', false, { how: 'system', on: null }, ['paper'], 'publication.not-told-to-you'],
    [
      'before it was told',
      false,
      { how: 'paper', on: day('2026-11-09') },
      ['paper'],
      'publication.too-early',
    ],
    [
      'on a day to come',
      false,
      { how: 'paper', on: day('2026-11-21') },
      ['paper'],
      'publication.future-date',
    ],
  ] as const)('is acknowledged %s', (_, isDone, said, may, answer) => {
    const recipient = { kind: 'person', isDone, toldOn: day('2026-11-10') } as const;
    const decided = decideAcknowledgement(recipient, said, may, TODAY);
    expect(decided.ok ? decided.value : decided.error.code).toBe(answer);
  });

  it('is in the words of the result; who cannot be told is left, and why', () => {
    const of = (name: string, said: object) => ({
      personId: name as Id<'person'>,
      managingCommittee: '/99/9901/',
      grade: null,
      total: null,
      ...said,
    });
    const { now, left } = sortTellings(
      [
        of('graded', { grade: '优秀', total: 91.5 }),
        of('scored', { total: 91.5 }),
        of('nothing', {}),
        of('unmanaged', { grade: '良好', managingCommittee: null }),
        of('own', { grade: '良好', managingCommittee: null }),
      ],
      { selves: ['own' as Id<'person'>], year: 2025 },
    );
    expect(now.map(({ one, result }) => [one.personId, result])).toEqual([
      ['graded', '2025年度安全生产责任制考核等次为优秀'],
      ['scored', '2025年度安全生产责任制考核得分为91.5分'],
    ]);
    expect([...left].map(([why, whom]) => [why, whom.map((one) => one.personId)])).toEqual([
      ['no-result', ['nothing']],
      ['committee-unknown', ['unmanaged']],
      ['own', ['own']],
    ]);
  });

  it.each([
    ['on the day they were final', 2, '2026-05-20', undefined],
    ['before', 2, '2026-05-19', 'publication.told-too-early'],
    ['on a day to come', 2, '2026-11-21', 'publication.future-date'],
    ['to nobody', 0, '2026-11-20', 'publication.nobody-to-tell'],
  ] as const)('of an assessment, %s', (_, count, on, code) => {
    const of = { finalOn: day('2026-05-20'), count };
    expect(codeOf(decideTellingAll(of, day(on), TODAY))).toBe(code);
  });
});
