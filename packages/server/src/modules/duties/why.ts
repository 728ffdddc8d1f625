// Why an item stands in a list: clause → facts → gaps → proof, for the why panel.
import type { SectionItem, Why } from '@jinze/contracts';
import { citedArticle, civilDateAt } from '@jinze/kernel';
import { provisionOf, REGULATION } from '@jinze/rules';
import type { SectionWithItems } from './duties.store.ts';

function clauseOf(item: SectionItem): Why['clause'] {
  const provision = provisionOf(item.code);
  const own = {
    instrument: REGULATION.id,
    title: `《${REGULATION.title}》${citedArticle(item.article)}`,
    article: item.article,
    text: provision?.item.text ?? item.text,
    status: item.status,
    place: null,
  };
  if (!item.isByReference) return [own];
  const scope = REGULATION.articles.find((article) => article.article === 2);
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
  return [own, ...reference];
}

function factsOf(section: SectionWithItems): string[] {
  const portfolios =
    section.portfolios.length === 0 ? [] : [`分管领域：${section.portfolios.join('、')}`];
  return [
    `${section.person_name} 自 ${section.holds_post_from} 起任 ${section.organ_name} ${section.post_title}`,
    ...portfolios,
    `依据 ${section.as_of} 的任职情况和规则版本 ${section.rules_version} 生成`,
  ];
}

function gapsOf(section: SectionWithItems, item: SectionItem): string[] {
  const open = item.isLeftToLocalDocument
    ? ['其中有的内容以县级以上党委、政府为前提，由本级文件确定']
    : [];
  const notCounting = item.requirements
    .filter((requirement) => !requirement.counts)
    .map((requirement) => `“${requirement.text}”来源未核对，未经采用不计`);
  return [...open, ...notCounting, ...(section.blocked_by === null ? [] : [section.blocked_by])];
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
    lines.push(`${civilDateAt(section.acknowledged_at)} ${section.signer_name ?? ''}签收`);
  if (section.objected_at !== null)
    lines.push(`${civilDateAt(section.objected_at)} 提出异议：${section.objection_reason ?? ''}`);
  return lines;
}

export function whyOf(section: SectionWithItems, item: SectionItem): Why {
  return {
    heading: `${citedArticle(item.article)} · ${item.title}`,
    clause: clauseOf(item),
    facts: factsOf(section),
    gaps: gapsOf(section, item),
    proof: proofOf(section),
  };
}
