// Files that belong to something: attached with the draft they were chosen for, listed, read, and tidied away where they never were.
import type { AttachmentLine, AttachmentOwner } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { fittingName } from '../../platform/files/file-type.ts';
import type { StreamResponse, UploadedFile } from '../../platform/http/bind.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { decideAttach } from './attachment.decide.ts';
import { examineFile, fileInMemory } from './attachment-content.ts';
import { attachmentSource } from './attachments.ledger.ts';
import {
  type AttachmentRow,
  attachmentsOf,
  type Draft,
  deleteStale,
  hasOpened,
  insertAttachment,
  insertPart,
  lockDraft,
  markAttached,
  type Owner,
  partAt,
  partPlaces,
  readableAttachment,
} from './attachments.store.ts';
import { newAttachmentRow } from './send-attachment.ts';

type AttachmentId = Id<'attachment'>;

const DAY_MS = 86_400_000;
/** What nobody goes on with; and what was sent whole, for a draft that may still be handed in. */
const RECEIVING_DAYS = 7;
const KEPT_DAYS = 30;

async function attach(unit: Unit, ids: readonly AttachmentId[], owner: Owner): Promise<void> {
  if (ids.length === 0) return;
  await markAttached(unit.tx, ids, owner, unit.now);
  await recordHeld(
    unit,
    attachmentSource,
    ids.map((id) => ({ id, type: 'attachment.kept.v1', organId: owner.organId })),
  );
}

/**
 * The files of a draft become its owner’s, with the act that hands the draft in: in its transaction, and each with a
 * leaf of its own. Answers how many there were; one that is still on its way refuses the act.
 */
export async function attachDraft(unit: Unit, draft: Draft, owner: Owner): Promise<number> {
  const rows = await lockDraft(unit.tx, draft);
  if (rows.length === 0) return 0;
  const present = await attachmentsOf(unit.tx, owner.kind, [owner.id]);
  unwrap(decideAttach(rows, present.length));
  await attach(
    unit,
    rows.map(({ id }) => id),
    owner,
  );
  return rows.length;
}

/** A file that came with the act itself, as it came: its pictures, if it has any, are the paper’s own. */
export async function attachFile(
  unit: Unit,
  command: Command,
  file: UploadedFile,
  owner: Owner,
): Promise<AttachmentId> {
  const { bytes, name } = file;
  const { digest, type } = unwrap(await examineFile(fileInMemory(bytes), true));
  const size = bytes.length;
  const begun = { draftId: owner.id, name, size, digest, keepsMetadata: true };
  const row: AttachmentRow = {
    ...newAttachmentRow(command, begun, unit.now),
    state: 'kept',
    kept_at: unit.now,
    received: size,
    name: fittingName(name, type),
    type,
    size,
    digest,
  };
  await insertAttachment(unit.tx, row);
  let from = 0;
  for await (const part of fileInMemory(bytes).parts()) {
    await insertPart(unit.tx, row.id, from, part);
    from += part.length;
  }
  await attach(unit, [row.id], owner);
  return row.id;
}

const lineOf = (row: AttachmentRow): AttachmentLine => ({
  id: row.id,
  name: row.name ?? '',
  size: row.size ?? 0,
  type: row.type ?? '',
  recordedAt: (row.attached_at ?? row.begun_at).toISOString(),
  recordedBy: row.recorded_by,
});

/** Of owners that were read in the caller’s scope, by owner. */
export async function attachmentLines(
  db: Reader,
  kind: AttachmentOwner,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, AttachmentLine[]>> {
  const rows = await attachmentsOf(db, kind, ownerIds);
  const grouped = Map.groupBy(rows, ({ owner_id: id }) => id ?? '');
  return new Map([...grouped].map(([id, of]) => [id, of.map(lineOf)]));
}

/** Each part in a transaction of its own: a slow reader holds none open, and what is kept does not change. */
async function* contentOf({ database }: Services, scope: Scope, id: AttachmentId) {
  const { first, others } = await database.read(scope, async (db) => {
    const [place, ...rest] = await partPlaces(db, id);
    return { first: place === undefined ? undefined : await partAt(db, id, place), others: rest };
  });
  if (first !== undefined) yield first;
  for (const from of others) yield await database.read(scope, (db) => partAt(db, id, from));
}

/** Who asks for a file, and within what: their own, and what they may open 调阅. */
export interface FileReader {
  readonly accountId: Id<'account'>;
  readonly scope: Scope;
  readonly opens: Scope;
}

/** Whoever opened a record reads its files for a day. */
const OPENED_MS = DAY_MS;

export const openedSince = ({ clock }: Services) => new Date(clock.now().getTime() - OPENED_MS);

/** In which of the two scopes it may be read. */
async function findReadable(
  context: Services,
  { accountId, scope, opens }: FileReader,
  id: AttachmentId,
): Promise<{ row: AttachmentRow; within: Scope } | undefined> {
  const find = (within: Scope) =>
    context.database.read(within, (db) => readableAttachment(db, accountId, id));
  const own = await find(scope);
  if (own !== undefined) return { row: own, within: scope };
  const below = await find(opens);
  if (below?.owner_kind !== 'duty-record') return undefined;
  const { owner_id: recordId } = below;
  const isOpened = await context.database.read(
    opens,
    async (db) => recordId !== null && hasOpened(db, accountId, recordId, openedSince(context)),
  );
  return isOpened ? { row: below, within: opens } : undefined;
}

/** The file, streamed, for whoever may read what it belongs to; one’s own also before. */
export async function readAttachment(
  services: Services,
  reader: FileReader,
  id: AttachmentId,
): Promise<StreamResponse> {
  const found = await findReadable(services, reader, id);
  const { name = null, type = null, size = null } = found?.row ?? {};
  if (found === undefined || name === null || type === null || size === null)
    throw new Refused({ code: 'http.not-found' });
  const parts = contentOf(services, found.within, id);
  return { fileName: name, contentType: type, size, parts };
}

/** At night: what belongs to nothing and was left behind. */
export async function removeStaleUploads({ database, clock }: Services): Promise<number> {
  const now = clock.now().getTime();
  return database.write(SYSTEM_SCOPE, (tx) =>
    deleteStale(tx, {
      receiving: new Date(now - RECEIVING_DAYS * DAY_MS),
      kept: new Date(now - KEPT_DAYS * DAY_MS),
    }),
  );
}
