// What in a text may tell on somebody: names of the roster, names after a role, numbers, addresses, children. Pure.
import {
  type Justification,
  NOT_A_NAME,
  type NoticeTable,
  type PrivateHit,
  type PrivateKind,
  type PublicationRule,
} from '@jinze/contracts';
import { type NormalText, normalText } from './normal-text.ts';
import { privatePlaces } from './privacy-patterns.ts';

/** Every two characters a name could begin with, to be looked up in the roster. */
export function nameHeads(text: string): readonly string[] {
  const characters = Array.from(normalText(text, 'joined').text);
  const heads = new Set<string>();
  for (const [at, first] of characters.entries()) {
    const second = characters[at + 1] ?? '';
    if (/\p{L}/u.test(first) && /[\p{L}·]/u.test(second)) heads.add(first + second);
  }
  return [...heads];
}

/** A name as it stands in a text that was brought into one form. */
const normalName = (name: string): string => normalText(name.trim(), 'joined').text;

const AROUND = 12;

const isOfPerson = (kind: PrivateKind) => kind === 'person' || kind === 'person-by-role';

/** The number of an identity card is never to be public; a person is named by an approved document or is none. */
const answerTo = (kind: PrivateKind): PrivateHit['answer'] =>
  isOfPerson(kind) ? 'not-a-name' : kind === 'id-number' ? 'none' : 'reason';

export interface Checked {
  readonly text: string;
  readonly tables: readonly NoticeTable[];
  /** Names of the roster that may stand in it. */
  readonly names: readonly string[];
}
export interface Standing {
  readonly rule: PublicationRule;
  readonly instrument: string | null;
  readonly justified: readonly Justification[];
}

function reasonOf(
  { kind, text }: { readonly kind: PrivateKind; readonly text: string },
  { rule, instrument, justified }: Standing,
): string | null {
  if (isOfPerson(kind) && instrument !== null && rule.persons === 'by-instrument')
    return `经批准的文件：${instrument}`;
  const said = justified.find((one) => one.kind === kind && one.text === text)?.reason ?? null;
  switch (answerTo(kind)) {
    case 'none':
      return null;
    case 'not-a-name':
      return said === NOT_A_NAME ? NOT_A_NAME : null;
    case 'reason':
      return said;
  }
}

interface Found {
  readonly kind: PrivateKind;
  readonly text: string;
  /** In the original: where the first begins and ends. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    places.push(at);
  return places;
}

/** Where a name stands on its own, not as a part of a longer one. */
function ownPlacesOf(text: string, name: string, names: readonly string[]): readonly number[] {
  const longer = names
    .filter((other) => other !== name && other.includes(name))
    .flatMap((other) => placesOf(text, other).map((from) => ({ from, to: from + other.length })));
  return placesOf(text, name).filter((at) => !longer.some(({ from, to }) => at >= from && at < to));
}

function foundAt(
  { from, to }: NormalText,
  of: Pick<Found, 'kind' | 'text'>,
  [first = 0, ...more]: readonly number[],
): Found {
  return {
    ...of,
    from: from[first] ?? 0,
    to: to[first + of.text.length - 1] ?? 0,
    count: more.length + 1,
  };
}

function personsIn(text: string, asked: readonly string[]): readonly Found[] {
  const joined = normalText(text, 'joined');
  const names = [...new Set(asked.map(normalName))].filter((name) => joined.text.includes(name));
  return names.flatMap((name) => {
    const places = ownPlacesOf(joined.text, name, names);
    return places.length === 0 ? [] : [foundAt(joined, { kind: 'person', text: name }, places)];
  });
}

const PRIVATE_HEADS: readonly { readonly kind: PrivateKind; readonly head: RegExp }[] = [
  { kind: 'person-by-role', head: /姓名|名字/u },
  { kind: 'residence', head: /住址|家庭地址|居住地|户籍/u },
  { kind: 'phone', head: /电话|手机|联系方式/u },
  { kind: 'id-number', head: /证件|身份证/u },
];
/** Nothing is said, or nobody is named: 无, —, 王某某. */
const SAYS_NOTHING = /^(?:[-/、无]*|\p{Script=Han}{1,2}某+)$/u;

/** What stands under a head that says it is somebody's own. */
function cellsIn(text: string, tables: readonly NoticeTable[]): readonly Found[] {
  const lined = normalText(text, 'lined');
  return tables.flatMap(({ head, rows }) =>
    head.flatMap((words, column) => {
      const kind = PRIVATE_HEADS.find((one) => one.head.test(normalName(words)))?.kind;
      if (kind === undefined) return [];
      const cells = rows.map((cells) => normalName(cells[column] ?? '').slice(0, 120));
      return [...new Set(cells)]
        .filter((cell) => !SAYS_NOTHING.test(cell))
        .map((cell) => {
          const first = Math.max(0, lined.text.indexOf(cell));
          const times = cells.filter((one) => one === cell).map(() => first);
          return foundAt(lined, { kind, text: cell }, times);
        });
    }),
  );
}

function patternsIn(normal: NormalText): readonly Found[] {
  const byText = Map.groupBy(privatePlaces(normal.text), (one) => `${one.kind} ${one.text}`);
  return [...byText.values()].flatMap((places) =>
    places.slice(0, 1).map((first) =>
      foundAt(
        normal,
        first,
        places.map(({ at }) => at),
      ),
    ),
  );
}

/** Told before, here or elsewhere. */
const isSame = (before: Found, one: Found) =>
  before.text === one.text || (one.from < before.to && before.from < one.to);

function everythingIn({ text, tables, names }: Checked): readonly Found[] {
  const persons = personsIn(text, names);
  const others = [
    ...patternsIn(normalText(text, 'lined')),
    ...patternsIn(normalText(text, 'spaced')),
  ];
  const all = [...others, ...cellsIn(text, tables)];
  const once = all.filter(
    (one, at) =>
      !all.slice(0, at).some((before) => before.kind === one.kind && isSame(before, one)),
  );
  // Somebody of the roster is told once, however the text calls them.
  const isKnown = new Set(persons.map((one) => one.text));
  return [...persons, ...once.filter((one) => !isKnown.has(one.text))];
}

/** Everything found, in the order of its first place. */
export function privateHits(checked: Checked, standing: Standing): PrivateHit[] {
  return everythingIn(checked)
    .toSorted((a, b) => a.from - b.from)
    .map(({ kind, text, from, to, count }) => ({
      kind,
      text,
      count,
      around: checked.text.slice(Math.max(0, from - AROUND), to + AROUND).replaceAll(/\s+/g, ' '),
      reason: reasonOf({ kind, text }, standing),
      answer: answerTo(kind),
    }));
}

/** The names among what was found: nobody is found by them. */
export const namesOf = (hits: readonly PrivateHit[]): readonly string[] =>
  hits.filter(({ kind }) => isOfPerson(kind)).map(({ text }) => text);
