// Withdrawing a document: it stays as it was made, and its number is void and given to no other, or again its record’s alone.
import { isSameNumber } from '@jinze/documents/official';
import type { Id } from '@jinze/kernel';
import type { DocumentMatter } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { DocumentsContext } from './documents.context.ts';
import { officialDocumentSource } from './documents.ledger.ts';
import { type DocumentRow, lockDocument, lockPapersOf, updateDocument } from './documents.store.ts';
import { decideWithdrawn } from './number.decide.ts';
import { lockNumber, updateNumber } from './numbers.store.ts';
import { factsOf, recordNumber, refuseSecrets, textOf } from './numbers.ts';
import { ownNumberNow } from './paper-number.ts';
import { readable } from './read-document.ts';

/** Of a document whose title names somebody the register, which others read, has no reason: that may name them too. */
const WITHDRAWN = '所用公文已经撤回';

async function voidNumber(
  unit: Unit,
  command: Command,
  row: DocumentRow,
  {
    isConcealed,
    matter,
    ...voided
  }: {
    void_reason: string;
    voided_on: DocumentRow['dated'];
    voided_by: string;
    isConcealed: boolean;
    matter: DocumentMatter;
  },
): Promise<void> {
  if (row.number_id === null) return;
  await lockPapersOf(unit.tx, row.of_id);
  const ownNumber = await ownNumberNow(unit.tx, matter);
  const number = await lockNumber(unit.tx, command.scope, row.number_id);
  if (number === undefined) throw new Refused({ code: 'http.not-found' });
  const isOwn = typeof ownNumber === 'string' && isSameNumber(ownNumber, textOf(number));
  const { state, event } = unwrap(decideWithdrawn(factsOf(number), isOwn));
  // It goes on naming the document: by that the register knows it for the record’s.
  const changes = { state, ...(isOwn ? {} : voided) };
  if ((await updateNumber(unit.tx, number, changes)) !== 1)
    throw new Refused({ code: 'http.version-conflict' });
  await recordNumber(unit, { id: number.id, organId: number.organ_id, isConcealed }, event);
}

export async function withdrawDocument(
  context: DocumentsContext,
  command: Command,
  caller: Caller,
  { id, version }: { readonly id: Id<'document'>; readonly version: number },
  reason: string,
): Promise<void> {
  refuseSecrets({ reason });
  const { source, matter } = await readable(context, command.scope, caller, id);
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockDocument(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    if (row.state !== 'made') throw new Refused({ code: 'documents.not-now' });
    const [on, by] = [context.clock.today(), command.actor.name];
    const changes = { withdrawn_reason: reason, withdrawn_on: on, withdrawn_by: by };
    if ((await updateDocument(unit.tx, row, { state: 'withdrawn', ...changes })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await voidNumber(unit, command, row, {
      void_reason: source.isPersonal ? WITHDRAWN : reason,
      voided_on: on,
      voided_by: by,
      isConcealed: source.isConcealed,
      matter,
    });
    await recordHeld(unit, officialDocumentSource, [
      {
        id,
        type: 'document.withdrawn.v1',
        ...(row.organ_id === null ? {} : { organId: row.organ_id }),
        isConcealed: source.isConcealed,
      },
    ]);
    await unit.audit('documents.withdraw', id);
    return {};
  });
}
