// Why an item stands in a list: clause → facts → gaps → proof, for the why panel.
import type { SectionItem, Why } from '@jinze/contracts';
import { citedArticle, civilDateAt, documentDate } from '@jinze/kernel';
import { provisionOf, REGULATION } from '@jinze/rules';
import type { SectionWithItems } from './sections.store.ts';

/** Titles of local instruments by id, for the ones an item names. */
export type Titles = ReadonlyMap<string, string>;

/** The local instruments an item names. */
export function instrumentsOf(item: SectionItem): readonly string[] {
  return [
    ...new Set([
      ...(item.source === undefined ? [] : [item.source.instrument]),
      ...item.requirements.map(({ source }) => source.instrument),
    ]),
  ].filter((id) => id !== REGULATION.id);
}

function localClause(
  { text, source, parameter }: SectionItem['requirements'][number],
  titles: Titles,
): Why['clause'][number] {
  const { instrument, article = '', place = null, status } = source;
  const title = `《${titles.get(instrument) ?? instrument}》${article}`;
  return { instrument, title, article: parameter ?? '', text, status, place };
}

/** Laid down by a document of one’s own level, or a priority of the year: the office recorded it itself. */
const isOfOffice = ({ code }: SectionItem) => /^(document|priority):/.test(code);

function officeClause({ text, source, article }: SectionItem): Why['clause'][number] {
  const instrument = source?.instrument ?? '';
  return { instrument, title: instrument, article, text, status: 'local', place: null };
}

/** The clauses an item rests on: the regulation’s own, art. 2 where it is by reference, and what places add. */
export function clausesOf(item: SectionItem, titles: Titles): Why['clause'] {
  const provision = provisionOf(item.code);
  const local = item.requirements
    .filter(({ source }) => source.instrument !== REGULATION.id)
    .map((requirement) => localClause(requirement, titles));
  if (provision === undefined) return isOfOffice(item) ? [officeClause(item)] : local;
  const own = {
    instrument: REGULATION.id,
    title: `《${REGULATION.title}》${citedArticle(item.article)}`,
    article: item.article,
    text: provision.item.text,
    status: item.status,
    place: null,
  };
  const scope = item.isByReference
    ? REGULATION.articles.find((article) => article.article === 2)
    : undefined;
  const reference =
    scope === undefined
      ? []
      : [
          {
            instrument: REGULATION.id,
            title: `《${REGULATION.title}》第二条`,
            article: '2',
            text: scope.text,
            status: scope.status,
            place: null,
          },
        ];
  return [own, ...reference, ...local];
}

function factsOf(section: SectionWithItems): string[] {
  const portfolios =
    section.portfolios.length === 0 ? [] : [`分管领域：${section.portfolios.join('、')}`];
  return [
    `${section.person_name}自${documentDate(section.holds_post_from)}起任${section.organ_name} ${section.post_title}`,
    ...portfolios,
    `依据${documentDate(section.as_of)}的任职情况和规则版本 ${section.rules_version} 生成`,
  ];
}

function gapsOf(section: SectionWithItems, item: SectionItem): string[] {
  const open = item.isLeftToLocalDocument
    ? ['其中有的内容以县级以上党委、政府为前提，由本级文件确定']
    : [];
  const notCounting = item.requirements
    .filter((requirement) => !requirement.counts)
    .map(({ text, outcome }) =>
      outcome === 'cannot-tell'
        ? `“${text}”是否已施行说不清，查明施行日期前不计`
        : `“${text}”来源未核对，未经采用不计`,
    );
  const conflicts = (item.conflicts ?? [])
    .filter(({ because }) => because === 'looser')
    .map(
      ({ text, source, winner }) =>
        `冲突：${source.place ?? ''}的“${text}”比${winner.source.place ?? ''}的“${winner.text}”宽，不得放宽，以后者为准`,
    );
  return [
    ...open,
    ...notCounting,
    ...conflicts,
    ...(section.blocked_by === null ? [] : [section.blocked_by]),
  ];
}

function proofOf(section: SectionWithItems): string[] {
  const lines = [`${civilDateAt(section.drafted_at)} 起草`];
  if (section.approval_on !== null)
    lines.push(
      `${section.approval_on} ${section.approval_meeting ?? ''}审批，${section.approval_document_no ?? ''}`,
    );
  if (section.issued_on !== null)
    lines.push(`${section.issued_on} 印发，${section.issue_document_no ?? ''}`);
  if (section.acknowledged_at !== null)
    lines.push(
      `${section.signed_on ?? ''} ${section.signer_name ?? ''}签收${
        section.signed_how === 'paper'
          ? `（纸质，由${section.custodian ?? ''}保管）`
          : section.signed_how === 'unchanged'
            ? '（与此前签收的内容一致，不重复签收）'
            : ''
      }`,
    );
  if (section.objected_at !== null)
    lines.push(`${civilDateAt(section.objected_at)} 提出异议：${section.objection_reason ?? ''}`);
  return lines;
}

/** 第五条第二项 · 议事日程与报告 */
export function headingOf(item: SectionItem): string {
  const cited =
    provisionOf(item.code) !== undefined
      ? citedArticle(item.article)
      : item.code.startsWith('priority:')
        ? '年度重点工作'
        : item.code.startsWith('document:')
          ? '本级文件'
          : '地方规定';
  return `${cited} · ${item.title}`;
}

export function whyOf(section: SectionWithItems, item: SectionItem, titles: Titles): Why {
  return {
    heading: headingOf(item),
    clause: clausesOf(item, titles),
    facts: factsOf(section),
    gaps: gapsOf(section, item),
    proof: proofOf(section),
  };
}
