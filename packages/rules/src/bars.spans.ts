// The stretch of days each measure forbids something in, by family, decision by decision.
import { addMonths, type CivilDate } from '@jinze/kernel';
import {
  type Decided,
  type Ending,
  endOfAdministrative,
  endOfParty,
  endOfProbation,
  exactly,
  fromEither,
  NEVER,
  PERMANENT,
  printed,
  type Span,
  sinceOf,
  unknown,
} from './bars.endings.ts';
import type { BarsInput, LocalBar } from './bars.shape.ts';
import { type MeasureRow, measureRow, OVERLAP, type Term, termOf } from './measures.ts';

function spanOf(
  decisions: readonly Decided[],
  row: MeasureRow,
  since: CivilDate,
  term: Term,
  ending: Ending,
): Span {
  return {
    row,
    decisions,
    from: since,
    least: ending.least,
    most: ending.most,
    to: ending.to,
    other: ending.other,
    rule: ending.rule,
    term,
    status: row.status,
    basis: ending.basis === undefined ? row.bases : [row.basis, ending.basis],
    isDoubtful: false,
    local: undefined,
  };
}

function addParty(one: Decided, spans: Span[]): void {
  const { row, taken } = one;
  const { until } = taken;
  for (const term of row.terms) {
    const { months } = term;
    const ending = fromEither(one, (from) =>
      until !== undefined
        ? printed(until)
        : months === undefined
          ? endOfProbation(from, taken, spans)
          : endOfParty(from, months, spans),
    );
    spans.push(spanOf([one], row, sinceOf(taken), term, ending));
  }
}

/** What is carried out of measures decided together: of different kinds the heaviest, which may be there more than once. */
function heaviestOf(together: readonly Decided[]): readonly Decided[] {
  if (together.length === 1) return together;
  const weight = Math.max(...together.map(({ row }) => row.weight));
  return together.filter(({ row }) => row.weight === weight);
}

function latestUntil(same: readonly Decided[]): CivilDate | undefined {
  let latest: CivilDate | undefined;
  for (const { taken } of same)
    if (taken.until !== undefined && (latest === undefined || taken.until > latest))
      latest = taken.until;
  return latest;
}

/** Decided together: of different kinds the heaviest, of one kind one period between one and the sum. */
function addAdministrative(
  together: readonly Decided[],
  spans: Span[],
  endedOn: CivilDate | undefined,
): void {
  const same = heaviestOf(together);
  const [heaviest] = same;
  if (heaviest === undefined) return;
  const { row, taken } = heaviest;
  const since = sinceOf(taken);
  const until = latestUntil(same);
  for (const term of row.terms) {
    const { months } = term;
    const counted = fromEither(heaviest, (from) =>
      months === undefined
        ? PERMANENT
        : until !== undefined
          ? printed(until)
          : endOfAdministrative(from, months, same.length, spans),
    );
    const isHeaviest = same.length < together.length && counted.rule === 'bars.counted';
    const ending: Ending = isHeaviest
      ? { ...counted, rule: 'bars.heaviest', basis: OVERLAP.sameKind }
      : counted;
    const span = spanOf(together, row, since, term, ending);
    const isDoubtful = endedOn !== undefined && since > endedOn;
    const basis = isDoubtful ? [...span.basis, OVERLAP.afterLeaving] : span.basis;
    spans.push(isDoubtful ? { ...span, least: NEVER, isDoubtful, basis } : span);
  }
}

/** Each on its own clock; the printed end is that of the longest term, and a shorter one never passes it. */
function addOrganisational(one: Decided, spans: Span[]): void {
  const { row, taken } = one;
  const { until } = taken;
  for (const term of row.terms) {
    const { months } = term;
    const ending = fromEither(one, (from) => {
      if (months === undefined)
        return until === undefined ? unknown('bars.until-unknown') : printed(until);
      const own = addMonths(from, months);
      return until !== undefined && (months === row.longest || until < own)
        ? printed(until)
        : exactly(own, 'bars.counted');
    });
    spans.push(spanOf([one], row, sinceOf(taken), term, ending));
  }
}

