import { POST_CLASSES } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { citedClause } from './cited-clause.ts';
import { REGULATION } from './instruments.ts';
import { MEASURE_ROWS } from './measures.ts';
import { QUESTION_TOPICS } from './questions.shape.ts';
import { questions, questionsFor } from './questions.ts';

const ALL = questions();

describe('practice questions', () => {
  it('are many, each with an id of its own, over every topic and every role that has key points', () => {
    expect(ALL.length).toBeGreaterThan(80);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
    expect(new Set(ALL.map(({ topic }) => topic))).toEqual(new Set(QUESTION_TOPICS));
    expect(new Set(ALL.flatMap(({ postClass }) => postClass ?? []))).toEqual(
      new Set(['party-chief', 'government-chief', 'safety-deputy', 'other-deputy']),
    );
  });

  it('have four or five different options, a right one and a wrong one among them', () => {
    for (const { id, options, answers } of ALL) {
      expect(new Set(options).size, id).toBe(options.length);
      expect([4, 5], id).toContain(options.length);
      expect(answers.length, id).toBeGreaterThan(0);
      expect(answers.length, id).toBeLessThan(options.length);
    }
  });

  it('say so where several are right', () => {
    for (const { id, stem, answers } of ALL)
      expect(stem.includes('（多选）'), id).toBe(answers.length > 1);
  });

  it('do not put the right answer in one place', () => {
    const places = ALL.filter(({ answers }) => answers.length === 1).map(
      ({ answers }) => answers[0] ?? -1,
    );
    for (const place of [0, 1, 2, 3]) {
      const count = places.filter((one) => one === place).length;
      expect(count / places.length).toBeGreaterThan(0.12);
      expect(count / places.length).toBeLessThan(0.4);
    }
  });

  it('rest on a clause that is there, and explain themselves by it', () => {
    const articles = new Set(
      REGULATION.articles.flatMap(({ article, items }) => [
        String(article),
        ...items.map((item) => item.article),
      ]),
    );
    for (const question of ALL) {
      const { basis, explanation, id } = question;
      if (basis.instrument === REGULATION.id) {
        expect(articles, id).toContain(basis.article);
        expect(explanation, id).toContain(
          citedClause(basis).title.replace(`《${REGULATION.title}》`, ''),
        );
      } else expect(explanation, id).toMatch(/《[^》]+》第[一二三四五六七八九十]+条/);
      expect(explanation.length, id).toBeGreaterThan(15);
    }
  });

  it('quote the duty they ask about as the clause has it', () => {
    for (const { id, basis, explanation } of ALL.filter((one) => one.id.startsWith('shown.'))) {
      const item = REGULATION.articles
        .flatMap(({ items }) => items)
        .find(({ article }) => article === basis.article);
      expect(explanation, id).toContain((item?.text ?? '?').replace(/[；。]$/, ''));
    }
  });

  it('ask the term of a measure only where it was read in a source', () => {
    const asked = ALL.filter(({ topic }) => topic === 'measures');
    expect(asked.length).toBeGreaterThan(5);
    for (const { id, options, answers } of asked) {
      const row = MEASURE_ROWS.find((one) => `measure.${one.id}` === id);
      expect(row?.status, id).toBe('sourced');
      expect(options[answers[0] ?? -1], id).toBe(`${row?.terms[0]?.months ?? 0}个月`);
    }
  });

  it('for a role are its own and those that concern everybody', () => {
    for (const postClass of POST_CLASSES) {
      const own = questionsFor(postClass);
      expect(own.length).toBeGreaterThan(30);
      expect(own.every((one) => one.postClass === undefined || one.postClass === postClass)).toBe(
        true,
      );
    }
    expect(questionsFor(undefined)).toEqual(ALL);
  });
});
