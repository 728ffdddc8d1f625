// 督办通知: a task is put to a body with what it has to do and by when (art. 10).
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, byOrgans, type Issue, named, REGULATION, sentence } from './issue.ts';

export interface TaskFacts {
  readonly matter: string;
  /** What it rests on: a document, an instruction, a finding. */
  readonly basis: string;
  readonly background: string;
  readonly demands: readonly string[];
  readonly due: CivilDate;
  readonly reportTo: string;
  readonly contact?: string;
}

export function taskNotice(facts: TaskFacts, issue: Issue): OfficialDocument {
  const { basis, background, demands, due, reportTo, contact } = facts;
  const matter = named(facts.matter);
  return {
    ...around(
      'red-head',
      contact === undefined ? issue : { ...issue, note: `联系人：${contact}` },
      '文件',
    ),
    title: `${byOrgans(issue)}关于督办${matter}的通知`,
    blocks: [
      paragraph(`根据${basis}和${REGULATION}第十条规定，现对${matter}予以督办，有关事项通知如下。`),
      heading(1, '督办事由'),
      paragraph(sentence(background)),
      heading(1, '办理要求'),
      ...demands.map((demand) => heading(2, sentence(demand))),
      heading(1, '办理时限'),
      paragraph(
        `请于${dateText(due)}前办结，并将办理结果和佐证材料报送${reportTo}。因客观原因不能按期办结的，应当在期限届满前书面说明理由和进展。`,
      ),
    ],
  };
}
