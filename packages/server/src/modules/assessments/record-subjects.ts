// What every subject says is recorded once more: some of its row is another now.
import { portionsOf } from '../../platform/portions.ts';
import { recordHeld } from '../../platform/record-held.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { leadingOrgansOf } from '../posts/index.ts';
import { assessedSource } from './assessments.ledger.ts';
import type { SubjectRow } from './subjects.store.ts';

/** As many at once as their facts take little memory. */
const AT_ONCE = 1000;

type Recorded = Pick<SubjectRow, 'id' | 'organ_id' | 'region_path'>;

/** Until it is told its result nobody knows of it; from then on its body has the receipt. In the system’s scope where it is told. */
export async function recordSubjects(
  unit: Unit,
  rows: readonly Recorded[],
  type: string,
  isConcealed: boolean,
): Promise<void> {
  const paths = [...new Set(rows.map((row) => row.region_path))];
  const leading = isConcealed ? undefined : await leadingOrgansOf(unit.tx, paths);
  const organOf = (row: Recorded) => {
    const organId = row.organ_id ?? leading?.get(row.region_path);
    return isConcealed || organId === undefined ? {} : { organId };
  };
  for (const some of portionsOf(rows, AT_ONCE))
    await recordHeld(
      unit,
      assessedSource,
      some.map((row) => ({ id: row.id, type, isConcealed, ...organOf(row) })),
    );
}

/** After a change of some that were told and some that were not: only what was told is known outside. */
export async function recordChanged(
  unit: Unit,
  rows: readonly (Recorded & Pick<SubjectRow, 'told_at'>)[],
  type: string,
): Promise<void> {
  const [told, untold] = [
    rows.filter((row) => row.told_at !== null),
    rows.filter((row) => row.told_at === null),
  ];
  if (told.length > 0) await recordSubjects(unit, told, type, false);
  if (untold.length > 0) await recordSubjects(unit, untold, type, true);
}
