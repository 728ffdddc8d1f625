// Who a name in a roster is: the same person as on record, another one, or a question. Pure.
import type { Id } from '@jinze/kernel';
import { OTHER_PERSON, SAME_PERSON } from './roster.columns.ts';
import type { RosterRow } from './roster.read.ts';

/** Somebody on record in the row's region. */
export interface KnownPerson {
  readonly id: Id<'person'>;
  readonly idTail: string | null;
  /** What they are called by, for the question. */
  readonly title: string;
}

export type Identity =
  | { readonly kind: 'known'; readonly id: Id<'person'>; readonly learnsTail: string | null }
  | { readonly kind: 'new' }
  | { readonly kind: 'asked'; readonly candidates: readonly KnownPerson[] };

const isTail = (text: string) => /^\d{3}[\dX]$/.test(text);

/** Whether the row leaves it open that it is this person of the same name. */
export function isPossibly(
  { idTail }: Pick<RosterRow, 'idTail'>,
  person: Pick<KnownPerson, 'idTail'>,
): boolean {
  return idTail !== OTHER_PERSON && fits(person, idTail);
}

/** Whether the four characters allow it to be this person. */
function fits(person: Pick<KnownPerson, 'idTail'>, tail: string): boolean {
  return !isTail(tail) || person.idTail === null || person.idTail === tail;
}

function known(person: KnownPerson, tail: string): Identity {
  const learnsTail = isTail(tail) && person.idTail === null ? tail : null;
  return { kind: 'known', id: person.id, learnsTail };
}

/**
 * A name alone is no proof. The same four characters are; so is holding the very post the row names.
 * Anything else is asked, and answered in the sheet: 同一人 or 另一人.
 */
export function identify(
  row: Pick<RosterRow, 'idTail'>,
  holderOfThisPost: KnownPerson | undefined,
  sameName: readonly KnownPerson[],
): Identity {
  const { idTail } = row;
  if (holderOfThisPost !== undefined && idTail !== OTHER_PERSON && fits(holderOfThisPost, idTail))
    return known(holderOfThisPost, idTail);
  if (sameName.length === 0 || idTail === OTHER_PERSON) return { kind: 'new' };
  const proven = sameName.filter((one) => isTail(idTail) && one.idTail === idTail);
  const [only, second] = proven.length > 0 ? proven : sameName.filter((one) => fits(one, idTail));
  if (only === undefined) return { kind: 'new' };
  if (second === undefined && (proven.length > 0 || idTail === SAME_PERSON))
    return known(only, idTail);
  return { kind: 'asked', candidates: sameName };
}
