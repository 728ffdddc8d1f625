// What an entry may say: days in their order and of its year, clauses that exist. Pure.
import { addDays, ok, type Result, refuse, yearOf } from '@jinze/kernel';
import type { Content } from './proposals.decide.ts';

export interface EntryRefusal {
  readonly code:
    | 'calendar.days-reversed'
    | 'calendar.other-year'
    | 'calendar.too-long'
    | 'calendar.told-after'
    | 'calendar.unknown-clause';
  readonly path: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** An entry may run into the next year, an assessment does; longer it is none of one year. */
const MAX_DAYS = 366;

export function checkEntry(
  {
    from,
    to,
    tellOn,
    duties,
    clause,
  }: Pick<Content, 'from' | 'to' | 'tellOn' | 'duties' | 'clause'>,
  year: number,
  isClause: (code: string) => boolean,
): Result<undefined, EntryRefusal> {
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
