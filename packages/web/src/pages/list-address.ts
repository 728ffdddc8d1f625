// The list of sections one came from, as it was narrowed: going back from one of them shows it again.
import type { dutiesSearch } from '../router-search.ts';

type ListSearch = ReturnType<typeof dutiesSearch>;

let last: ListSearch = {};

export function keepListAddress(search: ListSearch): void {
  const { year, instrument, state, waiting, search: words, own, after } = search;
  last = {
    ...(year === undefined ? {} : { year }),
    ...(instrument === undefined ? {} : { instrument }),
    ...(state === undefined ? {} : { state }),
    ...(waiting === undefined ? {} : { waiting }),
    ...(words === undefined ? {} : { search: words }),
    ...(own === undefined ? {} : { own }),
    after,
  };
}

/** Without the region, which the page one is on keeps. */
export function listAddress(): ListSearch {
  return last;
}
