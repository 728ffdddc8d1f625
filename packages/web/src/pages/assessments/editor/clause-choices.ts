// The duty items and key points of the regulation, to choose from.
import { REGULATION } from '@jinze/rules/scoring';

const ITEMS = REGULATION.articles.flatMap(({ items }) =>
  items.map(({ code, article, title, keyPoints }) => ({
    value: code,
    label: `${article} ${title}`,
    points: keyPoints.map(({ id, what }) => ({ value: id, label: `${article} ${what}` })),
  })),
);
const DUTIES = ITEMS.map(({ value, label }) => ({ value, label }));
const ALL = ITEMS.flatMap(({ value, label, points }) => [{ value, label }, ...points]);
const LABELS = new Map(ALL.map(({ value, label }) => [value, label]));

export const clauseChoices = (withKeyPoints: boolean) => (withKeyPoints ? ALL : DUTIES);

/** art5.2 as it is read: 5.2 and what it is about. */
export const clauseLabel = (code: string): string => LABELS.get(code) ?? code;
