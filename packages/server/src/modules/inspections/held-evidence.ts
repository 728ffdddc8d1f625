// What can show something: chosen by kind from what a region holds, or a body or person of it, looked up in the module that holds it.
import type { FINDING_EVIDENCE_KINDS } from '@jinze/contracts';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, scopeKeysUnder } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldBy,
  type HeldIn,
  type HeldLine,
  type HeldPart,
} from '../../platform/held-line.ts';
import { accidentsHeldIn, accidentsNamed } from '../accidents/index.ts';
import { deploymentsHeldIn, deploymentsNamed } from '../deployments/index.ts';
import { recordsHeldIn, recordsNamed } from '../performance/index.ts';
import { tasksHeldIn, tasksNamed } from '../supervision/index.ts';

export type EvidenceKind = (typeof FINDING_EVIDENCE_KINDS)[number];
type Naming = (
  db: Reader,
  by: HeldBy,
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly title: string }[]>;

const NAMED: Readonly<Record<EvidenceKind, Naming>> = {
  'duty-record': recordsNamed,
  task: tasksNamed,
  deployment: deploymentsNamed,
  accident: accidentsNamed,
};

export interface CitedEvidence {
  readonly kind: EvidenceKind;
  readonly id: string;
}

/** With their titles, in their order, and undefined where they have none such. A statement for each kind. */
export async function withTitles(
  db: Reader,
  by: HeldBy,
  cited: readonly CitedEvidence[],
): Promise<(CitedEvidence & { readonly title: string | undefined })[]> {
  const titles = new Map<string, string>();
  for (const [kind, of] of Map.groupBy(cited, (one) => one.kind))
    for (const { id, title } of await NAMED[kind](
      db,
      by,
      of.map(({ id }) => id),
    ))
      titles.set(`${kind} ${id}`, title);
  return cited.map(({ kind, id }) => ({ kind, id, title: titles.get(`${kind} ${id}`) }));
}

const newest = (one: HeldLine, other: HeldLine) =>
  one.on < other.on ? 1 : one.on > other.on ? -1 : 0;

/** How many there are of a kind, and the newest of them by name. */
export async function heldOfKind(db: Reader, kind: EvidenceKind, asked: HeldIn): Promise<HeldPart> {
  switch (kind) {
    case 'duty-record': {
      const parts = [...(await recordsHeldIn(db, asked)).values()];
      return {
        count: parts.reduce((sum, { count }) => sum + count, 0),
        lines: parts
          .flatMap(({ lines }) => lines)
          .toSorted(newest)
          .slice(0, HELD_LINES),
      };
    }
    case 'task':
      return tasksHeldIn(db, asked);
    case 'deployment': {
      const scope = { ...NO_SCOPE, keys: scopeKeysUnder(asked.regionPath) };
      return deploymentsHeldIn(db, scope, asked);
    }
    case 'accident':
      return accidentsHeldIn(db, asked);
  }
}
