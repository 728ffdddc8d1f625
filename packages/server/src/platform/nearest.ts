// The known word nearest to what somebody wrote, for errors that suggest one.
import { distance } from 'fastest-levenshtein';

/** Undefined when even the nearest needs more than half of its letters changed. */
export function nearest(text: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 2)) + 1;
  for (const name of names) {
    const steps = distance(text, name);
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}
