// What the lists of vetting are narrowed to, as the address has it.
import type { VettingShown, VettingState } from '@jinze/contracts';
import { text } from '../../router-search.ts';

export const LIST_STATES = [
  'open',
  'changed',
  'draft',
  'requested',
  'prepared',
  'reviewed',
  'issued',
  'revoked',
  'withdrawn',
] as const satisfies readonly (VettingState | 'open' | 'changed')[];
export const SHOWN = [
  'exceptions',
  'barred',
  'cannot-tell',
  'to-judge',
  'clear',
  'all',
] as const satisfies readonly VettingShown[];

const oneOf = <Word extends string>(
  words: readonly Word[],
  given: string | undefined,
): Word | undefined => words.find((word) => word === given);

export function vettingSearch(search: Record<string, unknown>): {
  state?: (typeof LIST_STATES)[number];
  search?: string;
  after?: string;
} {
  const state = oneOf(LIST_STATES, text(search['state']));
  const [words, after] = [text(search['search']), text(search['after'])];
  return {
    ...(state === undefined ? {} : { state }),
    ...(words === undefined ? {} : { search: words }),
    after,
  };
}

/** Of one request: which names, from where on, and whose why is open. */
export function namesSearch(search: Record<string, unknown>): {
  shown?: VettingShown;
  search?: string;
  past?: number;
  open?: number;
} {
  const shown = oneOf(SHOWN, text(search['shown']));
  const words = text(search['search']);
  const number = (key: string) => {
    const given = Number(search[key]);
    return Number.isInteger(given) && given > 0 ? given : undefined;
  };
  const [past, open] = [number('past'), number('open')];
  return {
    ...(shown === undefined ? {} : { shown }),
    ...(words === undefined ? {} : { search: words }),
    ...(past === undefined ? {} : { past }),
    ...(open === undefined ? {} : { open }),
  };
}
