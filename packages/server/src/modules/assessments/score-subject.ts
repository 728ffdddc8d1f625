// A subject scored from its facts by the rules, as its row keeps it. Pure.
import {
  RULES_VERSION,
  type Scheme,
  type ScoreFact,
  type ScoreJudged,
  sayScore,
  scorer,
} from '@jinze/rules';
import type { FactRow } from './facts.store.ts';
import { factsAsked } from './scheme-body.ts';
import type { ScoreColumns, SubjectRow } from './subjects.store.ts';
import { gradesOf } from './what-if.ts';

export type KnownFact = Pick<FactRow, 'name' | 'value' | 'evidence' | 'by_name' | 'because'>;

/** The facts as the rules take them; what was taken back is not known, and what is no longer asked is left out. */
export function scoreFactsOf(
  scheme: Scheme,
  subjectClass: string | null,
  facts: Iterable<KnownFact>,
): Record<string, ScoreFact> {
  const asked = factsAsked(scheme, subjectClass);
  const known: Record<string, ScoreFact> = {};
  for (const { name, value, evidence, by_name: by, because } of facts) {
    if (value === null || !asked.has(name)) continue;
    known[name] = {
      value,
      by,
      ...(evidence.length === 0 ? {} : { evidence }),
      ...(because === null ? {} : { because }),
    };
  }
  return known;
}

/** The scheme was issued without a fault and every fact was checked when it came: anything else is a bug. */
export function judgeSubject(
  scheme: Scheme,
  subjectClass: string | null,
  facts: Iterable<KnownFact>,
): ScoreJudged {
  const ready = scorer(scheme, subjectClass ?? undefined);
  if (!ready.ok) throw new Error(`invariant broken: ${ready.error.code} of an issued scheme`);
  const judged = ready.value.judge(scoreFactsOf(scheme, subjectClass, facts));
  if (!judged.ok) throw new Error(`invariant broken: ${judged.error.code} ${judged.error.path}`);
  return judged.value;
}

const end = (points: number) => (Number.isFinite(points) ? points : null);

/** What its row says of a score, and what is kept of it in full. */
export function columnsOf(id: SubjectRow['id'], judged: ScoreJudged): ScoreColumns {
  const { total, items, vetoes, facts, compiled } = judged;
  const couldBe = gradesOf(judged);
  const isKnown = total.lo === total.hi;
  let missing = 0;
  for (const name of compiled.asked.keys()) if (!facts.has(name)) missing += 1;
  return {
    id,
    total: isKnown ? total.lo : null,
    at_least: isKnown ? null : end(total.lo),
    at_most: isKnown ? null : end(total.hi),
    grade: couldBe.length === 1 ? (couldBe[0] ?? null) : null,
    could_be: couldBe,
    vetoes: vetoes.flatMap(({ veto, conclusion }) =>
      conclusion?.outcome === 'applies' ? [veto.title] : [],
    ),
    facts_missing: missing,
    items: items.map(({ compiled: { item }, lo, hi }) => [item.id, end(lo), end(hi)]),
    rules_version: RULES_VERSION,
    said: sayScore(judged),
  };
}
