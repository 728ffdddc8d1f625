// What the rules are asked, and what they then say: nothing unknown is taken for good news, and no rescue honours who answers.
import type { CommendationStatement, StatementTopic } from '@jinze/contracts';
import { civilDate as day } from '@jinze/kernel';
import { eligibility } from '@jinze/rules';
import { describe, expect, it } from 'vitest';
import { checkStatements, type GuardFacts, guardInput, topicsOf } from './guard.decide.ts';

const ON = day('2026-11-20');
const FACTS: GuardFacts = {
  kind: 'timely',
  assessmentGrade: null,
  rescue: null,
  event: null,
  others: [],
  openCases: 0,
  measures: [],
  whereabouts: {},
};
const ACCIDENT = {
  id: 'accident-000001',
  name: '采石场坍塌事故',
  occurredOn: day('2026-05-03'),
  isReportApproved: true,
  answersFor: 'unknown',
} as const;
const said = (topic: StatementTopic, value: string): CommendationStatement =>
  ({ topic, value, by: '云江市纪委监委', documentNo: '1号', on: ON }) as CommendationStatement;
const NO_CASE = said('open-case', 'none');
const CLEAR = [NO_CASE, said('answers-for', 'no'), said('responsible-body', 'no')];

function ask(facts: Partial<GuardFacts>, statements: readonly CommendationStatement[]) {
  const answer = eligibility(guardInput({ ...FACTS, ...facts }, statements, ON));
  if (!answer.ok) throw new Error(answer.error.code);
  return {
    answer: answer.value.answer,
    codes: [...answer.value.reasons, ...answer.value.missing].map(({ code }) => code),
  };
}

