// How a person's name is kept.

/** Sheets spread two-character names with blanks; a name has none between Chinese characters. */
export function personName(text: string): string {
  return text.trim().replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}
