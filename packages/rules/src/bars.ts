// Topic `bars`: what the measures in force against one person forbid, from when to when, and what they come to together.
import { ok, type Result, refuse } from '@jinze/kernel';
import { appraisalYears, combine, type Weighed, weigh } from './bars.combine.ts';
import {
  groundsBeside,
  groundsOfSpan,
  groundsOfVeto,
  missingOfSpan,
  vetoOf,
  windowOf,
} from './bars.say.ts';
import {
  BAR_KEYS,
  type BarsInput,
  type BarsKnowledge,
  type BarsOutput,
  type BarsRefusal,
  type CombinedBars,
} from './bars.shape.ts';
import { BARS_WORDS } from './bars.words.ts';
import { distinctBasis, type Language, type Missing, reasonsIn, sentence } from './frame.ts';
import { measureRow } from './measures.ts';
import { RULES_VERSION } from './version.ts';

function refused(
  code: BarsRefusal['code'],
  path: string,
  values: BarsRefusal['values'],
): BarsRefusal {
  return { code, path, values };
}

/** What makes a list of measures unanswerable; undefined where nothing does. */
export function refusalOfMeasures({
  measures,
}: Pick<BarsInput, 'measures'>): BarsRefusal | undefined {
  let ids: Set<string> | undefined;
  let groups: Map<string, string> | undefined;
  for (let at = 0; at < measures.length; at += 1) {
    const taken = measures[at];
    if (taken === undefined) continue;
    const { id, decidedOn, firstDecidedOn, restoredOn, until, groupId } = taken;
    if (until !== undefined && until < decidedOn)
      return refused('rules.until-before-decided', `measures.${at}.until`, { until, decidedOn });
    if (restoredOn !== undefined && restoredOn < decidedOn)
      return refused('rules.restored-before-decided', `measures.${at}.restoredOn`, {
        restoredOn,
        decidedOn,
      });
    if (firstDecidedOn !== undefined && firstDecidedOn > decidedOn)
      return refused('rules.first-after-decided', `measures.${at}.firstDecidedOn`, {
        firstDecidedOn,
        decidedOn,
      });
    if (id !== undefined) {
      ids ??= new Set();
      if (ids.has(id))
        return refused('rules.same-measure-twice', `measures.${at}.id`, { given: id });
      ids.add(id);
    }
    if (groupId === undefined || measureRow(taken.measure).family !== 'administrative') continue;
    groups ??= new Map();
    const on = groups.get(groupId) ?? decidedOn;
    if (on !== decidedOn)
      return refused('rules.decided-together-on-different-days', `measures.${at}.decidedOn`, {
        given: groupId,
        first: on,
        second: decidedOn,
      });
    groups.set(groupId, on);
  }
  return undefined;
}

/** The bars alone, without windows and words: for many persons at once. */
export function barStates(input: BarsInput): Result<CombinedBars, BarsRefusal> {
  const refusal = refusalOfMeasures(input);
  return refusal === undefined ? ok(combine(weigh(input), input.asOf)) : refuse(refusal);
}

export function missingOfBars(
  weighed: Weighed,
  { asOf }: BarsInput,
  language: Language,
): readonly Missing[] {
  const all = weighed.spans.flatMap((span) => missingOfSpan(span, asOf, language));
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

function isOpen(combined: CombinedBars): boolean {
  return BAR_KEYS.some((key) => combined[key].state === 'cannot-tell');
}

/**
 * One window per measure (two for resignation and removal; one for measures decided together), the bars they make
 * together, the veto of article 20 and the years of the appraisal. The day printed in a decision wins; months end with
 * the corresponding day, which is still barred. What another reading of the law decides is `cannot-tell`: so is from
 * which day a decision changed on appeal counts, and when 留党察看 ends whose rights are not restored. Refuses one
 * measure twice, days in the wrong order and one decision of two days.
 */
export function bars(
  input: BarsInput,
  { language = 'zh' }: BarsKnowledge = {},
): Result<BarsOutput, BarsRefusal> {
  const refusal = refusalOfMeasures(input);
  if (refusal !== undefined) return refuse(refusal);
  const { asOf } = input;
  const weighed = weigh(input);
  const combined = combine(weighed, asOf);
  const veto = vetoOf(weighed, asOf);
  const years = appraisalYears(weighed, asOf);
  const grounds = [
    ...weighed.spans.flatMap((span) => groundsOfSpan(span, weighed, input, language)),
    ...groundsOfVeto(weighed, veto, language),
    ...groundsBeside(input, weighed, years, language),
  ];
  const open = years.cannotTell.join(language === 'zh' ? '、' : ', ');
  const code = 'bars.missing-appraisal-period';
  return ok({
    windows: weighed.spans.map((span) => windowOf(span, asOf)),
    combined,
    veto,
    reasons: reasonsIn(BARS_WORDS, language, grounds),
    missing: [
      ...(isOpen(combined) || veto.state === 'cannot-tell'
        ? missingOfBars(weighed, input, language)
        : []),
      ...(open === ''
        ? []
        : [{ code, text: sentence(BARS_WORDS, code, language, { years: open }) }]),
    ],
    basis: distinctBasis(grounds.flatMap(({ basis }) => basis)),
    rulesVersion: RULES_VERSION,
  });
}
