import {
  accessRoutes,
  accidentsRoutes,
  accountabilityRoutes,
  annualReportsRoutes,
  assessmentSchemesRoutes,
  assessmentsRoutes,
  attachmentsRoutes,
  calendarRoutes,
  commendationsRoutes,
  decisionsRoutes,
  documentsRoutes,
  dutiesRoutes,
  evidenceFilesRoutes,
  fulfilmentRoutes,
  handoversRoutes,
  inspectionsRoutes,
  instrumentsRoutes,
  ledgerRoutes,
  noticesRoutes,
  performanceRoutes,
  postsRoutes,
  precedentsRoutes,
  publicationRoutes,
  publicReportsRoutes,
  type RouteDefinition,
  recordImportsRoutes,
  resultUsesRoutes,
  signsRoutes,
  talksRoutes,
  vettingRoutes,
} from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { ROUTE_TABLE } from './route-table.ts';

const CONTRACTS = {
  access: accessRoutes,
  documents: documentsRoutes,
  instruments: instrumentsRoutes,
  posts: postsRoutes,
  handovers: handoversRoutes,
  performance: performanceRoutes,
  attachments: attachmentsRoutes,
  recordImports: recordImportsRoutes,
  evidenceFiles: evidenceFilesRoutes,
  fulfilment: fulfilmentRoutes,
  signs: signsRoutes,
  annualReports: annualReportsRoutes,
  duties: dutiesRoutes,
  accidents: accidentsRoutes,
  accountability: accountabilityRoutes,
  decisions: decisionsRoutes,
  precedents: precedentsRoutes,
  commendations: commendationsRoutes,
  resultUses: resultUsesRoutes,
  inspections: inspectionsRoutes,
  publication: publicationRoutes,
  publicReports: publicReportsRoutes,
  talks: talksRoutes,
  assessmentSchemes: assessmentSchemesRoutes,
  assessments: assessmentsRoutes,
  vetting: vettingRoutes,
  ledger: ledgerRoutes,
  notices: noticesRoutes,
  calendar: calendarRoutes,
};

function tableOf(routes: Record<string, RouteDefinition>) {
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [
      name,
      route.form === undefined
        ? [route.method, route.path]
        : [route.method, route.path, route.form],
    ]),
  );
}

describe('the client’s route table', () => {
  it.each(Object.keys(CONTRACTS) as (keyof typeof CONTRACTS)[])(
    'is the contracts of %s',
    (module) => {
      expect(ROUTE_TABLE[module]).toEqual(
        tableOf(CONTRACTS[module] as unknown as Record<string, RouteDefinition>),
      );
    },
  );
});
