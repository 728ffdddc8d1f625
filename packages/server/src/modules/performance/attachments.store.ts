// All SQL of attachments: the rows of files, and their parts one after the other.
import type { AttachmentOwner, AttachmentState } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { partOf, tableSource } from '../../platform/table-source.ts';

type AttachmentId = Id<'attachment'>;
type Row = Selectable<Tables['performance.attachment']>;
export type AttachmentRow = Omit<Row, 'state'> & { readonly state: AttachmentState };

const COLUMNS = [
  'id',
  'version',
  'state',
  'account_id',
  'draft_id',
  'owner_kind',
  'owner_id',
  'scope_key',
  'persons',
  'said_name',
  'said_size',
  'said_digest',
  'keeps_metadata',
  'received',
  'name',
  'type',
  'size',
  'digest',
  'begun_at',
  'touched_at',
  'kept_at',
  'attached_at',
  'recorded_by',
] as const;

export async function insertAttachment(
  tx: Tx,
  row: Insertable<Tables['performance.attachment']>,
): Promise<void> {
  await tx.insertInto('performance.attachment').values(row).execute();
}

/** A file of one’s own that belongs to nothing yet; held until the end of the transaction. */
export async function lockUpload(
  tx: Tx,
  accountId: Id<'account'>,
  id: AttachmentId,
): Promise<AttachmentRow | undefined> {
  const row = await tx
    .selectFrom('performance.attachment')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('owner_id', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row as AttachmentRow | undefined;
}

export interface Draft {
  readonly accountId: Id<'account'>;
  readonly draftId: string;
}

function ofDraft(db: Reader, { accountId, draftId }: Draft) {
  return db
    .selectFrom('performance.attachment')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('draft_id', '=', draftId)
    .where('owner_id', 'is', null)
    .orderBy('id');
}

export async function uploadsOfDraft(db: Reader, draft: Draft): Promise<AttachmentRow[]> {
  return (await ofDraft(db, draft).execute()) as AttachmentRow[];
}

export async function lockDraft(tx: Tx, draft: Draft): Promise<AttachmentRow[]> {
  return (await ofDraft(tx, draft).forUpdate().execute()) as AttachmentRow[];
}

/** Files of an account that belong to nothing yet. */
export async function countUploads(db: Reader, accountId: Id<'account'>): Promise<number> {
  const row = await db
    .selectFrom('performance.attachment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .where('owner_id', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}

export async function insertPart(
  tx: Tx,
  attachmentId: AttachmentId,
  fromByte: number,
  bytes: Buffer,
): Promise<void> {
  await tx
    .insertInto('performance.attachment_part')
    .values({ attachment_id: attachmentId, from_byte: fromByte, bytes })
    .execute();
}

export async function markReceived(
  tx: Tx,
  id: AttachmentId,
  received: number,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('performance.attachment')
    .set({ received, touched_at: now })
    .where('id', '=', id)
    .execute();
}

/** Where the parts begin, in order. */
export async function partPlaces(db: Reader, id: AttachmentId): Promise<number[]> {
  const rows = await db
    .selectFrom('performance.attachment_part')
    .select('from_byte')
    .where('attachment_id', '=', id)
    .orderBy('from_byte')
    .execute();
  return rows.map(({ from_byte: from }) => from);
}

/** The driver reads bytes as hexadecimal digits: in this form they take a third less and half the time. */
const AS_TEXT = sql<string>`encode(bytes, 'base64')`;
const bytesOf = (text: string) => Buffer.from(text, 'base64');

export async function partAt(db: Reader, id: AttachmentId, from: number): Promise<Buffer> {
  const row = await db
    .selectFrom('performance.attachment_part')
    .select(AS_TEXT.as('text'))
    .where('attachment_id', '=', id)
    .where('from_byte', '=', from)
    .executeTakeFirst();
  return bytesOf(row?.text ?? '');
}

/** One part after the other, so that no more than one of them is in memory. */
export async function* eachPart(db: Reader, id: AttachmentId): AsyncGenerator<Buffer> {
  for (const from of await partPlaces(db, id)) yield await partAt(db, id, from);
}

/** The same, and each is gone once it was read. */
export async function* takeParts(tx: Tx, id: AttachmentId): AsyncGenerator<Buffer> {
  for (const from of await partPlaces(tx, id)) {
    const row = await tx
      .deleteFrom('performance.attachment_part')
      .where('attachment_id', '=', id)
      .where('from_byte', '=', from)
      .returning(AS_TEXT.as('text'))
      .executeTakeFirst();
    if (row !== undefined) yield bytesOf(row.text);
  }
}

/** The bytes from one up to another, wherever parts begin. The database reads no more of a part than that. */
export async function readRange(
  db: Reader,
  id: AttachmentId,
  from: number,
  to: number,
): Promise<Buffer> {
  const rows = await db
    .selectFrom('performance.attachment_part')
    .select(
      sql<Buffer>`substring(bytes from greatest(${from}::int - from_byte, 0) + 1
        for ${to}::int - greatest(from_byte, ${from}::int))`.as('stretch'),
    )
    .where('attachment_id', '=', id)
    .where('from_byte', '<', to)
    .where(sql<boolean>`from_byte + octet_length(bytes) > ${from}::int`)
    .orderBy('from_byte')
    .execute();
  return Buffer.concat(rows.map(({ stretch }) => stretch));
}

/** Whether the same bytes arrived before. */
export async function hasBytes(
  db: Reader,
  id: AttachmentId,
  from: number,
  bytes: Buffer,
): Promise<boolean> {
  return (await readRange(db, id, from, from + bytes.length)).equals(bytes);
}

export interface KeptFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly digest: string;
}

export async function markKept(tx: Tx, id: AttachmentId, file: KeptFile, now: Date): Promise<void> {
  await tx
    .updateTable('performance.attachment')
    .set({ ...file, state: 'kept', kept_at: now, touched_at: now })
    .where('id', '=', id)
    .execute();
}

/** What a file belongs to from now on. */
export interface Owner {
  readonly kind: AttachmentOwner;
  readonly id: string;
  readonly organId: Id<'organ'>;
  readonly scopeKey: string;
  readonly persons: readonly Id<'person'>[];
}

export async function markAttached(
  tx: Tx,
  ids: readonly AttachmentId[],
  owner: Owner,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('performance.attachment')
    .set({
      version: 1,
      owner_kind: owner.kind,
      owner_id: owner.id,
      scope_key: owner.scopeKey,
      persons: [...owner.persons],
      attached_at: now,
    })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Of a draft; the parts go with it. */
export async function deleteUpload(tx: Tx, id: AttachmentId): Promise<void> {
  await tx
    .deleteFrom('performance.attachment')
    .where('id', '=', id)
    .where('owner_id', 'is', null)
    .execute();
}

/** Those nobody has touched since and that belong to nothing; answers how many there were. */
export async function deleteStale(
  tx: Tx,
  before: { readonly receiving: Date; readonly kept: Date },
): Promise<number> {
  const gone = await tx
    .deleteFrom('performance.attachment')
    .where('owner_id', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'receiving'), eb('touched_at', '<', before.receiving)]),
        eb('touched_at', '<', before.kept),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Files of these owners in the order they were chosen, for whoever has read the owners in their scope. */
export async function attachmentsOf(
  db: Reader,
  kind: AttachmentOwner,
  ownerIds: readonly string[],
): Promise<AttachmentRow[]> {
  const rows = await db
    .selectFrom('performance.attachment')
    .select(COLUMNS)
    .where('owner_kind', '=', kind)
    .where(sql<boolean>`owner_id = any(${[...ownerIds]}::uuid[])`)
    .orderBy('owner_id')
    .orderBy('id')
    .execute();
  return rows as AttachmentRow[];
}

/** A file that is kept: one’s own, or of something in the scope of the transaction, which row security holds it to. */
export async function readableAttachment(
  db: Reader,
  accountId: Id<'account'>,
  id: AttachmentId,
): Promise<AttachmentRow | undefined> {
  const row = await db
    .selectFrom('performance.attachment')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('state', '=', 'kept')
    .where((eb) => eb.or([eb('owner_id', 'is not', null), eb('account_id', '=', accountId)]))
    .executeTakeFirst();
  return row as AttachmentRow | undefined;
}

/** Whether this account opened 调阅 the record since then. */
export async function hasOpened(
  db: Reader,
  accountId: Id<'account'>,
  recordId: string,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('performance.opening')
    .select('id')
    .where('record_id', '=', recordId as Id<'duty-record'>)
    .where('account_id', '=', accountId)
    .where('opened_at', '>=', since)
    .executeTakeFirst();
  return row !== undefined;
}

/** Files follow what they belong to when regions get other addresses. */
export const readdressAttachments: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'performance.attachment', moves);

/** Bytes of these attachments, without reading them. */
export async function attachmentsSize(db: Reader, ids: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('performance.attachment_part')
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::bigint`.as('size'))
    .where(sql<boolean>`attachment_id = any(${[...ids]}::uuid[])`)
    .executeTakeFirst();
  return row?.size ?? 0;
}

/** The contents of those of these records that are attachments, one after the other. */
export async function* eachContent(db: Reader, ids: readonly string[]): AsyncGenerator<Uint8Array> {
  const rows = await db
    .selectFrom('performance.attachment')
    .select('id')
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('state', '=', 'kept')
    .orderBy('id')
    .execute();
  for (const { id } of rows) {
    const parts: Buffer[] = [];
    for await (const part of eachPart(db, id)) parts.push(part);
    yield Buffer.concat(parts);
  }
}

const ARRIVAL = 'how the file arrived, before it belonged to anything';

/** Files that belong to something, with where their parts begin and end; the hash of the whole is read beside it. */
export const attachmentFields = tableSource({
  stream: 'attachment',
  table: 'performance.attachment',
  version: 'version',
  as: { name: 'file.name', type: 'file.type', size: 'file.size' },
  exempt: {
    state: 'a file that belongs to something is kept, which the table demands',
    draft_id: ARRIVAL,
    said_name: ARRIVAL,
    said_size: ARRIVAL,
    said_digest: ARRIVAL,
    received: ARRIVAL,
    begun_at: ARRIVAL,
    touched_at: ARRIVAL,
  },
  recorded: sql<boolean>`held.owner_id is not null`,
  parts: [
    partOf({
      table: 'performance.attachment_part',
      field: 'parts',
      of: 'attachment_id',
      order: ['from_byte'],
      values: { bytes: sql`octet_length(part.bytes)` },
    }),
  ],
});

/** Of each file SHA-256 in base64, made by the database; of one without parts none. */
export async function contentHashes(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  // One file after the other: grouped, the database would put all of them together at once.
  const { rows } = await sql<{ id: string; hash: string | null }>`
    select asked.id, (
      select encode(sha256(string_agg(part.bytes, ''::bytea order by part.from_byte)), 'base64')
      from performance.attachment_part part where part.attachment_id = asked.id) as hash
    from unnest(${[...ids]}::uuid[]) asked (id)`.execute(db);
  return new Map(rows.flatMap(({ id, hash }) => (hash === null ? [] : [[id, hash] as const])));
}

/** Lawfully erased: the content and the name. The row is held as every writer of it holds it. */
export async function eraseAttachment(tx: Tx, recordId: string): Promise<void> {
  const id = recordId as AttachmentId;
  await tx
    .updateTable('performance.attachment')
    .set({ name: null, type: null, size: null, digest: null, said_name: '', said_digest: null })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('performance.attachment_part').where('attachment_id', '=', id).execute();
}
