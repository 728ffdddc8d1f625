// One A4 page of any conclusion: the clause, the facts, what is missing, and the proof.
import { label, type OfficialDocument, type TableBlock } from '../document.ts';
import { layOut } from '../layout.ts';
import { around, type Issue, UNVERIFIED } from './issue.ts';

export interface ConclusionFacts {
  readonly subject: string;
  readonly question: string;
  readonly answer: string;
  readonly clauses: readonly {
    readonly citation: string;
    /** Empty where only the source is cited. */
    readonly text: string;
    readonly isVerified: boolean;
  }[];
  readonly facts: readonly string[];
  readonly gaps: readonly string[];
  readonly proofs: readonly string[];
  /** Of what record, and which version of it. */
  readonly record: string;
}

const LEFT = '余见系统';
/** Characters of a line of a title beside 关于. */
const NAMED = 15;

/** How much there is room for: entries of a list, characters of an entry, clauses, and of them in their words. */
interface Room {
  readonly entries: number;
  readonly characters: number;
  readonly cited: number;
  readonly worded: number;
}

const cut = (text: string, { characters }: Room): string =>
  text.length <= characters ? text : `${text.slice(0, characters)}……（${LEFT}）`;

/** As many as there is room for, and how many there are besides. */
function some(texts: readonly string[], room: Room, none: string): string {
  if (texts.length === 0) return none;
  if (texts.length === 1) return cut(texts[0] ?? '', room);
  const shown = texts.slice(0, room.entries).map((text, at) => `${at + 1}.${cut(text, room)}`);
  const rest = texts.length - shown.length;
  return [...shown, ...(rest === 0 ? [] : [`另有${rest}项，${LEFT}。`])].join('\n');
}

function clauseText(
  { citation, text, isVerified }: ConclusionFacts['clauses'][number],
  isWorded: boolean,
): string {
  if (text === '') return citation;
  if (!isWorded) return `${citation}（条文${LEFT}）`;
  return `${citation}：${text}${isVerified ? '' : `（${UNVERIFIED}）`}`;
}

function sheet(facts: ConclusionFacts, issue: Issue, room: Room): OfficialDocument {
  const { subject, question } = facts;
  const clauses = facts.clauses.map((clause, at) => clauseText(clause, at < room.worded));
  const table: TableBlock = {
    kind: 'table',
    columns: [{ share: 4 }, { share: 24 }],
    head: [],
    rows: [
      [label('对象'), cut(subject, room)],
      [label('问题'), cut(question, room)],
      [label('结论'), cut(facts.answer, room)],
      [label('条款'), some(clauses, { ...room, entries: room.cited }, '没有引用条款。')],
      [label('事实'), some(facts.facts, room, '无登记事实。')],
      [label('缺口'), some(facts.gaps, room, '无。')],
      [label('存证'), some(facts.proofs, room, '无存证记录。')],
      [label('记录'), facts.record],
    ],
  };
  return {
    ...around('plain', { ...issue, isSealed: false }),
    // Whoever it is of is not broken, where one line holds the name and the post.
    unbroken: subject.length <= NAMED ? [subject] : [],
    title: `关于${cut(subject, room)}${cut(question, room)}的结论单`,
    blocks: [table],
  };
}

/** More lines than a page of tables has: so many of a list never stand on one. */
const LINES = 36;
/** Fewer than these entries of a list: rather the wording of the further clauses gives way. */
const LEAST = 2;

/** What gives way besides the lists, step by step: the first clause keeps its words, and texts are shortened last. */
const STEPS: readonly Omit<Room, 'entries'>[] = [
  { cited: 6, worded: 6, characters: Number.POSITIVE_INFINITY },
  { cited: 6, worded: 1, characters: Number.POSITIVE_INFINITY },
  { cited: 4, worded: 1, characters: 200 },
  { cited: 3, worded: 1, characters: 100 },
  { cited: 1, worded: 0, characters: 40 },
];

/** With the most entries the page holds; `entries` is 0 where it does not even hold one of each list. */
function fullest(facts: ConclusionFacts, issue: Issue, step: Omit<Room, 'entries'>) {
  const longest = Math.max(facts.facts.length, facts.gaps.length, facts.proofs.length, 1);
  let found: { readonly document?: OfficialDocument; readonly entries: number } = { entries: 0 };
  for (let [low, high] = [1, Math.min(longest, LINES)]; low <= high; ) {
    const entries = Math.floor((low + high) / 2);
    const document = sheet(facts, issue, { ...step, entries });
    const isOnePage = layOut(document).pages.length === 1;
    if (isOnePage) found = { document, entries };
    if (isOnePage) low = entries + 1;
    else high = entries - 1;
  }
  return { ...found, isEnough: found.entries >= Math.min(longest, LEAST) };
}

/** One page, whatever there is: nothing is left off but what it says is left off. */
export function conclusionSheet(facts: ConclusionFacts, issue: Issue): OfficialDocument {
  let held: OfficialDocument | undefined;
  for (const step of STEPS) {
    const { document, isEnough } = fullest(facts, issue, step);
    if (document !== undefined && isEnough) return document;
    held ??= document;
  }
  if (held === undefined) throw new Error('invariant broken: eight short rows fit on a page');
  return held;
}
