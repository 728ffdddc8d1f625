// Files become those of a duty record: with the act that submits it, or later, each with its own time.
import type { AttachmentLine } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { hasOpened } from './attachments.store.ts';
import { attachDraft, attachmentLines, type FileReader, openedSince } from './attachments.ts';
import {
  lockRecords,
  participationsOf,
  type RecordRow,
  recordsById,
} from './duty-records.store.ts';
import type { WholeRecord } from './performance.view.ts';
import { accountOf } from './send-attachment.ts';

type RecordId = Id<'duty-record'>;

const attachTo = (unit: Unit, command: Command, draftId: string, record: RecordRow) =>
  attachDraft(
    unit,
    { accountId: accountOf(command), draftId },
    {
      kind: 'duty-record',
      id: record.id,
      organId: record.organ_id,
      scopeKey: record.scope_key,
      persons: record.persons as Id<'person'>[],
    },
  );

async function lockOne(unit: Unit, command: Command, id: RecordId): Promise<RecordRow> {
  const [record] = await lockRecords(unit.tx, command.scope, [id]);
  if (record === undefined) throw new Refused({ code: 'http.not-found' });
  return record;
}

/** In the transaction that records the draft. Jobs and imports have no drafts. */
export async function attachToRecord(
  unit: Unit,
  command: Command,
  draftId: string,
  id: RecordId,
): Promise<void> {
  if (command.actor.accountId === null) return;
  await attachTo(unit, command, draftId, await lockOne(unit, command, id));
}

const linesOfRecord = async (db: Reader, id: RecordId) =>
  (await attachmentLines(db, 'duty-record', [id])).get(id) ?? [];

/** The files of a record, for whoever may read it, or has opened it 调阅. */
export async function filesOfRecord(
  context: Services,
  { accountId, scope, opens }: FileReader,
  id: RecordId,
): Promise<{ items: AttachmentLine[] }> {
  const find = (within: Scope, isEnough: (db: Reader) => Promise<boolean>) =>
    context.database.read(within, async (db) => {
      const [record] = await recordsById(db, within, [id]);
      return record !== undefined && (await isEnough(db)) ? linesOfRecord(db, id) : undefined;
    });
  const items =
    (await find(scope, async () => true)) ??
    (await find(opens, (db) => hasOpened(db, accountId, id, openedSince(context))));
  if (items === undefined) throw new Refused({ code: 'http.not-found' });
  return { items };
}

/** What was chosen for a record that is there: the draft has the record’s own id. */
export function attachLater(
  { unitOfWork }: Services,
  command: Command,
  id: RecordId,
  isTheirs: (record: WholeRecord) => boolean,
): Promise<{ items: AttachmentLine[] }> {
  return unitOfWork.commit(command, async (unit) => {
    const record = await lockOne(unit, command, id);
    const participations = (await participationsOf(unit.tx, [id])).get(id) ?? [];
    if (!isTheirs({ row: record, participations }))
      throw new Refused({ code: 'performance.not-yours-to-change' });
    if (record.state === 'withdrawn') throw new Refused({ code: 'performance.withdrawn' });
    const count = await attachTo(unit, command, id, record);
    if (count > 0) await unit.audit('performance.attach', `${id} ${count}`);
    return { items: await linesOfRecord(unit.tx, id) };
  });
}
