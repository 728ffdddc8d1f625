// Record sources by description: every column of a record's tables becomes a field, unless it is exempt with a reason.
import { assert, type JsonObject } from '@jinze/kernel';
import { type RawBuilder, sql } from 'kysely';
import { TABLES } from './database/tables.ts';
import type { HeldRecord, RecordSource, TableCoverage, TableName } from './record-source.ts';

export type ColumnOf<T extends TableName> = keyof (typeof TABLES)[T] & string;

/** How the columns of a table become fields: named alike, in camel case, unless said otherwise; `a.b` is a part of `a`. */
interface Mapping<T extends TableName> {
  readonly table: T;
  readonly as?: { readonly [C in ColumnOf<T>]?: string };
  /** Columns with a region's path. The field has the region's id, which stays when its address changes. */
  readonly places?: readonly ColumnOf<T>[];
  /** What the field has instead of the column's value; the row is `held`. */
  readonly values?: { readonly [C in ColumnOf<T>]?: RawBuilder<unknown> };
  readonly exempt?: { readonly [C in ColumnOf<T>]?: string };
}

/** Rows of another table that are part of the record, as one field with all of them in order. */
export interface PartMapping<T extends TableName> extends Mapping<T> {
  readonly field: string;
  /** The column that names the record. */
  readonly of: ColumnOf<T>;
  readonly order: readonly ColumnOf<T>[];
  readonly where?: { readonly [C in ColumnOf<T>]?: string };
  /** No foreign key holds it: a row may be there whose record is not. */
  readonly isLoose?: boolean;
}

export interface RecordMapping<T extends TableName> extends Mapping<T> {
  readonly stream: string;
  readonly version?: ColumnOf<T>;
  /** Rows of earlier versions stay in the table: the record's id, and by which column the last row is told. */
  readonly rows?: { readonly id: ColumnOf<T>; readonly by: ColumnOf<T> };
  readonly parts?: readonly Part[];
  /** Rows without a leaf by design are not among the ids. */
  readonly recorded?: RawBuilder<boolean>;
  readonly persons?: RecordSource['persons'];
  readonly unlinked?: readonly string[];
}

/** A part whose columns have been checked against its table. */
export interface Part {
  readonly table: TableName;
  readonly field: string;
  readonly of: string;
  readonly order: readonly string[];
  readonly where: Readonly<Record<string, string>>;
  readonly isLoose: boolean;
  readonly mapping: Columns;
}

interface Columns {
  readonly table: TableName;
  readonly as: Readonly<Record<string, string>>;
  readonly places: readonly string[];
  readonly values: Readonly<Record<string, RawBuilder<unknown>>>;
  readonly exempt: Readonly<Record<string, string>>;
}

const columnsOf = <T extends TableName>({
  table,
  as,
  places,
  values,
  exempt,
}: Mapping<T>): Columns => ({
  table,
  as: (as ?? {}) as Record<string, string>,
  places: places ?? [],
  values: (values ?? {}) as Record<string, RawBuilder<unknown>>,
  exempt: (exempt ?? {}) as Record<string, string>,
});

export const partOf = <T extends TableName>(part: PartMapping<T>): Part => ({
  table: part.table,
  field: part.field,
  of: part.of,
  order: part.order,
  where: (part.where ?? {}) as Record<string, string>,
  isLoose: part.isLoose ?? false,
  mapping: columnsOf(part),
});

const camel = (column: string) =>
  column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const HASHES = {
  sha256: (bytes: RawBuilder<unknown>) => sql`encode(sha256(${bytes}), 'base64')`,
} as const;

/**
 * What the ledger keeps of a file's content. Made by the database, so that a thousand files are not read into memory;
 * every profile commits to this value with its own hash.
 */
const contentHash = (bytes: RawBuilder<unknown>, profile: keyof typeof HASHES = 'sha256') =>
  HASHES[profile](bytes);

/** The region at an address; one that is no region's is told as it is written, and of several all are told. */
const regionAt = (path: RawBuilder<unknown>) =>
  sql`coalesce((select string_agg(place.id::text, ' ' order by place.id) from posts.region place
    where place.path = ${path}), '? ' || ${path})`;

/** Columns that hold one: those of the record, of the body it is about, of who organises it. */
const KEYS: readonly string[] = ['scope_key', 'organ_key', 'organiser_key'];

/** A scope key is a level and an address; it follows its region to another one without a change of the record. */
const scopeOf = (key: RawBuilder<unknown>) =>
  sql`split_part(${key}, '/', 1) || ' ' || ${regionAt(sql`substr(${key}, position('/' in ${key}))`)}`;

