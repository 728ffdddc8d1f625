// Withdrawing an import that nothing builds on yet: every record of it as a withdrawn version, in a few statements.
import type { Id } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { decideWithdrawal } from './duty-record.decide.ts';
import { participationsOf, setWords } from './duty-records.store.ts';
import { recordImportSource } from './import-records.ledger.ts';
import {
  idsOfImport,
  keepVersions,
  lockOfImport,
  lockRecordImport,
  markImportWithdrawn,
  withdrawRecords,
} from './import-records.store.ts';
import type { RecordingContext } from './performance.context.ts';
import { dutyRecordSource } from './performance.ledger.ts';
import { contentOf, type WholeRecord, wordsOf } from './performance.view.ts';

/** Whose word or whose check it has, or what was corrected, says something of its own and would hang in the air. */
const isBuiltOn = ({ row }: WholeRecord) => row.state === 'submitted' && row.version > 1;

/** Of records nothing was built on: no earlier version has anybody’s word. */
const wordsAfter = (record: WholeRecord, ownPersonIds: readonly Id<'person'>[]) =>
  unwrap(
    decideWithdrawal(
      { state: record.row.state, words: wordsOf(record), stoodBy: [] },
      ownPersonIds,
    ),
  ).words.map((word) => ({ ...word, recordId: record.row.id, objection: null }));

/** Answers how many records were withdrawn; those that were withdrawn one by one before stay as they are. */
export function withdrawImport(
  context: RecordingContext,
  command: Command,
  ownPersonIds: readonly Id<'person'>[],
  { id, reason }: { readonly id: Id<'record-import'>; readonly reason: string },
): Promise<{ withdrawn: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const { tx, now } = unit;
    const by = { at: now, name: command.actor.name, reason };
    const made = await lockRecordImport(tx, command.scope, id);
    if (made === undefined) throw new Refused({ code: 'http.not-found' });
    if (made.withdrawn_at !== null) throw new Refused({ code: 'performance.import-withdrawn' });
    const rows = await lockOfImport(tx, command.scope, id);
    // All of it or nothing: a part one does not see is not withdrawn behind one’s back.
    if (rows.length < (await idsOfImport(tx, id)).length || rows.length < made.recorded_count)
      throw new Refused({ code: 'http.not-found' });
    const people = await participationsOf(
      tx,
      rows.map((row) => row.id),
    );
    const records = rows.map((row) => ({ row, participations: people.get(row.id) ?? [] }));
    const count = records.filter(isBuiltOn).length;
    if (count > 0) throw new Refused({ code: 'performance.import-built-on', values: { count } });
    const standing = records.filter(({ row }) => row.state === 'submitted');
    await keepVersions(
      tx,
      standing.map((record) => ({
        recordId: record.row.id,
        version: record.row.version,
        content: contentOf(record),
        saidAt: record.row.changed_at,
        saidBy: record.row.changed_by,
      })),
      by,
    );
    const withdrawn = await withdrawRecords(
      tx,
      standing.map(({ row }) => row),
      by,
    );
    if (withdrawn !== standing.length) throw new Refused({ code: 'http.version-conflict' });
    const words = standing.flatMap((record) => wordsAfter(record, ownPersonIds));
    await setWords(tx, words, now);
    await recordHeld(
      unit,
      dutyRecordSource,
      standing.map(({ row }) => ({
        id: row.id,
        type: 'duty-record.withdrawn.v1',
        data: { reason, importId: id },
        organId: row.organ_id,
      })),
    );
    await markImportWithdrawn(tx, id, by);
    const organId = rows[0]?.organ_id;
    const event = { id, type: 'record-import.withdrawn.v1', data: { reason } };
    await recordHeld(unit, recordImportSource, [
      organId === undefined ? event : { ...event, organId },
    ]);
    await unit.audit('performance.withdraw-import', id);
    await context.afterRecords(unit, [
      ...new Set(standing.flatMap(({ row }) => row.persons as Id<'person'>[])),
    ]);
    return { withdrawn };
  });
}
