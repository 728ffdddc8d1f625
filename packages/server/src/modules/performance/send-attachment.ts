// A file on its way: begun, sent part by part, checked and kept, or taken out again. Every step may be repeated.
import type { Upload } from '@jinze/contracts';
import { type Id, secrecyMarking } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { fittingName } from '../../platform/files/file-type.ts';
import { createDigest, newId } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { decideBegin, decidePart } from './attachment.decide.ts';
import { type Examined, examineFile, keptParts, refusalOfHead } from './attachment-content.ts';
import {
  type AttachmentRow,
  countUploads,
  deleteUpload,
  eachPart,
  hasBytes,
  insertAttachment,
  insertPart,
  type KeptFile,
  lockUpload,
  markKept,
  markReceived,
  readRange,
  takeParts,
  uploadsOfDraft,
} from './attachments.store.ts';

type AttachmentId = Id<'attachment'>;

export interface Begun {
  readonly draftId: string;
  readonly name: string;
  readonly size: number;
  readonly digest: string | null;
  readonly keepsMetadata: boolean;
}

export const uploadView = (row: AttachmentRow): Upload => ({
  id: row.id,
  state: row.state,
  name: row.name ?? row.said_name,
  size: row.said_size,
  digest: row.said_digest,
  received: row.received,
  keepsMetadata: row.keeps_metadata,
  type: row.type,
});

/** Files are somebody’s: nobody else’s act adds or removes one. */
export function accountOf({ actor }: Command): Id<'account'> {
  if (actor.accountId === null) throw new Refused({ code: 'access.sign-in-required' });
  return actor.accountId;
}

/** A file by its size and digest, however its name reads now. */
const isSame = (row: AttachmentRow, { size, digest, keepsMetadata }: Begun) =>
  digest !== null &&
  row.said_digest === digest &&
  row.said_size === size &&
  row.keeps_metadata === keepsMetadata;

export function newAttachmentRow(command: Command, begun: Begun, now: Date): AttachmentRow {
  return {
    id: newId<'attachment'>(now),
    version: 0,
    state: 'receiving',
    account_id: accountOf(command),
    draft_id: begun.draftId,
    owner_kind: null,
    owner_id: null,
    scope_key: command.scope.keys.at(-1) ?? '',
    persons: [...command.scope.persons],
    said_name: begun.name,
    said_size: begun.size,
    said_digest: begun.digest,
    keeps_metadata: begun.keepsMetadata,
    received: 0,
    name: null,
    type: null,
    size: null,
    digest: null,
    begun_at: now,
    touched_at: now,
    kept_at: null,
    attached_at: null,
    recorded_by: command.actor.name,
  };
}

/** Begins a file, or goes on with the one that was begun: the same file is not sent twice. */
export function beginAttachment(
  { unitOfWork }: Services,
  command: Command,
  begun: Begun,
): Promise<Upload> {
  const accountId = accountOf(command);
  const marking = secrecyMarking(begun.name.replace(/\.[^.]*$/, ''));
  if (marking !== undefined)
    throw new Refused({
      code: 'performance.attachment-secret',
      path: 'body.name',
      values: { marking },
    });
  return unitOfWork.commit(command, async ({ tx, now }) => {
    const present = await uploadsOfDraft(tx, { accountId, draftId: begun.draftId });
    const known = present.find((row) => isSame(row, begun));
    if (known !== undefined) return uploadView(known);
    const ofAccount = await countUploads(tx, accountId);
    unwrap(decideBegin({ ofDraft: present.length, ofAccount }));
    const row = newAttachmentRow(command, begun, now);
    await insertAttachment(tx, row);
    return uploadView(row);
  });
}

async function lockOwn(
  unit: Unit,
  accountId: Id<'account'>,
  id: AttachmentId,
): Promise<AttachmentRow> {
  const row = await lockUpload(unit.tx, accountId, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return row;
}

/** Once this answers, the part is in the database: whatever is killed then, the file goes on behind it. */
export function receivePart(
  { unitOfWork }: Services,
  command: Command,
  id: AttachmentId,
  offset: number,
  bytes: Buffer,
): Promise<{ received: number }> {
  return unitOfWork.commit(command, async (unit) => {
    const { tx, now } = unit;
    const row = await lockOwn(unit, accountOf(command), id);
    const decision = unwrap(decidePart(row, offset, bytes.length));
    if (decision === 'known') return { received: row.received };
    if (decision === 'again') {
      if (!(await hasBytes(tx, id, offset, bytes)))
        throw new Refused({ code: 'performance.attachment-differs' });
      return { received: row.received };
    }
    const refusal = offset === 0 ? refusalOfHead(bytes) : undefined;
    if (refusal !== undefined) throw new Refused(refusal);
    await insertPart(tx, id, offset, bytes);
    const received = offset + bytes.length;
    await markReceived(tx, id, received, now);
    return { received };
  });
}

/** Writes what is kept in the place of what arrived: never more of it than was read before, so that no place is taken. */
async function rewrite(
  unit: Unit,
  id: AttachmentId,
  pieces: NonNullable<Examined['pieces']>,
): Promise<Pick<KeptFile, 'size' | 'digest'>> {
  const digest = createDigest();
  let size = 0;
  for await (const part of keptParts(takeParts(unit.tx, id), pieces)) {
    await insertPart(unit.tx, id, size, part);
    digest.add(part);
    size += part.length;
  }
  return { size, digest: digest.end() };
}

async function keep(unit: Unit, row: AttachmentRow): Promise<AttachmentRow> {
  const { tx, now } = unit;
  const { id, said_size: size } = row;
  const file = {
    size,
    parts: () => eachPart(tx, id),
    read: (from: number, to: number) => readRange(tx, id, from, to),
  };
  const { digest, type, pieces } = unwrap(await examineFile(file, row.keeps_metadata));
  if (row.said_digest !== null && row.said_digest !== digest)
    throw new Refused({ code: 'performance.attachment-digest' });
  const content = pieces === undefined ? { size, digest } : await rewrite(unit, id, pieces);
  const kept = { ...content, type, name: fittingName(row.said_name, type) };
  await markKept(tx, id, kept, now);
  return { ...row, ...kept, state: 'kept' };
}

/** Checks what arrived as a whole and keeps it. Done twice it answers the same. */
export function finishAttachment(
  { unitOfWork }: Services,
  command: Command,
  id: AttachmentId,
): Promise<Upload> {
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockOwn(unit, accountOf(command), id);
    if (row.state === 'kept') return uploadView(row);
    if (row.received < row.said_size)
      throw new Refused({
        code: 'performance.attachment-incomplete',
        values: { received: row.received, size: row.said_size },
        current: { received: row.received },
      });
    return uploadView(await keep(unit, row));
  });
}

/** Out of a draft; a second time there is nothing left to do. */
export function removeAttachment(
  { unitOfWork }: Services,
  command: Command,
  id: AttachmentId,
): Promise<Record<string, never>> {
  return unitOfWork.commit(command, async (unit) => {
    await lockOwn(unit, accountOf(command), id);
    await deleteUpload(unit.tx, id);
    return {};
  });
}
