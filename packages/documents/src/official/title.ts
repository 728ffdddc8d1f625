// A title over several lines: no word broken, the lines one shape, a trapezoid or a diamond (7.3.1).

/** Terms that a dictionary of words takes apart, and a clerk would not. */
const WHOLE = [
  '安全生产',
  '责任制',
  '党政领导干部',
  '地方党政',
  '领导干部',
  '安全生产委员会',
  '委员会',
  '办公室',
  '人民政府',
  '市委',
  '县委',
  '区委',
  '省委',
  '挂牌督办',
  '职责清单',
  '重点工作',
  '责任清单',
  '实施细则',
  '重大事故隐患',
  '事故隐患',
  '述职报告',
  '约谈纪要',
  '年度',
  '有关情况',
  '征求意见',
  '印发',
  '履职',
  '尽职',
  '免责',
  '问责',
  '提拔',
  '开展',
  '整改',
  '巡查',
];

/** These lean on the word before them and never begin a line. */
const LEANS_BACK = /^[的地得了等、，。；：）》〉〕”之及与和或]/u;
/** These lean on the word after them and never end one. */
const LEANS_ON = /([（《〈〔“第拟对]|关于)$/u;

const WORDS = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/** Where a line may end, as numbers of characters from the start. */
export function wordEnds(title: string, unbroken: readonly string[] = []): readonly number[] {
  const ends = new Set<number>();
  const inside = new Set<number>();
  for (const { index, segment } of WORDS.segment(title)) ends.add(index + segment.length);
  for (const term of [...WHOLE, ...unbroken].filter((one) => one !== ''))
    for (let at = title.indexOf(term); at !== -1; at = title.indexOf(term, at + 1))
      for (let within = at + 1; within < at + term.length; within += 1) inside.add(within);
  // What is in 《》 and 〔〕 stays together, and so do figures with what they count.
  for (const { index, 0: quoted } of title.matchAll(
    /《[^》]*》|〔[^〕]*〕|[0-9.]+[年月日号期%次]?(?:度)?/gu,
  ))
    for (let within = index + 1; within < index + quoted.length; within += 1) inside.add(within);
  return [...ends].filter(
    (end) =>
      end < title.length &&
      !inside.has(end) &&
      !LEANS_BACK.test(title.slice(end)) &&
      !LEANS_ON.test(title.slice(0, end)),
  );
}

/** Every way to cut what is left of the title into so many lines at these places, none of them too wide. */
function* cuts(
  ends: readonly number[],
  lines: number,
  fits: (start: number, end?: number) => boolean,
  start = 0,
): Generator<readonly number[]> {
  if (lines === 1) {
    if (fits(start)) yield [];
    return;
  }
  for (const end of ends) {
    if (end <= start) continue;
    if (!fits(start, end)) return;
    for (const rest of cuts(ends, lines - 1, fits, end)) yield [end, ...rest];
  }
}

const linesAt = (title: string, at: readonly number[]): readonly string[] =>
  [...at, title.length].map((end, line) => title.slice(at[line - 1] ?? 0, end));

/** Neither an hourglass nor a step: lines grow, shrink, or are longest in the middle. */
export function isShapely(lengths: readonly number[]): boolean {
  const longest = lengths.indexOf(Math.max(...lengths));
  return lengths.every((length, at) => {
    const before = lengths[at - 1];
    if (before === undefined) return true;
    return at <= longest ? length >= before : length <= before;
  });
}

/** More than lines within any room can differ, in whatever unit they are measured. */
const UNSHAPELY = 1e9;

/** Fewer is better: unequal lines, and those of one length, which are neither trapezoid nor diamond. */
function cost(lengths: readonly number[]): number {
  const mean = lengths.reduce((all, one) => all + one, 0) / lengths.length;
  const spread = lengths.reduce((all, one) => all + (one - mean) ** 2, 0);
  const isOblong = lengths.every((one) => one === lengths[0]);
  return spread + (isOblong ? mean : 0) + (isShapely(lengths) ? 0 : UNSHAPELY);
}

const MOST_LINES = 5;

/** The fewest lines that hold it, and of those the most shapely; nothing where no words that fit part it. */
function bestCut(
  title: string,
  room: number,
  widthOf: (text: string) => number,
  unbroken: readonly string[],
): readonly string[] | undefined {
  const ends = wordEnds(title, unbroken).toSorted((one, other) => one - other);
  const fits = (start: number, end = title.length) => widthOf(title.slice(start, end)) <= room;
  for (let count = Math.ceil(widthOf(title) / room); count <= MOST_LINES; count += 1) {
    let best: readonly string[] | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const at of cuts(ends, count, fits)) {
      const lines = linesAt(title, at);
      const price = cost(lines.map(widthOf));
      if (price < least) [best, least] = [lines, price];
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

/**
 * The lines of a title. `widthOf` measures text in the unit of `room`; names in `unbroken` stay whole where a line holds
 * them. A title whose words alone are too long for a line is cut where the line ends.
 */
export function balanceTitle(
  title: string,
  room: number,
  widthOf: (text: string) => number,
  unbroken: readonly string[] = [],
): readonly string[] {
  if (widthOf(title) <= room) return [title];
  const cut = bestCut(title, room, widthOf, unbroken) ?? bestCut(title, room, widthOf, []);
  if (cut !== undefined) return cut;
  const lines: string[] = [''];
  for (const character of title) {
    const line = lines.at(-1) ?? '';
    if (widthOf(line + character) > room) lines.push(character);
    else lines[lines.length - 1] = line + character;
  }
  return lines;
}
