// What every module brings to the whole: its refusals in words, its constraints, its rows on the way to another address.
import { accessConstraints, accessErrors, readdressGrants } from './modules/access/index.ts';
import {
  accidentsConstraints,
  accidentsErrors,
  readdressAccidents,
} from './modules/accidents/index.ts';
import {
  accountabilityConstraints,
  accountabilityErrors,
  readdressAccountability,
} from './modules/accountability/index.ts';
import {
  assessmentsConstraints,
  assessmentsErrors,
  readdressAssessments,
  readdressResultUses,
  resultUsesConstraints,
  resultUsesErrors,
} from './modules/assessments/index.ts';
import {
  calendarConstraints,
  calendarErrors,
  readdressCalendar,
} from './modules/calendar/index.ts';
import {
  commendationsConstraints,
  commendationsErrors,
  readdressCommendations,
} from './modules/commendations/index.ts';
import {
  deploymentsConstraints,
  deploymentsErrors,
  readdressDeployments,
} from './modules/deployments/index.ts';
import {
  documentsConstraints,
  documentsErrors,
  readdressDocuments,
} from './modules/documents/index.ts';
import { dutiesConstraints, dutiesErrors, readdressSections } from './modules/duties/index.ts';
import { evidenceFilesErrors } from './modules/evidence-files/index.ts';
import {
  handoversConstraints,
  handoversErrors,
  readdressHandovers,
} from './modules/handovers/index.ts';
import { inspectionsConstraints, inspectionsErrors } from './modules/inspections/index.ts';
import {
  instrumentsConstraints,
  instrumentsErrors,
  readdressInstruments,
} from './modules/instruments/index.ts';
import { ledgerConstraints, ledgerErrors } from './modules/ledger/index.ts';
import { noticesErrors, readdressNotices } from './modules/notices/index.ts';
import {
  performanceConstraints,
  performanceErrors,
  readdressAttachments,
  readdressFulfilment,
  readdressImports,
  readdressRecords,
  readdressReports,
} from './modules/performance/index.ts';
import { postsConstraints, postsErrors } from './modules/posts/index.ts';
import {
  publicationConstraints,
  publicationErrors,
  readdressPublication,
  readdressPublicReports,
  reportConstraints,
  reportErrors,
} from './modules/publication/index.ts';
import {
  readdressTasks,
  supervisionConstraints,
  supervisionErrors,
} from './modules/supervision/index.ts';
import { readdressTalks, talksConstraints, talksErrors } from './modules/talks/index.ts';
import { readdressVetting, vettingConstraints, vettingErrors } from './modules/vetting/index.ts';
import { platformErrors } from './platform/http/errors.ts';

/** What every module does when a region gets another address. */
export const READDRESS = [
  readdressGrants,
  readdressInstruments,
  readdressSections,
  readdressHandovers,
  readdressDeployments,
  readdressRecords,
  readdressAttachments,
  readdressImports,
  readdressFulfilment,
  readdressReports,
  readdressAccidents,
  readdressAccountability,
  readdressVetting,
  readdressCommendations,
  readdressResultUses,
  readdressPublicReports,
  readdressAssessments,
  readdressTalks,
  readdressNotices,
  readdressCalendar,
  readdressTasks,
  readdressPublication,
  readdressDocuments,
];

/** Every error code and its words. */
export const ERRORS = {
  ...platformErrors,
  ...accessErrors,
  ...instrumentsErrors,
  ...postsErrors,
  ...dutiesErrors,
  ...deploymentsErrors,
  ...evidenceFilesErrors,
  ...handoversErrors,
  ...performanceErrors,
  ...accidentsErrors,
  ...accountabilityErrors,
  ...vettingErrors,
  ...commendationsErrors,
  ...inspectionsErrors,
  ...resultUsesErrors,
  ...reportErrors,
  ...assessmentsErrors,
  ...talksErrors,
  ...noticesErrors,
  ...calendarErrors,
  ...ledgerErrors,
  ...supervisionErrors,
  ...publicationErrors,
  ...documentsErrors,
};
/** Which constraint of the database is which refusal. */
export const CONSTRAINTS = {
  ...accessConstraints,
  ...instrumentsConstraints,
  ...postsConstraints,
  ...dutiesConstraints,
  ...deploymentsConstraints,
  ...handoversConstraints,
  ...performanceConstraints,
  ...accidentsConstraints,
  ...accountabilityConstraints,
  ...vettingConstraints,
  ...commendationsConstraints,
  ...inspectionsConstraints,
  ...resultUsesConstraints,
  ...reportConstraints,
  ...assessmentsConstraints,
  ...talksConstraints,
  ...calendarConstraints,
  ...ledgerConstraints,
  ...supervisionConstraints,
  ...publicationConstraints,
  ...documentsConstraints,
};
