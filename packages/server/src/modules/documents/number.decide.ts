// Numbers of documents: which comes next, and what may become of one. None is given twice, none is left out.
import type { NumberState } from '@jinze/contracts';
import { ok, type Result, refuse } from '@jinze/kernel';

interface NumberFacts {
  readonly state: NumberState;
  readonly year: number;
  /** It is on a document that was made here, and stands. */
  readonly isOnDocument: boolean;
  /** Its document was withdrawn, and it stayed what the record went out under. */
  readonly isOfRecord: boolean;
}

interface NumberRefusal {
  readonly code: string;
  readonly path?: string;
  readonly values?: Readonly<Record<string, number>>;
}

type Decided = Result<{ readonly state: NumberState; readonly event: string }, NumberRefusal>;

export type NumberAct = 'use' | 'void';

/** A used number becomes void as well; a void one is given to nobody. */
const TRANSITIONS: Readonly<
  Record<NumberState, Readonly<Partial<Record<NumberAct, NumberState>>>>
> = {
  reserved: { use: 'used', void: 'void' },
  used: { void: 'void' },
  void: {},
};

const EVENTS: Readonly<Record<NumberAct, string>> = {
  use: 'document-number.used.v1',
  void: 'document-number.voided.v1',
};

interface Counted {
  /** What the register counted. */
  readonly given: number;
  /** It begins with this one. */
  readonly isNew: boolean;
  /** Where it was asked to begin. */
  readonly first: number | null;
  readonly year: number;
  readonly thisYear: number;
  /** It is the one the record went out under, and no other will do. */
  readonly isOwn?: boolean;
}

/** A register of a year that is over has numbers on paper: that it begins at one is said, not assumed. */
export function decideNext({
  given,
  isNew,
  first,
  year,
  thisYear,
  isOwn = false,
}: Counted): Result<number, NumberRefusal> {
  if (first !== null && first !== given)
    return isOwn
      ? refuse({
          code: 'documents.own-number-not-next',
          path: 'body.number',
          values: { next: given },
        })
      : refuse({
          code: 'documents.first-given',
          path: 'body.number.first',
          values: { next: given },
        });
  if (isNew && first === null && year < thisYear)
    return refuse({ code: 'documents.first-needed', path: 'body.number.first', values: { year } });
  return ok(given);
}

export function decideAct(
  { state, isOnDocument, isOfRecord }: NumberFacts,
  act: NumberAct,
): Decided {
  const to = TRANSITIONS[state][act];
  if (to === undefined) return refuse({ code: 'documents.not-now' });
  // The document would go on bearing it.
  if (act === 'void' && isOnDocument) return refuse({ code: 'documents.withdraw-instead' });
  if (act === 'void' && isOfRecord) return refuse({ code: 'documents.number-of-record' });
  return ok({ state: to, event: EVENTS[act] });
}

/** A number that was kept free goes on a document of its own year; so does the record’s own as long as it is on none. */
export function decideOnDocument(
  { state, year, isOnDocument }: NumberFacts,
  dated: string,
  isOwn: boolean,
): Decided {
  if (state !== 'reserved' && !(isOwn && state === 'used' && !isOnDocument))
    return refuse({ code: 'documents.number-taken', path: 'body.number.id' });
  if (Number(dated.slice(0, 4)) !== year)
    return refuse({ code: 'documents.other-year', path: 'body.dated', values: { year } });
  return ok({ state: 'used', event: EVENTS.use });
}

/** With its document; what the record went out under stays the record’s. */
export function decideWithdrawn({ state }: NumberFacts, isOwn: boolean): Decided {
  if (state !== 'used') return refuse({ code: 'documents.not-now' });
  return ok(isOwn ? { state, event: EVENTS.use } : { state: 'void', event: EVENTS.void });
}
