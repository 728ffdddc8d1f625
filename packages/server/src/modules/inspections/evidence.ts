// What in the system a finding stands on: chosen from what the inspected region holds.
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { Refused } from '../../platform/refused.ts';
import { onInspection, requireStage, type Within } from './act-on-inspection.ts';
import type { Evidence } from './findings.store.ts';
import { type CitedEvidence, type EvidenceKind, heldOfKind, withTitles } from './held-evidence.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { daysOf } from './materials.ts';
import { readUnder } from './standing.ts';

/**
 * Of the inspected region and below; an id that is not there is refused, but for what was cited already: what was withdrawn
 * since stays as it was called.
 */
export async function evidenceOf(
  { tx, own }: Within,
  regionPath: string,
  cited: readonly CitedEvidence[],
  before: readonly Evidence[] = [],
): Promise<Evidence[]> {
  const found = await asSystem(tx, own, () => withTitles(tx, { regionPath }, cited));
  return found.map(({ kind, id, title: now }, index) => {
    const title = now ?? before.find((one) => one.kind === kind && one.id === id)?.title;
    if (title === undefined)
      throw new Refused({ code: 'inspections.no-such-evidence', path: `body.evidence.${index}` });
    return { kind, id, title };
  });
}

/**
 * For the group alone, while it notes findings: the newest of a kind by name, and how many there are; that it read them
 * is in the audit log, with the order that lets it.
 */
export async function evidenceHeld(
  context: InspectionsContext,
  { caller, command }: Acting,
  id: Id<'inspection'>,
  { kind, search }: { readonly kind: EvidenceKind; readonly search?: string | undefined },
): Promise<{
  readonly total: number;
  readonly items: { readonly id: string; readonly on: CivilDate; readonly title: string }[];
}> {
  const { request: _, ...once } = command;
  return onInspection(context, { caller, command: once }, id, ['group'], async (row, unit) => {
    requireStage(row, 'on-site', 'feedback');
    const days = daysOf(row, context.clock.today());
    const asked = { regionPath: row.inspected_path, ...days, matching: search };
    const { count, lines } = await asSystem(unit.tx, unit.own, () =>
      heldOfKind(unit.tx, kind, asked),
    );
    await unit.audit('inspections.evidence', readUnder({ caller, command }, row));
    return {
      total: count,
      items: lines.map(({ id: one, on, text }) => ({ id: one, on, title: text })),
    };
  });
}
