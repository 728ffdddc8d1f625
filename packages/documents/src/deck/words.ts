// How chapters speak of articles, days and sources: one place, so that every slide cites alike.
import { citedArticle } from '@jinze/kernel';
import type { ClauseBlock } from './blocks.ts';
import type { DeckArticle, DeckMaterial } from './shape.ts';

/** 2026年3月5日, as documents write it. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year ?? 0}年${month ?? 0}月${date ?? 0}日`;
}

/** An article that must be there. */
export function articleOf({ regulation }: DeckMaterial, number: number): DeckArticle {
  const article = regulation.articles.find((one) => one.article === number);
  if (article === undefined) throw new Error(`invariant broken: no article ${number}`);
  return article;
}

export const cite = (article: number | string): string => citedArticle(String(article));

/** 第五条至第九条. */
export const citeRange = (from: number, to: number): string =>
  from === to ? cite(from) : `${cite(from)}至${cite(to)}`;

/** As regulations write it: from a hundred million on in 亿元. */
export const moneySaid = (wanYuan: number): string =>
  wanYuan < 10_000 ? `${wanYuan}万元` : `${wanYuan / 10_000}亿元`;

/** How far a wording was checked, in a word and in a sentence. */
export const STATUSES: Readonly<Record<string, { readonly mark: string; readonly said: string }>> =
  {
    confirmed: { mark: '已核对', said: '文字与公开引文核对一致' },
    near: { mark: '基本一致', said: '内容和大部分文字与公开引文一致，引用前请对照正式文本' },
    recalled: { mark: '未核对', said: '文字没有找到来源核对，引用前必须查正式文本' },
    gist: { mark: '概要', said: '是我们的概括，不是条文原文' },
    sourced: { mark: '有来源', said: '在来源中读到' },
    partly: { mark: '部分可查', said: '只查到一部分' },
    local: { mark: '办公室录入', said: '由办公室录入' },
  };

export const markOf = (status: string): string => STATUSES[status]?.mark ?? status;

/** Words beside a clause only where it is not the checked wording. */
export function clauseBlock({ article, title, text, status }: DeckArticle): ClauseBlock {
  return {
    kind: 'clause',
    label: `${cite(article)}　${title}`,
    ...(status === 'confirmed' ? {} : { mark: `（${markOf(status)}）` }),
    text,
  };
}

/** For the notes: what the speaker should say about the wording. */
export const sourceNote = ({ article, status }: DeckArticle): string =>
  `${cite(article)}的文字：${STATUSES[status]?.said ?? status}。`;

export const withoutStop = (text: string): string => text.replace(/[；。]$/, '');
