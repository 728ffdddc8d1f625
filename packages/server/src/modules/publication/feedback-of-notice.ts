// Of a notice of an inspection's feedback: what of it has moved since it was read for the text; in the system's scope.
import type { Id } from '@jinze/kernel';
import { asSystem, type Reader } from '../../platform/database/database.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { type FindingMoved, findingsMoved } from '../inspections/index.ts';
import { type NoticeRow, sourceReadAt } from './notices.store.ts';

type Telling = Pick<NoticeRow, 'id' | 'inspection_id'>;

/** Asked in the system's scope. None: nothing has, or it tells of no inspection. */
export async function movedOf(
  db: Reader,
  { id, inspection_id: inspectionId }: Telling,
): Promise<readonly FindingMoved[]> {
  if (inspectionId === null) return [];
  return findingsMoved(db, inspectionId as Id<'inspection'>, await sourceReadAt(db, id));
}

export async function movedSinceRead(
  { tx }: Unit,
  { scope }: Command,
  row: Telling,
): Promise<readonly FindingMoved[]> {
  const moved: FindingMoved[] = [];
  await asSystem(tx, scope, async () => {
    moved.push(...(await movedOf(tx, row)));
  });
  return moved;
}
