// 形式审核 by the own office: whether a record is complete. Whether it was well done is for superior groups to judge.
import type { FormCheck } from '@jinze/contracts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { decideFormCheck } from './duty-record.decide.ts';
import { setFormCheck } from './duty-records.store.ts';
import { type Chosen, lockChosen } from './give-word.ts';
import type { RecordingContext } from './performance.context.ts';
import { dutyRecordSource } from './performance.ledger.ts';

/** One or several at once; what one of them refuses undoes all. */
export function checkForm(
  context: RecordingContext,
  command: Command,
  chosen: readonly Chosen[],
  input: { readonly outcome: FormCheck; readonly note: string | null },
): Promise<{ checked: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const records = await lockChosen(unit, command.scope, chosen);
    for (const { row } of records) unwrap(decideFormCheck(row.state, input));
    const checked = await setFormCheck(
      unit.tx,
      records.map(({ row }) => row),
      { ...input, by: command.actor.name, at: unit.now },
    );
    if (checked !== records.length) throw new Refused({ code: 'http.version-conflict' });
    await recordHeld(
      unit,
      dutyRecordSource,
      records.map(({ row }) => ({
        id: row.id,
        type: 'duty-record.form-checked.v1',
        data: { outcome: input.outcome },
        organId: row.organ_id,
      })),
    );
    const [first] = records;
    await unit.audit(
      'performance.check-form',
      checked === 1 && first !== undefined ? first.row.id : `${checked} 条`,
    );
    return { checked };
  });
}
