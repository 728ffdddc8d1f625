// The signature lines of a note, one by one: a bad one of a known key spoils the whole note, and is to be left out.
import { openNote, type VerifierKey } from '../verify/index.ts';

/** The note's text, and its signature lines with their line breaks. */
export function splitLines(note: string): { readonly text: string; readonly lines: string[] } {
  const gap = note.lastIndexOf('\n\n');
  const lines = gap < 0 ? [] : (note.slice(gap + 2).match(/[^\n]*\n/g) ?? []);
  return { text: note.slice(0, gap + 1), lines };
}

/** More lines than a note may have are not looked at. */
const MAX_LINES = 64;

/** The lines that are good signatures of these keys over the text, each once. */
export function goodLines(
  text: string,
  lines: readonly string[],
  keys: readonly VerifierKey[],
): string[] {
  return [...new Set(lines.slice(0, MAX_LINES))].filter(
    (line) => openNote(`${text}\n${line}`, keys).ok,
  );
}
