// The usual forms of what tells on somebody, in a text brought into one form (normal-text.ts): names, numbers, addresses, ages. Pure.
import type { PrivateKind } from '@jinze/contracts';

/** The surnames that most people have, without those that are also words of every day (向, 于, 任, 时, 和). */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
/** Those are surnames all the same where the text says that a name follows. */
const EVERYDAY_SURNAMES = '于任向时安方成单曲马高金华陶倪岳齐伍樊兰殷施洪翟';
const TWO_CHARACTERS =
  '欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|轩辕|端木|南宫|独孤|宇文|长孙';
const ROLES =
  '法定代表人|实际控制人|主要负责人|现场负责人|负责人|联系人|当事人|董事长|总经理|经理|矿长|厂长|死者|遇难者|遇难人员|死亡人员|伤者|受伤人员|职工|工人|司机|驾驶员|操作工|举报人|村民|学生';

const HAN = '\\p{Script=Han}';
/** One or two characters, with a blank or a line end between; 王某 is nobody. */
const GIVEN = `\\s?(?!某)${HAN}(?:\\s?(?!某)${HAN})??`;
const nameOf = (surnames: string) => `(?:(?:${TWO_CHARACTERS})|[${surnames}])${GIVEN}`;
const NAME = nameOf(SURNAMES);
const ANY_NAME = nameOf(SURNAMES + EVERYDAY_SURNAMES);
/** After a name something else begins. */
const AFTER = '(?=[,。、;:()\\s]|等|在|因|被|系|和|及|$)';
const list = (name: string) => `(${name}(?:[、和及]${name})*)${AFTER}`;

interface Pattern {
  readonly kind: PrivateKind;
  readonly pattern: RegExp;
  readonly isMeant?: (digits: string) => boolean;
}

const DAY = '(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])';
/** Fifteen digits are an old identity number when a day of birth stands in them. */
const isOldNumber = (digits: string) =>
  digits.length !== 15 || new RegExp(`^[1-8]\\d{7}${DAY}\\d{3}$`, 'u').test(digits);
/** Eight digits may be a day. */
const isNoDay = (digits: string) =>
  digits.length !== 8 || !new RegExp(`^20\\d\\d${DAY}$`, 'u').test(digits);

const LIVES =
  '(?:家住|现住|住址|家庭住址|家庭地址|户籍地|居住地)(?:[为是在于:\\s]|地址)*[^,。;:、\\s]{2,30}';
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'person-by-role',
    pattern: new RegExp(`(?:${ROLES})(?:[:为是系(、\\s]|分别)*${list(NAME)}`, 'gmu'),
  },
  {
    kind: 'person-by-role',
    pattern: new RegExp(`(?:${ROLES}|姓名)(?:分别为|为|是)?\\s*:\\s*${list(ANY_NAME)}`, 'gmu'),
  },
  // 张强，男，45岁
  {
    kind: 'person-by-role',
    pattern: new RegExp(`(?<!${HAN})(${ANY_NAME})[,、(]\\s*[男女](?=[,。、;)\\s])`, 'gmu'),
  },
  { kind: 'id-number', pattern: /(?<![0-9])([1-9](?:[ -]?\d){16}[ -]?[0-9Xx])(?![0-9A-Za-z])/gu },
  {
    kind: 'id-number',
    pattern: /(?<![0-9.])([1-9](?:[ -]?\d){14})(?![0-9.])/gu,
    isMeant: isOldNumber,
  },
  {
    kind: 'phone',
    pattern: /(?<![0-9])((?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?![0-9])/gu,
  },
  { kind: 'phone', pattern: /(?<![0-9])(\(?0\d{2,3}\)?[ -]?\d{3,4}[ -]?\d{4})(?![0-9])/gu },
  {
    kind: 'phone',
    pattern: /(?<![0-9A-Za-z.,〔[-])([2-8]\d{7})(?![0-9A-Za-z.%-]|\s*[元人户吨亿万个件次起千亩])/gu,
    isMeant: isNoDay,
  },
  { kind: 'residence', pattern: new RegExp(`(${LIVES})`, 'gu') },
  {
    kind: 'residence',
    pattern:
      /((?<!居)住(?![房建院宿宅所户地处址])[在于]?[^,。;:、\s]{2,30}?(?:\d+号|村|组|\d+室|\d+幢|\d+栋|单元|小区))/gu,
  },
  {
    kind: 'residence',
    pattern: /(\p{Script=Han}{2,15}\d{1,4}(?:幢|栋|号楼)(?:\d{1,2}单元)?\d{1,4}(?:室|号)?)/gu,
  },
  {
    kind: 'minor',
    pattern:
      /(未成年人?|小学生|初中生|高中生|中学生|幼儿(?!园)|婴儿|男童|女童|(?<![0-9.])(?:[1-9]|1[0-7])\s*周?岁)/gu,
  },
  {
    kind: 'minor',
    pattern: /((?<![一二三四五六七八九十百])(?:[一二三四五六七八九]|十[一二三四五六七]?)周?岁)/gu,
  },
];

export interface PrivatePlace {
  readonly kind: PrivateKind;
  readonly text: string;
  readonly at: number;
}

/** A list of names is each of them. */
function partsOf(kind: PrivateKind, text: string, at: number): readonly PrivatePlace[] {
  if (kind !== 'person-by-role') return [{ kind, text, at }];
  let from = 0;
  return text.split(/[、和及]/u).map((name) => {
    const place = at + text.indexOf(name, from);
    from = place - at + name.length;
    return { kind, text: name.replaceAll(/\s/gu, ''), at: place };
  });
}

/** Of one kind what stands within something found before is not told again. */
export function privatePlaces(text: string): readonly PrivatePlace[] {
  const found: PrivatePlace[] = [];
  const isTold = ({ kind, at, text: part }: PrivatePlace) =>
    found.some(
      (one) => one.kind === kind && at < one.at + one.text.length && one.at < at + part.length,
    );
  for (const { kind, pattern, isMeant = () => true } of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const [whole, part = ''] = match;
      if (!isMeant(part.replaceAll(/[ -]/gu, ''))) continue;
      const at = match.index + whole.indexOf(part);
      for (const place of partsOf(kind, part, at)) if (!isTold(place)) found.push(place);
    }
  return found;
}
