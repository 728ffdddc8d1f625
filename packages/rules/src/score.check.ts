// Whether a scheme says what it can be scored by: every fault with its place, in words a newcomer can follow.
import { parsePoints, pointsOf } from '@jinze/kernel';
import type { Language } from './frame.ts';
import { checkRoleCaps } from './score.check.caps.ts';
import { Faults, inside, type SchemeFault, type Spot } from './score.check.faults.ts';
import { checkItem } from './score.check.items.ts';
import { AskedFacts } from './score.facts.ts';
import type { Scheme, SchemeCondition, SchemeSection } from './score.scheme.ts';

/** The full points of a section for one class of subject, as its parts have them. */
function sumOf({ items = [], sections = [] }: SchemeSection, subjectClass: string | undefined) {
  let sum = 0;
  for (const { kind = 'score', points, classes, shownOnly } of items) {
    const isAsked = classes === undefined || classes.includes(subjectClass ?? '');
    if (kind === 'score' && isAsked && shownOnly === undefined)
      sum += parsePoints(points ?? 0) ?? 0;
  }
  for (const part of sections) sum += sumOfPart(part, subjectClass);
  return sum;
}

function sumOfPart(part: SchemeSection, subjectClass: string | undefined): number {
  return part.countsAs === undefined
    ? sumOf(part, subjectClass)
    : (parsePoints(part.countsAs) ?? 0);
}

function checkSum(faults: Faults, spot: Spot, sum: number, points: number | undefined) {
  if (points === undefined) return;
  const { isPartial = false } = faults.scheme;
  const whole = parsePoints(points) ?? 0;
  if (sum === whole || (isPartial && sum < whole)) return;
  const code = sum > whole ? 'scheme.sum-over' : 'scheme.sum-short';
  faults.add(spot, code, { sum: sum / pointsOf(1), points });
}

function checkSection(faults: Faults, section: SchemeSection, spot: Spot, isTop: boolean) {
  const { points, countsAs, items = [], sections = [] } = section;
  faults.addId(spot, section.id);
  for (const key of ['points', 'countsAs', 'maxDeduction', 'maxBonus'] as const)
    faults.amount(spot, key, section[key]);
  if (items.length === 0 && sections.length === 0) faults.add(spot, 'scheme.section-empty');
  if (countsAs !== undefined && points === undefined)
    faults.add(inside(spot, 'countsAs'), 'scheme.converts-nothing');
  if (countsAs !== undefined && !isTop)
    faults.add(inside(spot, 'countsAs'), 'scheme.converts-inside');
  for (const id of classesOf(faults.scheme))
    checkSum(faults, inside(spot, 'points'), sumOf(section, id), points);
  for (const [at, item] of items.entries())
    checkItem(faults, item, inside(spot, `items.${at}`, item.title));
  for (const [at, part] of sections.entries())
    checkSection(faults, part, inside(spot, `sections.${at}`, part.title), false);
}

function classesOf({ subjects: { classes } }: Scheme): readonly (string | undefined)[] {
  return classes === undefined ? [undefined] : classes.map(({ id }) => id);
}

function checkGrades(faults: Faults) {
  const { grades = [], quotas = [], consequences = [] } = faults.scheme;
  const cutOffs = grades.slice(0, -1).flatMap(({ from }) => from ?? []);
  if (cutOffs.length > 0 && cutOffs.length < grades.length - 1)
    faults.add({ path: 'grades', place: [] }, 'scheme.cut-offs-some');
  for (const [at, { name, from }] of grades.entries()) {
    const spot: Spot = { path: `grades.${at}`, place: [name] };
    if (grades.findIndex((one) => one.name === name) < at)
      faults.add(spot, 'scheme.grade-twice', { name });
    if (from === undefined) continue;
    const before = grades[at - 1]?.from;
    if (at === grades.length - 1) faults.add(spot, 'scheme.lowest-with-cut-off', { name });
    else if (before !== undefined && before <= from)
      faults.add(inside(spot, 'from'), 'scheme.cut-offs-order', { from, before });
  }
  for (const [at, quota] of quotas.entries()) {
    const { grade, class: only, atMost, share } = quota;
    const spot: Spot = { path: `quotas.${at}`, place: [grade] };
    faults.grade(inside(spot, 'grade'), grade);
    if (only !== undefined) faults.class(inside(spot, 'class'), only);
    if (grades.at(-1)?.name === grade) faults.add(spot, 'scheme.quota-of-lowest', { grade });
    if (atMost === undefined && share === undefined) faults.add(spot, 'scheme.quota-empty');
    const isTwice = quotas.some(
      (one, other) =>
        other < at &&
        one.grade === grade &&
        (one.class === only || one.class === undefined || only === undefined),
    );
    if (isTwice) faults.add(spot, 'scheme.quota-twice', { grade });
  }
  for (const [at, { grades: of = [], class: only, text }] of consequences.entries()) {
    const spot: Spot = { path: `consequences.${at}`, place: [text] };
    for (const name of of) faults.grade(inside(spot, 'grades'), name);
    if (only !== undefined) faults.class(inside(spot, 'class'), only);
  }
}

