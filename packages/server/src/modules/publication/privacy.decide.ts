// What in a text may tell on somebody: names of the roster, names after a role, numbers, addresses, children. Pure.
import type { Justification, PrivateHit, PrivateKind, PublicationRule } from '@jinze/contracts';

interface Pattern {
  readonly kind: Exclude<PrivateKind, 'person'>;
  readonly pattern: RegExp;
}

/** The surnames that most people have, without those that are also words of every day (向, 于, 任, 时, 和). */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const ROLES =
  '法定代表人|实际控制人|主要负责人|现场负责人|负责人|董事长|总经理|经理|矿长|厂长|死者|遇难者|伤者|职工|工人|司机|驾驶员|操作工|举报人|村民|学生';
/** After a name something else begins. */
const AFTER = '(?=[，。、；：,;:（(）)\\s]|等|在|因|被|系|$)';

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'person-by-role',
    pattern: new RegExp(`(?:${ROLES})([${SURNAMES}](?!某)[\\u4e00-\\u9fff]{1,2}?)${AFTER}`, 'gmu'),
  },
  { kind: 'id-number', pattern: /(?<![0-9])([1-9]\d{16}[0-9Xx])(?![0-9])/gu },
  { kind: 'phone', pattern: /(?<![0-9])(1[3-9]\d{9}|0\d{2,3}[-－—]\d{7,8})(?![0-9])/gu },
  {
    kind: 'residence',
    pattern: /((?:家住|现住|住址|家庭住址|户籍地|居住地)[为是在于：:]*[^，。；：,;\s]{2,30})/gu,
  },
  {
    kind: 'minor',
    pattern: /(未成年人?|小学生|初中生|中学生|幼儿|(?<![0-9])(?:[1-9]|1[0-7])周?岁)/gu,
  },
];

const LONGEST_NAME = 4;
/** Of names with a dot, on either side of it. */
const LONGEST_SIDE = 6;

/** Every part of the text that could be a person's name, to be looked up in the roster. */
export function possibleNames(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [run] of text.matchAll(/[\u4e00-\u9fff]{2,}/gu))
    for (let from = 0; from < run.length - 1; from++)
      for (let length = 2; length <= LONGEST_NAME && from + length <= run.length; length++)
        found.add(run.slice(from, from + length));
  const side = `[\\u4e00-\\u9fff]{1,${LONGEST_SIDE}}`;
  for (const [run] of text.matchAll(new RegExp(`${side}(?:·${side})+`, 'gu'))) {
    const [first, last] = [run.indexOf('·'), run.lastIndexOf('·')];
    for (let from = 0; from < first; from++)
      for (let to = last + 2; to <= run.length; to++) found.add(run.slice(from, to));
  }
  return [...found];
}

const AROUND = 12;

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    places.push(at);
  return places;
}

const isOfPerson = (kind: PrivateKind) => kind === 'person' || kind === 'person-by-role';
/** The number of an identity card is never to be public. */
const mayBeJustified = (kind: PrivateKind) => kind !== 'id-number';

export interface Checked {
  readonly text: string;
  /** Names of the roster that stand in it. */
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
  if (!mayBeJustified(kind)) return null;
  return justified.find((one) => one.kind === kind && one.text === text)?.reason ?? null;
}

/** Where a name stands on its own, not as a part of a longer one. */
function ownPlacesOf(text: string, name: string, names: readonly string[]): readonly number[] {
  const longer = names
    .filter((other) => other !== name && other.includes(name))
    .flatMap((other) => placesOf(text, other).map((from) => ({ from, to: from + other.length })));
  return placesOf(text, name).filter((at) => !longer.some(({ from, to }) => at >= from && at < to));
}

interface Found {
  readonly kind: PrivateKind;
  readonly text: string;
  readonly places: readonly number[];
}

function everythingIn({ text, names }: Checked): readonly Found[] {
  const persons = names.map((name): Found => {
    return { kind: 'person', text: name, places: ownPlacesOf(text, name, names) };
  });
  const others = PATTERNS.flatMap(({ kind, pattern }) =>
    [...new Set(Array.from(text.matchAll(pattern), ([, part = '']) => part))].map(
      (part): Found => ({ kind, text: part, places: placesOf(text, part) }),
    ),
  );
  // Somebody of the roster is told once, however the text calls them.
  return [...persons, ...others.filter((one) => !names.includes(one.text))].filter(
    ({ places }) => places.length > 0,
  );
}

/** Everything found, in the order of its first place. */
export function privateHits(checked: Checked, standing: Standing): PrivateHit[] {
  return everythingIn(checked)
    .toSorted((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0))
    .map(({ kind, text, places: [first = 0, ...more] }) => ({
      kind,
      text,
      count: more.length + 1,
      around: checked.text
        .slice(Math.max(0, first - AROUND), first + text.length + AROUND)
        .replaceAll(/\s+/g, ' '),
      reason: reasonOf({ kind, text }, standing),
      mayJustify: mayBeJustified(kind),
    }));
}
