// Topic `score`: what a subject scores under an assessment scheme, with every fact, reason and gap; people decide.
import { ok, type Result, refuse, writtenPoints } from '@jinze/kernel';
import { distinctBasis, type Ground, type Language, type Missing, sentence } from './frame.ts';
import { builtInScheme } from './schemes.ts';
import { checkScheme } from './score.check.ts';
import { compileScheme } from './score.compile.ts';
import { judgeScore, type ScoreJudged } from './score.judge.ts';
import { betweenOf, Saying } from './score.say.ts';
import type { Scheme } from './score.scheme.ts';
import type {
  AskedFact,
  ScoreFacts,
  ScoreInput,
  ScoreOutput,
  ScoreRefusal,
} from './score.shape.ts';
import { FACT_SHAPES } from './score.words.ts';
import { RULES_VERSION } from './version.ts';

export interface ScoreKnowledge {
  readonly language?: Language;
}

/** Schemes that passed the check once; a scheme is never changed, only replaced. */
const CHECKED = new WeakSet<Scheme>();

function checked(given: string | Scheme, language: Language): Result<Scheme, ScoreRefusal> {
  if (typeof given === 'string') {
    const scheme = builtInScheme(given);
    return scheme === undefined
      ? refuse({ code: 'rules.unknown-scheme', path: 'scheme', values: { given } })
      : checked(scheme, language);
  }
  if (CHECKED.has(given)) return ok(given);
  const [fault] = checkScheme(given, language);
  if (fault !== undefined) {
    const { path, place, text } = fault;
    const what = place === '' ? text : `${place}：${text}`;
    return refuse({ code: 'rules.scheme-fault', path: `scheme.${path}`, values: { what } });
  }
  CHECKED.add(given);
  return ok(given);
}

/** The kind a fact must be, in words; the other values of a refusal are words already. */
function inWords(refusal: ScoreRefusal, language: Language): ScoreRefusal {
  const { code, values } = refusal;
  if (code !== 'rules.fact-not-fitting') return refusal;
  const shape = sentence(FACT_SHAPES, values.kind ?? '', language, values);
  return { ...refusal, values: { ...values, shape } };
}

export interface Scorer {
  readonly scheme: Scheme;
  /** What the scheme asks of a subject of the class. */
  readonly asked: readonly AskedFact[];
  /** One subject, in numbers and codes; `sayScore` puts it into words. */
  judge(facts: ScoreFacts): Result<ScoreJudged, ScoreRefusal>;
}

/** For many subjects of one class: the scheme is checked and made ready once, and no words are made. */
export function scorer(
  given: string | Scheme,
  subjectClass: string | undefined,
  { language = 'zh' }: ScoreKnowledge = {},
): Result<Scorer, ScoreRefusal> {
  const scheme = checked(given, language);
  if (!scheme.ok) return scheme;
  const compiled = compileScheme(scheme.value, subjectClass);
  if (!compiled.ok) return compiled;
  return ok({
    scheme: scheme.value,
    asked: [...compiled.value.asked.values()],
    judge: (facts) => {
      const judged = judgeScore(compiled.value, facts);
      return judged.ok ? judged : refuse(inWords(judged.error, language));
    },
  });
}

function totalGround({ total, compiled }: ScoreJudged): Ground {
  const { lo, hi } = total;
  const of = writtenPoints(compiled.of);
  if (lo === hi)
    return { code: 'score.total', basis: [], compared: { total: writtenPoints(lo), of } };
  const atLeast = writtenPoints(lo);
  if (hi === Infinity)
    return { code: 'score.total-open-above', basis: [], compared: { atLeast, of } };
  return {
    code: 'score.total-open',
    basis: [],
    compared: { atLeast, atMost: writtenPoints(hi), of },
  };
}

