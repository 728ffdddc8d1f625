// Topic `accountability`: what articles 18 to 24 say of one person on the facts of a case, and what is missing; no verdict.
import { ok, type Result, refuse } from '@jinze/kernel';
import { concludeArticles, numbersIn } from './accountability.articles.ts';
import { optionsOf } from './accountability.options.ts';
import type {
  AccountabilityInput,
  AccountabilityOutput,
  AccountabilityRefusal,
  ArticleAnswer,
} from './accountability.shape.ts';
import { ACCOUNTABILITY_WORDS, NOW_NAMES } from './accountability.words.ts';
import {
  type Conclusion,
  distinctBasis,
  type Ground,
  groundsOf,
  type Language,
  type Missing,
  reasonsIn,
  sentence,
} from './frame.ts';
import { ofRegulation } from './measures.ts';
import { RULES_VERSION } from './version.ts';

export interface AccountabilityKnowledge {
  readonly language?: Language;
}

/** The leaves that are not known, each once. */
function openLeaves({ outcome, ground, parts }: Conclusion): readonly Ground[] {
  if (ground !== undefined) return outcome === 'cannot-tell' ? [ground] : [];
  return parts.flatMap(openLeaves);
}

const distinctMissing = (all: readonly Missing[]) => [
  ...new Map(all.map((one) => [one.text, one])).values(),
];
const distinctGrounds = (all: readonly Ground[]) => [...new Set(all)];

function answerOf(
  conclusion: Conclusion,
  beside: readonly Ground[],
  language: Language,
): ArticleAnswer {
  const { outcome } = conclusion;
  const open = outcome === 'cannot-tell' ? openLeaves(conclusion) : [];
  return {
    outcome,
    reasons: reasonsIn(ACCOUNTABILITY_WORDS, language, [
      ...distinctGrounds(groundsOf(conclusion)),
      ...beside,
    ]),
    missing: distinctMissing(
      open.map(({ code: ground, compared }) => {
        const code = ground.replace('accountability.', 'accountability.missing-');
        return { code, text: sentence(ACCOUNTABILITY_WORDS, code, language, compared) };
      }),
    ),
  };
}

function notesOf({ circumstances }: AccountabilityInput): readonly string[] {
  return ['no-verdict', 'crime', 'elected', ...(circumstances.includes(4) ? ['article-23'] : [])];
}

function askedGround({ circumstances, person }: AccountabilityInput, language: Language): Ground {
  return {
    code: circumstances.length === 0 ? 'accountability.no-circumstance' : 'accountability.asked',
    basis: [ofRegulation(18)],
    compared: {
      now: NOW_NAMES[person.now][language],
      circumstances: numbersIn(circumstances, language),
    },
  };
}

/**
 * Each article with its outcome, reasons and what would settle it; the measures open under article 19. No record is
 * never “not done”: the limbs of article 23 fail only by a named reviewer’s finding, and without one that is open it is
 * `cannot-tell`. Refuses one circumstance given twice.
 */
export function accountability(
  input: AccountabilityInput,
  { language = 'zh' }: AccountabilityKnowledge = {},
): Result<AccountabilityOutput, AccountabilityRefusal> {
  const { circumstances } = input;
  const twice = circumstances.findIndex((one, at) => circumstances.indexOf(one) < at);
  if (twice >= 0)
    return refuse({
      code: 'rules.same-circumstance-twice',
      path: `circumstances.${twice}`,
      values: { given: String(circumstances[twice]) },
    });
  const concluded = concludeArticles(input, language);
  const { articles, beside, limbs } = concluded;
  const answer = (article: keyof typeof articles, other: readonly Ground[] = []) =>
    answerOf(articles[article], other, language);
  const answers = {
    '18': {
      ...answer('18', beside['18']),
      circumstances: concluded.circumstances.map(({ circumstance, conclusion }) => ({
        circumstance,
        ...answerOf(conclusion, [], language),
      })),
    },
    '20': answer('20', beside['20']),
    '21': answer('21'),
    '22': answer('22'),
    '23': {
      ...answer('23', beside['23']),
      limbs: {
        chapter2: limbs.chapter2.outcome,
        statutory: limbs.statutory.outcome,
        deployments: limbs.deployments.outcome,
      },
    },
    '24': answer('24', beside['24']),
  };
  const all: readonly ArticleAnswer[] = Object.values(answers);
  const reasons = reasonsIn(ACCOUNTABILITY_WORDS, language, [askedGround(input, language)]);
  return ok({
    articles: answers,
    optionsUnderArticle19: optionsOf(input, articles['18'], language),
    notes: notesOf(input).map((note) => {
      const code = `accountability.note-${note}`;
      return { code, text: sentence(ACCOUNTABILITY_WORDS, code, language) };
    }),
    reasons,
    missing: distinctMissing(all.flatMap(({ missing }) => missing)),
    basis: distinctBasis(
      [...reasons, ...all.flatMap((one) => one.reasons)].flatMap(({ basis }) => basis),
    ),
    rulesVersion: RULES_VERSION,
  });
}
