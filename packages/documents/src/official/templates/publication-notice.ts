// 考核结果公布通报: results of bodies by grade, in administrative order and without anybody's score (art. 15).
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { around, byOrgans, type Issue, REGULATION } from './issue.ts';

export interface PublicationFacts {
  readonly region: string;
  readonly year: number;
  readonly grades: readonly { readonly grade: string; readonly bodies: readonly string[] }[];
  readonly contestUntil?: string;
}

export function publicationNotice(facts: PublicationFacts, issue: Issue): OfficialDocument {
  const { region, year, grades, contestUntil } = facts;
  return {
    ...around('red-head', { ...issue, note: issue.note ?? '此件公开发布' }, '文件'),
    title: `${byOrgans(issue)}关于${region}${year}年度安全生产责任考核结果的通报`,
    unbroken: [region],
    blocks: [
      paragraph(
        `根据${REGULATION}第十五条规定，现将${region}${year}年度安全生产责任考核结果通报如下（同一等次内按行政区划顺序排列）。`,
      ),
      ...grades.map(({ grade, bodies }) =>
        heading(
          1,
          bodies.length === 0 ? `${grade}等次` : `${grade}等次（${bodies.length}个）`,
          bodies.length === 0 ? '：无。' : `：${bodies.join('、')}。`,
        ),
      ),
      ...(contestUntil === undefined
        ? []
        : [paragraph(`对考核结果有异议的，可以在${contestUntil}前向${byOrgans(issue)}书面提出。`)]),
    ],
  };
}
