// The API's only definition: one file per module, and the table of every route.
import { accessRoutes } from './access.ts';
import { accidentsRoutes } from './accidents.ts';
import { accountabilityRoutes } from './accountability.ts';
import { annualReportsRoutes } from './annual-reports.ts';
import { assessmentSchemesRoutes } from './assessment-schemes.ts';
import { assessmentsRoutes } from './assessments.ts';
import { attachmentsRoutes } from './attachments.ts';
import { calendarRoutes } from './calendar.ts';
import { commendationsRoutes } from './commendations.ts';
import { decisionsRoutes } from './decisions.ts';
import { deploymentsRoutes } from './deployments.ts';
import { documentsRoutes } from './documents.ts';
import { dutiesRoutes } from './duties.ts';
import { evidenceFilesRoutes } from './evidence-files.ts';
import { fulfilmentRoutes } from './fulfilment.ts';
import { handoversRoutes } from './handovers.ts';
import { healthRoutes } from './health.ts';
import { inspectionsRoutes } from './inspections.ts';
import { instrumentsRoutes } from './instruments.ts';
import { ledgerRoutes } from './ledger.ts';
import { noticesRoutes } from './notices.ts';
import { performanceRoutes } from './performance.ts';
import { postsRoutes } from './posts.ts';
import { precedentsRoutes } from './precedents.ts';
import { publicReportsRoutes } from './public-reports.ts';
import { publicationRoutes } from './publication.ts';
import { recordImportsRoutes } from './record-imports.ts';
import { resultUsesRoutes } from './result-uses.ts';
import type { RouteDefinition } from './route.ts';
import { rulesRoutes } from './rules.ts';
import { signsRoutes } from './signs.ts';
import { supervisionRoutes } from './supervision.ts';
import { talksRoutes } from './talks.ts';
import { vettingRoutes } from './vetting.ts';

export * from './access.ts';
export * from './accident-lists.ts';
export * from './accidents.ts';
export * from './accountability.ts';
export * from './annual-reports.ts';
export * from './assessment-schemes.ts';
export * from './assessments.ts';
export * from './attachments.ts';
export * from './calendar.ts';
export * from './commendations.ts';
export * from './common.ts';
export * from './decisions.ts';
export * from './deployments.ts';
export * from './documents.ts';
export * from './duties.ts';
export * from './errors.ts';
export * from './evidence-files.ts';
export * from './fulfilment.ts';
export * from './handovers.ts';
export * from './health.ts';
export * from './inspections.ts';
export * from './instruments.ts';
export * from './ledger.ts';
export * from './naming.ts';
export * from './notices.ts';
export * from './performance.ts';
export * from './posts.ts';
export * from './precedents.ts';
export * from './public-reports.ts';
export * from './publication.ts';
export * from './record-imports.ts';
export * from './regions.ts';
export * from './result-uses.ts';
export * from './route.ts';
export * from './rules.ts';
export * from './signs.ts';
export * from './supervision.ts';
export * from './talks.ts';
export * from './vetting.ts';

export const ROUTES: readonly RouteDefinition[] = [
  ...Object.values(healthRoutes),
  ...Object.values(accessRoutes),
  ...Object.values(calendarRoutes),
  ...Object.values(instrumentsRoutes),
  ...Object.values(postsRoutes),
  ...Object.values(dutiesRoutes),
  ...Object.values(deploymentsRoutes),
  ...Object.values(handoversRoutes),
  ...Object.values(performanceRoutes),
  ...Object.values(attachmentsRoutes),
  ...Object.values(recordImportsRoutes),
  ...Object.values(evidenceFilesRoutes),
  ...Object.values(fulfilmentRoutes),
  ...Object.values(annualReportsRoutes),
  ...Object.values(signsRoutes),
  ...Object.values(accidentsRoutes),
  ...Object.values(talksRoutes),
  ...Object.values(vettingRoutes),
  ...Object.values(accountabilityRoutes),
  ...Object.values(decisionsRoutes),
  ...Object.values(precedentsRoutes),
  ...Object.values(commendationsRoutes),
  ...Object.values(resultUsesRoutes),
  ...Object.values(publicationRoutes),
  ...Object.values(inspectionsRoutes),
  ...Object.values(publicReportsRoutes),
  ...Object.values(assessmentSchemesRoutes),
  ...Object.values(assessmentsRoutes),
  ...Object.values(ledgerRoutes),
  ...Object.values(noticesRoutes),
  ...Object.values(rulesRoutes),
  ...Object.values(supervisionRoutes),
  ...Object.values(documentsRoutes),
] as readonly RouteDefinition[];
