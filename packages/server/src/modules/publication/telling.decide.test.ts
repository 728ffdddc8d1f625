// Whom a result may be told of, by whom; who acknowledges it, and on which day.
import { civilDate as day, type Id } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { decideAcknowledgement, decideTelling } from './telling.decide.ts';

const TODAY = day('2026-11-20');
const person = 'p' as Id<'person'>;
const about = { personId: person, managingCommittee: '/99/9901/' };
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
    expect(codeOf(decideTelling(whom, { selves, on: day(on) }, TODAY))).toBe(code);
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
});
