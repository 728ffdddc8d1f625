// What is not closed at the end of an inspection goes on with its reason, which stands at the finding and in its history.
import type { CivilDate } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { organOf, type Within } from './act-on-inspection.ts';
import { carryFindings } from './findings.store.ts';
import { inspectionFindingSource } from './inspections.ledger.ts';
import type { InspectionRow } from './inspections.store.ts';

export interface Carried {
  readonly number: number;
  readonly reason: string;
}

/** All at once; by the look-back each of them was told. */
export async function carryOver(
  unit: Within,
  inspection: Pick<InspectionRow, 'id' | 'region_path' | 'inspected_path'>,
  carried: readonly Carried[],
  { on, by }: { readonly on: CivilDate; readonly by: string },
): Promise<void> {
  if (carried.length === 0) return;
  const kept = await carryFindings(unit.tx, inspection.id, carried, { on, by, at: unit.now });
  const organ = await organOf(unit, inspection, 'inspected');
  const type = 'inspection-finding.carried-over.v1';
  await asSystem(unit.tx, unit.own, () =>
    recordHeld(
      unit,
      inspectionFindingSource,
      kept.map(({ id }) => ({ id, type, ...organ })),
    ),
  );
}
