// A file of records looked at as a whole: its tables, whom it names, which duties it serves, and what is there already.
import type { ImportChoices } from '@jinze/contracts';
import { RECORDS_LIMITS, readTables } from '@jinze/documents';
import { type CivilDate, type Id, yearOf } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import type { Report } from '../../platform/http/progress.ts';
import { digestOf } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { listsInForce } from '../duties/index.ts';
import { namesInScope, type PostHeld, postsEverHeld, postsHeldByNames } from '../posts/index.ts';
import { type Plan, planRows } from './import-records.plan.ts';
import { likesOf } from './import-records.store.ts';
import { proposeDuties } from './propose-duties.ts';
import { type FoundTable, findTable, withChoices } from './records-sheet.find.ts';
import { possibleNames, readNames } from './records-sheet.names.ts';
import type { Question } from './records-sheet.people.ts';
import { type ReadRecord, readRecords } from './records-sheet.read.ts';
import { indexRoster, type RosterIndex } from './records-sheet.roster.ts';

/** Names compared with what is written. */
const NAMES = 20_000;
/** People whose duty lists are read in one go. */
const LISTS_AT_ONCE = 100;
/** Of the matter, where duties are looked for in its words. */
const WORDS = 200;

export interface Found {
  readonly kind: 'sheet' | 'document';
  readonly digest: string;
  /** Those left out as well. */
  readonly tables: readonly FoundTable[];
  readonly isLeftOut: (table: FoundTable) => boolean;
}

async function findTables(file: UploadedFile, choices: ImportChoices): Promise<Found> {
  const grids = unwrap(await readTables(file.bytes, RECORDS_LIMITS));
  const chosen = new Map(choices.tables.map((one) => [one.table, one]));
  const tables = grids.flatMap((grid) => {
    const table = findTable(grid);
    return table === undefined ? [] : [withChoices(table, chosen.get(table.number))];
  });
  if (tables.length === 0) throw new Refused({ code: 'performance.no-records-found' });
  return {
    kind: grids.some(({ kind }) => kind === 'sheet') ? 'sheet' : 'document',
    digest: digestOf(file.bytes),
    tables,
    isLeftOut: ({ number }) => chosen.get(number)?.isLeftOut ?? false,
  };
}

const cellsWithNames = ({ columns, rows }: FoundTable) =>
  columns
    .filter(({ field }) => field === 'led' || field === 'people')
    .flatMap(({ column }) => rows.map(({ cells }) => cells[column] ?? ''));

interface People {
  readonly roster: RosterIndex;
  readonly held: readonly PostHeld[];
  readonly names: readonly string[];
  /** Whose list a table is: as it was said, or as its title names one person. */
  readonly owners: ReadonlyMap<number, Id<'person'>>;
}

async function findPeople(
  db: Reader,
  scope: Scope,
  tables: readonly FoundTable[],
  choices: ImportChoices,
): Promise<People> {
  const names = await namesInScope(db, scope, NAMES);
  const known = new Set(names);
  const cells = new Set(tables.flatMap(cellsWithNames));
  const written = [...cells].flatMap((cell) => possibleNames(readNames(cell)));
  const inTitles = new Map(
    tables.map(({ number, title }) => [number, names.filter((name) => title.includes(name))]),
  );
  const asked = new Set(
    [...written.filter((name) => known.has(name)), ...inTitles.values()].flat(),
  );
  const held = await postsHeldByNames(db, scope, [...asked]);
  const owners = new Map<number, Id<'person'>>();
  for (const [number, found] of inTitles) {
    const people = new Set(
      held.filter(({ personName }) => found.includes(personName)).map(({ personId }) => personId),
    );
    const [only, second] = people;
    if (only !== undefined && second === undefined) owners.set(number, only);
  }
  for (const { table, personId } of choices.tables)
    if (personId !== null) owners.set(table, personId);
  const all = [...held, ...(await postsOfOwners(db, scope, owners, held))];
  return { roster: indexRoster(all), held: all, names, owners };
}

