// Keeps handovers in step with who holds which post, in the transaction that changes it.
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { heldBefore, type PostChange } from '../posts/index.ts';
import { type Followed, followChanges } from './following.decide.ts';
import { handoverSource } from './handovers.ledger.ts';
import { insertHandovers, lockOpen, updateParties } from './handovers.store.ts';

/** The posts module calls it with every change: a few statements, however many. */
export async function followPostChanges(unit: Unit, changes: readonly PostChange[]): Promise<void> {
  if (changes.length === 0) return;
  const postIds = [...new Set(changes.map(({ postId }) => postId))];
  const open = await lockOpen(unit.tx, postIds);
  const held = await heldBefore(unit.tx, postIds, unit.now);
  const followed = followChanges(changes, open, held);
  const isNew = (one: Followed) => one.id === undefined;
  const changed = followed.filter((one) => !isNew(one));
  const opened = followed.filter(isNew).map((one) => ({ ...one, id: newId<'handover'>(unit.now) }));
  if ((await updateParties(unit.tx, changed)) !== changed.length)
    throw new Refused({ code: 'http.version-conflict' });
  await insertHandovers(unit.tx, opened, unit.now);
  const organs = new Map(changes.map(({ postId, organId }) => [postId, organId]));
  await recordHeld(
    unit,
    handoverSource,
    [...changed, ...opened].flatMap(({ id, event: type, postId }) => {
      const organId = organs.get(postId);
      return id === undefined ? [] : [{ id, type, ...(organId === undefined ? {} : { organId }) }];
    }),
  );
}
