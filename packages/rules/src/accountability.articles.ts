// Articles 18 to 24 as conclusions over what the case states; each keeps every ground, for and against.
import {
  type AccountabilityFactor,
  CIRCUMSTANCES,
  type Circumstance,
  chineseNumber,
  type Whereabouts,
} from '@jinze/kernel';
import { limbsOf } from './accountability.limbs.ts';
import type { AccountabilityInput, AccountabilityLimb } from './accountability.shape.ts';
import { FACTOR_NAMES, NOW_NAMES } from './accountability.words.ts';
import {
  allOf,
  anyOf,
  type Conclusion,
  conclude,
  type Ground,
  type Language,
  not,
} from './frame.ts';
import { ofRegulation } from './measures.ts';
import { POST_CLASS_NAMES } from './names.ts';

const ART = {
  18: [ofRegulation(18)],
  20: [ofRegulation(20)],
  21: [ofRegulation(21)],
  22: [ofRegulation(22)],
  23: [ofRegulation(23)],
  24: [ofRegulation(24)],
  25: [ofRegulation(25)],
} as const;

export interface Concluded {
  readonly circumstances: readonly {
    readonly circumstance: Circumstance;
    readonly conclusion: Conclusion;
  }[];
  readonly limbs: Readonly<Record<AccountabilityLimb, Conclusion>>;
  readonly articles: Readonly<Record<'18' | '20' | '21' | '22' | '23' | '24', Conclusion>>;
  /** What is said beside an article and decides nothing. */
  readonly beside: Readonly<Record<'18' | '20' | '23' | '24', readonly Ground[]>>;
}

type Factors = (name: AccountabilityFactor, article: keyof typeof ART) => Conclusion;

function factorsOf({ factors = {} }: AccountabilityInput, language: Language): Factors {
  return (name, article) => {
    const given = factors[name];
    const known = given === 'unknown' ? undefined : given;
    const how = known === undefined ? 'unknown' : known ? 'yes' : 'no';
    return conclude(known, {
      code: `accountability.factor-${how}`,
      basis: ART[article],
      compared: { factor: FACTOR_NAMES[name][language] },
    });
  };
}

function postAtTheTime({
  person: { postsAtTheTime, portfolios },
}: AccountabilityInput): Conclusion {
  const posts = postsAtTheTime
    .map((one) => (typeof one === 'string' ? one : (one.title ?? POST_CLASS_NAMES[one.postClass])))
    .join('、');
  const isKnown = postsAtTheTime.length > 0;
  return conclude(isKnown ? true : undefined, {
    code: !isKnown
      ? 'accountability.post-unknown'
      : portfolios.length === 0
        ? 'accountability.post'
        : 'accountability.post-and-portfolios',
    basis: ART[18],
    compared: { posts, portfolios: portfolios.join('、') },
  });
}

/** As the article numbers them: （四）. */
export const numbersIn = (circumstances: readonly Circumstance[], language: Language) =>
  language === 'zh' ? circumstances.map(chineseNumber).join('、') : circumstances.join(', ');

const leaf = (known: boolean | undefined, code: string) =>
  conclude(known, { code: `accountability.${code}`, basis: ART[18] });

function circumstanceOf(
  circumstance: Circumstance,
  { circumstances, accident }: AccountabilityInput,
  chapter2: Conclusion,
  language: Language,
): Conclusion {
  const isRaised = circumstances.includes(circumstance);
  const compared = { circumstance: numbersIn([circumstance], language) };
  if (circumstance === 1 && isRaised) return not(chapter2);
  if (!isRaised)
    return conclude(false, { code: 'accountability.not-raised', basis: ART[18], compared });
  if (circumstance === 4 && typeof accident === 'object' && accident.reportApproved === false)
    return leaf(undefined, 'report-not-approved');
  return conclude(true, { code: 'accountability.raised', basis: ART[18], compared });
}