/** A column as JSON: the same text whatever the session's settings, to the microsecond. */
function valueOf(columns: Columns, alias: string, column: string, type: string) {
  const ref = sql.ref(`${alias}.${column}`);
  const made = columns.values[column];
  if (made !== undefined) return made;
  if (columns.places.includes(column)) return regionAt(ref);
  if (KEYS.includes(column)) return scopeOf(ref);
  switch (type) {
    case 'timestamptz':
      return sql`to_char(${ref} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case 'date':
      return sql`to_char(${ref}, 'YYYY-MM-DD')`;
    case 'bytea':
      return contentHash(ref);
    default:
      return ref;
  }
}

function fieldOf({ as, places }: Columns, column: string): string {
  if (column === 'scope_key') return as[column] ?? 'scope';
  return as[column] ?? camel(places.includes(column) ? column.replace(/_path$/, '') : column);
}

/** PostgreSQL takes a hundred arguments. */
const PAIRS = 40;

type Pairs = readonly (readonly [string, RawBuilder<unknown>])[];

/** As `json`, which is written as it is: `jsonb` is built anew at each level, and what is read is parsed here anyway. */
const objectOfPairs = (pairs: Pairs) =>
  sql`json_build_object(${sql.join(pairs.flatMap(([key, value]) => [sql.lit(key), value]))})`;

/** `a.b` is field `b` of field `a`: what one act says is one field. */
function grouped(pairs: Pairs): Pairs {
  const groups = Map.groupBy(pairs, ([key]) => key.split('.')[0] ?? key);
  return [...groups].map(([key, members]) =>
    members.length === 1 && members[0]?.[0] === key
      ? members[0]
      : [key, objectOfPairs(members.map(([path, value]) => [path.slice(key.length + 1), value]))],
  );
}

/** The columns as JSON objects, without those that tell which record it is: one, or as many as it takes. */
function objectsOf(
  columns: Columns,
  alias: string,
  keys: readonly (string | undefined)[],
  more: Pairs = [],
) {
  const pairs = Object.entries(TABLES[columns.table] as Readonly<Record<string, string>>)
    .filter(([column]) => !keys.includes(column) && columns.exempt[column] === undefined)
    .map(([column, spec]) => {
      const type = spec.replace(/[?=]$/, '').replace(/:.*$/, '');
      return [fieldOf(columns, column), valueOf(columns, alias, column, type)] as const;
    });
  const all = grouped([...pairs, ...more]);
  const objects = [];
  for (let start = 0; start < all.length; start += PAIRS)
    objects.push(objectOfPairs(all.slice(start, start + PAIRS)));
  return objects;
}

/** Of a part, as one. */
function objectOf(...of: Parameters<typeof objectsOf>) {
  const [only, ...more] = objectsOf(...of);
  assert(only !== undefined && more.length === 0, `a row of ${of[0].table} fits into one object`);
  return only;
}

const allOf = (conditions: readonly RawBuilder<unknown>[]) =>
  sql.join([sql`true`, ...conditions], sql` and `);

const conditionsOf = ({ where }: Part, alias: string) =>
  Object.entries(where).map(([key, value]) => sql`${sql.ref(`${alias}.${key}`)} = ${value}`);

/** All rows of a part as one array; of the record's own table, those of earlier versions. */
function partSql(part: Part, id: string, isOwnTable: boolean) {
  const conditions = [
    sql`${sql.ref(`part.${part.of}`)} = ${sql.ref(`held.${id}`)}`,
    ...(isOwnTable ? [sql`part.id <> held.id`] : []),
    ...conditionsOf(part, 'part'),
  ];
  const order = part.order.map((column) => sql.ref(`part.${column}`));
  return sql`coalesce((select json_agg(${objectOf(part.mapping, 'part', [part.of, ...Object.keys(part.where)])}
      order by ${sql.join(order)})
    from ${sql.table(part.table)} part where ${allOf(conditions)}), '[]'::json)`;
}

const coverageOf = ({ table, exempt }: Columns, record: string, isOwn: boolean): TableCoverage => ({
  table,
  record,
  isOwn,
  covered: Object.keys(TABLES[table]).filter((column) => exempt[column] === undefined),
  exempt,
});

/** A page of one table's column with the record ids. */
const pageOf = (
  table: TableName,
  id: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
  condition: RawBuilder<unknown>,
) => sql`(select distinct ${sql.ref(`held.${id}`)} as id from ${sql.table(table)} held
  where ${after === null ? sql`true` : sql`${sql.ref(`held.${id}`)} > ${after}::uuid`} and ${condition}
  order by 1 limit ${limit})`;

/** As PostgreSQL answers it, which joins no objects of this kind. */
interface Held extends Omit<HeldRecord, 'fields'> {
  readonly objects: readonly JsonObject[];
}

export function tableSource<T extends TableName>(mapping: RecordMapping<T>): RecordSource {
  const { stream, table, version, rows, parts = [], recorded = sql`true` } = mapping;
  const columns = columnsOf(mapping);
  const id = rows?.id ?? 'id';
  const idRef = sql.ref(`held.${id}`);
  const objects = objectsOf(
    columns,
    'held',
    [id, version],
    parts.map((part) => [part.field, partSql(part, id, part.table === table)]),
  );
  const last =
    rows === undefined
      ? sql``
      : sql`order by ${idRef}, ${sql.ref(`held.${rows.by}`)} desc, held.id`;
  return {
    stream,
    unlinked: mapping.unlinked ?? [],
    persons: mapping.persons ?? (() => []),
    // Rows of earlier versions are covered as the record's own.
    tables: [
      coverageOf(columns, id, true),
      ...parts
        .filter((part) => part.table !== table)
        .map((part) => coverageOf(part.mapping, part.of, false)),
    ],
    read: async (db, ids) => {
      const found = await sql<Held>`
        select distinct on (${idRef}) ${idRef} as id,
          ${version === undefined ? sql`null` : sql.ref(`held.${version}`)} as version,
          json_build_array(${sql.join(objects)}) as objects
        from ${sql.table(table)} held where ${idRef} = any(${[...ids]}::uuid[]) ${last}`.execute(
        db,
      );
      return found.rows.map(({ objects: told, ...record }) => ({
        ...record,
        fields: Object.assign({}, ...told) as JsonObject,
      }));
    },
    ids: async (db, after, limit) => {
      const page = { after, limit };
      const pages = [
        pageOf(table, id, page, recorded),
        ...parts
          .filter(({ isLoose }) => isLoose)
          .map((part) => pageOf(part.table, part.of, page, allOf(conditionsOf(part, 'held')))),
      ];
      const union = sql.join(pages, sql` union `);
      const found = await sql<{
        id: string;
      }>`select id from (${union}) page order by id limit ${limit}`.execute(db);
      return found.rows.map((row) => row.id);
    },
  };
}
