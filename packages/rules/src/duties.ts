// Topic `duties`: which duty items a post has on a day, each with what it requires, from which clause and place.
import { type OrganKind, ok, type PostClass, type Result, refuse, yearOf } from '@jinze/kernel';
import { concerns, type Laid, lay, localItems } from './duties.local.ts';
import type {
  DutiesFacts,
  DutiesInput,
  DutiesOutput,
  DutiesRefusal,
  DutyItem,
  Requirement,
} from './duties.shape.ts';
import { DUTIES_WORDS } from './duties.words.ts';
import {
  anyOf,
  type Basis,
  conclude,
  distinctBasis,
  type Ground,
  groundsOf,
  type Language,
  type Missing,
  reasonsIn,
  sentence,
} from './frame.ts';
import {
  type Article,
  dutyArticleOf,
  type KeyPoint,
  type ProvisionItem,
  REGULATION,
  type SourceStatus,
} from './instruments.ts';
import { localInstruments, localRequirements, localRequirementsOf } from './local-instruments.ts';
import { type Adoption, isThere, type Standing, standingOf } from './overlay.ts';
import { fullNameOf, resolvePlace } from './places.ts';
import { RULES_VERSION } from './version.ts';

/** Art. 2: bodies for which the articles are followed by reference. */
const BY_REFERENCE: readonly OrganKind[] = [
  'party-organ',
  'department',
  'related-body',
  'township',
  'development-zone',
];

const PARTY_CLASSES: readonly PostClass[] = ['party-chief', 'standing-committee-member'];

/** Points that presuppose a plenary session, a people's congress or a budget and plan of one's own level. */
const PRESUPPOSES_FULL_GOVERNMENT: readonly string[] = [
  'art5.2-2',
  'art5.5-2',
  'art6.2-1',
  'art6.2-2',
  'art6.3-3',
  'art6.4-1',
];

/** The point that asks for amounts of two years side by side. */
const COMPARES_AMOUNTS: readonly string[] = ['art6.4-1'];

interface Situation {
  readonly input: DutiesInput;
  readonly organ: OrganKind;
  readonly byReference: boolean;
  readonly language: Language;
  readonly local: readonly Standing[];
}

function nationalBasis(article: string, status: SourceStatus): Basis {
  return { instrument: REGULATION.id, article, status };
}

function organOf({ organ, level, postClass }: DutiesInput): OrganKind {
  if (organ !== undefined) return organ;
  if (level === 'township') return 'township';
  return PARTY_CLASSES.includes(postClass) ? 'party-committee' : 'government';
}

function ofKeyPoint(point: KeyPoint, source: Basis): Requirement {
  return {
    kind: COMPARES_AMOUNTS.includes(point.id) ? 'comparison' : 'document',
    keyPoint: point.id,
    text: point.what,
    evidence: point.evidence,
    counts: true,
    outcome: 'applies',
    source,
  };
}

function nationalItem(
  item: ProvisionItem,
  article: Article,
  situation: Situation,
  laid: readonly Laid[],
): DutyItem {
  const { byReference, input } = situation;
  const source = nationalBasis(item.article, article.status);
  const leftOpen = byReference
    ? item.keyPoints.filter((point) => PRESUPPOSES_FULL_GOVERNMENT.includes(point.id))
    : [];
  const own = laid.filter(({ first }) => first.item === item.code && first.portfolio === undefined);
  const isNarrowed = item.code === 'art7.3' || item.code.startsWith('art9.');
  const { portfolios = [] } = input;
  return {
    code: item.code,
    article: item.article,
    title: item.title,
    text: item.text,
    requirements: [
      ...item.keyPoints
        .filter((point) => !leftOpen.includes(point))
        .map((point) => ofKeyPoint(point, source)),
      ...own.flatMap(({ requirements }) => requirements),
    ],
    conflicts: own.flatMap(({ conflicts }) => conflicts),
    byReference,
    leftToLocalDocument: leftOpen.length > 0,
    ...(isNarrowed && portfolios.length > 0 ? { narrowedTo: portfolios } : {}),
    status: article.status,
    source,
  };
}

function groundsOfArticle(situation: Situation, article: Article | undefined): readonly Ground[] {
  const { input, byReference } = situation;
  const reference: readonly Ground[] = byReference
    ? [{ code: 'duties.by-reference', basis: [nationalBasis('2', 'gist')] }]
    : [];
  if (article === undefined)
    return [
      { code: 'duties.class-has-no-article', basis: [nationalBasis('2', 'gist')] },
      ...reference,
    ];
  const number = String(article.article);
  const basis = [nationalBasis(number, article.status)];
  const portfolios = input.portfolios ?? [];
  const isNarrowed = (article.article === 7 || article.article === 9) && portfolios.length > 0;
  return [
    { code: 'duties.class-of-article', basis, compared: { article: number } },
    ...reference,
    ...(article.article === 7 ? [{ code: 'duties.laid-down-by-committee', basis }] : []),
    ...(isNarrowed
      ? [{ code: 'duties.narrowed', basis, compared: { portfolios: portfolios.join('、') } }]
      : []),
  ];
}

