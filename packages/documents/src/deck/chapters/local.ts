// What one region asks beyond the regulation; nothing where no region was given.
import type { Block, CardsBlock, Chapter, TableBlock } from '../blocks.ts';
import { fitsTogether } from '../place.ts';
import type { DeckMaterial } from '../shape.ts';
import { cite, markOf } from '../words.ts';

/** What all five are asked at the same levels is said once. */
function askedOf(asked: readonly string[], names: readonly string[]): string {
  const byLevels = Map.groupBy(asked, (one) => {
    const name = names.find((role) => one.endsWith(role)) ?? '';
    return one.slice(0, one.length - name.length);
  });
  return [...byLevels]
    .flatMap(([levels, same]) => (same.length === names.length ? [`${levels}五类领导干部`] : same))
    .join('\n');
}

/** Below a table that leaves the room. */
const USES: CardsBlock = {
  kind: 'cards',
  columns: 3,
  cards: [
    { title: '写进清单', text: '计入的要求和《规定》的职责写在一起，按次数、期限、场合核对。' },
    { title: '查到正式文件', text: '不是“已核对”的，请当场查本地的正式文件，以印发的为准。' },
    { title: '换了文件', text: '由办公室在“依据与地方规定”导入，课件重新生成。' },
  ],
};

/** Where nothing is on record: what to look for, with a column for whoever teaches there to fill in. */
const TO_LOOK_UP: TableBlock = {
  kind: 'table',
  head: ['到本地文件里查', '《规定》写到哪里', '本地怎样规定（讲课前填写）'],
  shares: [4.2, 4, 4],
  rows: [
    ['党委、政府多久专题研究一次', `${cite('5.2')}、${cite('6.2')}：及时研究`, ''],
    ['重点工作责任清单多久检查考核一次', `${cite('6.3')}：定期`, ''],
    ['分管领域的形势多久分析一次', `${cite('9.4')}：每年定期`, ''],
    ['考核结果什么时候、怎样公开', `${cite(15)}：定期，适当方式`, ''],
    ['“一票否决”的时限有多长', `${cite(20)}：相关规定时限内`, ''],
  ],
};

const withUses = (table: TableBlock): readonly Block[] =>
  fitsTogether([table, USES]) ? [table, USES] : [table];

export function localChapter({ region, role, roles }: DeckMaterial): Chapter | undefined {
  if (region === undefined) return undefined;
  const { name, requirements } = region;
  const counted = requirements.filter(({ counts }) => counts);
  const who = role === undefined ? '五类领导干部' : role.name;
  const names = roles.map((one) => one.name);
  const rows = [...counted, ...requirements.filter(({ counts }) => !counts)];
  return {
    name: '本地要求',
    slides: [
      {
        kind: 'section',
        number: '本地要求',
        title: name,
        text:
          requirements.length === 0
            ? '没有收录本地和上级的具体要求：按《规定》执行，次数和期限不推定。'
            : '本地和上级的文件把《规定》落成了次数、期限和场合，逐条列出，并写明出处。',
        notes: `这一部分只列系统收录的${name}及其上级的要求。正式文件以本地印发的为准；有新的文件，请办公室导入后重新生成课件。`,
      },
      requirements.length === 0
        ? {
            kind: 'content' as const,
            title: '没有收录的，不推定',
            blocks: [
              {
                kind: 'cards' as const,
                columns: 3,
                cards: [
                  { title: '按《规定》执行', text: '职责和要点照第二章，次数、期限不设。' },
                  { title: '查本地文件', text: '实施细则、责任清单、考核办法里有没有次数和期限。' },
                  { title: '导入再生成', text: '由办公室在“依据与地方规定”导入，课件随之更新。' },
                ],
              },
              TO_LOOK_UP,
            ],
            clauses: ['第二十七条'],
            notes:
              '各省、自治区、直辖市依据《规定》制定实施细则。没有收录不等于没有：讲课前查到的，填进右边一栏，写上文号和条款；没有查到的空着，不要凭印象填。',
          }
        : {
            kind: 'content' as const,
            title: `${who}在本地还有${rows.length}条要求`,
            blocks: withUses({
              kind: 'table',
              head: ['要求', '谁', '出处', '核对'],
              shares: [4.6, 3.9, 4, 1.7],
              rows: rows.map(({ text, roles: asked, source, status, counts }) => [
                text,
                askedOf(asked, names),
                source,
                counts ? markOf(status) : `${markOf(status)}，不计`,
              ]),
            }),
            clauses: ['第二十七条'],
            notes: `写“不计”的，来源没有核对、施行日期不清或者已被取代：先给大家看，查到正式文件并由办公室采用以后才作为要求。其余${counted.length}条已计入责任清单的要求。`,
          },
    ],
  };
}
