// Invented names and 证件后四位 for the demo's people: the same ones every time, nobody real is meant.

const SURNAMES = '林 程 苏 顾 谢 叶 方 罗 郑 何 宋 许 邓 韩 曹 彭 萧 田 董 袁'.split(' ');
const words = (text: string) => text.split(' ');
/** The second list comes into play when every surname has had every name of the first. */
const GIVEN = [
  words(
    '知远 明川 怀瑾 若溪 承志 文澜 思齐 景行 立诚 云舒 致和 清越 维岳 子衿 同舟 慕白 安澜 秉义 嘉禾 望舒',
  ),
  words(
    '澄之 行简 守拙 一苇 长庚 砚秋 松年 予安 含章 牧野 听雨 修远 其琛 砺锋 晏清 南星 既明 徽音 延龄 观澜',
  ),
];

/** Eight hundred names, each once. */
export function inventedName(index: number): string {
  const given = GIVEN[Math.floor(index / 400) % GIVEN.length] ?? [];
  const place = (index * 7 + Math.floor(index / SURNAMES.length) * 3) % given.length;
  return `${SURNAMES[index % SURNAMES.length] ?? ''}${given[place] ?? ''}`;
}

export interface DemoPerson {
  readonly name: string;
  /** 证件后四位 */
  readonly tail: string;
}

/** The names from here on are the recorded people's; those before are for the roster the visitor imports. */
const FIRST = 200;
const COUNT = 600;

/** The people on record, by number. A step that is prime to the count meets every name once, in no visible order. */
export function inventedPerson(number: number): DemoPerson {
  if (number >= COUNT) throw new Error(`there are only ${COUNT} names`);
  const digits = `${1000 + ((number * 7919) % 9000)}`;
  return {
    name: inventedName(FIRST + ((number * 37) % COUNT)),
    tail: number % 11 === 10 ? `${digits.slice(0, 3)}X` : digits,
  };
}
