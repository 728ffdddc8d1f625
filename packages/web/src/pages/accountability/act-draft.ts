// What the dialogs of accountability have in common: where what is typed is kept, and numbers of people.
import { orNull } from '../../components/form-values.ts';

/** By the record, its version and the act: another version asks anew. */
export const draftOf = (of: { readonly id: string; readonly version: number }, act: string) =>
  `jinze.draft.act.${of.id}.${of.version}.${act}`;

/** What a number of people looks like. */
export const PEOPLE = /^\d{1,3}$/;

/** Of what looks so; null: left empty. */
export function numberOrNull(text: string | undefined): number | null {
  const given = orNull(text);
  return given === null ? null : Number(given);
}