function whereabouts(now: Whereabouts, language: Language): Conclusion {
  const isDead = now === 'deceased';
  return conclude(isDead ? undefined : true, {
    code: isDead ? 'accountability.deceased' : 'accountability.whereabouts',
    basis: ART[24],
    compared: { now: NOW_NAMES[now][language] },
  });
}

const ground = (code: string, article: keyof typeof ART): Ground => ({
  code: `accountability.${code}`,
  basis: ART[article],
});

/** What article 23 does not do, and what article 25 weighs beside it. */
function besideExemption(
  input: AccountabilityInput,
  isExempt: boolean,
  language: Language,
): readonly Ground[] {
  const { circumstances, factors = {} } = input;
  const others = circumstances.filter((one) => one !== 4);
  const lacking = factors.conditionsLacking;
  const how = lacking === true ? 'yes' : lacking === false ? 'no' : 'unknown';
  return [
    ground(`conditions-lacking-${how}`, 25),
    ...(others.length === 0
      ? []
      : [
          {
            code: 'accountability.exemption-only-4',
            basis: ART[23],
            compared: { others: numbersIn(others, language) },
          },
        ]),
    ...(isExempt ? [ground('exemption-to-be-verified', 23)] : []),
  ];
}

/** Articles 21 and 22 ask for any circumstance: which ones is said under article 18, unless it is still open. */
function inBrief(article18: Conclusion): Conclusion {
  const { outcome } = article18;
  if (outcome === 'cannot-tell') return article18;
  return conclude(outcome === 'applies', ground(`option-18-${outcome}`, 18));
}

/**
 * Every article over the facts. 21: 工作不力 that made casualties and loss worse or had a grave social effect, and
 * principal responsibility. 22: remedies of one's own motion that lessened loss or repaired the effect. 23: circumstance
 * 4 only, and all three limbs. 24: circumstance 4, bad nature and grave consequences, wherever the person is now.
 */
export function concludeArticles(input: AccountabilityInput, language: Language): Concluded {
  const factor = factorsOf(input, language);
  const limbs = limbsOf(input);
  const circumstances = CIRCUMSTANCES.map((circumstance) => ({
    circumstance,
    conclusion: circumstanceOf(circumstance, input, limbs.chapter2, language),
  }));
  const post = postAtTheTime(input);
  const any = anyOf(...circumstances.map(({ conclusion }) => conclusion));
  const pursuable = allOf(post, any);
  const forAccident =
    circumstances.find(({ circumstance }) => circumstance === 4)?.conclusion ?? any;
  const { chapter2, statutory, deployments } = limbs;
  const performed = allOf(post, chapter2, statutory, deployments);
  const exemption = allOf(forAccident, performed);
  const lifelong = allOf(
    forAccident,
    factor('badNature', 24),
    factor('graveConsequences', 24),
    whereabouts(input.person.now, language),
  );
  const hasMoved = input.person.now !== 'in-post';
  return {
    circumstances,
    limbs,
    articles: {
      '18': pursuable,
      '20': allOf(forAccident, not(performed)),
      '21': allOf(
        inBrief(pursuable),
        factor('poorWorkCausedIt', 21),
        anyOf(factor('lossWidened', 21), factor('seriousSocialEffect', 21)),
        factor('principalResponsibility', 21),
      ),
      '22': allOf(
        inBrief(pursuable),
        factor('voluntaryRemedy', 22),
        anyOf(factor('lossReduced', 22), factor('effectRepaired', 22)),
      ),
      '23': exemption,
      '24': lifelong,
    },
    beside: {
      // A reviewer's finding of duties not done is not passed over because nobody raised it.
      '18':
        chapter2.outcome === 'does-not-apply' && !input.circumstances.includes(1)
          ? [ground('duties-not-raised', 18)]
          : [],
      '20': [ground('veto-period', 20)],
      '23': besideExemption(input, exemption.outcome === 'applies', language),
      '24':
        hasMoved && lifelong.outcome === 'does-not-apply'
          ? [ground('lifelong-is-not-all', 24)]
          : [],
    },
  };
}
