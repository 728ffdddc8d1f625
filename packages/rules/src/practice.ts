// The way in for the page where one practises: the questions, without the places and everything else that is large.
export { citedClause } from './cited-clause.ts';
export { POST_CLASS_NAMES } from './names.ts';
export { QUESTION_TOPICS, type Question, type QuestionTopic } from './questions.shape.ts';
export { questionsFor } from './questions.ts';