describe('the guard of a commendation', () => {
  it('an open case nobody has spoken of is unknown', () => {
    expect(ask({}, [])).toMatchObject({ answer: 'cannot-tell' });
    expect(ask({}, [])['codes']).toContain('eligibility.missing-case-unknown');
    expect(ask({}, [NO_CASE]).answer).toBe('no-bar-recorded');
    expect(ask({}, [said('open-case', 'filed')]).answer).toBe('barred');
  });

  it('a worksheet that is open here is not stated away', () => {
    expect(ask({ openCases: 1 }, [NO_CASE])).toMatchObject({
      answer: 'cannot-tell',
      codes: expect.arrayContaining(['eligibility.case-accountability-open']),
    });
    expect(ask({ openCases: 1 }, [said('open-case', 'filed')]).answer).toBe('barred');
  });

  it.each([
    ['everything is stated', {}, CLEAR, 'no-bar-recorded'],
    ['the body is not stated', {}, CLEAR.slice(0, 2), 'cannot-tell'],
    ['the person is not stated', {}, [NO_CASE, said('responsible-body', 'no')], 'cannot-tell'],
    ['nothing is stated', {}, [], 'cannot-tell'],
    ['the report is not approved', { isReportApproved: false }, CLEAR, 'cannot-tell'],
    [
      'the body answers and the report is not approved',
      { isReportApproved: false },
      [NO_CASE, said('answers-for', 'yes'), said('responsible-body', 'yes')],
      'cannot-tell',
    ],
    ['the body answers', {}, [...CLEAR.slice(0, 2), said('responsible-body', 'yes')], 'barred'],
    ['the person answers', {}, [NO_CASE, said('answers-for', 'yes')], 'barred'],
    ['a decision in force says so, whatever is stated', { answersFor: 'yes' }, CLEAR, 'barred'],
  ] as const)('a rescue where %s', (_, accident, statements, answer) => {
    expect(ask({ rescue: { ...ACCIDENT, ...accident } }, statements).answer).toBe(answer);
  });

  it('a rescue in an event is free of the guard only once it is said to be no accident', () => {
    const event = '七月山洪';
    expect(ask({ event }, [NO_CASE]).answer).toBe('cannot-tell');
    expect(ask({ event }, [NO_CASE, said('is-accident', 'unknown')]).answer).toBe('cannot-tell');
    expect(ask({ event }, [NO_CASE, said('is-accident', 'yes')]).answer).toBe('cannot-tell');
    expect(ask({ event }, [NO_CASE, said('is-accident', 'no')]).answer).toBe('no-bar-recorded');
  });

  it('another accident one is held to account for counts, whatever the merit', () => {
    const others = [{ ...ACCIDENT, isReportApproved: false, answersFor: 'yes' }] as const;
    expect(ask({ others }, [NO_CASE]).answer).toBe('cannot-tell');
    const none = [{ ...ACCIDENT, answersFor: 'no' }] as const;
    expect(ask({ others: none }, [NO_CASE]).answer).toBe('no-bar-recorded');
  });

  it('two accidents called alike on one day stay apart, the rescue among them', () => {
    const others = [{ ...ACCIDENT, id: 'accident-000002', answersFor: 'yes' }] as const;
    const input = guardInput({ ...FACTS, rescue: ACCIDENT, others }, CLEAR, ON);
    expect(new Set(input.accidents?.map(({ id }) => id)).size).toBe(2);
    expect(ask({ rescue: ACCIDENT, others }, CLEAR).answer).toBe('cannot-tell');
    const event = '采石场坍塌事故';
    expect(ask({ event, others }, [NO_CASE]).answer).toBe('cannot-tell');
  });

  it('a measure settles the accident it is for, and no other', () => {
    const others = [{ ...ACCIDENT, answersFor: 'yes' }] as const;
    const ended = {
      measure: 'admonition',
      decidedOn: day('2024-06-01'),
      because: 'accident',
    } as const;
    const answer = (accident: string) =>
      ask({ others, measures: [{ ...ended, accident }] }, [NO_CASE]).answer;
    expect(answer(ACCIDENT.id)).toBe('no-bar-recorded');
    expect(answer('other')).toBe('cannot-tell');
  });

  it('a measure in force bars; a periodic one asks for an excellent assessment', () => {
    const decided = { measure: 'admin-demerit', decidedOn: day('2026-06-01') } as const;
    const measures = [{ ...decided, because: 'accident' }] as const;
    expect(ask({ measures }, [NO_CASE]).answer).toBe('barred');
    expect(ask({ kind: 'merit', assessmentGrade: 'excellent' }, [NO_CASE]).answer).toBe(
      'no-bar-recorded',
    );
    expect(ask({ kind: 'citation', assessmentGrade: 'good' }, [NO_CASE]).answer).toBe('barred');
    expect(ask({ kind: 'merit' }, [NO_CASE]).answer).toBe('cannot-tell');
  });

  it('a name that has quotation marks gets no others', () => {
    const nameOf = (name: string) =>
      guardInput({ ...FACTS, rescue: { ...ACCIDENT, name } }, [], ON).accident;
    expect(nameOf('采石场坍塌事故')).toBe('“采石场坍塌事故”（2026-05-03）');
    expect(nameOf('青石县“5·3”坍塌事故')).toBe('青石县“5·3”坍塌事故（2026-05-03）');
  });

  it('asks for what it does not know, each once, and for nothing else', () => {
    expect(topicsOf({ merit: 'special', accidentId: null })).toEqual(['open-case']);
    expect(topicsOf({ merit: 'rescue', accidentId: null })).toContain('is-accident');
    const asked = topicsOf({ merit: 'rescue', accidentId: 'x' });
    expect(asked).toEqual(['open-case', 'answers-for', 'responsible-body']);
    expect(checkStatements(CLEAR, asked, ON).ok).toBe(true);
    expect(checkStatements([NO_CASE, NO_CASE], asked, ON)).toMatchObject({
      error: { code: 'commendations.statement-twice', path: 'body.statements.1' },
    });
    expect(checkStatements([said('is-accident', 'no')], asked, ON)).toMatchObject({
      error: { code: 'commendations.statement-not-asked' },
    });
    expect(checkStatements([NO_CASE], asked, day('2026-11-19'))).toMatchObject({
      error: { code: 'commendations.future-date', path: 'body.statements.0.on' },
    });
  });
});
