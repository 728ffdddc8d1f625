// What the addresses of pages may carry behind the question mark; anything else is left out.
import type { SectionState } from '@jinze/contracts';
import type { Level } from '@jinze/kernel';

/** The router reads numerals as numbers; a search for 2022 is a text all the same. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const STATES: readonly string[] = ['drafted', 'approved', 'issued', 'acknowledged', 'objected'];

/** The year and the state that a list of duty lists is narrowed to, and the words searched for. */
export function dutiesSearch(search: Record<string, unknown>): {
  year?: number;
  state?: SectionState;
  search?: string;
  after?: string;
} {
  const year = Number(search['year']);
  const state = text(search['state']);
  const words = text(search['search']);
  const after = text(search['after']);
  return {
    ...(Number.isInteger(year) && year >= 2018 && year <= 2100 ? { year } : {}),
    ...(state !== undefined && STATES.includes(state) ? { state: state as SectionState } : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(after === undefined ? {} : { after }),
  };
}

const LEVELS: readonly string[] = ['province', 'prefecture', 'county', 'township'];

/** The reader's place and level, the words searched for, and the clause whose posts are shown. */
export function readerSearch(search: Record<string, unknown>): {
  place?: string;
  level?: Level;
  search?: string;
  who?: string;
  asOf?: string;
} {
  const [place, level, words, who, asOf] = ['place', 'level', 'search', 'who', 'asOf'].map((key) =>
    text(search[key]),
  );
  return {
    ...(place === undefined ? {} : { place }),
    ...(level !== undefined && LEVELS.includes(level) ? { level: level as Level } : {}),
    ...(words === undefined ? {} : { search: words }),
    ...(who === undefined ? {} : { who }),
    ...(asOf !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? { asOf } : {}),
  };
}
