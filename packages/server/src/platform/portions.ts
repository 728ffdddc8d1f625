// Many rows a few at a time, so that what is read for them takes little memory however many there are.
export function* portionsOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
