// A leader’s word on what others recorded for them: confirmed, many at once, or objected to with a reason.
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { decideWord } from './duty-record.decide.ts';
import { countVersions, lockRecords, participationsOf, setWords } from './duty-records.store.ts';
import type { RecordingContext } from './performance.context.ts';
import { dutyRecordSource } from './performance.ledger.ts';
import { type WholeRecord, wordsOf } from './performance.view.ts';

export interface Chosen {
  readonly id: Id<'duty-record'>;
  readonly version: number;
}

/** The newer state a conflicting caller is shown. */
const currentOf = ({ row }: WholeRecord) => ({
  id: row.id,
  version: row.version,
  state: row.state,
});

/** The records, locked, each with the version the caller has seen. */
export async function lockChosen(
  unit: Unit,
  scope: Scope,
  chosen: readonly Chosen[],
): Promise<readonly WholeRecord[]> {
  const versions = new Map(chosen.map(({ id, version }) => [id, version]));
  const ids = [...versions.keys()];
  const rows = await lockRecords(unit.tx, scope, ids);
  if (rows.length !== ids.length) throw new Refused({ code: 'http.not-found' });
  const people = await participationsOf(unit.tx, ids);
  return rows.map((row) => {
    const record = { row, participations: people.get(row.id) ?? [] };
    if (row.version !== versions.get(row.id))
      throw new Refused({ code: 'http.version-conflict', current: currentOf(record) });
    return record;
  });
}

/** Only one’s own word, whoever else took part: the caller’s scope is the caller’s person. */
async function give(
  context: RecordingContext,
  unit: Unit,
  command: Command,
  given: {
    readonly chosen: readonly Chosen[];
    readonly act: 'confirm' | 'object';
    readonly objection: string | null;
  },
): Promise<number> {
  const { act, objection, chosen } = given;
  const { persons } = command.scope;
  const records = await lockChosen(unit, command.scope, chosen);
  const words = records.map((record) => {
    const own = wordsOf(record).find(({ personId }) => persons.includes(personId));
    const { confirmation } = unwrap(decideWord(record.row.state, own, act));
    const personId = own?.personId;
    if (personId === undefined) throw new Refused({ code: 'performance.not-a-participant' });
    return { recordId: record.row.id, personId, confirmation, objection, isAsked: false };
  });
  await setWords(unit.tx, words, unit.now);
  const versions = records.map(({ row }) => ({ id: row.id, version: row.version }));
  if ((await countVersions(unit.tx, versions)) !== records.length)
    throw new Refused({ code: 'http.version-conflict' });
  await recordHeld(
    unit,
    dutyRecordSource,
    records.map(({ row }, index) => ({
      id: row.id,
      type: act === 'confirm' ? 'duty-record.confirmed.v1' : 'duty-record.objected.v1',
      data: { person: words[index]?.personId ?? null },
      organId: row.organ_id,
      authentication: 'again',
    })),
  );
  await context.afterRecords(unit, [...new Set(words.map(({ personId }) => personId))]);
  return records.length;
}

export function confirmRecords(
  context: RecordingContext,
  command: Command,
  chosen: readonly Chosen[],
): Promise<{ confirmed: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const confirmed = await give(context, unit, command, {
      chosen,
      act: 'confirm',
      objection: null,
    });
    const [first] = chosen;
    await unit.audit(
      'performance.confirm',
      confirmed === 1 && first !== undefined ? first.id : `${confirmed} 条`,
    );
    return { confirmed };
  });
}

export async function objectToRecord(
  context: RecordingContext,
  command: Command,
  { reason, ...chosen }: Chosen & { readonly reason: string },
): Promise<void> {
  await context.unitOfWork.commit(command, async (unit) => {
    await give(context, unit, command, { chosen: [chosen], act: 'object', objection: reason });
    await unit.audit('performance.object', chosen.id);
    return {};
  });
}
