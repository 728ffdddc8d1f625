// Questions for the room: the stem and options on the slide, the answer and why in the notes.
import type { Chapter, ContentSlide } from '../blocks.ts';
import type { DeckMaterial, DeckQuestion } from '../shape.ts';

/** Topics in the order they were taught, and how many are asked of each. */
const ASKED = [
  ['duties', '职责', 5],
  ['assessment', '考核考察', 2],
  ['accountability', '责任追究', 4],
  ['measures', '影响期', 2],
  ['accidents', '事故', 3],
] as const;

const LETTERS = ['A', 'B', 'C', 'D', 'E'];

/** Spread over the whole of a topic, so that not all come from its beginning. */
function spread(all: readonly DeckQuestion[], count: number): readonly DeckQuestion[] {
  const step = all.length / Math.min(count, all.length);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, at) => all[Math.floor(at * step)],
  ).filter((one) => one !== undefined);
}

function questionSlide(
  { stem, options, answers, explanation }: DeckQuestion,
  topic: string,
  number: number,
): ContentSlide {
  const right = answers.map((one) => LETTERS[one] ?? '').join('、');
  return {
    kind: 'content',
    title: `第${number}题　${topic}`,
    blocks: [
      { kind: 'lead', text: stem, isStem: true },
      {
        kind: 'cards',
        columns: 1,
        cards: options.map((text, at) => ({ title: `${LETTERS[at] ?? ''}　${text}` })),
      },
    ],
    clauses: [],
    notes: `答案：${right}。\n解析：${explanation}\n提示：先请大家自己想，再讲答案；不记录谁答对答错。`,
  };
}

export function questionsChapter({ questions }: DeckMaterial): Chapter {
  const chosen = ASKED.flatMap(([topic, name, count]) =>
    spread(
      questions.filter((one) => one.topic === topic),
      count,
    ).map((question) => ({ question, name })),
  );
  return {
    name: '自测',
    slides: [
      {
        kind: 'section',
        number: '自测',
        title: `${chosen.length}道题，检验听懂了没有`,
        text: '题目由条文和规则数据生成，答案和解析在备注里。只供练习，不记录、不上报。',
        notes:
          '逐题讲解。系统里还有更多题目，可以在“培训”里自己练；练习结果不保存，任何人都看不到。',
      },
      ...chosen.map(({ question, name }, at) => questionSlide(question, name, at + 1)),
    ],
  };
}