function groundOfRegion(name: string | undefined, hasLocal: boolean): Ground {
  if (name === undefined) return { code: 'duties.no-region', basis: [] };
  const code = hasLocal ? 'duties.region' : 'duties.no-local-rule';
  return { code, basis: [], compared: { region: name } };
}

/** Grounds a day of entry into force would settle. */
const UNDATED: readonly string[] = ['duties.local-within-year', 'duties.local-year-unknown'];

const TITLE_OF = new Map(localInstruments().map(({ id, title }) => [id, title]));

function missingOf(situation: Situation, article: Article | undefined): readonly Missing[] {
  const { input, language, local } = situation;
  const say = (code: string, values = {}) => ({
    code,
    text: sentence(DUTIES_WORDS, code, language, values),
  });
  const undated = local.filter(({ conclusion }) =>
    groundsOf(conclusion).some(({ code }) => UNDATED.includes(code)),
  );
  const titles = new Set(
    undated.map(({ requirement: { instrument } }) => TITLE_OF.get(instrument) ?? instrument),
  );
  return [
    ...(article === undefined ? [say('duties.missing-local-document')] : []),
    ...(input.postClass === 'standing-committee-member'
      ? [say('duties.missing-committee-document')]
      : []),
    ...[...titles].map((title) => say('duties.missing-effective-date', { title })),
  ];
}

function notInForce(asOf: DutiesInput['asOf'], language: Language): DutiesOutput {
  const basis = [nationalBasis('29', 'gist')];
  const compared = { from: REGULATION.effectiveFrom, asOf };
  const grounds = [{ code: 'duties.not-in-force', basis, compared }];
  return {
    outcome: 'does-not-apply',
    items: [],
    reasons: reasonsIn(DUTIES_WORDS, language, grounds),
    missing: [],
    basis,
    rulesVersion: RULES_VERSION,
  };
}

function conclusionOf(situation: Situation, regionName: string | undefined): DutiesOutput {
  const { input, language, local } = situation;
  const article = dutyArticleOf(input.postClass);
  const laid = lay(local, { year: input.year ?? yearOf(input.asOf), language });
  const national = (article?.items ?? []).map((item) =>
    nationalItem(item, article as Article, situation, laid),
  );
  const known = new Set(national.map(({ code }) => code));
  const items = [...national, ...localItems(laid, known)];
  // A class without an article has duties only where some local rule surely lays one down.
  const ofArticle = conclude(article === undefined ? undefined : true, {
    code: article === undefined ? 'duties.class-has-no-article' : 'duties.class-of-article',
    basis: [],
  });
  const grounds = [
    ...groundsOfArticle(situation, article),
    groundOfRegion(regionName, local.length > 0),
    ...laid.flatMap((one) => one.grounds),
  ];
  return {
    outcome: anyOf(ofArticle, ...local.map(({ conclusion }) => conclusion)).outcome,
    items,
    reasons: reasonsIn(DUTIES_WORDS, language, grounds),
    missing: missingOf(situation, article),
    basis: distinctBasis([
      ...items.flatMap(({ source, requirements }) => [
        source,
        ...requirements.map((one) => one.source),
      ]),
      ...grounds.flatMap(({ basis }) => basis),
    ]),
    rulesVersion: RULES_VERSION,
  };
}

/**
 * The items of a post on a day: those of its article (art. 5, 6: six; 7: three parts; 8: six; 9: five), and
 * what the place and every place above it add or tighten. `does-not-apply` before the regulation was in
 * force; `cannot-tell` where no article and no local rule names the class. Refuses an unknown or ambiguous
 * place and an unknown adopted parameter.
 */
export function duties(
  input: DutiesInput,
  facts: DutiesFacts = {},
): Result<DutiesOutput, DutiesRefusal> {
  const { language = 'zh', imported = [], adoptions = [] } = facts;
  const { adopted = [] } = input;
  const isKnown = (id: string) =>
    [...localRequirements(), ...imported].some((one) => one.id === id);
  const unknown = adopted.findIndex((id) => !isKnown(id));
  if (unknown >= 0)
    return refuse({
      code: 'rules.unknown-parameter',
      path: `adopted.${unknown}`,
      values: { given: adopted[unknown] ?? '' },
    });
  let where = facts.place;
  if (where === undefined && input.region !== undefined) {
    const place = resolvePlace(input.region, input.level, language);
    if (!place.ok) return place;
    where = { name: fullNameOf(place.value), path: place.value.path };
  }
  if (input.asOf < REGULATION.effectiveFrom) return ok(notInForce(input.asOf, language));
  const organ = organOf(input);
  const path = where?.path ?? [];
  const adoptionOf = new Map<string, Adoption>([
    ...adopted.map((parameter) => [parameter, { parameter }] as const),
    ...adoptions.map((adoption) => [adoption.parameter, adoption] as const),
  ]);
  const local = [
    ...localRequirementsOf(path),
    ...imported.filter(({ place }) => path.includes(place)),
  ]
    .filter((requirement) => concerns(requirement, input, organ))
    .map((requirement) => standingOf(requirement, input.asOf, adoptionOf.get(requirement.id)))
    .filter(isThere);
  const byReference = BY_REFERENCE.includes(organ);
  return ok(conclusionOf({ input, organ, byReference, language, local }, where?.name));
}
