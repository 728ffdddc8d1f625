// Recording one activity from a form, or many of another system.
import type { BatchItem, RecordContent } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type ErrorTable, type Language, messageOf } from '../../platform/http/errors.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { attachToRecord } from './attach-to-record.ts';
import type { RecordingContext } from './performance.context.ts';
import { performanceErrors } from './performance.errors.ts';
import { type RecordedRow, type Recorder, type RowRefusal, recordMany } from './record-many.ts';

const recorderOf = (
  { actor, scope }: Command,
  ownPersonIds: readonly Id<'person'>[],
): Recorder => ({ actor, scope, ownPersonIds });

/** The same draft twice is one record: whoever sends it again gets that one. */
export function recordActivity(
  context: RecordingContext,
  command: Command,
  ownPersonIds: readonly Id<'person'>[],
  { draftId, ...content }: RecordContent & { readonly draftId: string },
): Promise<{ recordId: Id<'duty-record'> }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const recorder = recorderOf(command, ownPersonIds);
    const { items, refusals } = await recordMany(context, unit, recorder, [
      { content, draftId, source: { kind: 'form' } },
    ]);
    const [refusal] = refusals;
    if (refusal !== undefined) throw new Refused(inBody(refusal));
    const [item] = items;
    if (item === undefined) throw new Error('one record was asked for');
    if (item.outcome === 'recorded') {
      await attachToRecord(unit, command, draftId, item.recordId);
      await unit.audit('performance.record', item.recordId);
    }
    return { recordId: item.recordId };
  });
}

/** A refusal of what stands in the body of a request. */
export function inBody({ path, ...refusal }: Omit<RowRefusal, 'row'>) {
  return { ...refusal, ...(path === undefined ? {} : { path: `body.${path}` }) };
}

/** Every fault with the row it is in, worded: what refuses many rows at once. */
function rowsRefused(
  refusals: readonly RowRefusal[],
  pathOf: (row: number) => string,
  language: Language,
): Refused {
  const table: ErrorTable = performanceErrors;
  return new Refused({
    code: 'performance.rows-refused',
    values: { count: refusals.length },
    details: refusals.map((refusal) => ({
      path: [pathOf(refusal.row), ...(refusal.path === undefined ? [] : [refusal.path])].join('.'),
      message: messageOf(table, refusal, language),
    })),
  });
}

/** Many at once, each with its id in another system: all of them, or none and an error for each row that has one. */
export function recordBatch(
  context: RecordingContext,
  command: Command,
  ownPersonIds: readonly Id<'person'>[],
  input: { readonly items: readonly BatchItem[]; readonly language: Language },
): Promise<{ items: readonly RecordedRow[] }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const recorder = recorderOf(command, ownPersonIds);
    const rows = input.items.map(({ externalSystem, externalId, ...content }) => ({
      content,
      source: { kind: 'api' as const, external: { system: externalSystem, id: externalId } },
    }));
    const { items, refusals } = await recordMany(context, unit, recorder, rows);
    if (refusals.length > 0)
      throw rowsRefused(refusals, (row) => `body.items.${row}`, input.language);
    const added = items.filter(({ outcome }) => outcome === 'recorded').length;
    if (added > 0) await unit.audit('performance.batch', `${added} 条`);
    return { items };
  });
}
