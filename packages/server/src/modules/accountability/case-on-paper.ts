// What a proposal, a decision and a conclusion print alike of a person's worksheet: as it was held, said and given.
import type { MeasureGiven, Responsibility, Weight } from '@jinze/contracts';
import type { AccountabilityCase } from '@jinze/documents/official';
import {
  type AccountabilityFactor,
  assert,
  chineseNumber,
  civilDateAt,
  documentDate,
  type Id,
  MEASURE_NAMES,
} from '@jinze/kernel';
import { regulationClause, type SourceStatus } from '@jinze/rules';
import { isVerified } from '../../platform/conclusion-source.ts';
import type { Reader } from '../../platform/database/database.ts';
import { placeOfKey } from '../../platform/database/scope.ts';
import { type Ask, type DocumentPlace, placeOfOffice } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import {
  disciplineOrganName,
  fullDepartmentName,
  safetyOfficeName,
} from '../../platform/organ-names.ts';
import { leadingOrganOf, regionAt } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { type ArgumentRow, argumentsOf, exemptionOf } from './exemptions.store.ts';
import {
  contentsOf,
  proposalsOf,
  type StatementRow,
  statementsOf,
  type WorksheetRow,
} from './worksheets.store.ts';
import { contentView } from './worksheets.view.ts';

/** What the papers of a case need to look. */
export type Looking = Pick<
  AccountabilityContext,
  'database' | 'clock' | 'scopeFor' | 'accident' | 'chainPersons'
>;

const FACTORS: Readonly<Record<AccountabilityFactor, string>> = {
  poorWorkCausedIt: '工作不力所致',
  lossWidened: '人员伤亡和经济损失扩大',
  seriousSocialEffect: '造成严重社会影响',
  principalResponsibility: '负有主要领导责任',
  voluntaryRemedy: '主动采取补救措施',
  lossReduced: '减少事故损失',
  effectRepaired: '挽回社会不良影响',
  badNature: '失职失责性质恶劣',
  graveConsequences: '后果严重',
  conditionsLacking: '不具备履职条件',
};
export const RESPONSIBILITIES: Readonly<Record<Responsibility, string>> = {
  principal: '主要领导责任',
  important: '重要领导责任',
  overall: '全面领导责任',
  direct: '直接责任',
};
const WEIGHTS: Readonly<Record<Weight, string>> = {
  heavier: '从重（第二十一条）',
  lighter: '从轻（第二十二条）',
  reduced: '减轻（第二十二条）',
};
export const LIMB_TITLES = {
  chapter2: '第二章规定的职责',
  statutory: '法律法规规定的有关职责',
  deployments: '党委和政府有关工作部署',
  conditions: '履职条件（第二十五条）',
  'other-ground': '其他依据',
} as const;

/** The department of a committee, as its own organ. */
export async function placeOfCommittee(db: Reader, path: string): Promise<DocumentPlace> {
  return {
    regionPath: path,
    scopeKey: null,
    managingCommittee: path,
    organId: (await leadingOrganOf(db, path)) ?? null,
    personId: null,
  };
}

/** Whose paper it is, and what that is called. */
export interface Issuer {
  readonly place: DocumentPlace;
  readonly organ: string;
}

/** As the committee's organisation department, or else as its discipline organ that works on cases here. */
export async function departmentOf(
  db: Reader,
  { grants }: Pick<Caller, 'grants'>,
  path: string,
): Promise<Issuer> {
  const name = (await regionAt(db, path))?.name ?? '';
  const isDepartment = grants.some(
    ({ role, committeePath }) => role === 'organisation-department' && committeePath === path,
  );
  return {
    place: await placeOfCommittee(db, path),
    organ: isDepartment ? fullDepartmentName(name) : disciplineOrganName(name),
  };
}

/** The office that handles a case, or the department. */
export async function handlerOf(
  db: Reader,
  caller: Pick<Caller, 'grants'>,
  { scope_key: scopeKey, handling_committee: committee }: WorksheetRow,
): Promise<Issuer> {
  if (scopeKey === null) {
    assert(committee !== null, 'a case is an office’s or a department’s');
    return departmentOf(db, caller, committee);
  }
  const { regionPath: path } = placeOfKey(scopeKey);
  return {
    place: placeOfOffice(path, scopeKey, (await leadingOrganOf(db, path)) ?? null),
    organ: safetyOfficeName((await regionAt(db, path))?.name ?? ''),
  };
}

/** 诫勉, with the day or the months where they were given. */
function measureWords({ measure, until, probationMonths }: MeasureGiven): string {
  const name = MEASURE_NAMES[measure];
  if (until !== null) return `${name}（至${documentDate(until)}）`;
  return probationMonths === null ? name : `${name}（${probationMonths}个月）`;
}

/** 第十八条第一项、第四项. */
const groundOf = (circumstances: readonly number[]) =>
  `第十八条${[...new Set(circumstances)]
    .toSorted((a, b) => a - b)
    .map((number) => `第${chineseNumber(number)}项`)
    .join('、')}`;

