// What an indicator and its rules may say together.
import { assertNever, parseCivilDate, type SchemeItemKind } from '@jinze/kernel';
import { provisionOf, REGULATION } from './instruments.ts';
import { type Faults, inside, type Spot } from './score.check.faults.ts';
import { RULE_KIND_WORDS } from './score.check.words.ts';
import type { SchemeItem, SchemeRule } from './score.scheme.ts';

const KEY_POINTS = new Set(
  REGULATION.articles.flatMap(({ items }) =>
    items.flatMap(({ keyPoints }) => keyPoints.map(({ id }) => id)),
  ),
);

/** What adds is counted or given; what takes away has no points of its own to lose. */
const KINDS_OF: Readonly<Record<SchemeItemKind, readonly SchemeRule['kind'][]>> = {
  score: ['done', 'count', 'ratio', 'deadline', 'occurrence', 'untrue', 'manual', 'duties'],
  bonus: ['occurrence', 'manual'],
  deduction: ['done', 'count', 'deadline', 'occurrence', 'untrue', 'manual', 'duties'],
};

/** The amounts a rule states, by key. */
function checkAmounts(faults: Faults, rule: SchemeRule, spot: Spot) {
  faults.amount(spot, 'max', rule.max);
  if ('each' in rule) faults.amount(spot, 'each', rule.each);
  if ('lose' in rule) faults.amount(spot, 'lose', rule.lose);
  if (rule.kind === 'duties') faults.amount(spot, 'partly', rule.partly);
  if (rule.kind === 'manual') faults.amount(spot, 'atLeast', rule.atLeast);
  if (rule.kind === 'occurrence') faults.amount(spot, 'beyond.each', rule.beyond?.each);
}

/** Beside the points of an item a rule must say itself what it takes away. */
function saysWhatItLoses(rule: SchemeRule, item: SchemeItem): boolean {
  switch (rule.kind) {
    case 'done':
      return rule.lose !== undefined;
    case 'count':
      return rule.each !== undefined || rule.lose !== undefined;
    case 'deadline':
      return rule.lose !== undefined || (rule.each !== undefined && rule.max !== undefined);
    case 'manual':
      return rule.max !== undefined || item.max !== undefined;
    case 'ratio':
    case 'occurrence':
    case 'untrue':
    case 'duties':
      return true;
    default:
      return assertNever(rule);
  }
}

function checkRule(faults: Faults, rule: SchemeRule, item: SchemeItem, spot: Spot) {
  const { kind = 'score', points } = item;
  checkAmounts(faults, rule, spot);
  if (!KINDS_OF[kind].includes(rule.kind))
    faults.add(inside(spot, 'kind'), `scheme.rule-not-in-${kind}`, {
      rule: RULE_KIND_WORDS[rule.kind][faults.language],
    });
  else if (kind !== 'score' && !saysWhatItLoses(rule, item))
    faults.add(spot, 'scheme.loses-nothing-stated');
  switch (rule.kind) {
    case 'count':
      if ((rule.atLeast === undefined) === (rule.atMost === undefined))
        faults.add(spot, 'scheme.count-one-bound');
      if (rule.each !== undefined && rule.lose !== undefined)
        faults.add(spot, 'scheme.each-or-lose');
      return;
    case 'ratio': {
      const { steps = [] } = rule;
      for (const [index, { from, points: earns }] of steps.entries()) {
        const here = inside(spot, `steps.${index}`);
        faults.amount(here, 'points', earns);
        if (index > 0 && from >= (steps[index - 1]?.from ?? 0))
          faults.add(here, 'scheme.steps-order');
        if (index > 0 && earns > (steps[index - 1]?.points ?? 0))
          faults.add(here, 'scheme.steps-points');
        if (points !== undefined && earns > points)
          faults.add(here, 'scheme.step-over', { earns, points });
      }
      return;
    }
    case 'deadline':
      if (typeof rule.by === 'string' && parseCivilDate(rule.by) === undefined)
        faults.add(inside(spot, 'by'), 'scheme.no-day', { given: rule.by });
      return;
    case 'manual':
      if (kind === 'deduction' && rule.gives === 'points')
        faults.add(inside(spot, 'gives'), 'scheme.gives-points-away');
      if (kind === 'bonus' && rule.gives === 'deduction')
        faults.add(inside(spot, 'gives'), 'scheme.takes-from-bonus');
      if (kind === 'score' && rule.gives === 'points' && item.rules.length > 1)
        faults.add(inside(spot, 'gives'), 'scheme.points-beside-rules');
      return;
    case 'duties':
      for (const code of rule.codes)
        if (provisionOf(code) === undefined)
          faults.add(inside(spot, 'codes'), 'scheme.unknown-duty', { code });
      if (rule.partly !== undefined && rule.partly > rule.each)
        faults.add(inside(spot, 'partly'), 'scheme.partly-over');
      return;
    case 'done':
    case 'occurrence':
    case 'untrue':
      return;
    default:
      return assertNever(rule);
  }
}

/** Whether an item has its points, its rules, and rules that fit its kind. */
export function checkItem(faults: Faults, item: SchemeItem, spot: Spot) {
  const { id, kind = 'score', points, max, clauses = [], classes = [], rules, shownOnly } = item;
  faults.addId(spot, id);
  faults.amount(spot, 'points', points);
  faults.amount(spot, 'max', max);
  for (const one of classes) faults.class(inside(spot, 'classes'), one);
  for (const code of clauses)
    if (provisionOf(code) === undefined && !KEY_POINTS.has(code))
      faults.add(inside(spot, 'clauses'), 'scheme.unknown-clause', { code });
  if (kind === 'score' && max !== undefined) faults.add(inside(spot, 'max'), 'scheme.max-of-score');
  if (kind !== 'score' && points !== undefined)
    faults.add(inside(spot, 'points'), 'scheme.points-of-extra');
  if (shownOnly !== undefined) return;
  if (kind === 'score' && points === undefined)
    faults.add(inside(spot, 'points'), 'scheme.points-missing');
  if (rules.length === 0) faults.add(inside(spot, 'rules'), 'scheme.rules-missing');
  for (const [index, rule] of rules.entries())
    checkRule(faults, rule, item, inside(spot, `rules.${index}`));
  const given = rules.reduce((most, rule) => Math.max(most, rule.max ?? 0), 0);
  if (points !== undefined && given > points)
    faults.add(inside(spot, 'rules'), 'scheme.max-over', { max: given, points });
}
