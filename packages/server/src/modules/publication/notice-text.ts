// The texts of a notice as one: what is checked for what tells on somebody, for secrecy, and what it is found by.
import type { NoticeTable, PrivateHit } from '@jinze/contracts';
import type { Reader } from '../../platform/database/database.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { type NoticeRow, rosterNames } from './notices.store.ts';
import { possibleNames, privateHits, type Standing } from './privacy.decide.ts';
import { ruleOf } from './publication-rules.ts';

export interface Texts {
  readonly title: string;
  readonly body: string;
  readonly tables: readonly NoticeTable[];
}

const tableText = ({ caption, head, rows }: NoticeTable) =>
  [caption, head.join('，'), ...rows.map((cells) => cells.join('，'))].join('\n');

/** Title, text and tables, each on lines of their own. */
const wholeText = ({ title, body, tables }: Texts): string =>
  [title, body, ...tables.map(tableText)].join('\n');

/** Content that is marked secret is not published. */
export function refuseSecretsIn(texts: Texts & { readonly instrument: string | null }): void {
  secretsRefuser('publication.marked-secret')({
    title: texts.title,
    body: texts.body,
    tables: texts.tables.map(tableText).join('\n'),
    instrument: texts.instrument,
  });
}

/** What the check finds in the text as it stands; the roster is asked, so that the reader is in the system's scope. */
export async function hitsIn(
  db: Reader,
  row: Pick<NoticeRow, 'kind' | 'title' | 'body' | 'tables' | 'instrument'>,
  justified: Standing['justified'],
): Promise<PrivateHit[]> {
  const text = wholeText(row);
  const names = await rosterNames(db, possibleNames(text));
  const { instrument } = row;
  return privateHits({ text, names }, { rule: ruleOf(row.kind), instrument, justified });
}

const MOST_PAIRS = 20_000;

/** A text as it is searched: two characters at a time, without spaces and marks. */
export function pairsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll(/[\s\p{P}]+/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at < plain.length - 1 && pairs.size < MOST_PAIRS; at++)
    pairs.add(plain.slice(at, at + 2));
  return [...pairs];
}

/** Where persons may be named, the title alone is searched: nobody is found by name. */
export const searchPairsOf = ({
  title,
  body,
  instrument,
}: Pick<NoticeRow, 'title' | 'body' | 'instrument'>): string[] =>
  pairsOf(instrument === null ? `${title}\n${body}` : title);
