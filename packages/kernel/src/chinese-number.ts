// Article and item numbers as statutes write them: 第十二条第三项.

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese characters; throws outside, where no article of ours lies. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99)
    throw new Error(`no Chinese numeral for ${value}`);
  const tens = Math.floor(value / 10);
  const ones = DIGITS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}

/** `6.4` → 第六条第四项, `12` → 第十二条. Article 7 numbers no items: its parts are named by the article. */
export function citedArticle(article: string): string {
  const [number = '', item] = article.split('.');
  const cited = `第${chineseNumber(Number(number))}条`;
  return item === undefined || number === '7'
    ? cited
    : `${cited}第${chineseNumber(Number(item))}项`;
}
