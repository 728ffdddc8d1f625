// What in the system a finding stands on: chosen from what the inspected region holds, looked up in the module that holds it.
import type { FINDING_EVIDENCE_KINDS } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem, type Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, scopeKeysUnder } from '../../platform/database/scope.ts';
import { HELD_LINES, type HeldIn, type HeldLine } from '../../platform/held-line.ts';
import { Refused } from '../../platform/refused.ts';
import { accidentsHeldIn, accidentsNamed } from '../accidents/index.ts';
import { deploymentsHeldIn, deploymentsNamed } from '../deployments/index.ts';
import { recordsHeldIn, recordsNamed } from '../performance/index.ts';
import { tasksHeldIn, tasksNamed } from '../supervision/index.ts';
import { onInspection, requireStage, type Within } from './act-on-inspection.ts';
import type { Evidence } from './findings.store.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { daysOf } from './materials.ts';

type Kind = (typeof FINDING_EVIDENCE_KINDS)[number];
type Naming = (
  db: Reader,
  regionPath: string,
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly title: string }[]>;

const NAMED: Readonly<Record<Kind, Naming>> = {
  'duty-record': recordsNamed,
  task: tasksNamed,
  deployment: deploymentsNamed,
  accident: accidentsNamed,
};

export interface CitedEvidence {
  readonly kind: Kind;
  readonly id: string;
}

/** Of the inspected region and below; an id that is not there is refused. */
export async function evidenceOf(
  { tx, own }: Within,
  regionPath: string,
  cited: readonly CitedEvidence[],
): Promise<Evidence[]> {
  const kinds = new Set(cited.map(({ kind }) => kind));
  const titles = new Map<string, string>();
  await asSystem(tx, own, async () => {
    for (const kind of kinds) {
      const ids = cited.filter((one) => one.kind === kind).map(({ id }) => id);
      for (const { id, title } of await NAMED[kind](tx, regionPath, ids))
        titles.set(`${kind} ${id}`, title);
    }
  });
  return cited.map(({ kind, id }, index) => {
    const title = titles.get(`${kind} ${id}`);
    if (title === undefined)
      throw new Refused({ code: 'inspections.no-such-evidence', path: `body.evidence.${index}` });
    return { kind, id, title };
  });
}

const newest = (one: HeldLine, other: HeldLine) =>
  one.on < other.on ? 1 : one.on > other.on ? -1 : 0;

async function heldLines(db: Reader, kind: Kind, asked: HeldIn): Promise<readonly HeldLine[]> {
  switch (kind) {
    case 'duty-record':
      return [...(await recordsHeldIn(db, asked)).values()]
        .flatMap(({ lines }) => lines)
        .toSorted(newest)
        .slice(0, HELD_LINES);
    case 'task':
      return (await tasksHeldIn(db, asked)).lines;
    case 'deployment': {
      const scope = { ...NO_SCOPE, keys: scopeKeysUnder(asked.regionPath) };
      return (await deploymentsHeldIn(db, scope, asked)).lines;
    }
    case 'accident':
      return (await accidentsHeldIn(db, asked)).lines;
  }
}

/** For the group alone, while it notes findings: the newest of a kind by name; that it read them is in the audit log. */
export async function evidenceHeld(
  context: InspectionsContext,
  { caller, command }: Acting,
  id: Id<'inspection'>,
  kind: Kind,
): Promise<{
  readonly items: { readonly id: string; readonly on: CivilDate; readonly title: string }[];
}> {
  const { request: _, ...once } = command;
  return onInspection(context, { caller, command: once }, id, ['group'], async (row, unit) => {
    requireStage(row, 'on-site', 'feedback');
    const asked = { regionPath: row.inspected_path, ...daysOf(row, context.clock.today()) };
    const lines = await asSystem(unit.tx, unit.own, () => heldLines(unit.tx, kind, asked));
    await unit.audit('inspections.evidence', id);
    return { items: lines.map(({ id: one, on, text }) => ({ id: one, on, title: text })) };
  });
}