function checkVetoes(faults: Faults) {
  for (const [at, veto] of (faults.scheme.vetoes ?? []).entries()) {
    const { id, title, effect, grade, act, shownOnly } = veto;
    const spot: Spot = { path: `vetoes.${at}`, place: [title] };
    faults.addId(spot, id);
    if (act === undefined && shownOnly === undefined)
      faults.add(inside(spot, 'act'), 'scheme.veto-without-act');
    if (grade !== undefined) faults.grade(inside(spot, 'grade'), grade);
    if (effect !== 'zero' && (faults.scheme.grades ?? []).length === 0 && shownOnly === undefined)
      faults.add(inside(spot, 'effect'), 'scheme.veto-without-grades');
  }
}

/** One name, one kind of value, wherever it is asked. */
function checkFacts(faults: Faults) {
  let spot: Spot = { path: '', place: [] };
  let named: string | undefined;
  const asked = new AskedFacts((fact) =>
    faults.add(fact === named ? inside(spot, 'fact') : spot, 'scheme.fact-two-kinds', { fact }),
  );
  const walk = (sections: readonly SchemeSection[], outer: Spot) => {
    for (const [at, section] of sections.entries()) {
      const here = inside(outer, `sections.${at}`, section.title);
      for (const [index, item] of (section.items ?? []).entries()) {
        if (item.shownOnly !== undefined) continue;
        for (const [n, rule] of item.rules.entries()) {
          spot = inside(here, `items.${index}.rules.${n}`, item.title);
          named = rule.fact;
          asked.addRule(rule, item.title);
        }
      }
      walk(section.sections ?? [], here);
    }
  };
  walk(faults.scheme.sections, spot);
  const condition = (path: string, title: string, when: SchemeCondition | undefined) => {
    if (when === undefined) return;
    spot = { path, place: [title] };
    named = 'fact' in when ? when.fact : undefined;
    asked.addCondition(when, title);
  };
  for (const [at, { title, when, shownOnly }] of (faults.scheme.vetoes ?? []).entries())
    if (shownOnly === undefined) condition(`vetoes.${at}.when`, title, when);
  for (const [at, { name, requires }] of (faults.scheme.grades ?? []).entries())
    condition(`grades.${at}.requires`, name, requires);
}

/** Every fault of a scheme of the right shape (its JSON Schema says that); none: it can be scored by. */
export function checkScheme(scheme: Scheme, language: Language = 'zh'): readonly SchemeFault[] {
  const faults = new Faults(scheme, language);
  const { sections, subjects, total } = scheme;
  for (const [at, section] of sections.entries())
    checkSection(faults, section, { path: `sections.${at}`, place: [section.title] }, true);
  for (const id of classesOf(scheme)) {
    const sum = sections.reduce((all, section) => all + sumOfPart(section, id), 0);
    checkSum(faults, { path: 'total', place: [] }, sum, total);
  }
  const needsClasses = subjects.partyAndGovernment === 'apart' && subjects.classes === undefined;
  if (needsClasses) faults.add({ path: 'subjects', place: [] }, 'scheme.apart-without-classes');
  checkRoleCaps(faults);
  checkGrades(faults);
  checkVetoes(faults);
  checkFacts(faults);
  return faults.found;
}
