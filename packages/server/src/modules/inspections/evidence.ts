// What in the system a finding stands on: looked up in the module that holds it, and named as it is named there.
import type { FINDING_EVIDENCE_KINDS } from '@jinze/contracts';
import { asSystem, type Reader } from '../../platform/database/database.ts';
import { Refused } from '../../platform/refused.ts';
import { accidentsNamed } from '../accidents/index.ts';
import { deploymentsNamed } from '../deployments/index.ts';
import { recordsNamed } from '../performance/index.ts';
import { tasksNamed } from '../supervision/index.ts';
import type { Within } from './act-on-inspection.ts';
import type { Evidence } from './findings.store.ts';

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
