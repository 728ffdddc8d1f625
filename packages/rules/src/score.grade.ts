// Conditions, vetoes and the grade: every grade that is still possible, so that what is open never decides.
import { type Outcome, type Points, pointsOf, writtenPoints } from '@jinze/kernel';
import { allOf, anyOf, type Conclusion, conclude } from './frame.ts';
import type { CompiledScheme } from './score.compile.ts';
import type { KnownFacts } from './score.facts.ts';
import { amountOf, type Span } from './score.rule.ts';
import type { FactCondition, SchemeCondition, SchemeGrade, SchemeVeto } from './score.scheme.ts';

function judgeFact(condition: FactCondition, facts: KnownFacts): Conclusion {
  const { fact, atLeast, moreThan } = condition;
  const value = facts.get(fact)?.value;
  const bound = atLeast ?? moreThan;
  const basis = [] as const;
  if (bound === undefined) {
    const known = typeof value === 'boolean' ? value : undefined;
    const code = known === undefined ? 'unknown' : known ? 'yes' : 'no';
    return conclude(known, { code: `score.condition-${code}`, basis, compared: { fact } });
  }
  const need = amountOf(facts, bound);
  if (typeof value !== 'number' || need === undefined)
    return conclude(undefined, { code: 'score.condition-unknown', basis, compared: { fact } });
  const given = pointsOf(value);
  const isReached = atLeast === undefined ? given > need : given >= need;
  const what = atLeast === undefined ? 'more' : 'least';
  return conclude(isReached, {
    code: `score.condition-${what}-${isReached ? 'yes' : 'no'}`,
    basis,
    compared: { fact, value, need: writtenPoints(need) },
  });
}

function judgeCondition(condition: SchemeCondition, facts: KnownFacts): Conclusion {
  if ('anyOf' in condition)
    return anyOf(...condition.anyOf.map((one) => judgeCondition(one, facts)));
  if ('allOf' in condition)
    return allOf(...condition.allOf.map((one) => judgeCondition(one, facts)));
  return judgeFact(condition, facts);
}

export interface VetoJudged {
  readonly veto: SchemeVeto;
  /** Undefined: shown only. */
  readonly conclusion: Conclusion | undefined;
}

/** A veto without the act that allows it is shown and never applied. */
const isApplied = ({ act, shownOnly }: SchemeVeto): boolean =>
  act !== undefined && shownOnly === undefined;

export function judgeVetoes({ scheme }: CompiledScheme, facts: KnownFacts): readonly VetoJudged[] {
  return (scheme.vetoes ?? []).map((veto) => ({
    veto,
    conclusion: isApplied(veto) ? judgeCondition(veto.when, facts) : undefined,
  }));
}

const outcomesOf = (vetoes: readonly VetoJudged[], effect: SchemeVeto['effect']) =>
  vetoes.flatMap(({ veto, conclusion }) =>
    veto.effect === effect && conclusion !== undefined ? [conclusion] : [],
  );

/** Whether the total counts as zero. */
export function zeroOutcome(vetoes: readonly VetoJudged[]): Outcome {
  return anyOf(...outcomesOf(vetoes, 'zero')).outcome;
}

export interface GradeJudged {
  /** Places in the scheme's grades, the best first; empty where it has none. */
  readonly couldBe: readonly number[];
  readonly code:
    | 'score.no-grades'
    | 'score.grade-partial'
    | 'score.grade-no-cut-offs'
    | 'score.grade-open'
    | 'score.grade';
  /** What the grade takes beside its cut-off, of those that were looked at. */
  readonly requires: readonly { readonly grade: string; readonly conclusion: Conclusion }[];
}

/** The grades a total from `lo` to `hi` can come to: a grade is left behind only when it is surely not reached. */
function byCutOffs(
  grades: readonly SchemeGrade[],
  facts: KnownFacts,
  { lo, hi }: Span,
): Pick<GradeJudged, 'couldBe' | 'requires'> {
  const couldBe: number[] = [];
  const requires: { grade: string; conclusion: Conclusion }[] = [];
  for (const [at, { name, from, requires: asks }] of grades.entries()) {
    const least: Points = from === undefined ? 0 : pointsOf(from);
    if (hi < least) continue;
    const conclusion = asks === undefined ? undefined : judgeCondition(asks, facts);
    if (conclusion !== undefined) requires.push({ grade: name, conclusion });
    const outcome = conclusion?.outcome ?? 'applies';
    if (outcome === 'does-not-apply') continue;
    couldBe.push(at);
    if (lo >= least && outcome === 'applies') break;
  }
  return { couldBe, requires };
}

/** What a veto makes of a grade; a better grade never comes of it. */
function afterVeto({ effect, grade }: SchemeVeto, at: number, names: readonly string[]): number {
  const last = names.length - 1;
  if (effect === 'lower-grade') return Math.min(at + 1, last);
  if (effect === 'zero') return at;
  return Math.max(at, grade === undefined ? last : names.indexOf(grade));
}

export function judgeGrade(
  { scheme }: CompiledScheme,
  facts: KnownFacts,
  total: Span,
  vetoes: readonly VetoJudged[],
): GradeJudged {
  const { grades = [], isPartial = false } = scheme;
  if (grades.length === 0) return { couldBe: [], code: 'score.no-grades', requires: [] };
  const names = grades.map(({ name }) => name);
  const hasCutOffs = grades.every(({ from }, at) => from !== undefined || at === grades.length - 1);
  const isTold = hasCutOffs && !isPartial;
  const all = { couldBe: grades.map((_, at) => at), requires: [] };
  const { couldBe, requires } = isTold ? byCutOffs(grades, facts, total) : all;
  let possible = new Set(couldBe);
  for (const { veto, conclusion } of vetoes) {
    if (conclusion === undefined || conclusion.outcome === 'does-not-apply') continue;
    const after = [...possible].map((at) => afterVeto(veto, at, names));
    possible = new Set(conclusion.outcome === 'applies' ? after : [...possible, ...after]);
  }
  const left = [...possible].toSorted((a, b) => a - b);
  if (left.length === 1) return { couldBe: left, code: 'score.grade', requires };
  const why = isPartial ? 'partial' : hasCutOffs ? 'open' : 'no-cut-offs';
  return { couldBe: left, code: `score.grade-${why}`, requires };
}
