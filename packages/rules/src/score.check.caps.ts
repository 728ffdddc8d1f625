// Caps of roles beside those of sections: which may hold the same items, so that worse never scores better.
import { type Faults, inside, type Spot } from './score.check.faults.ts';
import type { SchemeItem, SchemeSection } from './score.scheme.ts';

/** What a section with a cap of its own holds, its parts included. */
interface Held {
  readonly name: string;
  readonly items: readonly SchemeItem[];
  readonly isConverted: boolean;
}

const itemsIn = ({ items = [], sections = [] }: SchemeSection): readonly SchemeItem[] => [
  ...items,
  ...sections.flatMap(itemsIn),
];

const ofKind = (items: readonly SchemeItem[], isBonus: boolean) =>
  items.filter(({ kind }) => (kind === 'bonus') === isBonus);

function heldBy(section: SchemeSection, isBonus: boolean): readonly Held[] {
  const { title, points, countsAs, maxBonus, maxDeduction, sections = [] } = section;
  const items = ofKind(itemsIn(section), isBonus);
  // Points are a cap where deductions stand beside the items they belong to.
  const hasDeduction = points !== undefined && items.some(({ kind }) => kind === 'deduction');
  const isCapped = isBonus ? maxBonus !== undefined : maxDeduction !== undefined || hasDeduction;
  const isConverted = countsAs !== undefined;
  const own = isCapped || isConverted ? [{ name: title, items, isConverted }] : [];
  return [...own, ...sections.flatMap((part) => heldBy(part, isBonus))];
}

/**
 * Two caps hold one another or nothing together, and none holds items on both sides of a conversion, where points weigh
 * otherwise: then what is taken in all does not hang on the order, and one deduction more never makes a total higher.
 */
function checkCrossing(faults: Faults, role: string, isBonus: boolean, spot: Spot) {
  const { sections } = faults.scheme;
  const own = ofKind(sections.flatMap(itemsIn), isBonus).filter((item) => item.role === role);
  for (const { name, items, isConverted } of sections.flatMap((one) => heldBy(one, isBonus))) {
    const shared = own.filter((item) => items.includes(item)).length;
    const least = isConverted ? own.length : Math.min(own.length, items.length);
    if (shared > 0 && shared < least)
      faults.add(spot, 'scheme.caps-cross', { role, section: name });
  }
}

export function checkRoleCaps(faults: Faults) {
  const { roleCaps = [], sections } = faults.scheme;
  const used = new Set(sections.flatMap(itemsIn).map(({ role }) => role));
  for (const [at, { role, maxDeduction, maxBonus }] of roleCaps.entries()) {
    const spot: Spot = inside({ path: 'roleCaps', place: [] }, String(at), role);
    faults.amount(spot, 'maxDeduction', maxDeduction);
    faults.amount(spot, 'maxBonus', maxBonus);
    if (roleCaps.findIndex((one) => one.role === role) < at)
      faults.add(spot, 'scheme.role-twice', { role });
    if (!used.has(role)) faults.add(spot, 'scheme.role-unused', { role });
    if (maxDeduction !== undefined) checkCrossing(faults, role, false, spot);
    if (maxBonus !== undefined) checkCrossing(faults, role, true, spot);
  }
}