const stated = ({ content, evidence, on_day: on }: StatementRow): string => {
  const shown = evidence as unknown as readonly string[];
  return `本人${documentDate(on)}陈述：${content}${shown.length === 0 ? '' : `（提供：${shown.join('、')}）`}`;
};

export const argued = ({ content, evidence }: ArgumentRow): string => `${content}（${evidence}）`;

/** What was held when the last proposal was made, what was said to it, and what was argued for the person under art. 23. */
export async function heldOf(db: Reader, id: Id<'worksheet'>) {
  const proposal = (await proposalsOf(db, id)).at(-1);
  const row = (await contentsOf(db, id)).find(({ number }) => number === proposal?.content_number);
  const exemption = await exemptionOf(db, id);
  const isLookedAt = exemption !== undefined && exemption.state !== 'withdrawn';
  const forThem = isLookedAt
    ? (await argumentsOf(db, exemption.id)).filter(({ side }) => side === 'for')
    : [];
  return {
    proposal,
    content: row === undefined ? undefined : contentView(row),
    inFavour: [
      ...(await statementsOf(db, id)).map(stated),
      ...forThem.map(
        (one) => `${LIMB_TITLES[one.limb as keyof typeof LIMB_TITLES]}：${argued(one)}`,
      ),
    ],
  };
}
export type Held = Awaited<ReturnType<typeof heldOf>>;

/** Thousands of records may be frozen: which are the main ones is said by whoever writes, from the sources held. */
export const evidenceAsk = ({ content }: Held): Ask => ({
  name: 'evidence',
  kind: 'lines',
  isNeeded: true,
  suggested: [...new Set(content?.circumstances.map(({ source }) => source) ?? [])].join('\n'),
});

const frozen = ({
  frozen_at: at,
  frozen_size: size,
}: Pick<WorksheetRow, 'frozen_at' | 'frozen_size'>) =>
  at === null
    ? []
    : [
        `有关记录已于${documentDate(civilDateAt(at))}固定${size === null ? '' : `，当时存证账本有${size}项`}`,
      ];

/** A measure’s source that was read counts as well: its words are nowhere here to be compared. */
export const isRead = (status: SourceStatus): boolean => status === 'sourced' || isVerified(status);

/** Of these articles those whose words were not compared with what was published, as a paper cites them. */
export const unverifiedAmong = (articles: readonly number[]): string[] =>
  articles
    .toSorted((a, b) => a - b)
    .filter((article) => !isVerified(regulationClause(String(article)).status))
    .map((article) => `第${chineseNumber(article)}条`);

const ARTICLE_OF_WEIGHT: Readonly<Record<Weight, number>> = {
  heavier: 21,
  lighter: 22,
  reduced: 22,
};

/** Of what the paper of a case cites; `also`: besides what every one does. */
export function unverifiedIn(
  { measures, ground, weight }: Pick<Ruling, 'measures' | 'ground' | 'weight'>,
  also: readonly number[] = [],
): string[] {
  const ruled = measures.length > 0 ? [18, 19] : ground === 'article-23' ? [23] : [];
  const weighed = weight === null ? [] : [ARTICLE_OF_WEIGHT[weight as Weight]];
  return unverifiedAmong([...ruled, ...weighed, ...also]);
}

interface Ruling {
  readonly circumstances: readonly number[];
  readonly responsibility: string | null;
  readonly ground: string | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: string | null;
  readonly weightReason: string | null;
  readonly text: readonly string[];
}

export function caseFacts(
  row: Pick<
    WorksheetRow,
    'person_name' | 'organ_name' | 'post_title' | 'frozen_at' | 'frozen_size'
  >,
  { content, inFavour }: Held,
  ruling: Ruling,
  evidence: readonly string[],
): AccountabilityCase {
  const { responsibility, weight, weightReason } = ruling;
  const factors = (content?.factors ?? []).filter(({ value }) => value === 'yes');
  return {
    person: row.person_name,
    post: `${row.organ_name}${row.post_title}`,
    ground: groundOf(ruling.circumstances),
    facts: (content?.circumstances ?? [])
      .filter(({ number }) => ruling.circumstances.includes(number))
      .map(({ facts, source }) => `${facts}（${source}）`),
    evidence: [...evidence, ...frozen(row)],
    inFavour,
    circumstances: [
      ...(weight === null ? [] : [`${WEIGHTS[weight as Weight]}：${weightReason ?? ''}`]),
      ...factors.map(({ factor, reasons }) => `${FACTORS[factor]}：${reasons ?? ''}`),
    ],
    ...(responsibility === null
      ? {}
      : { responsibility: RESPONSIBILITIES[responsibility as Responsibility] }),
    measures: ruling.measures.map(measureWords),
    isExempt: ruling.ground === 'article-23',
    text: ruling.text,
  };
}
