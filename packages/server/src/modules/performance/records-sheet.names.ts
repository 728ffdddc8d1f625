// Whom a cell names: people of the roster by name, by name and post, or nobody it knows. Pure.
import type { Id } from '@jinze/kernel';

/** A person written in a cell, as it may be read: each name with what else stands there (a post, a bracket). */
export interface Written {
  readonly text: string;
  readonly readings: readonly { readonly name: string; readonly hint: string }[];
}

const SEPARATORS = /[、，,;；\n/／]|(?<=[\p{Script=Han}）)])\s+(?=\p{Script=Han}{2,})/u;
/** What is said of somebody, and is no part of the name. */
const AFTER = /(等同志|等领导|等人|等\d*[人名位]?|同志|先生|女士)+$/;
const NOBODY =
  /^(无|\/|-+|—+|略|同上|全体.*|有关.*|相关.*|各.*|.*(单位|部门|企业|负责人|人员|成员|班子)等?)$/;

/** 「程明川及相关单位人员」: who is not named is nobody that can be recorded. */
const AND_OTHERS = /(?<=.{2})[及和与暨](相关|有关|其他|其它|各|所属|部分|县直|市直).*$/;
/** A post without a name: it belongs to whoever is named next. 「县委副书记、县长 程明川」 */
const POST_ALONE =
  /(书记|常委|委员|[省市州县区镇乡局厅部处科队院组会]长|主任|主席|董事长|经理|站长|所长)$/;

const LONGEST = 4;
const SHORTEST = 2;
const isHan = (text: string) => /^[\p{Script=Han}·]+$/u.test(text);

/** A name of two characters is spread by a blank to stand under one of three. */
const closed = (text: string) =>
  /^\p{Script=Han}\s+\p{Script=Han}$/u.test(text) ? text.replaceAll(/\s+/g, '') : text;

function readingsOf(text: string): Written['readings'] {
  const bracket = /^(.+?)[（(【[](.*?)[）)】\]]?$/.exec(text);
  const [plain, remark] =
    bracket === null ? [text, ''] : [(bracket[1] ?? '').trim(), (bracket[2] ?? '').trim()];
  const bare = closed(plain.replace(AFTER, '').trim());
  const readings = [{ name: bare, hint: remark }];
  if (!isHan(bare)) {
    const parts = bare.split(/\s+/);
    const last = parts.at(-1) ?? '';
    // 「县委书记 程明川」
    if (parts.length > 1) readings.push({ name: last, hint: parts.slice(0, -1).join('') });
    return readings;
  }
  for (let length = LONGEST; length >= SHORTEST; length -= 1) {
    if (bare.length <= length) continue;
    // 「县委书记程明川」, 「程明川县长」
    readings.push({ name: bare.slice(-length), hint: bare.slice(0, -length) });
    readings.push({ name: bare.slice(0, length), hint: bare.slice(length) });
  }
  return readings;
}

/** Everybody a cell names, in order, once each. */
export function readNames(cell: string): Written[] {
  const found = new Map<string, Written>();
  // What stands in brackets is not cut: 张伟（副县长、公安局局长）
  const whole = cell.replaceAll(/[（(][^（）()]*[）)]/g, (bracket) =>
    bracket.replaceAll(/[、，,;；/／\s]/g, '·'),
  );
  for (const part of closedAll(whole).split(SEPARATORS)) {
    const text = part.trim().replace(AND_OTHERS, '');
    if (text === '' || NOBODY.test(text)) continue;
    found.set(text, { text, readings: readingsOf(text) });
  }
  return [...found.values()];
}

/** 「李 明、王 强」: blanks within names go before blanks between them are read. */
const closedAll = (cell: string) =>
  cell.replaceAll(
    /(^|[、，,;；\n/／])\s*(\p{Script=Han})[ \u3000]+(\p{Script=Han})\s*(?=$|[、，,;；\n/／（(])/gu,
    '$1$2$3',
  );

/** All names that a cell may mean, to ask for at once. */
export const possibleNames = (written: readonly Written[]) =>
  written.flatMap(({ readings }) => readings.map(({ name }) => name));

/** Somebody of that name, with the posts held on the day, or at another time where none was. */
export interface Candidate {
  readonly personId: Id<'person'>;
  readonly posts: readonly {
    readonly postId: Id<'post'>;
    readonly postTitle: string;
    readonly organName: string;
  }[];
  readonly isInPost: boolean;
}

export type Match =
  | {
      readonly kind: 'known';
      readonly name: string;
      readonly personId: Id<'person'>;
      readonly postId: Id<'post'> | null;
    }
  | { readonly kind: 'asked'; readonly name: string; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'unknown'; readonly name: string };

/** Whether what is written beside the name fits the post: either holds the other, or the body with it. */
function fits(hint: string, { postTitle, organName }: Candidate['posts'][number]): boolean {
  const said = hint.replaceAll(/[\s·、]/g, '');
  return (
    said !== '' &&
    (said.includes(postTitle) ||
      postTitle.includes(said) ||
      `${organName}${postTitle}`.includes(said))
  );
}

function chosenAmong(
  name: string,
  hint: string,
  candidates: readonly Candidate[],
  answer: Id<'person'> | undefined,
): Match {
  const known = ({ personId, posts }: Candidate): Match => {
    const held = posts.filter((post) => fits(hint, post));
    return {
      kind: 'known',
      name,
      personId,
      postId: held.length === 1 ? (held[0]?.postId ?? null) : null,
    };
  };
  // Whoever held a post on that day is meant before whoever did at another time.
  const present = candidates.filter(({ isInPost }) => isInPost);
  const possible = present.length > 0 ? present : candidates;
  const [only, second] = possible;
  if (only !== undefined && second === undefined) return known(only);
  const byPost = possible.filter(({ posts }) => posts.some((post) => fits(hint, post)));
  const [named, another] = byPost;
  if (named !== undefined && another === undefined) return known(named);
  const answered = possible.find(({ personId }) => personId === answer);
  return answered === undefined ? { kind: 'asked', name, candidates: possible } : known(answered);
}

interface Roster {
  /** Who has a name on the day. */
  readonly candidatesOf: (name: string) => readonly Candidate[];
  /** Who was said to be meant by a name. */
  readonly answers: ReadonlyMap<string, Id<'person'>>;
}

function matchOne({ text, readings }: Written, before: string, roster: Roster): Match {
  for (const { name, hint } of readings) {
    const candidates = roster.candidatesOf(name);
    if (candidates.length > 0)
      return chosenAmong(name, `${before}${hint}`, candidates, roster.answers.get(name));
  }
  return { kind: 'unknown', name: readings[0]?.name ?? text };
}

/**
 * Everybody who is named, once each. The whole text is tried first, then what stands in it; of names that several have,
 * the post beside the name tells, or an answer given before.
 */
export function matchNames(written: readonly Written[], roster: Roster): Match[] {
  const matches = new Map<string, Match>();
  let before = '';
  for (const [at, one] of written.entries()) {
    const match = matchOne(one, before, roster);
    before = '';
    if (match.kind === 'unknown' && POST_ALONE.test(one.text) && at + 1 < written.length)
      before = one.text;
    else matches.set(match.kind === 'known' ? match.personId : match.name, match);
  }
  return [...matches.values()];
}
