// What an entry may say: days in their order and of its year, clauses that exist. Pure.
import { addDays, ok, type Result, refuse, secrecyIn, yearOf } from '@jinze/kernel';
import type { Content } from './proposals.decide.ts';

export interface EntryRefusal {
  readonly code:
    | 'calendar.days-reversed'
    | 'calendar.other-year'
    | 'calendar.too-long'
    | 'calendar.told-after'
    | 'calendar.unknown-clause'
    | 'calendar.marked-secret';
  readonly path: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** An entry may run into the next year, an assessment does; longer it is none of one year. */
const MAX_DAYS = 366;

/** Content that is marked secret does not come in. */
function secretIn(texts: Readonly<Record<string, string | null>>): EntryRefusal | undefined {
  const found = secrecyIn(Object.entries(texts).map(([name, text]) => [`body.${name}`, text]));
  return found === undefined
    ? undefined
    : {
        code: 'calendar.marked-secret',
        path: found.path,
        values: { marking: found.marking },
      };
}

export function checkReason(reason: string): Result<undefined, EntryRefusal> {
  const secret = secretIn({ reason });
  return secret === undefined ? ok(undefined) : refuse(secret);
}

export function checkEntry(
  content: Omit<Content, 'kind' | 'activity' | 'ownerPostId' | 'ownerOrganId'>,
  year: number,
  isClause: (code: string) => boolean,
): Result<undefined, EntryRefusal> {
  const { title, note, owner, basis, from, to, tellOn, duties, clause } = content;
  const secret = secretIn({ title, note, owner, basis });
  if (secret !== undefined) return refuse(secret);
  if (yearOf(from) !== year)
    return refuse({ code: 'calendar.other-year', path: 'body.from', values: { year } });
  if (to < from) return refuse({ code: 'calendar.days-reversed', path: 'body.to' });
  if (to > addDays(from, MAX_DAYS)) return refuse({ code: 'calendar.too-long', path: 'body.to' });
  if (tellOn !== null && tellOn > to)
    return refuse({ code: 'calendar.told-after', path: 'body.tellOn' });
  const unknown = [...duties, ...(clause === null ? [] : [clause])].find((code) => !isClause(code));
  return unknown === undefined
    ? ok(undefined)
    : refuse({
        code: 'calendar.unknown-clause',
        path: duties.includes(unknown) ? 'body.duties' : 'body.clause',
        values: { clause: unknown },
      });
}
