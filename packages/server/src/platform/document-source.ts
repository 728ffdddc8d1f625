// The link between records and official documents: what of a record stands on a paper, and what is asked for it.
import { type AskedField, type AskedKind, type DocumentKind, shortText } from '@jinze/contracts';
import { type Issue, type OfficialDocument } from '@jinze/documents/official';
import {
  assert,
  type CivilDate,
  FULL_TEXT,
  type Id,
  type JsonObject,
  parseCivilDate,
} from '@jinze/kernel';
import type { Reader } from './database/database.ts';
import type { Caller } from './http/caller.ts';
import { Refused } from './refused.ts';

/** Whose paper it is: an office, by its place, or the department of a managing committee. */
export interface DocumentPlace {
  readonly regionPath: string;
  readonly scopeKey: string | null;
  readonly managingCommittee: string | null;
  readonly organId: Id<'organ'> | null;
  /** Of one's own papers. */
  readonly personId: Id<'person'> | null;
}

/** Of an office’s own paper. */
export const placeOfOffice = (
  regionPath: string,
  scopeKey: string,
  organId: Id<'organ'> | null,
): DocumentPlace => ({ regionPath, scopeKey, managingCommittee: null, organId, personId: null });

/** What the record does not say, with what it has of it. */
export interface Ask {
  readonly name: AskedField;
  readonly kind: AskedKind;
  readonly isNeeded: boolean;
  readonly suggested: string;
}

/** What was filled in, checked against what was asked. */
interface Answers {
  /** Of a field that is needed. */
  readonly text: (name: AskedField) => string;
  readonly date: (name: AskedField) => CivilDate;
  /** Of one that may stay empty. */
  readonly maybe: (name: AskedField) => string | undefined;
  /** One matter a line. */
  readonly lines: (name: AskedField) => readonly string[];
}

/** A record as a template needs it. */
interface Found<Facts> {
  readonly place: DocumentPlace;
  /** Of the record; null: what is computed from many of them has none. */
  readonly version: number | null;
  /** Every version of what is printed with it and moves by itself; absent: there is nothing of the kind. */
  readonly alongside?: number;
  /** Why no paper is made of it as it stands. */
  readonly refusal?: string;
  /** Still to be decided on: what is made of it goes round for that, and bears no number. */
  readonly isDraft?: boolean;
  /** The number the record says it went out under; null: said later; absent: the record has none of its own. */
  readonly ownNumber?: string | null;
  /** The same as it is within a unit that numbers the paper; absent: it moves no more once a paper can be made. */
  readonly ownNumberIn?: (db: Reader) => Promise<string | null>;
  readonly organs: readonly string[];
  readonly addressees: readonly string[];
  /** Of the articles it cites those whose words here were not compared with what was published: for whoever makes it. */
  readonly uncompared?: readonly string[];
  readonly asks: readonly Ask[];
  readonly facts: (answers: Answers) => Facts;
}

export interface DocumentMatter extends Omit<Found<never>, 'facts'> {
  /** What the template was told, and what it made of it. */
  readonly compose: (
    answers: Answers,
    issue: Omit<Issue, 'origin'>,
  ) => { readonly facts: JsonObject; readonly paper: OfficialDocument };
}

/** What a form is checked against: the record as it stands, and what is printed with it. */
export const formVersionOf = ({
  version,
  alongside = 0,
}: Pick<DocumentMatter, 'version' | 'alongside'>): number | null =>
  version === null ? null : version + alongside;

/** One kind of paper and the record it is made of. */
export interface DocumentSource {
  readonly kind: DocumentKind;
  /** Of the record; of what is computed, the name of that. */
  readonly stream: string;
  /** Whether it bears a 发文字号. */
  readonly isNumbered: boolean;
  /** Whether its title names somebody: then it is told to nobody who may not read the record. */
  readonly isPersonal: boolean;
  /** Whether that there is such a record is known to few. */
  readonly isConcealed: boolean;
  /** The record, if the caller may make papers of it and read them. */
  readonly find: (
    caller: Caller,
    id: string,
    /** Which of its conclusions; a paper of the whole record has none. */
    part: string | undefined,
  ) => Promise<DocumentMatter | undefined>;
}

export function documentSource<Facts extends object>({
  template,
  find,
  ...source
}: Omit<DocumentSource, 'find' | 'isConcealed'> & {
  readonly isConcealed?: true;
  readonly template: (facts: Facts, issue: Issue) => OfficialDocument;
  readonly find: (
    caller: Caller,
    id: string,
    part: string | undefined,
  ) => Promise<Found<Facts> | undefined>;
}): DocumentSource {
  const { isConcealed = false, isPersonal } = source;
  assert(isPersonal || !isConcealed, 'what few know of has no title that is told to others');
  return {
    ...source,
    isConcealed,
    find: async (caller, id, part) => {
      const found = await find(caller, id, part);
      if (found === undefined) return undefined;
      const { facts: factsOf, ...matter } = found;
      return {
        ...matter,
        compose: (answers, issue) => {
          const facts = factsOf(answers);
          return { facts: { ...facts } as JsonObject, paper: template(facts, issue) };
        },
      };
    },
  };
}

/** Where nothing is left of a text that runs over several lines, there is none. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is wrong with an answer, as a code. */
function faultOf({ kind, isNeeded }: Ask, text: string): string | undefined {
  if (text === '') return isNeeded ? 'documents.answer-needed' : undefined;
  if (kind === 'date' && parseCivilDate(text) === undefined) return 'documents.no-day';
  if (kind === 'line' && !shortText.safeParse(text).success) return 'documents.line-too-long';
  return text.length > FULL_TEXT ? 'documents.line-too-long' : undefined;
}

/** What was filled in for a paper; a field that is not asked is refused, so that nothing is lost silently. */
export function answersTo(
  asks: readonly Ask[],
  given: Readonly<Partial<Record<AskedField, string>>>,
): Answers {
  const texts = new Map<string, string>();
  for (const name of Object.keys(given))
    if (!asks.some((ask) => ask.name === name))
      throw new Refused({ code: 'documents.not-asked', path: `body.answers.${name}` });
  for (const ask of asks) {
    const text = (given[ask.name] ?? '').trim();
    const code = faultOf(ask, text);
    if (code !== undefined) throw new Refused({ code, path: `body.answers.${ask.name}` });
    texts.set(ask.name, text);
  }
  const text = (name: AskedField) => {
    const found = texts.get(name);
    assert(found !== undefined, `${name} is asked`);
    return found;
  };
  return {
    text,
    date: (name) => {
      const day = parseCivilDate(text(name));
      assert(day !== undefined, `${name} is a day`);
      return day;
    },
    maybe: (name) => text(name) || undefined,
    lines: (name) => linesOf(text(name)),
  };
}
