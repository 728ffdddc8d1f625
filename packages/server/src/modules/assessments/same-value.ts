// Whether two values say the same, in whatever order the database gives the keys of an object back. Pure.
import { canonicalJson } from '@jinze/ledger';
import type { FactValue } from '@jinze/rules';

type Said = FactValue | readonly string[] | null;

/** A canonical text of both: `jsonb` does not keep the order the keys were written in. */
export const isSameValue = (a: Said, b: Said): boolean => textOf(a) === textOf(b);

const textOf = (value: Said) => (value === null ? 'null' : canonicalJson(value));
