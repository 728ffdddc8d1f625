// What the reader shows beside each clause for a place and level, and which articles contain the words searched for.
import type { Instrument, PlaceRequirements } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import type { LocalFacts, RuleItem } from './local-requirements.tsx';

export type Article = Instrument['articles'][number];
export type Clause = Article['items'][number];

/** Everything a clause shows beside its text. */
export interface Beside {
  readonly facts: LocalFacts;
  readonly heading: string;
  readonly itemOf: (code: string) => RuleItem | undefined;
  /** What the place adds for the posts of an article, under no clause of it. */
  readonly additionsOf: (article: number) => readonly RuleItem[];
  readonly additionsHeading: (article: number) => string;
  readonly onWho: (article: string) => void;
  readonly words: string;
}

/** Article 2 is where everybody the five articles do not name comes in. */
const SCOPE_ARTICLE = 2;

export function useBeside(
  requirements: PlaceRequirements | undefined,
  articles: readonly Article[],
  acts: Pick<LocalFacts, 'onAdopt' | 'onTakeBack' | 'onWho'>,
  onWho: (article: string) => void,
  words: string,
): Beside {
  const { t } = useTranslation();
  const classes = requirements?.classes ?? [];
  const place = requirements?.place.name ?? '';
  const isOfArticle = (postClass: string, article: number) =>
    articles.some(
      (one) =>
        one.article === article &&
        one.items.length > 0 &&
        one.addressees.postClasses.some((each) => each === postClass),
    );
  const isOfAny = (postClass: string) => [5, 6, 7, 8, 9].some((one) => isOfArticle(postClass, one));
  return {
    facts: {
      titles: requirements?.titles ?? {},
      adoptions: requirements?.adoptions ?? [],
      onTakeBack: acts.onTakeBack,
      onWho: acts.onWho,
      ...(requirements?.mayAdopt === true ? { onAdopt: acts.onAdopt } : {}),
    },
    heading:
      requirements === undefined
        ? ''
        : t('instruments.localAt', { place, level: t(`level.${requirements.level}`) }),
    itemOf: (code) =>
      classes
        .filter(({ organ }) => organ === null)
        .flatMap(({ items }) => items)
        .find((item) => item.code === code),
    additionsOf: (article) =>
      classes
        .filter(({ postClass, organ }) =>
          article === SCOPE_ARTICLE
            ? organ !== null || !isOfAny(postClass)
            : organ === null && isOfArticle(postClass, article),
        )
        .flatMap(({ items }) => items.filter(({ code }) => !code.startsWith('art'))),
    additionsHeading: (article) =>
      t(article === SCOPE_ARTICLE ? 'instruments.localOthers' : 'instruments.localExtra', {
        place,
      }),
    onWho,
    words,
  };
}

/** The article, or the clauses of it that contain the words; undefined when none does. */
export function containing(article: Article, beside: Beside): Article | undefined {
  const { words } = beside;
  const has = (text: string) => text.includes(words);
  const isIn = (item: RuleItem | undefined) =>
    item !== undefined &&
    [...item.requirements.map(({ text }) => text), item.title].some((text) => has(text));
  if (words === '' || has(article.title)) return article;
  const items = article.items.filter(
    (item) =>
      has(item.text) ||
      has(item.title) ||
      item.keyPoints.some(({ what, evidence }) => has(what) || has(evidence)) ||
      isIn(beside.itemOf(item.code)),
  );
  if (items.length > 0) return { ...article, items };
  const isElsewhere = article.items.length === 0 && has(article.text);
  return isElsewhere || beside.additionsOf(article.article).some(isIn)
    ? { ...article, items: [] }
    : undefined;
}
