// The texts of a notice as one: what is checked for what tells on somebody, for secrecy, and what it is found by.
import type { NoticeTable, PrivateHit } from '@jinze/contracts';
import { secrecyNumber } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused } from '../../platform/refused.ts';
import { plainText } from './normal-text.ts';
import { type NoticeRow, rosterNames } from './notices.store.ts';
import { nameHeads, namesOf, privateHits, type Standing } from './privacy.decide.ts';
import { ruleOf } from './publication-rules.ts';

export interface Texts {
  readonly title: string;
  readonly organ: string;
  readonly body: string;
  readonly tables: readonly NoticeTable[];
  readonly instrument: string | null;
  readonly correction: string | null;
}

const tableText = ({ caption, head, rows }: NoticeTable) =>
  [caption, head.join('，'), ...rows.map((cells) => cells.join('，'))].join('\n');

/** Everything the public page prints, on lines of its own; `beside`: names of documents, who approved. */
const wholeText = (
  { title, organ, body, tables, instrument, correction }: Texts,
  beside: readonly string[],
): string =>
  [title, organ, body, ...tables.map(tableText), instrument, correction, ...beside]
    .filter((part) => part !== null)
    .join('\n');

/** What one check reads in a moment, and one page shows. */
const LONGEST = 60_000;

/** Content that is marked secret is not published, nor what nobody can read in one go. */
export function refuseUnfit(texts: Texts): void {
  const { title, organ, body, tables, instrument, correction } = texts;
  if (wholeText(texts, []).length > LONGEST)
    throw new Refused({
      code: 'publication.too-long',
      path: 'body.tables',
      values: { most: LONGEST },
    });
  const secrets = { title, organ, body, tables: tables.map(tableText).join('\n'), instrument };
  refuseSecrets({ ...secrets, correction });
  refuseSecretNumber(instrument, 'body.instrument');
}

export const refuseSecrets = secretsRefuser('publication.marked-secret');

/** The number of a classified document is as telling as a marking. */
export function refuseSecretNumber(number: string | null, path: string): void {
  const marking = secrecyNumber(number ?? '');
  if (marking !== undefined)
    throw new Refused({ code: 'publication.marked-secret', path, values: { marking } });
}

/** What the check finds in the text as it stands; the roster is asked, so that the reader is in the system's scope. */
export async function hitsIn(
  db: Reader,
  row: Texts & Pick<NoticeRow, 'kind'>,
  beside: readonly string[],
  justified: Standing['justified'],
): Promise<PrivateHit[]> {
  const text = wholeText(row, beside);
  const names = await rosterNames(db, nameHeads(text));
  const { instrument, tables } = row;
  return privateHits({ text, tables, names }, { rule: ruleOf(row.kind), instrument, justified });
}

/** Between what may be searched: no piece goes over it. */
const CUT = '\n';

/** A text in pieces of so many characters, each once. */
function piecesOf(plain: string, length: number): Set<string> {
  const pieces = new Set<string>();
  for (const part of plain.split(CUT)) {
    const characters = Array.from(part);
    for (let at = 0; at + length <= characters.length; at += 1)
      pieces.add(characters.slice(at, at + length).join(''));
  }
  return pieces;
}

/** What a text is found by, without blanks and marks: three characters at a time, and two for a word of two. */
const searchPiecesOf = (plain: string): string[] => [...piecesOf(plain, 2), ...piecesOf(plain, 3)];

/** What a text has to have to hold the word. */
export const piecesOfWord = (word: string): string[] => [
  ...piecesOf(word, Math.min(3, Array.from(word).length)),
];

/**
 * What a notice is found by. Nobody is found by name: the names that were found are cut out, and where persons may be named
 * the title and the number alone are searched.
 */
export function searchOf(
  { title, body, instrument }: Texts,
  documentNo: string | null,
  hits: readonly PrivateHit[],
): { readonly search_text: string; readonly search_pieces: string[] } {
  const parts = [title, documentNo ?? '', ...(instrument === null ? [body] : [])].map(plainText);
  const names = namesOf(hits)
    .map(plainText)
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length);
  const text = names.reduce((left, name) => left.replaceAll(name, CUT), parts.join(CUT));
  return { search_text: text, search_pieces: searchPiecesOf(text) };
}