/** What a local instrument adds; the day printed in the decision wins over it as well. */
function ofLocal(one: Decided, local: LocalBar, endedOn: CivilDate | undefined): Span {
  const { row, taken } = one;
  const since = sinceOf(taken);
  const ending = fromEither(one, (from) => exactly(addMonths(from, local.months), 'bars.local'));
  const prohibits = local.prohibits ?? row.terms.flatMap((term) => term.prohibits);
  const isDoubtful = row.family === 'administrative' && endedOn !== undefined && since > endedOn;
  const { instrument, article } = local;
  const span = spanOf([one], row, since, termOf(local.months, prohibits, []), ending);
  return {
    ...span,
    least: isDoubtful ? NEVER : span.least,
    status: 'local',
    basis: [{ instrument, ...(article === undefined ? {} : { article }), status: 'local' }],
    isDoubtful,
    local,
  };
}

const NO_DAY = '' as CivilDate;

/** By day, lightest first, printed ends last: the answer may not hang on the order they were given in. */
function byDay(a: Decided, b: Decided): number {
  const [first, second] = [a.taken, b.taken];
  if (first.decidedOn !== second.decidedOn) return first.decidedOn < second.decidedOn ? -1 : 1;
  if (a.row !== b.row) return a.row.weight - b.row.weight;
  const [{ until = NO_DAY }, { until: other = NO_DAY }] = [first, second];
  if (until !== other) return until < other ? -1 : 1;
  const [{ restoredOn = NO_DAY }, { restoredOn: restored = NO_DAY }] = [first, second];
  if (restoredOn !== restored) return restoredOn < restored ? -1 : 1;
  const [since, sinceOther] = [sinceOf(first), sinceOf(second)];
  if (since !== sinceOther) return since < sinceOther ? -1 : 1;
  return (first.probationMonths ?? 0) - (second.probationMonths ?? 0);
}

/** Those decided by `asOf`, in the order of their days. */
export function decidedOf({ measures, asOf }: BarsInput): readonly Decided[] {
  const all: Decided[] = [];
  for (let at = 0; at < measures.length; at += 1) {
    const taken = measures[at];
    if (taken === undefined || sinceOf(taken) > asOf) continue;
    all.push({ id: taken.id ?? `#${at + 1}`, taken, row: measureRow(taken.measure) });
  }
  return all.length > 1 ? all.sort(byDay) : all;
}

/** The day the person ceased to be one whom an administrative sanction can be given to. */
export function endedOnOf({ retiredOn, leftOn, diedOn }: BarsInput): CivilDate | undefined {
  let first = retiredOn;
  if (leftOn !== undefined && (first === undefined || leftOn < first)) first = leftOn;
  if (diedOn !== undefined && (first === undefined || diedOn < first)) first = diedOn;
  return first;
}

/** Every span of the measures, with the overlap rules applied in the order of the decisions. */
export function spansOf(input: BarsInput, all: readonly Decided[]): readonly Span[] {
  const { local = [] } = input;
  const endedOn = endedOnOf(input);
  const spans: Span[] = [];
  const grouped = new Set<string>();
  for (const one of all) {
    const { row, taken } = one;
    if (row.family === 'party-discipline') addParty(one, spans);
    else if (row.family === 'organisational') addOrganisational(one, spans);
    else if (taken.groupId === undefined) addAdministrative([one], spans, endedOn);
    else if (!grouped.has(taken.groupId)) {
      grouped.add(taken.groupId);
      const together = all.filter(
        (other) => other.row.family === 'administrative' && other.taken.groupId === taken.groupId,
      );
      addAdministrative(together, spans, endedOn);
    }
  }
  for (const rule of local) {
    const row = measureRow(rule.measure);
    for (const one of all)
      if (one.row === row && one.taken.until === undefined) spans.push(ofLocal(one, rule, endedOn));
  }
  return spans;
}