function gradeGrounds({ grade, compiled }: ScoreJudged): readonly Ground[] {
  const { grades = [] } = compiled.scheme;
  const names = grade.couldBe.flatMap((at) => grades[at]?.name ?? []);
  const said = { applies: 'yes', 'does-not-apply': 'no', 'cannot-tell': 'open' } as const;
  return [
    ...grade.requires.map(({ grade: name, conclusion: { outcome } }) => ({
      code: `score.grade-requires-${said[outcome]}`,
      basis: [],
      compared: { grade: name },
    })),
    {
      code: grade.code,
      basis: [],
      compared: { grade: names[0] ?? '', grades: names.join('、') },
    },
  ];
}

function vetoGrounds({ vetoes }: ScoreJudged): readonly Ground[] {
  return vetoes.flatMap(({ veto: { title }, conclusion }) => {
    if (conclusion === undefined || conclusion.outcome === 'does-not-apply') return [];
    const code = conclusion.outcome === 'applies' ? 'score.veto-yes' : 'score.veto-open';
    return [{ code, basis: [], compared: { title } }];
  });
}

/** What would settle whatever is open: facts of items, vetoes and grades, and the rest of a partial scheme. */
function missingOf(saying: Saying, items: readonly { readonly missing: readonly Missing[] }[]) {
  const { vetoes, grade } = saying.judged;
  const all = [
    ...items.flatMap(({ missing }) => missing),
    ...vetoes.flatMap(({ veto, conclusion }) =>
      conclusion === undefined ? [] : saying.conditionMissing(conclusion, veto.title),
    ),
    ...grade.requires.flatMap((one) => saying.conditionMissing(one.conclusion, one.grade)),
    ...(grade.code === 'score.grade-partial' || grade.code === 'score.grade-no-cut-offs'
      ? [saying.missing('score.missing-source')]
      : []),
  ];
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

/** A judged score in words. */
export function sayScore(judged: ScoreJudged, language: Language = 'zh'): ScoreOutput {
  const saying = new Saying(judged, language);
  const { compiled, total, converted, grade } = judged;
  const { scheme } = compiled;
  const items = judged.items.map((one) => saying.item(one));
  const names = grade.couldBe.flatMap((at) => scheme.grades?.[at]?.name ?? []);
  const [only] = names;
  const grounds = [
    totalGround(judged),
    ...(scheme.isPartial === true ? [{ code: 'score.partial', basis: [] }] : []),
    ...vetoGrounds(judged),
    ...gradeGrounds(judged),
  ].map((one) => ({ ...one, basis: [saying.basis] }));
  return {
    ...(total.lo === total.hi ? { total: writtenPoints(total.lo) } : {}),
    of: writtenPoints(compiled.of),
    ...betweenOf(total),
    ...(converted === undefined
      ? {}
      : {
          converted: {
            ...(converted.lo === converted.hi ? { points: writtenPoints(converted.lo) } : {}),
            of: scheme.countsAs ?? 0,
          },
        }),
    sections: saying.sections(),
    items,
    adjustments: saying.adjustments(),
    vetoes: judged.vetoes.map((one) => saying.veto(one)),
    ...(names.length === 1 && only !== undefined ? { grade: only } : {}),
    couldBe: names,
    reasons: saying.reasons(grounds),
    missing: missingOf(saying, items),
    basis: distinctBasis([saying.basis, ...items.flatMap(({ basis }) => basis)]),
    rulesVersion: RULES_VERSION,
  };
}

/**
 * Points item by item with the facts used, capped by rule, item, section and role; sections, conversions, vetoes and
 * the grade. An item whose facts are missing is `cannot-tell` with the points it lies between, and so is a total; a
 * grade is given only when every possible total and veto comes to it. Refuses a scheme with a fault, an unknown class,
 * and facts the scheme does not ask or that do not fit.
 */
export function score(
  { scheme, class: subjectClass, facts }: ScoreInput,
  knowledge: ScoreKnowledge = {},
): Result<ScoreOutput, ScoreRefusal> {
  const ready = scorer(scheme, subjectClass, knowledge);
  if (!ready.ok) return ready;
  const judged = ready.value.judge(facts);
  return judged.ok ? ok(sayScore(judged.value, knowledge.language)) : judged;
}
