// Practice questions made from the duty items, key points, measures and limits of the data; no answer is ever kept.
import type { PostClass } from '@jinze/kernel';
import { accidentDrafts } from './questions.accidents.ts';
import { articleDrafts } from './questions.articles.ts';
import { dutyDrafts } from './questions.duties.ts';
import { measureDrafts } from './questions.measures.ts';
import { questionOf } from './questions.order.ts';
import type { Question } from './questions.shape.ts';

let made: readonly Question[] | undefined;

/** Every question there is, in the order of the articles; the same on every call. */
export function questions(): readonly Question[] {
  made ??= [...articleDrafts(), ...dutyDrafts(), ...measureDrafts(), ...accidentDrafts()].map(
    questionOf,
  );
  return made;
}

/** What somebody with this role is asked: their own duties, and what concerns everybody. */
export function questionsFor(postClass: PostClass | undefined): readonly Question[] {
  return questions().filter(
    (one) => postClass === undefined || one.postClass === undefined || one.postClass === postClass,
  );
}
