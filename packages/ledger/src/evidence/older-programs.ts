// Methods of the language that Node 18 and browsers of 2022 do not have: who checks evidence years later, or on an old
// machine in an archive, has what they have.

function toSorted<T>(this: readonly T[], compare?: (a: T, b: T) => number): T[] {
  return [...this].sort(compare);
}

function toReversed<T>(this: readonly T[]): T[] {
  return [...this].reverse();
}

function toSpliced<T>(this: readonly T[], from: number, count: number, ...added: T[]): T[] {
  const copy = [...this];
  copy.splice(from, count, ...added);
  return copy;
}

/** No half of a surrogate pair stands alone. */
function isWellFormed(this: string): boolean {
  return !/\p{Surrogate}/u.test(this);
}

export const METHODS = { toSorted, toReversed, toSpliced, isWellFormed } as const;

/** Adds to `target` what it lacks, as the language itself does: not enumerable. */
export function addMissing(target: object, names: readonly (keyof typeof METHODS)[]): void {
  for (const name of names)
    if (!(name in target))
      Object.defineProperty(target, name, {
        value: METHODS[name],
        configurable: true,
        writable: true,
      });
}

addMissing(Array.prototype, ['toSorted', 'toReversed', 'toSpliced']);
addMissing(String.prototype, ['isWellFormed']);
