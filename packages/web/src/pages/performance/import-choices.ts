// What a person decides about a file of records, as it grows decision by decision. Pure.
import type { ImportChoices, ImportPlace, ImportTable, RecordColumn } from '@jinze/contracts';

type TableChoice = ImportChoices['tables'][number];

export const UNDECIDED: ImportChoices = {
  tables: [],
  people: [],
  leavesOutUnknown: false,
  leftOut: [],
  again: [],
  proposesDuties: true,
  keepsFile: false,
};

/** What only one column of a table says: where another one is to say it, this one no longer does. */
const ONCE: readonly RecordColumn[] = [
  'occurredOn',
  'occurredTo',
  'activity',
  'body',
  'title',
  'basisNo',
  'duties',
  'lateReason',
];

const untouched = (table: number): TableChoice => ({
  table,
  isLeftOut: false,
  columns: [],
  activity: null,
  personId: null,
  year: null,
});

export function decideTable(
  choices: ImportChoices,
  table: number,
  part: Partial<Omit<TableChoice, 'table'>>,
): ImportChoices {
  const before = choices.tables.find((one) => one.table === table) ?? untouched(table);
  const others = choices.tables.filter((one) => one.table !== table);
  return { ...choices, tables: [...others, { ...before, ...part }] };
}

/** Columns as they now are with one of them decided: every column is said, so that nothing is recognised anew. */
export function decideColumn(
  choices: ImportChoices,
  table: ImportTable,
  column: number,
  field: RecordColumn | null,
): ImportChoices {
  const columns = table.columns.map((one) => {
    if (one.column === column) return { column, field };
    const isTaken = field !== null && ONCE.includes(field) && one.field === field;
    return { column: one.column, field: isTaken ? null : one.field };
  });
  return decideTable(choices, table.number, { columns });
}

export function decidePerson(
  choices: ImportChoices,
  name: string,
  personId: ImportChoices['people'][number]['personId'],
): ImportChoices {
  const others = choices.people.filter((one) => one.name !== name);
  return { ...choices, people: [...others, { name, personId }] };
}

const isSame = (one: ImportPlace) => (other: ImportPlace) =>
  one.table === other.table && one.row === other.row;

export function leaveOut(choices: ImportChoices, places: readonly ImportPlace[]): ImportChoices {
  const leftOut = [...choices.leftOut];
  for (const { table, row } of places)
    if (!leftOut.some(isSame({ table, row }))) leftOut.push({ table, row });
  return { ...choices, leftOut };
}

/** Whether a row the like of which is there is brought in all the same. */
export function decideAgain(
  choices: ImportChoices,
  place: ImportPlace,
  isWanted: boolean,
): ImportChoices {
  const others = choices.again.filter((one) => !isSame(place)(one));
  const { table, row } = place;
  return { ...choices, again: isWanted ? [...others, { table, row }] : others };
}
