// Chapter 2: the duties of the five roles, item by item, each with what can be checked.
import { chineseNumber } from '@jinze/kernel';
import type { Block, Chapter, ContentSlide } from '../blocks.ts';
import { fitsTogether } from '../place.ts';
import type { DeckArticle, DeckMaterial, DeckRole } from '../shape.ts';
import { articleOf, cite, citeRange, sourceNote, withoutStop } from '../words.ts';

type Item = DeckArticle['items'][number];

/** Article 7 names three parts and numbers none of them. */
const COMMITTEE_ARTICLE = 7;

const glance = ({ items }: DeckArticle) =>
  items.reduce((sum, { keyPoints }) => sum + keyPoints.length, 0);

function rolesSlide(material: DeckMaterial): ContentSlide {
  const articles = material.roles.map((role) => ({ role, own: articleOf(material, role.article) }));
  return {
    kind: 'content',
    title: '五类领导干部，五条职责',
    blocks: [
      {
        kind: 'pair',
        share: 0.56,
        left: [
          {
            kind: 'table',
            head: ['谁', '条款', '职责', '可核对要点'],
            shares: [4, 2, 1.6, 2.2],
            centred: [2, 3],
            rows: articles.map(({ role, own }) => [
              role.name,
              cite(role.article),
              `${own.items.length}${role.article === COMMITTEE_ARTICLE ? '个方面' : '项'}`,
              glance(own) === 0 ? '由党委明确' : `${glance(own)}个`,
            ]),
          },
          {
            kind: 'lead',
            text: '先找到自己的一条，再看别人的四条：许多工作要几个人一起才做得成。',
          },
        ],
        right: [
          {
            kind: 'chart',
            title: '可核对要点的个数',
            labels: articles.map(({ role }) => role.name),
            values: articles.map(({ own }) => glance(own)),
            unit: '个',
            direction: 'bar',
            height: 3.9,
          },
        ],
      },
    ],
    clauses: [citeRange(5, 9)],
    notes: `可核对要点，是条文里“纳入”“组织”“定期”“保障”这类做没做一查就知道的内容，系统据此核对。${cite(7)}没有列出具体职责，须由党委文件逐人明确，所以要点为零，不等于没有责任。`,
  };
}

function overviewSlide(role: DeckRole, article: DeckArticle): ContentSlide {
  return {
    kind: 'content',
    title: `${role.name}：${article.items.length}${role.article === COMMITTEE_ARTICLE ? '个方面' : '项职责'}`,
    blocks: [
      {
        kind: 'cards',
        columns: article.items.length > 3 ? 2 : 1,
        cards: article.items.map(({ article: number, title, keyPoints, text }, at) => ({
          label:
            role.article === COMMITTEE_ARTICLE
              ? `${cite(role.article)}　第${at + 1}个方面`
              : cite(number),
          title,
          text:
            keyPoints.length > 0
              ? `可核对要点：${keyPoints.length}个`
              : role.article === COMMITTEE_ARTICLE
                ? withoutStop(text)
                : '没有列出硬性要点，看实际工作',
        })),
      },
    ],
    clauses: [cite(role.article)],
    notes: `${role.name}的职责在${cite(role.article)}，先看要目，后面逐项展开。标题是我们的概括，原文在后面各页。${sourceNote(article)}`,
  };
}

const labelOf = ({ article, title }: Item) => `${cite(article)}　${title}`;

/** An item and what of it can be checked, side by side where there is something. */
function itemBlock(item: Item): Block {
  const clause = { kind: 'clause' as const, label: labelOf(item), text: item.text };
  if (item.keyPoints.length === 0)
    return {
      kind: 'pair',
      share: 0.46,
      left: [clause],
      right: [
        {
          kind: 'cards',
          columns: 1,
          cards: [
            {
              title: '没有列出硬性要点，看实际工作',
              text: '部署、督促、研究、解决问题的会议、文件和记录，已有的就够。清单里写今年的具体事项，不抄条文。',
            },
          ],
        },
      ],
    };
  return {
    kind: 'pair',
    share: 0.46,
    left: [clause],
    right: [
      {
        kind: 'table',
        head: ['可核对要点', '看什么'],
        shares: [6, 4],
        rows: item.keyPoints.map(({ what, evidence }) => [what, evidence]),
      },
    ],
  };
}

