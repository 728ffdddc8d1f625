// The items a holder ought to have: what the rules give, what a document lays down, what the year's priorities add.
import type { SectionItem } from '@jinze/contracts';
import { type CivilDate, documentDate, type Id } from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import { type DutyItem, duties, RULES_VERSION } from '@jinze/rules';
import { digestOf } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { factsAt, type LocalRules } from '../instruments/index.ts';
import type { Holder } from '../posts/index.ts';
import { saidOf } from './said-of.ts';

/** Article 7 names no concrete duties; approving needs the committee's document first. */
const BLOCKED_BY_ARTICLE_7 = '第七条没有列出具体职责，须由党委文件逐人明确后才能审批';
const BLOCKED_BY_REFERENCE =
  '《规定》没有为这类机构列出条款（参照执行），须由本级文件确定职责后才能审批';

export interface ItemSet {
  readonly digest: string;
  /** The same for sets between which a reader finds no difference: who signed one is not asked for the other. */
  readonly essence: string;
  readonly items: readonly SectionItem[];
  readonly blockedBy: string | null;
}

/** What a document lays down for a post. */
export interface LaidDown {
  readonly documentId: Id<'duty-document'>;
  readonly documentNumber: string;
  readonly items: readonly { readonly title: string; readonly text: string }[];
}

/** A priority of the year as one of its posts has it. */
export interface PriorityOfPost {
  readonly id: Id<'priority'>;
  readonly title: string;
  readonly text: string;
  readonly measure: string;
  readonly dueOn: CivilDate | null;
  readonly source: string | null;
  readonly role: 'lead' | 'assist';
}

/** Without the reasons in words: they name the day they were asked on, and a duty is the same on the next. */
function storedRequirement(asked: DutyItem['requirements'][number]) {
  const { why: _, ...requirement } = asked;
  return requirement;
}

function sectionItem(item: DutyItem): SectionItem {
  return {
    code: item.code,
    article: item.article,
    title: item.title,
    text: item.text,
    status: item.status,
    isByReference: item.byReference,
    isLeftToLocalDocument: item.leftToLocalDocument,
    source: item.source,
    requirements: item.requirements.map(storedRequirement),
    ...(item.conflicts.length === 0 ? {} : { conflicts: [...item.conflicts] }),
  };
}

const ofOffice = { status: 'local', isByReference: false, isLeftToLocalDocument: false } as const;

function laidDownItems({ documentId, documentNumber, items }: LaidDown): SectionItem[] {
  return items.map(({ title, text }, index) => ({
    ...ofOffice,
    code: `document:${documentId}:${index + 1}`,
    article: '',
    title,
    text,
    requirements: [],
    source: { instrument: documentNumber, article: String(index + 1), status: 'local' },
  }));
}

function priorityItem(priority: PriorityOfPost): SectionItem {
  const { id, title, text, measure, dueOn, source } = priority;
  const basis = { instrument: source ?? '年度重点工作', status: 'local' } as const;
  return {
    ...ofOffice,
    code: `priority:${id}`,
    article: '',
    title: priority.role === 'lead' ? title : `${title}（配合）`,
    text,
    source: basis,
    requirements: [
      {
        kind: dueOn === null ? 'document' : 'by-date',
        text: dueOn === null ? '年内完成' : `${documentDate(dueOn)}前完成`,
        evidence: measure,
        counts: true,
        outcome: 'applies',
        source: basis,
        ...(dueOn === null ? {} : { byDate: dueOn }),
      },
    ],
  };
}

function setOf(items: readonly SectionItem[], blockedBy: string | null): ItemSet {
  const digest = digestOf(canonicalJson(items as never));
  const said = Object.fromEntries(items.map((item) => [item.code, saidOf(item)]));
  return { digest, essence: digestOf(canonicalJson(said)), items, blockedBy };
}

/** What the rules give a kind of post, and why a list of it cannot be approved without a document. */
export interface Ruled {
  readonly items: readonly SectionItem[];
  readonly blockedBy: string | null;
}

/** The same for everybody of one class, body, level, region and portfolio. */
export function ruledFor(
  holder: Holder,
  rules: LocalRules,
  { asOf, year }: { readonly asOf: CivilDate; readonly year: number },
): Ruled {
  const { postClass, organKind: organ, level, portfolios } = holder;
  const region = { path: holder.regionPath, name: holder.regionName };
  const output = unwrap(
    duties({ postClass, organ, level, asOf, year, portfolios }, factsAt(rules, region, asOf)),
  );
  if (output.outcome === 'does-not-apply') throw new Refused({ code: 'duties.year-out-of-range' });
  const isMissing = (code: string) => output.missing.some((one) => one.code === code);
  const blockedBy = isMissing('duties.missing-local-document')
    ? BLOCKED_BY_REFERENCE
    : isMissing('duties.missing-committee-document')
      ? BLOCKED_BY_ARTICLE_7
      : null;
  return { items: output.items.map(sectionItem), blockedBy };
}

/**
 * The standing list: the rules' items, and what a document of one's own level lays down for the post — where the
 * rules leave it to one, it lifts the block; elsewhere it adds.
 */
export function standingSet(ruled: Ruled, laidDown: LaidDown | undefined): ItemSet {
  return laidDown === undefined
    ? setOf(ruled.items, ruled.blockedBy)
    : setOf([...ruled.items, ...laidDownItems(laidDown)], null);
}

/** The year's priorities of one post. */
export function annualSet(priorities: readonly PriorityOfPost[]): ItemSet {
  return setOf(priorities.map(priorityItem), null);
}

export { RULES_VERSION };
