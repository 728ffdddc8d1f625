// Telling people their results and acknowledging it: whom it may be, by whom, on which day. Pure.
import type { LeftOut, RecipientKind } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';

export interface TellingRefusal {
  readonly code:
    | 'publication.own'
    | 'publication.committee-unknown'
    | 'publication.future-date'
    | 'publication.too-early'
    | 'publication.told-too-early'
    | 'publication.nobody-to-tell'
    | 'publication.result-held'
    | 'publication.acknowledged-already'
    | 'publication.not-told-to-you';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a final assessment held here came to for the person. */
export interface HeldResult {
  readonly title: string;
  readonly approvalNo: string | null;
  /** The document it was told in, where it was. */
  readonly toldNo: string | null;
  readonly grade: string | null;
  readonly total: number | null;
}

export interface ByHand {
  readonly selves: readonly Id<'person'>[];
  readonly on: CivilDate;
  readonly year: number;
  readonly documentNo: string;
  /** Said to be of another assessment than those held here. */
  readonly isOfOther: boolean;
  readonly held: readonly HeldResult[];
}

/** What is held here is told from there, in its own words and once; by hand only what is said to be of another, in another document. */
function heldAlready({ year, documentNo, isOfOther, held }: ByHand): TellingRefusal | undefined {
  const plain = (no: string) => no.replaceAll(/\s/gu, '');
  const found = held
    .map((one) => ({ ...one, words: resultWords(one, year) }))
    .find(
      ({ words, approvalNo, toldNo }) =>
        words !== undefined &&
        (!isOfOther ||
          [approvalNo, toldNo].some((no) => no !== null && plain(no) === plain(documentNo))),
    );
  return found?.words === undefined
    ? undefined
    : {
        code: 'publication.result-held',
        path: 'body.result',
        values: { title: found.title, result: found.words },
      };
}

/** Nobody tells what is about themselves or those they serve; and the departments of the committee must be known. */
export function decideTelling(
  about: { readonly personId: Id<'person'>; readonly managingCommittee: string | null },
  by: ByHand,
  today: CivilDate,
): Result<string, TellingRefusal> {
  if (by.selves.includes(about.personId)) return refuse({ code: 'publication.own' });
  if (about.managingCommittee === null)
    return refuse({ code: 'publication.committee-unknown', path: 'body.appointmentId' });
  if (by.on > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  const held = heldAlready(by);
  return held === undefined ? ok(about.managingCommittee) : refuse(held);
}

export interface ResultOf {
  readonly personId: Id<'person'>;
  readonly managingCommittee: string | null;
  readonly grade: string | null;
  readonly total: number | null;
}

/** Their grade, or their points where the scheme gives no grades; undefined: there is nothing to tell. */
const resultWords = (
  { grade, total }: Pick<ResultOf, 'grade' | 'total'>,
  year: number,
): string | undefined => {
  if (grade !== null) return `${year}年度安全生产责任制考核等次为${grade}`;
  return total === null ? undefined : `${year}年度安全生产责任制考核得分为${total}分`;
};

export interface ToBeTold<T> {
  readonly one: T;
  readonly committee: string;
  readonly result: string;
}

/** Of an assessment: who is told now, and who is left and why. */
export function sortTellings<T extends ResultOf>(
  results: readonly T[],
  { selves, year }: { readonly selves: readonly Id<'person'>[]; readonly year: number },
): { readonly now: readonly ToBeTold<T>[]; readonly left: ReadonlyMap<LeftOut, readonly T[]> } {
  const now: ToBeTold<T>[] = [];
  const left: { readonly one: T; readonly why: LeftOut }[] = [];
  for (const one of results) {
    const committee = one.managingCommittee;
    const result = resultWords(one, year);
    if (selves.includes(one.personId)) left.push({ one, why: 'own' });
    else if (result === undefined) left.push({ one, why: 'no-result' });
    else if (committee === null) left.push({ one, why: 'committee-unknown' });
    else now.push({ one, committee, result });
  }
  const sorted = [...Map.groupBy(left, ({ why }) => why)];
  return { now, left: new Map(sorted.map(([why, of]) => [why, of.map(({ one }) => one)])) };
}

/** All of an assessment, on one day: after its results were final, and somebody there to be told. */
export function decideTellingAll(
  of: { readonly finalOn: CivilDate; readonly count: number },
  on: CivilDate,
  today: CivilDate,
): Result<null, TellingRefusal> {
  if (of.count === 0) return refuse({ code: 'publication.nobody-to-tell' });
  if (on > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  return on < of.finalOn
    ? refuse({ code: 'publication.told-too-early', path: 'body.on', values: { on: of.finalOn } })
    : ok(null);
}

export interface Acknowledging {
  readonly how: 'system' | 'paper';
  /** Of the paper. */
  readonly on: CivilDate | null;
}

/** `may`: how the caller may acknowledge for this recipient. */
export function decideAcknowledgement(
  recipient: { readonly kind: RecipientKind; readonly isDone: boolean; readonly toldOn: CivilDate },
  { how, on }: Acknowledging,
  may: readonly Acknowledging['how'][],
  today: CivilDate,
): Result<CivilDate, TellingRefusal> {
  if (!may.includes(how)) return refuse({ code: 'publication.not-told-to-you' });
  if (recipient.isDone) return refuse({ code: 'publication.acknowledged-already' });
  const day = how === 'system' ? today : (on ?? today);
  if (day > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  if (day < recipient.toldOn)
    return refuse({
      code: 'publication.too-early',
      path: 'body.on',
      values: { on: recipient.toldOn },
    });
  return ok(day);
}
