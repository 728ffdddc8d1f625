// By when a region lays down the year's priorities.
import { type CivilDate, civilDate, type Level } from '@jinze/kernel';
import { duties, localInstruments } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { unwrap } from '../../platform/refused.ts';
import { factsAt, type LocalRules, loadLocalRules } from '../instruments/index.ts';

export interface AnnualDue {
  readonly on: CivilDate;
  /** The local rule that says so; null: none does. */
  readonly source: { readonly instrument: string; readonly article: string | null } | null;
}

interface Place {
  readonly path: string;
  readonly name: string;
  readonly level: Level;
}

/** Where no local rule names another day (DESIGN §5, the year). */
const END_OF_MARCH = '03-31';

const titleOf = (rules: LocalRules, id: string) =>
  rules.instruments.find(({ code }) => code === id)?.title ??
  localInstruments().find((one) => one.id === id)?.title ??
  id;

/**
 * The earliest day that a rule which counts there names for the yearly list of leaders' priorities (art. 6.3), else
 * the end of March. Two statements.
 */
export async function annualDueIn(
  db: Reader,
  { path, name, level }: Place,
  year: number,
  today: CivilDate,
): Promise<AnnualDue> {
  const rules = await loadLocalRules(db, { path, isWithBelow: false });
  const organ = level === 'township' ? 'township' : 'government';
  const asked = { postClass: 'government-chief', organ, level, asOf: today, year } as const;
  const { items } = unwrap(duties(asked, factsAt(rules, { path, name }, today)));
  const days = items
    .filter(({ code }) => code === 'art6.3')
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ counts, byDate, source }) =>
      counts && byDate !== undefined ? [{ on: byDate, source }] : [],
    )
    .toSorted((a, b) => a.on.localeCompare(b.on));
  const [first] = days;
  if (first === undefined) return { on: civilDate(`${year}-${END_OF_MARCH}`), source: null };
  const { instrument, article = null } = first.source;
  return { on: first.on, source: { instrument: titleOf(rules, instrument), article } };
}