/** Whose list a table was said to be may be named nowhere in it. */
function postsOfOwners(
  db: Reader,
  scope: Scope,
  owners: People['owners'],
  held: readonly PostHeld[],
): Promise<PostHeld[]> {
  const known = new Set(held.map(({ personId }) => personId));
  const unknown = [...owners.values()].filter((personId) => !known.has(personId));
  return unknown.length === 0 ? Promise.resolve([]) : postsEverHeld(db, scope, unknown);
}

type List = Awaited<ReturnType<typeof listsInForce>>[number];

/** Where a row names no duty, those that the form would tick: by the lists of its year, or of the year before. */
async function withDuties(
  db: Reader,
  scope: Scope,
  records: readonly ReadRecord[],
): Promise<readonly ReadRecord[]> {
  const bare = records.filter(({ content }) =>
    content.participants.every(({ duties }) => duties.length === 0),
  );
  const personIds = [
    ...new Set(bare.flatMap(({ content }) => content.participants.map((one) => one.personId))),
  ];
  const years = [
    ...new Set(
      bare.flatMap(({ content }) => [yearOf(content.occurredOn), yearOf(content.occurredOn) - 1]),
    ),
  ];
  const lists: List[] = [];
  for (let at = 0; at < personIds.length; at += LISTS_AT_ONCE)
    lists.push(
      ...(await listsInForce(db, scope, {
        personIds: personIds.slice(at, at + LISTS_AT_ONCE),
        years,
      })),
    );
  const byPerson = Map.groupBy(lists, (list) => list.person_id);
  const itemsOf = (personId: Id<'person'>, on: CivilDate) => {
    const own = byPerson.get(personId) ?? [];
    const ofYear = own.filter(({ year }) => year === yearOf(on));
    return (ofYear.length > 0 ? ofYear : own.filter(({ year }) => year === yearOf(on) - 1)).flatMap(
      ({ items }) => [...items],
    );
  };
  const propose = ({ content }: ReadRecord, personId: Id<'person'>) => {
    const { activity, body, title, matter, occurredOn } = content;
    const text = `${title} ${matter ?? ''}`.slice(0, WORDS);
    const occasion = { activity, body: body ?? undefined, text, portfolios: [], before: new Map() };
    return proposeDuties(itemsOf(personId, occurredOn), occasion)
      .filter(({ isProposed }) => isProposed)
      .map(({ code }) => code);
  };
  const isBare = new Set(bare);
  return records.map((record) =>
    isBare.has(record)
      ? {
          ...record,
          content: {
            ...record.content,
            participants: record.content.participants.map((one) => ({
              ...one,
              duties: propose(record, one.personId),
            })),
          },
        }
      : record,
  );
}

export interface Examined {
  readonly found: Found;
  readonly people: People;
  readonly plan: Plan;
  readonly questions: readonly Question[];
}

/** Changes nothing; the same for the check and for the import itself. */
export async function examine(
  db: Reader,
  scope: Scope,
  given: {
    readonly file: UploadedFile;
    readonly choices: ImportChoices;
    readonly today: CivilDate;
  },
  report: Report,
): Promise<Examined> {
  const { choices, today } = given;
  await report({ stage: 'reading', done: 0, of: 0 });
  const found = await findTables(given.file, choices);
  const tables = found.tables.filter((table) => !found.isLeftOut(table));
  const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
  await report({ stage: 'checking', done: 0, of: rows });
  const people = await findPeople(db, scope, tables, choices);
  const read = readRecords(tables, people.owners, { ...people, choices });
  const records = choices.proposesDuties ? await withDuties(db, scope, read.records) : read.records;
  const contents = records.map(({ content }) => content);
  const likes = await likesOf(db, scope, {
    days: [...new Set(contents.map(({ occurredOn }) => occurredOn))],
    titles: [...new Set(contents.map(({ title }) => title))],
    personIds: [
      ...new Set(contents.flatMap((one) => one.participants.map(({ personId }) => personId))),
    ],
  });
  const plan = planRows(records, { likes, held: people.held, today, again: choices.again });
  const errors = [...read.errors, ...plan.errors].toSorted(
    (one, other) => one.tableNumber - other.tableNumber || one.row - other.row,
  );
  return { found, people, plan: { ...plan, errors }, questions: read.questions };
}
