// Who may be named to read the chain of an accident, by whom and for how long; and when a reading is refused. Pure.
import type { AccidentState } from '@jinze/contracts';
import { addMonths, type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';

export interface CaseAccessRefusal {
  readonly code:
    | 'accidents.not-recorded'
    | 'accidents.access-not-own'
    | 'accidents.access-until-before'
    | 'accidents.access-over'
    | 'accidents.access-too-long'
    | 'accidents.access-already'
    | 'accidents.access-ended'
    | 'accidents.chain-not-named'
    | 'accidents.chain-own';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface Days {
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** A case is not open for ever: whoever needs longer is named anew, with a document of that time. */
const LONGEST_MONTHS = 24;

export interface Naming extends Days {
  readonly accountId: Id<'account'>;
}

/** `isOwn`: the caller runs the region's bodies; otherwise, as a superior in range, they may name themselves alone. */
export function decideNaming(
  naming: Naming,
  by: { readonly accountId: Id<'account'>; readonly isOwn: boolean },
  state: {
    readonly accident: AccidentState;
    readonly open: readonly Naming[];
    readonly today: CivilDate;
  },
): Result<Naming, CaseAccessRefusal> {
  const { from, until, accountId } = naming;
  if (state.accident !== 'recorded') return refuse({ code: 'accidents.not-recorded' });
  if (!by.isOwn && accountId !== by.accountId)
    return refuse({ code: 'accidents.access-not-own', path: 'body.loginName' });
  if (until < from) return refuse({ code: 'accidents.access-until-before', path: 'body.until' });
  if (until < state.today) return refuse({ code: 'accidents.access-over', path: 'body.until' });
  if (until > addMonths(from, LONGEST_MONTHS))
    return refuse({
      code: 'accidents.access-too-long',
      path: 'body.until',
      values: { months: String(LONGEST_MONTHS) },
    });
  const again = state.open.find(
    (one) => one.accountId === accountId && one.from <= until && from <= one.until,
  );
  return again === undefined
    ? ok(naming)
    : refuse({
        code: 'accidents.access-already',
        path: 'body.from',
        values: { from: again.from, until: again.until },
      });
}

export function decideEnding(access: {
  readonly endedAt: Date | null;
}): Result<'ended', CaseAccessRefusal> {
  return access.endedAt === null ? ok('ended') : refuse({ code: 'accidents.access-ended' });
}

/** Nobody reads the chain that they or those they serve are in, named or not. */
export function decideReading(reader: {
  readonly isNamed: boolean;
  readonly selves: readonly Id<'person'>[];
  readonly inChain: readonly Id<'person'>[];
}): Result<'open', CaseAccessRefusal> {
  if (!reader.isNamed) return refuse({ code: 'accidents.chain-not-named' });
  return reader.selves.some((self) => reader.inChain.includes(self))
    ? refuse({ code: 'accidents.chain-own' })
    : ok('open');
}
