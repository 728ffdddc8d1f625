// Recording an earlier day that matters for the chain of an accident, and withdrawing one that does not.
import type { ChainMoment, MomentKind } from '@jinze/contracts';
import { type CivilDate, civilDateAt, type Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { AccidentsContext } from './accidents.context.ts';
import { momentSource } from './accidents.ledger.ts';
import { type AccidentRow, lockAccident } from './accidents.store.ts';
import { insertMoment, type MomentRow, momentsOf, withdrawMomentRow } from './chain.store.ts';
import { decideMoment, decideMomentWithdrawal } from './moment.decide.ts';
import { momentView } from './moment.view.ts';
import { refuseSecrets } from './refuse-secrets.ts';

export interface NewMoment {
  readonly kind: MomentKind;
  readonly on: CivilDate;
  readonly what: string;
  readonly documentNo: string | null;
}

async function found(unit: Unit, command: Command, accidentId: Id<'accident'>) {
  const accident = await lockAccident(unit.tx, command.scope, accidentId);
  if (accident === undefined) throw new Refused({ code: 'http.not-found' });
  return accident;
}

async function keep(
  unit: Unit,
  accident: AccidentRow,
  id: Id<'chain-moment'>,
  type: `chain-moment.${string}.v1`,
): Promise<void> {
  const organId = await leadingOrganOf(unit.tx, accident.regionPath);
  await recordHeld(unit, momentSource, [
    { id, type, ...(organId === undefined ? {} : { organId }) },
  ]);
}

export function addMoment(
  { unitOfWork }: AccidentsContext,
  command: Command,
  accidentId: Id<'accident'>,
  { kind, on, what, documentNo }: NewMoment,
): Promise<ChainMoment> {
  return unitOfWork.commit(command, async (unit) => {
    const accident = await found(unit, command, accidentId);
    unwrap(decideMoment(accident, on, civilDateAt(unit.now)));
    refuseSecrets({ what, documentNo });
    const row: MomentRow = {
      id: newId<'chain-moment'>(unit.now),
      version: 1,
      state: 'recorded',
      accident_id: accidentId,
      kind,
      on_day: on,
      what,
      document_no: documentNo,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: null,
    };
    await insertMoment(unit.tx, row);
    await keep(unit, accident, row.id, 'chain-moment.recorded.v1');
    await unit.audit('accidents.add-moment', row.id);
    return momentView(row);
  });
}

export function withdrawMoment(
  { unitOfWork }: AccidentsContext,
  command: Command,
  chosen: {
    readonly accidentId: Id<'accident'>;
    readonly id: Id<'chain-moment'>;
    readonly version: number;
    readonly reason: string;
  },
): Promise<ChainMoment> {
  return unitOfWork.commit(command, async (unit) => {
    const accident = await found(unit, command, chosen.accidentId);
    const row = (await momentsOf(unit.tx, chosen.accidentId)).find(({ id }) => id === chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: momentView(row) });
    const state = unwrap(decideMomentWithdrawal(row.state));
    refuseSecrets({ reason: chosen.reason });
    const said = { at: unit.now, by: command.actor.name, reason: chosen.reason };
    if ((await withdrawMomentRow(unit.tx, row, said)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await keep(unit, accident, row.id, 'chain-moment.withdrawn.v1');
    await unit.audit('accidents.withdraw-moment', row.id);
    return momentView({
      ...row,
      state,
      version: row.version + 1,
      withdrawn_at: said.at,
      withdrawn_by: said.by,
      withdrawn_reason: said.reason,
    });
  });
}
