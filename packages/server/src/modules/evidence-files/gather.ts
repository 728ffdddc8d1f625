// Everything that an evidence file is arranged from: what there is, where it stands, what the caller reads of it.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type RecordStanding, standingOf } from '../ledger/index.ts';
import { attachmentLines, dutiesNamedIn, dutyNamesOf, dutyText } from '../performance/index.ts';
import { organsHeldBy } from '../posts/index.ts';
import {
  arrange,
  type FiledGroup,
  type Known,
  type KnownFile,
  type ListedRecord,
  type Source,
} from './arrange.decide.ts';
import type { EvidenceFilesContext } from './evidence-files.context.ts';
import { WRITTEN_KINDS } from './written-kinds.ts';

/** Records of one file: what is more goes into several, by days. */
export const FILE_MOST = 5000;
/** Records one statement asks for. */
const AT_ONCE = 500;

/** Whose records these are; null: those of the accident of a case. */
export interface Asked {
  readonly title: string | null;
  readonly personId: Id<'person'> | null;
  readonly records: readonly ListedRecord[];
}

/** What is in the file; what it says is read when it is written. */
export interface Gathered {
  readonly groups: readonly FiledGroup[];
}

async function inTurns<T, Row>(
  ids: readonly T[],
  read: (some: readonly T[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE)
    rows.push(...(await read(ids.slice(start, start + AT_ONCE))));
  return rows;
}

const idsOf = (asked: readonly Asked[], stream: string): string[] => [
  ...new Set(
    asked.flatMap(({ records }) =>
      records.flatMap((one) => (one.stream === stream ? [one.record] : [])),
    ),
  ),
];

type ScopeOf = (action: string) => Scope;

async function dutiesRead(context: EvidenceFilesContext, asked: readonly Asked[], of: ScopeOf) {
  const scope = of('performance.duty-record');
  const persons = asked.flatMap(({ personId }) => personId ?? []);
  return inTurns(idsOf(asked, 'duty-record') as Id<'duty-record'>[], (ids) =>
    context.database.read(scope, (db) => dutiesNamedIn(db, scope, ids, persons)),
  );
}

async function filesRead(
  context: EvidenceFilesContext,
  records: readonly string[],
  of: ScopeOf,
): Promise<Map<string, KnownFile[]>> {
  const scope = of('performance.read-attachment');
  const pages = await inTurns(records, async (ids) => [
    ...(await context.database.read(scope, (db) => attachmentLines(db, 'duty-record', ids))),
  ]);
  return new Map(
    pages.map(([record, lines]) => [
      record,
      lines.map(({ id, name, size, type }) => ({ id, name, size, type })),
    ]),
  );
}

async function standingRead(
  { database }: EvidenceFilesContext,
  records: readonly string[],
  of: ScopeOf,
): Promise<ReadonlyMap<string, RecordStanding>> {
  const scope = of('ledger.package');
  const rows = await inTurns(records, (ids) =>
    database.read(SYSTEM_SCOPE, (db) => standingOf(db, ids, scope)),
  );
  return new Map(rows.map((row) => [row.record, row]));
}

async function heldToday({ database, clock }: EvidenceFilesContext, { personId }: Caller) {
  if (personId === null) return [];
  return database.read(SYSTEM_SCOPE, (db) => organsHeldBy(db, personId, clock.today()));
}

/** Of the kinds that are written out beside duty records. */
async function othersRead(context: EvidenceFilesContext, caller: Caller, asked: readonly Asked[]) {
  const found: string[] = [];
  for (const [stream, kind] of Object.entries(WRITTEN_KINDS))
    found.push(
      ...(await inTurns(idsOf(asked, stream), (ids) => kind.readable(context, caller, ids))),
    );
  return found;
}

/** Statements by the five hundred records, whatever there is of them. */
export async function gather(
  context: EvidenceFilesContext,
  caller: Caller,
  asked: readonly Asked[],
  told: Pick<Known, 'tellsTitles' | 'days'>,
): Promise<Gathered> {
  const records = [...new Set(asked.flatMap((one) => one.records.map(({ record }) => record)))];
  if (records.length > FILE_MOST)
    throw new Refused({ code: 'evidence-files.too-many', values: { limit: FILE_MOST } });
  const of: ScopeOf = (action) => context.scopeFor(caller, action) ?? NO_SCOPE;
  const duties = await dutiesRead(context, asked, of);
  const readable = [...new Set<string>(duties.map(({ record }) => record))];
  const files = await filesRead(context, readable, of);
  const fileIds = [...files.values()].flatMap((lines) => lines.map(({ id }) => id));
  const standing = await standingRead(context, [...records, ...fileIds], of);
  const others = await othersRead(context, caller, asked);
  const first = duties.flatMap((one) => one.duties.slice(0, 1));
  const called = await context.database.read(SYSTEM_SCOPE, (db) => dutiesCalled(db, first));
  const sources = asked.map(
    ({ title, personId, records: listed }): Source => ({
      title,
      records: listed,
      duties: new Map(
        duties.flatMap((one) => {
          const [code] = one.duties;
          const item = code === undefined ? '' : called.items.get(code);
          return one.personId === personId && item !== undefined ? [[one.record, item]] : [];
        }),
      ),
    }),
  );
  const groups = arrange(sources, {
    standing,
    held: await heldToday(context, caller),
    readable: new Set([...readable, ...others]),
    files,
    dutyTitle: (code) => called.titles.get(code) ?? code,
    ...told,
  });
  return { groups };
}

/** The duty a key point belongs to, and what it is called, with its article. */
async function dutiesCalled(db: Reader, codes: readonly string[]) {
  const distinct = [...new Set(codes)];
  const items = new Map(
    (await dutyNamesOf(db, distinct))(distinct).map((one) => [one.code, one.item]),
  );
  const named = [...new Set(items.values())];
  const titles = new Map(
    (await dutyNamesOf(db, named))(named).map((duty) => [duty.code, dutyText(duty)]),
  );
  return { items, titles };
}
