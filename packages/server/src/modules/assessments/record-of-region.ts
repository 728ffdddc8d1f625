// Schemes and exercises are recorded in the name of the leading body of the region that assesses: its office has the receipt.
import { type HeldChange, recordHeld } from '../../platform/record-held.ts';
import type { RecordSource } from '../../platform/record-source.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf } from '../posts/index.ts';

export async function recordOfRegion(
  unit: Unit,
  source: RecordSource,
  regionPath: string,
  change: HeldChange,
): Promise<void> {
  const organId = await leadingOrganOf(unit.tx, regionPath);
  await recordHeld(unit, source, [{ ...change, ...(organId === undefined ? {} : { organId }) }]);
}
