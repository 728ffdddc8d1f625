// What every step of a handout shares: the row held, everybody's reach asked anew, the custody list and the log told.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { latestCommittee } from '../posts/index.ts';
import {
  type CustodyRow,
  type HandoutRow,
  type HandoutsOf,
  insertCustody,
  lockHandout,
  updateHandout,
} from './handouts.store.ts';
import { bodiesOf } from './packages.store.ts';
import { handoutSource } from './two-persons.ledger.ts';

interface Step {
  readonly id: Id<'handout'>;
  readonly act: CustodyRow['act'];
  readonly note: string | null;
  readonly hashes: Record<string, string>;
  /** Null where the office of the records is not to know. */
  readonly organId: Id<'organ'> | null;
  /** When it was done, where that is not when it is written down. */
  readonly at?: Date;
}

/** One entry of the custody list, and one leaf: that somebody asked for contents tells on someone by itself. */
export async function take(unit: Unit, { actor }: Command, step: Step): Promise<void> {
  const { id, act, note, hashes, organId, at = unit.now } = step;
  const { accountId, name } = actor;
  await insertCustody(unit.tx, { handoutId: id, at, accountId, name, act, note, hashes });
  await recordHeld(unit, handoutSource, [
    {
      id,
      type: `handout.${act}.v1`,
      ...(organId === null ? {} : { organId }),
      isConcealed: true,
    },
  ]);
  await unit.audit(`ledger.${act}`, id);
}

/** A session's own rows: its routes need no role, so no grant has said whose they are. */
export const ownScope = (command: Command, personId: Id<'person'> | null): Command => ({
  ...command,
  scope: { keys: [], committees: [], persons: personId === null ? [] : [personId] },
});

/** The row is locked and its version compared: nobody else can have written it. */
export async function kept(
  unit: Unit,
  { id, version }: HandoutRow,
  change: Parameters<typeof updateHandout>[3],
): Promise<void> {
  if (!(await updateHandout(unit.tx, id, version, change)))
    throw new Refused({ code: 'http.version-conflict' });
}

export async function locked(
  unit: Unit,
  of: HandoutsOf,
  id: Id<'handout'>,
  version: number,
): Promise<HandoutRow> {
  const row = await lockHandout(unit.tx, of, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version) throw new Refused({ code: 'http.version-conflict' });
  return row;
}

/** Records move, and people with them: whoever acts reaches every record, or the person, as they are now. */
export async function requireReach(db: Reader, of: HandoutsOf, row: HandoutRow): Promise<void> {
  const { records, personId, committee } = row;
  if (committee !== null) {
    if (personId === null || (await latestCommittee(db, personId)) !== committee)
      throw new Refused({ code: 'ledger.other-committee' });
    return;
  }
  const scope =
    'scope' in of
      ? { keys: of.scope.keys, persons: [] }
      : { keys: [], persons: personId === null ? [] : [personId] };
  if ((await bodiesOf(db, records, scope)).length < records.length)
    throw new Refused({ code: 'ledger.out-of-reach' });
}
