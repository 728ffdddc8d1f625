// The three must give the same answers, or their times say nothing.
import { describe, expect, it } from 'vitest';
import {
  answerOfFrame,
  askTopic,
  createJsonRules,
  createZen,
  QUESTIONS,
  TABLE,
} from './contenders.ts';
import {
  askGrade,
  askGradeInWords,
  askTimetable,
  CASUALTIES,
  createJsonGrades,
  createZenGrades,
} from './grades.ts';
import { type Ask, askFulfilment, askStates, LEADERS } from './leaders.ts';
import {
  ASKED,
  BAR_TABLE,
  barsOfOurs,
  createBarsJsonRules,
  createBarsZen,
  createEligibilityJsonRules,
  createEligibilityZen,
  eligibilityOfOurs,
  PERSONS,
} from './persons.ts';

describe('the contenders', () => {
  it('have a real table and questions it answers', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(8);
    expect(
      QUESTIONS.filter((question) => answerOfFrame(question).length > 0).length,
    ).toBeGreaterThan(4);
    expect(askTopic({ place: '44', level: 'county', year: 2026 }, '广东省')).toBe(6);
  });

  it('answer every question alike', async () => {
    const [jsonRules, zen] = [createJsonRules(), createZen()];
    for (const question of QUESTIONS) {
      const ours = [...answerOfFrame(question)].toSorted();
      expect([...(await jsonRules(question))].toSorted()).toEqual(ours);
      expect([...(await zen(question))].toSorted()).toEqual(ours);
    }
  });
});

describe('the grades', () => {
  it('are asked on both sides of every limit, and every grade is reached', () => {
    expect(CASUALTIES).toHaveLength(18);
    expect(new Set(CASUALTIES.map(askGrade)).size).toBe(4);
    expect(Math.min(...CASUALTIES.map(askTimetable))).toBeGreaterThan(10);
  });

  it('are alike by the rule, in words, and by both engines', async () => {
    const [jsonRules, zen] = [createJsonGrades(), createZenGrades()];
    for (const casualties of CASUALTIES) {
      const ours = askGrade(casualties);
      expect(askGradeInWords(casualties)).toBe(ours);
      expect(await jsonRules(casualties)).toBe(ours);
      expect(await zen(casualties)).toBe(ours);
    }
  });
});

describe('the leaders', () => {
  const all = (ask: Ask) => Array.from({ length: LEADERS }, (_, leader) => ask(leader));

  it('have items with enough and items without, alike with words and without', () => {
    expect(all(askFulfilment)).toEqual(all(askStates));
    expect(Math.min(...all(askStates))).toBeGreaterThan(0);
    expect(Math.max(...all(askStates))).toBeLessThan(6);
  });
});

describe('the persons', () => {
  it('are barred by some measures and no longer by others', () => {
    expect(BAR_TABLE.length).toBeGreaterThan(40);
    const barred = PERSONS.filter((person) => barsOfOurs(person).length > 0);
    expect(barred.length).toBeGreaterThan(20);
    expect(barred.length).toBeLessThan(PERSONS.length - 10);
    expect(new Set(ASKED.map(eligibilityOfOurs)).size).toBe(3);
  });

  it('bars: every person alike', async () => {
    const [jsonRules, zen] = [createBarsJsonRules(), createBarsZen()];
    for (const person of PERSONS) {
      const ours = [...barsOfOurs(person)].toSorted();
      expect([...(await jsonRules(person))].toSorted(), JSON.stringify(person)).toEqual(ours);
      expect([...(await zen(person))].toSorted(), JSON.stringify(person)).toEqual(ours);
    }
  });

  it('eligibility: every question alike', async () => {
    const [jsonRules, zen] = [createEligibilityJsonRules(), createEligibilityZen()];
    for (const asked of ASKED) {
      const ours = eligibilityOfOurs(asked);
      expect(await jsonRules(asked), JSON.stringify(asked)).toBe(ours);
      expect(await zen(asked), JSON.stringify(asked)).toBe(ours);
    }
  });
});
