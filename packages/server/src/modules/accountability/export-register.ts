// What follows a person for life, as an .xlsx: a row per decision; the bars of the day in its head, as the page answers them.
import { BAR_QUESTIONS, type PersonRegister } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { StreamResponse } from '../../platform/http/bind.ts';
import { datedList, inOnePage } from '../../platform/http/list-file.ts';
import { DECISION_COLUMNS } from './export-decisions.ts';
import { answerTo } from './why-bars.ts';

function barsSaid({ bars, whys, asOf }: PersonRegister): string[] {
  if (bars === null || whys === null)
    return ['只含本党委管理期间的决定；影响期由现在的管理党委查看，这里不列。'];
  return [
    `${asOf} 的影响期：`,
    ...BAR_QUESTIONS.map((question) => `${whys[question].heading}：${answerTo(question, bars)}。`),
  ];
}

export function exportRegister(
  register: PersonRegister,
  { today, by }: { readonly today: CivilDate; readonly by: string },
): Promise<StreamResponse> {
  const { personName, posts, openCases, decisions } = register;
  return datedList({
    name: '问责档案',
    of: `${personName}的处理决定和影响期`,
    isPersonal: true,
    today,
    by,
    said: [
      ...barsSaid(register),
      ...(openCases === 0 ? [] : [`另有 ${openCases} 件正在办理，还没有结论。`]),
      `任职：${posts
        .map(
          ({ organName, postTitle, from, to }) =>
            `${organName}${postTitle}（${from} — ${to ?? '今'}）`,
        )
        .join('；')}。`,
      '处分以决定书为准；请勿外传。',
    ],
    columns: DECISION_COLUMNS,
    read: inOnePage(decisions),
  });
}
