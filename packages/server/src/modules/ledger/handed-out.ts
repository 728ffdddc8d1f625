// Packages given out: made from what was agreed, each file with its hash on the custody list, and who took it.
import { createHash } from 'node:crypto';
import type { Id } from '@jinze/kernel';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { kept, locked, requireReach, take } from './handout-steps.ts';
import { custodyOf, type HandoutRow, type HandoutsOf, handoutOf } from './handouts.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { entryCount, sealedOffAmong } from './packages.store.ts';
import { pack } from './packages.ts';

/** What was released is what there was then. */
async function requireUnchanged(db: Reader, { kind, records, entries }: HandoutRow) {
  if (kind === 'release' && (await entryCount(db, records)) !== entries)
    throw new Refused({ code: 'ledger.changed-since-release' });
}

/** Entries of a custody list that a package of a thousand items still has room for: each names every part. */
const MAX_CUSTODY = 50;

/** What was taken once is not made anew behind the list's end; a person may take what was released to them again. */
const MAKEABLE: Readonly<Record<HandoutRow['kind'], readonly HandoutRow['state'][]>> = {
  custody: ['approved'],
  release: ['approved', 'handed-over'],
  evidence: ['approved'],
};

/** A record that was sealed off while its package was built is not given out: what is on the list is what was allowed. */
export async function refuseSealedOff(tx: Tx, records: readonly string[]): Promise<void> {
  const record = await sealedOffAmong(tx, records);
  if (record !== undefined) throw new Refused({ code: 'ledger.sealed-off', values: { record } });
}

/** The handout whose package may be made, and its custody list so far. */
async function makeable(
  { database }: LedgerContext,
  scope: Scope,
  of: HandoutsOf,
  id: Id<'handout'>,
) {
  return database.read(scope, async (db) => {
    const row = await handoutOf(db, of, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (!MAKEABLE[row.kind].includes(row.state))
      throw new Refused({ code: 'ledger.not-that-state' });
    await requireReach(db, of, row);
    await requireUnchanged(db, row);
    const custody = await custodyOf(db, [id]);
    if (custody.length >= MAX_CUSTODY) throw new Refused({ code: 'ledger.made-too-often' });
    return { row, custody };
  });
}

/**
 * The package of an approved handout; what was made when stands in the custody list with its hash. It is built first, and
 * only its entry is written: one that has meanwhile been made by somebody else is a conflict, for its list names neither.
 */
export async function makePackage(
  context: LedgerContext,
  command: Command,
  of: HandoutsOf,
  id: Id<'handout'>,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  // Without a key: each making is an act of its own, and its answer is a file.
  const { actor, scope } = command;
  const { row, custody } = await makeable(context, scope, of, id);
  const at = context.clock.now();
  const entries = [...custody, { at, name: actor.name, act: 'made', note: null }];
  const packed = await pack(context, {
    records: row.records,
    purpose: `${row.purpose}（${row.recipient}）`,
    madeBy: row.organName ?? actor.name,
    custody: entries.map(({ at: when, name, act, note }) => ({
      at: when.toISOString(),
      who: name,
      act,
      note: note ?? '',
    })),
  });
  if (!packed.ok) throw new Refused(packed.error);
  const bytes = packed.value;
  const fileName = `证据包-${id}.evp`;
  const hash = createHash('sha256').update(bytes).digest('hex');
  await context.unitOfWork.commit({ actor, scope }, async (unit) => {
    await locked(unit, of, id, row.version);
    await refuseSealedOff(unit.tx, row.records);
    await requireUnchanged(unit.tx, row);
    await kept(unit, row, { package_hash: hash });
    const hashes = { [fileName]: hash };
    const { organId } = row;
    await take(unit, command, { id, act: 'made', note: null, hashes, organId, at });
    return {};
  });
  return { fileName, bytes };
}

export function recordTaken(
  context: Pick<LedgerContext, 'unitOfWork'>,
  command: Command,
  of: HandoutsOf,
  asked: {
    readonly id: Id<'handout'>;
    readonly version: number;
    readonly takenBy: string;
    readonly note: string | null;
  },
): Promise<{ version: number }> {
  return context.unitOfWork.commit(command, async (unit) => {
    const row = await locked(unit, of, asked.id, asked.version);
    if (row.state !== 'approved') throw new Refused({ code: 'ledger.not-that-state' });
    await requireReach(unit.tx, of, row);
    const [made] = (await custodyOf(unit.tx, [asked.id]))
      .filter(({ act }) => act === 'made')
      .toReversed();
    if (made === undefined) throw new Refused({ code: 'ledger.not-that-state' });
    await kept(unit, row, {
      state: 'handed-over',
      taken_by: asked.takenBy,
      taken_at: unit.now,
    });
    const note = asked.note === null ? asked.takenBy : `${asked.takenBy}：${asked.note}`;
    const { hashes } = made;
    await take(unit, command, {
      id: row.id,
      act: 'handed-over',
      note,
      hashes,
      organId: row.organId,
    });
    return { version: row.version + 1 };
  });
}
