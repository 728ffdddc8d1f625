// Chapter 2 across the roles: the points that begin with 纳入, 组织 and 定期 as tables, and who works with whom.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial } from '../shape.ts';
import { articleOf, cite } from '../words.ts';

interface Point {
  readonly role: string;
  readonly article: string;
  readonly what: string;
  readonly evidence: string;
}

const pointsOf = (material: DeckMaterial): readonly Point[] =>
  material.roles.flatMap((role) =>
    articleOf(material, role.article).items.flatMap(({ article, keyPoints }) =>
      keyPoints.map(({ what, evidence }) => ({ role: role.name, article, what, evidence })),
    ),
  );

/** Work that several roles have a part in, with the item each of them has it from. */
const SHARED: readonly {
  readonly work: string;
  readonly parts: readonly (readonly [article: string, part: string])[];
}[] = [
  {
    work: '贯彻上级部署',
    parts: [
      ['5.1', '贯彻'],
      ['6.1', '贯彻'],
      ['8.1', '定措施'],
      ['9.1', '分管领域贯彻'],
    ],
  },
  {
    work: '研究解决问题',
    parts: [
      ['5.2', '重大问题'],
      ['6.2', '突出问题'],
      ['8.3', '重点难点'],
      ['9.4', '分管领域'],
    ],
  },
  {
    work: '安全生产委员会',
    parts: [
      ['6.6', '领导'],
      ['8.3', '日常工作'],
    ],
  },
  {
    work: '巡查、考核',
    parts: [
      ['6.6', '组织开展'],
      ['8.3', '组织实施'],
    ],
  },
  {
    work: '双重预防机制',
    parts: [
      ['6.5', '推动构建'],
      ['8.4', '组织实施'],
      ['9.5', '分管领域推动'],
    ],
  },
  {
    work: '应急救援、调查处理',
    parts: [
      ['6.5', '领导和组织'],
      ['8.5', '组织或者参与'],
    ],
  },
  {
    work: '规划和计划',
    parts: [
      ['5.5', '纳入发展全局'],
      ['6.2', '制定规划'],
      ['9.3', '分管领域规划'],
    ],
  },
  {
    work: '宣传、教育培训',
    parts: [
      ['5.6', '理论学习、培训'],
      ['8.6', '统筹教育培训'],
    ],
  },
];

function pointTable(
  title: string,
  points: readonly Point[],
  notes: string,
  lead?: string,
): ContentSlide {
  const articles = [...new Set(points.map(({ article }) => article.split('.')[0] ?? ''))];
  return {
    kind: 'content',
    title,
    blocks: [
      {
        kind: 'table',
        head: ['要点', '谁', '条款', '看什么'],
        shares: [5.2, 2.4, 2.6, 3.4],
        rows: points.map(({ what, role, article, evidence }) => [
          what,
          role,
          cite(article),
          evidence,
        ]),
      },
      ...(lead === undefined ? [] : [{ kind: 'lead' as const, text: lead }]),
    ],
    clauses: articles.map((one) => cite(one)),
    notes,
  };
}

function sharedSlide(material: DeckMaterial): ContentSlide {
  const partOf = (parts: (typeof SHARED)[number]['parts'], article: number) =>
    parts
      .filter(([one]) => Number(one.split('.')[0]) === article)
      .map(([one, part]) => `${part}\n${cite(one)}`)
      .join('\n');
  const roles = material.roles.filter(({ article }) => article !== 7);
  return {
    kind: 'content',
    title: '同一件事，几个人各做一段',
    blocks: [
      {
        kind: 'table',
        head: ['工作', ...roles.map(({ name }) => name)],
        shares: [2.6, ...roles.map(() => 3)],
        rows: SHARED.map(({ work, parts }) => [
          work,
          ...roles.map(({ article }) => partOf(parts, article) || '—'),
        ]),
      },
    ],
    clauses: roles.map(({ article }) => cite(article)),
    notes:
      '横着看每一行：同一项工作，主要负责人领导，分管领导组织实施，其他领导抓分管领域。出了事故以后责任怎样分，看的就是当时各自那一段做了没有。空格表示该条没有写到，不等于可以不管。',
  };
}

export function dutyTablesChapter(material: DeckMaterial): Chapter {
  const all = pointsOf(material);
  const included = all.filter(({ what }) => /纳入|列入/.test(what));
  const organised = all.filter(
    (one) => /组织|领导和组织|领导安全|领导本地区/.test(one.what) && !included.includes(one),
  );
  const regular = all.filter((one) => /定期|年度|每年/.test(one.what) && !included.includes(one));
  const rest = all.filter(
    (one) => !included.includes(one) && !organised.includes(one) && !regular.includes(one),
  );
  const count = (points: readonly Point[]) => `${points.length}个`;
  return {
    name: '第二章　职责',
    slides: [
      pointTable(
        `“纳入”类要点有${count(included)}：写没写进去，一看便知`,
        included,
        '“纳入”是最硬的要点：议事日程、报告、清单、规划、预算、学习和培训内容里有没有，一查便知。党委主要负责人这一条常概括为“五个纳入”。',
      ),
      pointTable(
        `“组织”“领导”类要点有${count(organised)}：看方案，也看结果`,
        organised,
        '“组织”类要点既要有方案，也要有结果。只有部署没有结果的，核查时会说不清，不能当作已经做到。',
      ),
      pointTable(
        `“定期”“年度”类要点有${count(regular)}：看时间`,
        regular,
        '《规定》说“定期”“每年”，没有写次数。次数以本地文件为准，没有本地文件的不推定；但每年至少要有一次，否则谈不上每年、定期。',
        '《规定》没有写次数：有本地文件的按本地文件，没有的不推定。到期没有记录的，先核实，再说做没做。',
      ),
      pointTable(
        `其余${count(rest)}要点：保障、明确、作为考核内容`,
        rest,
        '这些要点同样可以核对：有没有文件明确，有没有人员、经费和装备的保障，有没有写进政绩考核办法。',
        '这几项多数由一份文件说明，文件在，要点就在；文件变了，清单跟着改。',
      ),
      sharedSlide(material),
    ],
  };
}
