// What the accountability module needs of the others: accidents and their chains, duties and deployments, who may.

import type { Services } from './context.ts';
import { accountNamed, can, scopeFor } from './modules/access/index.ts';
import {
  accidentForCase,
  accidentsForCases,
  accidentsInTenures,
  chainPersons,
  recordsOfAccident,
  scopeOfNamed,
} from './modules/accidents/index.ts';
import type { AccountabilityContext } from './modules/accountability/index.ts';
import { deploymentsOf } from './modules/deployments/index.ts';
import { fulfilmentOfPersons } from './modules/performance/index.ts';
import { tenuresOf } from './modules/posts/index.ts';
import { SYSTEM_SCOPE } from './platform/database/scope.ts';

export function accountabilityContext(services: Services): AccountabilityContext {
  const { clock } = services;
  return {
    ...services,
    may: can,
    scopeFor,
    findAccount: accountNamed,
    chainPersons,
    accidentRecords: recordsOfAccident,
    accidentKinds: async (db, ids) =>
      new Map(
        (await accidentsForCases(db, SYSTEM_SCOPE, ids, clock.today())).map(
          ({ id, grade, facts }) => [id, { grade, sector: facts.sector }] as const,
        ),
      ),
    scopeOfNamed: (db, accountId, id) => scopeOfNamed(db, accountId, id, clock.today()),
    accident: async (db, scope, id) => {
      const found = await accidentForCase(db, scope, id, clock.today());
      return found === undefined
        ? undefined
        : {
            id: found.id,
            name: found.name,
            occurredOn: found.occurredOn,
            isWithdrawn: found.isWithdrawn,
            reportApprovedOn: found.reportApproved?.on ?? null,
          };
    },
    accidentsOf: async (db, personId) => {
      const tenures = await tenuresOf(db, SYSTEM_SCOPE, [personId]);
      const inTenure = await accidentsInTenures(db, SYSTEM_SCOPE, tenures);
      const distinct = new Map(tenures.flatMap(inTenure).map((one) => [one.id, one]));
      return [...distinct.values()]
        .toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1))
        .map(({ id, name, occurredOn }) => ({ id, name, occurredOn }));
    },
    fulfilment: async (db, scope, personId, at) =>
      (await fulfilmentOfPersons(db, scope, [personId], at)).flatMap(({ sections }) =>
        sections.flatMap(({ items }) => items),
      ),
    deployments: async (db, scope, personId, days) =>
      (await deploymentsOf(db, scope, [personId], days)).get(personId) ?? [],
  };
}
