// What a practice question is: a stem, what to choose from, the answer, and why, with the clause it rests on.
import type { PostClass } from '@jinze/kernel';
import type { Basis } from './frame.ts';

export const QUESTION_TOPICS = [
  'duties',
  'assessment',
  'accountability',
  'measures',
  'accidents',
] as const;
export type QuestionTopic = (typeof QUESTION_TOPICS)[number];

/** Nothing of a question or of what somebody answers is kept anywhere. */
export interface Question {
  /** `duty.art5.2-1`; the same for as long as the data says the same. */
  readonly id: string;
  readonly topic: QuestionTopic;
  /** Whose duty it asks about; absent where it concerns everybody. */
  readonly postClass?: PostClass;
  readonly stem: string;
  readonly options: readonly string[];
  /** Positions among the options; more than one where several are right. */
  readonly answers: readonly number[];
  readonly explanation: string;
  readonly basis: Basis;
}

/** A question before its options are put in order: the right ones, and the others. */
export interface Draft extends Omit<Question, 'options' | 'answers'> {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
  /** All of them in the order they have by themselves: grades. */
  readonly scale?: readonly string[];
}
