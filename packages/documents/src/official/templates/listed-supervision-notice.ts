// 挂牌督办通知: a serious hazard or accident is listed, with who answers for it and what has to be shown before it is taken off.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, named, sentence } from './issue.ts';

export interface ListedSupervisionFacts {
  readonly matter: string;
  readonly place: string;
  readonly basis: string;
  readonly facts: string;
  readonly responsibleBody: string;
  readonly responsibleLeader?: string;
  readonly listedOn: CivilDate;
  readonly due: CivilDate;
  readonly demands: readonly string[];
  readonly closing: readonly string[];
}

export function listedSupervisionNotice(
  facts: ListedSupervisionFacts,
  issue: Issue,
): OfficialDocument {
  const { place, responsibleBody, responsibleLeader, listedOn, due } = facts;
  const matter = named(facts.matter);
  return {
    ...around('red-head', issue, '文件'),
    title: `${byOrgans(issue)}关于对${matter}实行挂牌督办的通知`,
    blocks: [
      paragraph(`根据${facts.basis}，决定对${matter}实行挂牌督办。现将有关事项通知如下。`),
      heading(1, '督办事项'),
      heading(2, `${matter}，位于${named(place)}。`),
      heading(
        2,
        `责任单位：${responsibleBody}；责任领导：${responsibleLeader ?? '由责任单位确定并报告'}。`,
      ),
      heading(2, `挂牌日期：${dateText(listedOn)}；督办期限：${dateText(due)}。`),
      heading(1, '基本情况'),
      paragraph(sentence(facts.facts)),
      heading(1, '督办要求'),
      ...facts.demands.map((demand) => heading(2, sentence(demand))),
      heading(1, '解除条件'),
      paragraph('符合下列全部条件的，由责任单位书面申请，经核查验收后解除挂牌督办：'),
      ...facts.closing.map((condition) => heading(2, sentence(condition))),
    ],
  };
}
