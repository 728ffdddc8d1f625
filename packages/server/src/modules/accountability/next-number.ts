// Numbering what is added to a worksheet, a procedure or a decision: as many as are shown, and one more is refused.
import { Refused } from '../../platform/refused.ts';

/** `count`: how many there are, read behind the lock of what they belong to. */
export function nextNumber(count: number, most: number): number {
  if (count >= most)
    throw new Refused({ code: 'accountability.full', values: { most: String(most) } });
  return count + 1;
}
