// Telling people their results and acknowledging it: whom it may be, by whom, on which day. Pure.
import type { RecipientKind } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';

export interface TellingRefusal {
  readonly code:
    | 'publication.own'
    | 'publication.committee-unknown'
    | 'publication.future-date'
    | 'publication.too-early'
    | 'publication.acknowledged-already'
    | 'publication.not-told-to-you';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** Nobody tells what is about themselves or those they serve; and the departments of the committee must be known. */
export function decideTelling(
  about: { readonly personId: Id<'person'>; readonly managingCommittee: string | null },
  by: { readonly selves: readonly Id<'person'>[]; readonly on: CivilDate },
  today: CivilDate,
): Result<string, TellingRefusal> {
  if (by.selves.includes(about.personId)) return refuse({ code: 'publication.own' });
  if (about.managingCommittee === null)
    return refuse({ code: 'publication.committee-unknown', path: 'body.appointmentId' });
  if (by.on > today) return refuse({ code: 'publication.future-date', path: 'body.on' });
  return ok(about.managingCommittee);
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
