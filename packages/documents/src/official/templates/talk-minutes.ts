// 约谈纪要: who was talked to and why, what was said, and what is to be done by when.
import type { CivilDate } from '@jinze/kernel';
import { heading, type OfficialDocument, paragraph } from '../document.ts';
import { dateText } from '../wording.ts';
import { around, type Issue, sentence } from './issue.ts';

export interface TalkFacts {
  readonly heldOn: CivilDate;
  readonly place: string;
  readonly chair: string;
  readonly talkedTo: string;
  readonly basis: string;
  readonly trigger: string;
  readonly problems: readonly string[];
  readonly statement?: string;
  readonly demands: readonly { readonly text: string; readonly due?: CivilDate }[];
  readonly present: string;
  readonly absent?: string;
  readonly sittingIn?: string;
}

export function talkMinutes(facts: TalkFacts, issue: Issue): OfficialDocument {
  const { heldOn, place, chair, talkedTo, statement } = facts;
  const attendance = [
    { label: '出席', people: facts.present },
    ...(facts.absent === undefined ? [] : [{ label: '请假', people: facts.absent }]),
    ...(facts.sittingIn === undefined ? [] : [{ label: '列席', people: facts.sittingIn }]),
  ];
  return {
    ...around('minutes', issue, '约谈纪要'),
    title: `关于约谈${talkedTo}的纪要`,
    attendance,
    blocks: [
      paragraph(
        `${dateText(heldOn)}，${chair}在${place}主持会议，依据${facts.basis}，对${talkedTo}进行安全生产约谈。现将约谈情况纪要如下。`,
      ),
      heading(1, '约谈事由'),
      paragraph(sentence(facts.trigger)),
      heading(1, '指出的问题'),
      ...facts.problems.map((problem) => heading(2, sentence(problem))),
      heading(1, '被约谈方说明和表态'),
      paragraph(statement === undefined ? '被约谈方未作说明。' : sentence(statement)),
      heading(1, '整改要求'),
      ...facts.demands.map(({ text, due }) =>
        heading(
          2,
          due === undefined
            ? sentence(text)
            : `${text.replace(/。$/u, '')}，于${dateText(due)}前完成。`,
        ),
      ),
    ],
  };
}