function itemNotes(item: Item): string {
  if (item.keyPoints.length === 0)
    return `${labelOf(item)}：没有列出“纳入”“组织”之类的硬性要点，看本人实际做了哪些工作，用会议、文件、督促的记录说明，不为此另写材料。`;
  const points = item.keyPoints.map(({ what, evidence }) => `“${what}”看${evidence}`);
  return `${labelOf(item)}：有${item.keyPoints.length}个要点可以核对：${points.join('；')}。已有的文件、纪要就是证明，不必重复报送。`;
}

/** An item with a slide to itself has the whole width. */
function aloneBlocks(item: Item): readonly Block[] {
  const block = itemBlock(item);
  if (block.kind !== 'pair') return [block];
  return [
    ...block.left,
    ...block.right,
    { kind: 'lead', text: '已有的文件、纪要和结果就是证明，不必重复报送；没有的，先做再记。' },
  ];
}

/** As many items in a row as one slide has room for. */
function groupsOf(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<Item[][]>((groups, item) => {
    const last = groups.at(-1);
    if (last !== undefined && fitsTogether([...last, item].map(itemBlock))) last.push(item);
    else groups.push([item]);
    return groups;
  }, []);
}

const itemsSaid = (items: readonly Item[]) =>
  `第${items.map(({ article }) => chineseNumber(Number(article.split('.')[1] ?? 1))).join('、')}项`;

function itemSlides(role: DeckRole, { items }: DeckArticle): readonly ContentSlide[] {
  return groupsOf(items).map((own) => {
    const [first] = own;
    return {
      kind: 'content',
      title:
        own.length === 1 && first !== undefined
          ? `${role.name}：${first.title}`
          : `${role.name}的职责：${itemsSaid(own)}`,
      blocks: own.length === 1 && first !== undefined ? aloneBlocks(first) : own.map(itemBlock),
      clauses: own.map(({ article }) => cite(article)),
      notes: own.map(itemNotes).join('\n'),
    };
  });
}

function committeeSlides(article: DeckArticle): readonly ContentSlide[] {
  return [
    {
      kind: 'content',
      title: '常委会其他成员：三个方面，职责由党委明确',
      blocks: [
        { kind: 'clause', label: `${cite(7)}　${article.title}`, text: article.text },
        {
          kind: 'steps',
          steps: [
            { when: '党委研究', what: '按职责分工，逐人明确安全生产职责' },
            { when: '写入清单', what: '常委会及其成员职责清单载明', note: cite('5.3') },
            { when: '各自履行', what: '协调支持、动员社会、抓好分管' },
            { when: '列入述职', what: '年度考核时报告履行情况', note: cite(13) },
          ],
        },
      ],
      clauses: [cite(7), cite('5.3'), cite(13)],
      notes: `${cite(7)}没有列出具体职责：没有党委文件明确到人之前，系统不会印发常委会其他成员的责任清单，也不会替党委编职责。请各位常委会成员对照本级文件，看自己名下有没有具体内容。`,
    },
  ];
}

function roleSlides(material: DeckMaterial, role: DeckRole): readonly ContentSlide[] {
  const article = articleOf(material, role.article);
  const isInFull = material.role === undefined || material.role.id === role.id;
  return [
    overviewSlide(role, article),
    ...(isInFull
      ? role.article === COMMITTEE_ARTICLE
        ? committeeSlides(article)
        : itemSlides(role, article)
      : []),
  ];
}

export function dutiesChapter(material: DeckMaterial): Chapter {
  const { role, roles } = material;
  const ordered = role === undefined ? roles : [role, ...roles.filter((one) => one.id !== role.id)];
  return {
    name: '第二章　职责',
    slides: [
      {
        kind: 'section',
        number: '第二章',
        title: '职责',
        text: '五类领导干部各有一条。条文写了什么、哪些可以核对、用什么说明，逐项来看。',
        notes: `职责一章（${citeRange(5, 9)}）是考核、巡查、追究、免责的共同尺子。讲的时候请学员手边放一份自己的责任清单。`,
      },
      rolesSlide(material),
      ...ordered.flatMap((one) => roleSlides(material, one)),
    ],
  };
}
