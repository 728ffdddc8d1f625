// Topic `duties`: which duty items a post has on a day, each with what shows it and from which clause.
import {
  type CivilDate,
  type Level,
  type OrganKind,
  ok,
  type PostClass,
  type Refusal,
  type Result,
  refuse,
} from '@jinze/kernel';
import { dutyArticleOf, type ProvisionItem, REGULATION, type SourceStatus } from './instruments.ts';

/** Changes whenever the data or the rules do; frozen with every conclusion drawn from them. */
export const RULES_VERSION = '2018.1';

/** Where a statement comes from. */
export interface Basis {
  readonly instrument: string;
  /** `5.2` */
  readonly article: string;
  readonly status: SourceStatus;
  readonly place?: string;
}

/** Why an answer is as it is. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly basis: readonly Basis[];
}

/** One thing that must be shown. `counts` is false for an unverified value that no office has adopted. */
export interface Requirement {
  readonly kind: 'count' | 'document' | 'by-date' | 'comparison' | 'immediate';
  readonly keyPoint?: string;
  readonly text: string;
  /** What shows it. */
  readonly evidence: string;
  readonly counts: boolean;
  readonly source: Basis;
}

export interface DutyItem {
  readonly code: string;
  readonly article: string;
  readonly title: string;
  readonly text: string;
  readonly requirements: readonly Requirement[];
  /** 参照执行: the article addresses another kind of body (art. 2). */
  readonly byReference: boolean;
  /** 由本级文件确定: as it stands the item cannot fit this kind of body. */
  readonly leftToLocalDocument: boolean;
  readonly status: SourceStatus;
}

export interface DutiesInput {
  readonly postClass: PostClass;
  readonly organ?: OrganKind;
  readonly level: Level;
  readonly asOf: CivilDate;
  readonly portfolios?: readonly string[];
}

export interface DutiesOutput {
  readonly items: readonly DutyItem[];
  readonly reasons: readonly Reason[];
  readonly basis: readonly Basis[];
}

export interface DutiesRefusal extends Refusal {
  readonly code: 'duties.not-in-force' | 'duties.class-has-no-article';
}

/** Art. 2: bodies for which the articles are followed by reference. */
const BY_REFERENCE: readonly OrganKind[] = [
  'party-organ',
  'department',
  'related-body',
  'township',
  'development-zone',
];

/** Points that presuppose a plenary session, a people's congress or a budget and plan of one's own level. */
const PRESUPPOSES_FULL_GOVERNMENT: readonly string[] = [
  'art5.2-2',
  'art5.5-2',
  'art6.2-1',
  'art6.2-2',
  'art6.3-3',
  'art6.4-1',
];

function basisOf(article: string, status: SourceStatus): Basis {
  return { instrument: REGULATION.id, article, status };
}

function dutyItem(item: ProvisionItem, status: SourceStatus, byReference: boolean): DutyItem {
  const leftOpen = byReference
    ? item.keyPoints.filter((point) => PRESUPPOSES_FULL_GOVERNMENT.includes(point.id))
    : [];
  return {
    code: item.code,
    article: item.article,
    title: item.title,
    text: item.text,
    requirements: item.keyPoints
      .filter((point) => !leftOpen.includes(point))
      .map((point) => ({
        kind: 'document',
        keyPoint: point.id,
        text: point.what,
        evidence: point.evidence,
        counts: true,
        source: basisOf(item.article, status),
      })),
    byReference,
    leftToLocalDocument: leftOpen.length > 0,
    status,
  };
}

function reasonsFor(
  input: DutiesInput,
  article: string,
  byReference: boolean,
  status: SourceStatus,
): Reason[] {
  const basis = [basisOf(article, status)];
  const reasons: Reason[] = [
    { code: 'duties.class-of-article', text: `职务类别对应《规定》第${article}条`, basis },
  ];
  if (byReference) {
    reasons.push({
      code: 'duties.by-reference',
      text: '该机构参照执行',
      basis: [basisOf('2', 'gist')],
    });
  }
  if (input.postClass === 'standing-committee-member') {
    reasons.push({
      code: 'duties.laid-down-by-committee',
      text: '第七条未列具体职责，须由党委文件逐人明确后才能印发',
      basis,
    });
  }
  return reasons;
}

/**
 * The items of the post class on the day: six of art. 5 and 6, the parts of art. 7, six of art. 8, five of art. 9.
 * Refuses before the regulation was in force, and where it gives the class no article of its own.
 */
export function duties(input: DutiesInput): Result<DutiesOutput, DutiesRefusal> {
  if (input.asOf < REGULATION.effectiveFrom) return refuse({ code: 'duties.not-in-force' });
  const article = dutyArticleOf(input.postClass);
  if (article === undefined) return refuse({ code: 'duties.class-has-no-article' });
  const byReference = input.organ !== undefined && BY_REFERENCE.includes(input.organ);
  const number = String(article.article);
  return ok({
    items: article.items.map((item) => dutyItem(item, article.status, byReference)),
    reasons: reasonsFor(input, number, byReference, article.status),
    basis: [basisOf(number, article.status)],
  });
}
