// The cover, what follows, and how the slides are meant to be used.
import type { Chapter } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { STATUSES, writtenDay } from '../words.ts';

function subtitleOf({ role, region }: DeckMaterial): string {
  const who = role === undefined ? '条文解读与培训课件' : `${role.name}专题`;
  const where = region?.name ?? '';
  return [where, who].filter((one) => one !== '').join(' · ');
}

/** Two lines of about one length, parted where the subject ends. */
function linesOfTitle(title: string): readonly string[] {
  const at = title.indexOf('安全生产');
  return at <= 0 ? [title] : [title.slice(0, at), title.slice(at)];
}

const PARTS = [
  ['总则', '为什么、管谁、坚持什么、谁是第一责任人'],
  ['职责', '五类领导干部各做什么，哪些要点可以核对'],
  ['考核考察', '三项制度，三个纳入，结果怎样用'],
  ['表彰奖励', '及时奖励和定期奖励'],
  ['责任追究', '五种情形、问责方式和五条规则'],
  ['影响期', '每一种措施不得做什么、到什么时候'],
  ['事故', '等级怎样定，什么时限内报告、调查、评估'],
  ['案例与自测', '公开的调查报告怎样认定，再用题目检验'],
] as const;

export function openingChapter(material: DeckMaterial): Chapter {
  const { regulation, asOf, rulesVersion, region, role } = material;
  const scope = [
    ...(region === undefined ? [] : [`地方要求按${region.name}及其上级已收录的文件`]),
    ...(role === undefined ? [] : [`职责一章详讲${role.name}，其他四类只列要目`]),
  ];
  return {
    name: '开篇',
    slides: [
      {
        kind: 'cover',
        title: linesOfTitle(`《${regulation.title}》`),
        subtitle: subtitleOf(material),
        lines: [
          `${regulation.issuers.join('、')}　${regulation.number}　自${writtenDay(regulation.effectiveFrom)}起施行`,
          `数据截至${writtenDay(asOf)}　规则版本 ${rulesVersion}`,
        ],
        notes: `这份课件由系统的条文和规则数据生成，每页下方写明依据的条款。${scope.length === 0 ? '这是通用版，没有代入任何地方的次数和期限。' : `本版范围：${scope.join('；')}。`}开讲前先说明：课件用于学习理解，办理具体事项以正式文本和有权机关的决定为准。`,
      },
      {
        kind: 'content',
        title: '今天讲八件事',
        blocks: [
          {
            kind: 'cards',
            columns: 4,
            cards: PARTS.map(([title, text], at) => ({ label: `第${at + 1}部分`, title, text })),
          },
        ],
        clauses: [],
        notes:
          '按《规定》六章的顺序讲，再加上办理时离不开的影响期和事故时限，最后用公开案例和自测题收尾。时间不够时，优先讲职责、责任追究两章和本人岗位对应的条款。',
      },
      {
        kind: 'content',
        title: '引用之前，先看这一条核对到什么程度',
        blocks: [
          {
            kind: 'lead',
            text: '条文旁边没有标记的，文字已与公开引文核对。有下列标记的，引用前请查正式文本。',
          },
          {
            kind: 'table',
            head: ['标记', '意思', '怎样用'],
            shares: [2, 6, 5],
            rows: [
              ['基本一致', STATUSES['near']?.said ?? '', '可以讲解，引用前对照原文'],
              ['未核对', STATUSES['recalled']?.said ?? '', '只作理解，不在文件里引用'],
              ['概要', STATUSES['gist']?.said ?? '', '不加引号，不当原文用'],
              ['部分可查', '措施、时限和地方要求只查到一部分来源', '办理前补查依据'],
            ],
          },
          {
            kind: 'points',
            points: [
              {
                head: '数字从哪里来：',
                text: '《规定》本身不定次数和期限；次数、期限来自有关法规和地方文件，每页写明出处。',
              },
              { head: '没有的不推定：', text: '没有收录来源的，课件里写“说不清”或者不列。' },
            ],
          },
        ],
        clauses: [],
        notes:
          '提醒学员：我们把条文的核对情况公开写在页面上，是为了不让一份课件变成以讹传讹的来源。讲到标有“未核对”“概要”的地方，请说明这不是原文。',
      },
    ],
  };
}
