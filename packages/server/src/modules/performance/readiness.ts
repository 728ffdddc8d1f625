// Readiness under art. 23 (尽职体检): computed for the person and those the person allows, kept nowhere, sent nowhere.
import type { ReadinessView } from '@jinze/contracts';
import { type CivilDate, type Id, yearOf } from '@jinze/kernel';
import { type FulfilmentDeployment, fulfilmentOf, LIMBS } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import {
  askedItem,
  type Computed,
  computeSections,
  factOf,
  yearBegin,
  yearEnd,
} from './compute-fulfilment.ts';
import { sectionsOfPersons } from './fulfilment.store.ts';

/** As the rule takes it, with the document it is of and what people call it: its id says nothing to anybody. */
type AskedOfPerson = FulfilmentDeployment & {
  readonly deploymentId: string;
  readonly name: string;
};

/** What was asked of a person by deployments; the deployments module answers. */
export type DeploymentsOfPerson = (
  db: Reader,
  scope: Scope,
  personId: Id<'person'>,
  days: { readonly from: CivilDate; readonly to: CivilDate },
) => Promise<readonly AskedOfPerson[]>;

/** One item of several posts is one duty: it is asked once. */
function distinctItems(computed: readonly Computed[]) {
  const found = new Map(
    computed.flatMap(({ section, items }) =>
      items.map((item) => [item.code, { item, sectionId: section.id }] as const),
    ),
  );
  return [...found.values()];
}

/**
 * What would not stand today and what would close it, limb by limb. Nothing of it is written anywhere: it is neither
 * evidence of fault nor of its absence.
 */
export async function readinessOf(
  db: Reader,
  personId: Id<'person'>,
  today: CivilDate,
  deploymentsOf: DeploymentsOfPerson,
): Promise<ReadinessView> {
  const scope: Scope = { keys: [], committees: [], persons: [personId] };
  const year = yearOf(today);
  const sections = await sectionsOfPersons(db, scope, [personId], [year]);
  const computed = await computeSections(db, sections, today);
  const [first] = computed;
  if (first === undefined) throw new Refused({ code: 'performance.no-list' });
  const days = { from: yearBegin(year), to: yearEnd(year) };
  const from = computed.map(({ period }) => period.from).toSorted()[0] ?? days.from;
  // Whoever has left all posts is asked for nothing after that.
  const to =
    computed
      .map(({ period }) => period.to)
      .toSorted()
      .at(-1) ?? days.to;
  const items = distinctItems(computed);
  const asked = await deploymentsOf(db, scope, personId, days);
  const { readiness } = fulfilmentOf(
    items.map(({ item }) => askedItem(item)),
    {
      period: { from, to },
      asOf: today,
      records: [...new Map(computed.flatMap(({ records }) => records).map((one) => [one.id, one]))]
        .map(([, record]) => record)
        .map(factOf),
      deployments: asked,
      ...(first.facts.lateRule === undefined ? {} : { lateRule: first.facts.lateRule }),
    },
  );
  const sectionOf = new Map(items.map(({ item, sectionId }) => [item.code, sectionId]));
  const askedBy = new Map(asked.map((one) => [one.id, one]));
  const named = (text: string, code: string) =>
    text.replaceAll(code, askedBy.get(code)?.name ?? code);
  return {
    personId,
    personName: first.section.person_name,
    asOf: today,
    stands: readiness.stands,
    limbs: LIMBS.map((limb) => ({
      limb,
      outcome: readiness.limbs[limb].outcome,
      reasons: readiness.limbs[limb].reasons.map(({ text }) => text),
      gaps: readiness.gaps
        .filter((gap) => gap.limb === limb)
        .map(({ code, what, closes }) => ({
          code,
          what: named(what, code),
          closes: named(closes, code),
          sectionId: sectionOf.get(code) ?? null,
          deploymentId: askedBy.get(code)?.deploymentId ?? null,
        })),
    })),
  };
}
