// What every subject says is recorded once more: some of its row is another now.
import { recordHeld } from '../../platform/record-held.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { assessedSource } from './assessments.ledger.ts';
import type { SubjectRow } from './subjects.store.ts';

export async function recordSubjects(
  unit: Unit,
  rows: readonly Pick<SubjectRow, 'id'>[],
  type: string,
  isConcealed: boolean,
): Promise<void> {
  await recordHeld(
    unit,
    assessedSource,
    rows.map(({ id }) => ({ id, type, isConcealed })),
  );
}
