// Of a notice of an inspection's feedback: what of it has moved since the text was written; in the system's scope.
import type { Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { type FindingMoved, findingsMoved } from '../inspections/index.ts';
import { type NoticeRow, textWrittenAt } from './notices.store.ts';

/** None: nothing has, or it tells of no inspection. */
export async function movedSinceWritten(
  { tx }: Unit,
  { scope }: Command,
  { id, inspection_id: inspectionId }: NoticeRow,
): Promise<readonly FindingMoved[]> {
  if (inspectionId === null) return [];
  const since = await textWrittenAt(tx, id);
  const moved: FindingMoved[] = [];
  await asSystem(tx, scope, async () => {
    moved.push(...(await findingsMoved(tx, inspectionId as Id<'inspection'>, since)));
  });
  return moved;
}
