// What accidents are called in the rules, which know them by that alone: two called alike on one day are told apart. Pure.
import type { CivilDate } from '@jinze/kernel';

export interface Called {
  readonly id: string;
  readonly name: string;
  readonly occurredOn: CivilDate;
}

const LONGEST = 110;

/** A name that has quotation marks of its own gets no others around it. */
export const quoted = (name: string) => (/[“”]/.test(name) ? name : `“${name}”`);

const callOf = ({ name, occurredOn }: Called) =>
  `${quoted(name)}（${occurredOn}）`.slice(0, LONGEST);

/** The first of its name has the name alone, the others the end of their id. */
export function callApart(accidents: readonly Called[]): (id: string) => string {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const one of accidents) {
    if (names.has(one.id)) continue;
    const plain = callOf(one);
    const name = taken.has(plain) ? `${plain}${one.id.slice(-6)}` : plain;
    taken.add(name);
    names.set(one.id, name);
  }
  return (id) => names.get(id) ?? id;
}
