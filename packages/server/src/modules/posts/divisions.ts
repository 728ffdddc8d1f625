// The real administrative divisions, for a real installation's first start: those the rules know, as regions.
import { places } from '@jinze/rules';
import type { Region } from './posts.context.ts';

/** About 45 000 regions down to townships; origin and licence in the rules' `data/README.md`. */
export function readDivisions(): readonly Region[] {
  return places().map(({ code, name, level, path }) => ({
    path: `/${path.join('/')}/`,
    code,
    name,
    level,
  }));
}
