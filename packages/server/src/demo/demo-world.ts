// The demo's small rosters: what a visitor imports for 青石县, and a little world that database tests live in.
import { countySeats, prefectureSeats, rosterRow, type Seat } from './demo-bodies.ts';
import { inventedName } from './demo-names.ts';

/** Everybody in post since the seat's own day, with names from a number on. */
function rowsFor(seats: readonly Seat[], firstName: number): string[][] {
  return seats.map((one, index) =>
    rosterRow(one, { name: inventedName(firstName + index), from: one.since }),
  );
}

/** 青石县, 30 leaders: left for whoever tries the demo to import. */
export function sampleRoster(): string[][] {
  return rowsFor(countySeats('青石县', ['城关镇', '柳溪镇', '石门乡']), 0);
}

/** The same roster with three broken rows: an unknown region, an impossible date, an unknown class. */
export function sampleRosterWithErrors(): string[][] {
  const rows = sampleRoster();
  const change = (row: number, column: number, value: string) => {
    const found = rows[row];
    if (found !== undefined) found[column] = value;
  };
  change(3, 0, '青石线');
  change(7, 6, '2024-02-30');
  change(12, 3, '部门一把手');
  return rows;
}

/** The prefecture and 石桥县 with two townships: small enough for every test to import. */
export function recordedRoster(): string[][] {
  return [
    ...rowsFor(prefectureSeats(), 200),
    ...rowsFor(countySeats('石桥县', ['桥头镇', '白杨镇']), 100),
  ];
}
