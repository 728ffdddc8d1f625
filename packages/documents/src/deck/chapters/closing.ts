// What to take home, and where to look things up.
import type { Chapter } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { cite, citeRange, writtenDay } from '../words.ts';

export function closingChapter({ asOf, rulesVersion, regulation, role }: DeckMaterial): Chapter {
  return {
    name: '收尾',
    slides: [
      {
        kind: 'content',
        title: role === undefined ? '回去以后先做五件事' : `${role.name}回去以后先做五件事`,
        blocks: [
          {
            kind: 'table',
            head: ['', '做什么', '条款'],
            shares: [0.6, 9, 3.4],
            centred: [0],
            rows: [
              [
                '1',
                '对照条文看自己的责任清单：写的是今年的具体事项，还是照抄的条文',
                role === undefined ? citeRange(5, 9) : cite(role.article),
              ],
              ['2', '把“纳入”“组织”“定期”的要点过一遍：哪一项现在没有依据', citeRange(5, 9)],
              ['3', '看分工有没有变化：变了就改清单，改了就交接清楚', cite(4)],
              ['4', '问一次报告的路线：接到事故报告，几点以前报给谁', cite('18.3')],
              ['5', '准备述职：按清单逐项写，不另写一套材料', cite(13)],
            ],
          },
        ],
        clauses: [citeRange(4, 9), cite(13), cite(18)],
        notes: '五件事都不需要另写材料。做完了，清单自然是实的，述职也就写好了大半。',
      },
      {
        kind: 'content',
        title: '到哪里查',
        blocks: [
          {
            kind: 'cards',
            columns: 3,
            cards: [
              { title: '条文和地方规定', text: '系统“依据与地方规定”：每一条的来源和核对情况。' },
              {
                title: '自己的职责和履职',
                text: '系统“责任清单”“履职”：逐项看到位、说不清和还差什么。',
              },
              { title: '自测练习', text: '系统“培训”：随时练，不记录、不上报。' },
            ],
          },
          {
            kind: 'points',
            points: [
              { head: '规则版本：', text: `${rulesVersion}，数据截至${writtenDay(asOf)}。` },
              { head: '主要依据：', text: `《${regulation.title}》（${regulation.number}）。` },
              { head: '重新生成：', text: '依据有变化时重新生成课件，不在旧课件上改数字。' },
            ],
          },
        ],
        clauses: [],
        notes:
          '课件可以编辑。改动条文、数字以前请先查系统里的来源；有新的地方文件，导入以后重新生成。',
      },
      {
        kind: 'cover',
        title: ['促一方发展', '保一方平安'],
        subtitle: '把职责做实，把平安守住',
        lines: [`《${regulation.title}》${cite(3)}的要求`, '谢谢'],
        notes: '结束语：责任写在清单上，落在每一天的工作里。谢谢大家。',
      },
    ],
  };
}
