// How the standard writes numbers, dates and the ordinals of headings.
import { type CivilDate, chineseNumber } from '@jinze/kernel';
import type { Block, DocumentNumber, Origin } from './document.ts';

/** 7.2.5: the year in 六角括号, the number without 第 and without leading noughts. */
export const numberText = ({ code, year, n }: DocumentNumber): string => `${code}〔${year}〕${n}号`;

/** As people write it, with whatever brackets; undefined: no number of this form. */
export function parseNumber(text: string): DocumentNumber | undefined {
  const found =
    /^([^〔〕[\]()（）【】\d\s]+)\s*[〔[(（【]\s*(\d{4})\s*[〕\])）】]\s*第?\s*0*([1-9]\d{0,4})\s*号$/u.exec(
      text.trim(),
    );
  const [, code, year, n] = found ?? [];
  return code === undefined ? undefined : { code, year: Number(year), n: Number(n) };
}

/** Whether two ways of writing it are one number. */
export function isSameNumber(one: string, other: string): boolean {
  const written = (text: string) => {
    const number = parseNumber(text);
    return number === undefined ? text.trim() : numberText(number);
  };
  return written(one) === written(other);
}

/** 7.3.5.4: Arabic figures, months and days without leading noughts. */
export function dateText(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 7.2.1: six figures. */
export const copyNumberText = (n: number): string => String(n).padStart(6, '0');

export const secrecyText = (secrecy: { readonly level: string; readonly term?: string }): string =>
  secrecy.term === undefined ? secrecy.level : `${secrecy.level}★${secrecy.term}`;

/** 7.5: the number between two dashes. */
export const pageNumberText = (page: number): string => `— ${page} —`;

function ordinalText(level: 1 | 2 | 3 | 4, n: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(n)}、`;
    case 2:
      return `（${chineseNumber(n)}）`;
    case 3:
      return `${n}.`;
    case 4:
      return `（${n}）`;
  }
}

/** The ordinal of every heading, in the order of the blocks; a heading begins the counting below it anew. */
export function ordinalsOf(blocks: readonly Block[]): readonly string[] {
  const counts = [0, 0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return '';
    const n = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = n;
    counts.fill(0, block.level);
    return ordinalText(block.level, n);
  });
}

/** Whether it is an address, and not only a path: the server knows where it is reached. */
const isWhole = (address: string): boolean => /^https?:\/\//.test(address);

/** What it was made from and where that is checked, in one line. */
export const originText = ({ dataVersion, ledgerPosition, verifyCode, address }: Origin): string =>
  [
    `核验码 ${verifyCode}`,
    `数据版本 ${dataVersion}`,
    `存证位置 ${ledgerPosition === 0 ? '尚未封存' : ledgerPosition}`,
    `核验：${isWhole(address) ? '' : '本系统网址后加 '}${address}`,
  ].join('　');

/** The page with this document’s answer, for a QR code; nothing where the server does not know where it is reached. */
export const verifyLink = ({ address, verifyCode }: Origin): string | undefined =>
  isWhole(address) ? `${address}?code=${verifyCode}` : undefined;
