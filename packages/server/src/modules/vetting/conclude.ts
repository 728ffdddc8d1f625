// What the organisation department makes of the letter: its own conclusion, and how the opinion was used.
import type { VettingUse } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, type Chosen, lockAt } from './act-on-request.ts';
import { disciplineAnswerOf } from './discipline.store.ts';
import { refuseSecrets } from './secrets.ts';
import type { VettingContext } from './vetting.context.ts';
import { faultOfConclusion, faultOfDay, faultOfNumbers } from './vetting.decide.ts';
import { conclusionSource, vettingSource } from './vetting.ledger.ts';
import {
  conclusionOf,
  insertConclusion,
  insertUse,
  updateRequest,
  usesOf,
} from './vetting.store.ts';

/** The department alone, and once; not before there is a letter. */
export async function conclude(
  { unitOfWork, clock }: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly content: string;
    readonly despite?: string | null;
  },
): Promise<void> {
  const { on, documentNo, content, despite = null } = input;
  refuseSecrets({ content, despite });
  const { command } = acting;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAt(unit, acting, chosen);
    if ((await conclusionOf(unit.tx, row.id)) !== undefined)
      throw new Refused({ code: 'vetting.already-concluded' });
    const letter = {
      state: row.state,
      issuedOn: row.issued_on,
      validUntil: row.valid_until,
      // The department sees the answer from the day it is issued.
      isAnsweredApart: (await disciplineAnswerOf(unit.tx, row.id)) !== undefined,
    };
    const fault = faultOfConclusion(letter, { on, despite }, clock.today());
    if (fault !== undefined) throw new Refused(fault);
    const id = newId<'conclusion'>(unit.now);
    await insertConclusion(unit.tx, {
      id,
      request_id: row.id,
      version: 1,
      content,
      despite,
      document_no: documentNo,
      concluded_on: on,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, conclusionSource, [
      { id, type: 'vetting-conclusion.recorded.v1', isConcealed: true },
    ]);
    await unit.audit('vetting.conclude', row.id);
    return {};
  });
}

/** 结果运用: of all names, or of some of them; `numbers` empty means all. */
export async function feedBack(
  { unitOfWork, clock }: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly numbers: readonly number[];
    readonly result: VettingUse;
    readonly note: string;
    readonly on: CivilDate;
  },
): Promise<void> {
  refuseSecrets({ note: input.note });
  const { command } = acting;
  const { id, version } = chosen;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAt(unit, acting, chosen);
    if (row.issued_on === null) throw new Refused({ code: 'vetting.no-letter' });
    const fault =
      faultOfNumbers(input.numbers, row.name_count, 'body.numbers') ??
      faultOfDay(input.on, row.issued_on, clock.today());
    if (fault !== undefined) throw new Refused(fault);
    if ((await updateRequest(unit.tx, id, version, {})) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await insertUse(unit.tx, {
      request_id: id,
      entry: (await usesOf(unit.tx, id)).length + 1,
      numbers: [...input.numbers],
      result: input.result,
      note: input.note,
      on_day: input.on,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, vettingSource, [
      { id, type: 'vetting-request.used.v1', isConcealed: true },
    ]);
    await unit.audit('vetting.feed-back', id);
    return {};
  });
}
