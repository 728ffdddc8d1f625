// Trying out: how subjects come out under a scheme, beside another scheme or another fact. Pure, nothing is kept.
import type { WhatIf } from '@jinze/contracts';
import { type Points, writtenPoints } from '@jinze/kernel';
import type { FactValue, Scheme, ScoreFacts, ScoreJudged } from '@jinze/rules';
import { scorer } from '@jinze/rules';

export interface Tried {
  readonly name: string;
  readonly class: string | null;
  readonly facts: ScoreFacts;
}
export interface FactChange {
  readonly fact: string;
  readonly value: FactValue | null;
}

interface Ends {
  readonly lo: Points;
  readonly hi: Points;
}

/** A number, or null with what it lies between; an end is null where nothing limits it. */
function endsOf({ lo, hi }: Ends): {
  readonly value: number | null;
  readonly between: { atLeast: number | null; atMost: number | null } | null;
} {
  if (lo === hi) return { value: writtenPoints(lo), between: null };
  return {
    value: null,
    between: {
      atLeast: lo === -Infinity ? null : writtenPoints(lo),
      atMost: hi === Infinity ? null : writtenPoints(hi),
    },
  };
}

export function gradesOf({ grade, compiled }: ScoreJudged): string[] {
  return grade.couldBe.flatMap((at) => compiled.scheme.grades?.[at]?.name ?? []);
}

type Outcome =
  | { readonly judged: ScoreJudged; readonly refusal: null }
  | { readonly judged: null; readonly refusal: string };

/** Facts the scheme does not ask are left out: they were given for the other one. */
function judgedBy(scheme: Scheme, { class: subjectClass, facts }: Tried): Outcome {
  const ready = scorer(
    scheme,
    scheme.subjects.classes === undefined ? undefined : (subjectClass ?? undefined),
  );
  if (!ready.ok) {
    const { classes = '' } = ready.error.values;
    return {
      judged: null,
      refusal: `这份细则分类考核，请从这些类别中选一个：${classes}`,
    };
  }
  const asked = new Set(ready.value.asked.map(({ fact }) => fact));
  const judged = ready.value.judge(
    Object.fromEntries(Object.entries(facts).filter(([name]) => asked.has(name))),
  );
  if (judged.ok) return { judged: judged.value, refusal: null };
  const { given = '', shape = '' } = judged.error.values;
  return { judged: null, refusal: `事实“${given}”应当是${shape}` };
}

function changed(facts: ScoreFacts, change: FactChange | null): ScoreFacts {
  if (change === null) return facts;
  const { [change.fact]: _, ...others } = facts;
  return change.value === null
    ? others
    : { ...others, [change.fact]: { value: change.value, by: '试算' } };
}

const triedOf = (judged: ScoreJudged | null) => {
  if (judged === null) return null;
  const { value: total, between } = endsOf(judged.total);
  const couldBe = gradesOf(judged);
  return { total, between, grade: couldBe.length === 1 ? (couldBe[0] ?? null) : null, couldBe };
};

function differing(before: ScoreJudged | null, after: ScoreJudged | null) {
  const byId = (judged: ScoreJudged | null) =>
    new Map((judged?.items ?? []).map((one) => [one.compiled.item.id, one]));
  const [first, second] = [byId(before), byId(after)];
  return [...new Set([...first.keys(), ...second.keys()])].flatMap((id) => {
    const [was, is] = [first.get(id), second.get(id)];
    if (was?.lo === is?.lo && was?.hi === is?.hi) return [];
    const title = is?.compiled.item.title ?? was?.compiled.item.title ?? id;
    return [
      {
        id,
        title,
        before: was === undefined ? null : endsOf(was),
        after: is === undefined ? null : endsOf(is),
      },
    ];
  });
}

/** Each subject before and after: `against` and then `scheme`, or the scheme without the change of fact and with it. */
export function tryOut(
  scheme: Scheme,
  against: Scheme | null,
  subjects: readonly Tried[],
  change: FactChange | null,
): WhatIf {
  return {
    subjects: subjects.map((one) => {
      const before = judgedBy(against ?? scheme, one);
      const after = judgedBy(scheme, { ...one, facts: changed(one.facts, change) });
      return {
        name: one.name,
        class: one.class,
        before: triedOf(before.judged),
        after: triedOf(after.judged),
        refusal: after.refusal ?? before.refusal,
        items: differing(before.judged, after.judged),
      };
    }),
  };
}
