// What the duties a record names are called: of the regulation by its text, of a place as the lists have it.
import type { NamedDuty } from '@jinze/contracts';
import { citedArticle } from '@jinze/kernel';
import { provisionOf } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { dutiesNamed } from '../duties/index.ts';
import type { DutyNames } from './performance.view.ts';

/** `art6.4-1` is a point of `art6.4`. */
const itemCodeOf = (code: string) => code.replace(/^(art\d+\.\d+)-\d+$/, '$1');

function ofRegulation(code: string): NamedDuty | undefined {
  const item = itemCodeOf(code);
  const found = provisionOf(item)?.item;
  if (found === undefined) return undefined;
  const { article } = found;
  if (item === code) return { code, item, article, title: found.title };
  const point = found.keyPoints.find(({ id }) => id === code);
  return point === undefined ? undefined : { code, item, article, title: point.what };
}

/** As the regulation numbers its duties; places have names of their own. */
const NATIONAL = /^\d+(\.\d+)?$/;

/** On paper, with where it stands. */
export const dutyText = ({ article, title }: Pick<NamedDuty, 'article' | 'title'>): string =>
  [NATIONAL.test(article) ? citedArticle(article) : article, title]
    .filter((part) => part !== '')
    .join('　');

/** Several of them in a cell. */
export const dutiesText = (names: DutyNames, codes: readonly string[]): string =>
  names(codes).map(dutyText).join('；');

/** One statement, and none where all of them stand in the regulation. What nothing names is called by its code. */
export async function dutyNamesOf(db: Reader, codes: readonly string[]): Promise<DutyNames> {
  const others = [...new Set(codes)].filter((code) => ofRegulation(code) === undefined);
  const found = others.length === 0 ? [] : await dutiesNamed(db, others);
  const local = new Map(found.map((one) => [one.code, one]));
  return (asked) =>
    asked.map((code) => {
      const named = local.get(code);
      return (
        ofRegulation(code) ?? {
          code,
          item: code,
          article: named?.article ?? '',
          title: named?.title ?? code,
        }
      );
    });
}
