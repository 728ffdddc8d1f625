// What the address of the register of document numbers keeps: filters, and the page of the list.
import type { NumberState } from '@jinze/contracts';
import { texts, yearOf } from '../../router-search.ts';

export const STATES = ['reserved', 'used', 'void'] as const satisfies readonly NumberState[];

export function numbersSearch(search: Record<string, unknown>): {
  code?: string;
  year?: number;
  state?: NumberState;
  after?: string;
} {
  const state = STATES.find((one) => one === search['state']);
  return {
    ...yearOf(search),
    ...texts('code', 'after')(search),
    ...(state === undefined ? {} : { state }),
  };
}

/** 机关代字 as it is looked for: alone, or as it stands in a number somebody has before them, with its year. */
export function codeTyped(text: string | undefined): { code?: string | undefined; year?: number } {
  const [, code, year] = /^(\D+?)\s*[〔[(（](\d{4})[〕\])）]/.exec(text ?? '') ?? [];
  return code === undefined ? { code: text } : { code, ...yearOf({ year }) };
}
