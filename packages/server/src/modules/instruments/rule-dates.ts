// The days on which local rules begin or end: what was drawn before such a day may not be right after it.
import { addDays, type CivilDate, civilDate } from '@jinze/kernel';
import { localInstruments } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { codesOf } from '../../platform/region-path.ts';
import { loadLocalRules } from './local-rules.ts';

export interface RuleDate {
  /** The division the rule is of; null: the whole country. */
  readonly place: string | null;
  /** The first day on which it is otherwise. */
  readonly on: CivilDate;
}

type InForce = ReturnType<typeof localInstruments>[number]['inForce'];

/** A bare year is certain from the first of January after it. */
function turnsOf({ from, to, year }: InForce): CivilDate[] {
  return [
    ...(from === undefined ? [] : [from]),
    ...(to === undefined ? [] : [addDays(to, 1)]),
    ...(from === undefined && year !== undefined ? [civilDate(`${year + 1}-01-01`)] : []),
  ];
}

/** Later than `after` and not later than `upTo`, each place and day once. Two statements. */
export async function datesOfRules(
  db: Reader,
  after: CivilDate,
  upTo: CivilDate,
): Promise<RuleDate[]> {
  const { instruments, adoptions } = await loadLocalRules(db, { path: '/', isWithBelow: true });
  const placeOf = (path: string) => codesOf(path).at(-1) ?? null;
  const all: RuleDate[] = [
    ...localInstruments().flatMap(({ place, inForce }) =>
      turnsOf(inForce).map((on) => ({ place: place === 'cn' ? null : place, on })),
    ),
    ...instruments.flatMap(({ region_path, effective_from: from, effective_to: to }) =>
      turnsOf({ from, ...(to === null ? {} : { to }) }).map((on) => ({
        place: placeOf(region_path),
        on,
      })),
    ),
    ...adoptions.map(({ region_path, adopted_on }) => ({
      place: placeOf(region_path),
      on: adopted_on,
    })),
  ];
  const within = all.filter(({ on }) => on > after && on <= upTo);
  return [...new Map(within.map((one) => [`${one.place} ${one.on}`, one])).values()];
}
