// Every address of the interface; each page is its own chunk and loads when it is opened.
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { deploymentsSearch } from './pages/deployments/deployments-search.ts';
import { tasksSearch } from './pages/supervision/tasks-search.ts';
import { accountabilityRoutes } from './router-accountability.ts';
import { assessmentAddresses } from './router-assessments.ts';
import { documentAddresses } from './router-documents.ts';
import { evidenceFileRoutes } from './router-evidence-files.ts';
import { app, example, examples, root, setup, signIn, verify } from './router-frame.tsx';
import { inspectionAddresses } from './router-inspections.ts';
import { recordRoutes } from './router-records.ts';
import { publicReportAddresses } from './router-reports.ts';
import { resultUseAddresses } from './router-result-uses.ts';
import {
  accidentSearch,
  accidentsSearch,
  commendationsSearch,
  coverageSearch,
  dutiesSearch,
  fulfilmentSearch,
  itemSearch,
  newNoticeSearch,
  obligationsSearch,
  personListSearch,
  publicationSearch,
  readerSearch,
  signsSearch,
  talksSearch,
  text,
  texts,
  yearAndPlace,
  yearOf,
  yearPlaceAndOwn,
  yearSearch,
} from './router-search.ts';
import { vettingAddresses } from './router-vetting.ts';
import { yearRoutes } from './router-year.ts';

const desk = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/desk-page.tsx'), 'DeskPage'),
});

const duties = createRoute({
  getParentRoute: () => app,
  path: '/duties',
  validateSearch: dutiesSearch,
  component: lazyRouteComponent(() => import('./pages/duties-page.tsx'), 'DutiesPage'),
});
const dutyItems = createRoute({
  getParentRoute: () => app,
  path: '/duties/items',
  validateSearch: itemSearch,
  component: lazyRouteComponent(() => import('./pages/item-page.tsx'), 'ItemPage'),
});
const without = createRoute({
  getParentRoute: () => app,
  path: '/duties/without',
  validateSearch: yearPlaceAndOwn,
  component: lazyRouteComponent(() => import('./pages/without-page.tsx'), 'WithoutPage'),
});
const dutyChanges = createRoute({
  getParentRoute: () => app,
  path: '/duties/changes',
  validateSearch: yearAndPlace,
  component: lazyRouteComponent(() => import('./pages/changes-page.tsx'), 'ChangesPage'),
});
const publicList = createRoute({
  getParentRoute: () => app,
  path: '/duties/public',
  validateSearch: yearOf,
  component: lazyRouteComponent(() => import('./pages/public-list-page.tsx'), 'PublicListPage'),
});

const fulfilment = createRoute({
  getParentRoute: () => app,
  path: '/fulfilment',
  validateSearch: fulfilmentSearch,
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/fulfilment-page.tsx'),
    'MyFulfilmentPage',
  ),
});
const fulfilmentOfPerson = createRoute({
  getParentRoute: () => app,
  path: '/fulfilment/people/$personId',
  validateSearch: fulfilmentSearch,
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/fulfilment-page.tsx'),
    'PersonFulfilmentPage',
  ),
});
const readiness = createRoute({
  getParentRoute: () => app,
  path: '/readiness',
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/readiness-page.tsx'),
    'ReadinessPage',
  ),
});
const readinessOfPerson = createRoute({
  getParentRoute: () => app,
  path: '/readiness/$personId',
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/readiness-page.tsx'),
    'OneReadinessPage',
  ),
});
const coverage = createRoute({
  getParentRoute: () => app,
  path: '/coverage',
  validateSearch: coverageSearch,
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/coverage-page.tsx'),
    'CoveragePage',
  ),
});
const reports = createRoute({
  getParentRoute: () => app,
  path: '/reports',
  validateSearch: yearPlaceAndOwn,
  component: lazyRouteComponent(
    () => import('./pages/annual-reports/reports-page.tsx'),
    'ReportsPage',
  ),
});
const report = createRoute({
  getParentRoute: () => app,
  path: '/reports/$reportId',
  component: lazyRouteComponent(
    () => import('./pages/annual-reports/report-page.tsx'),
    'ReportPage',
  ),
});
const signs = createRoute({
  getParentRoute: () => app,
  path: '/signs',
  validateSearch: signsSearch,
  component: lazyRouteComponent(() => import('./pages/fulfilment/signs-page.tsx'), 'SignsPage'),
});
const lateRules = createRoute({
  getParentRoute: () => app,
  path: '/late-rules',
  validateSearch: texts('region'),
  component: lazyRouteComponent(
    () => import('./pages/fulfilment/late-rules-page.tsx'),
    'LateRulesPage',
  ),
});

const section = createRoute({
  getParentRoute: () => app,
  path: '/duties/sections/$sectionId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(() => import('./pages/section-page.tsx'), 'SectionPage'),
});

const personList = createRoute({
  getParentRoute: () => app,
  path: '/duties/people/$personId',
  validateSearch: personListSearch,
  component: lazyRouteComponent(() => import('./pages/person-list-page.tsx'), 'PersonListPage'),
});

const dutyDocuments = createRoute({
  getParentRoute: () => app,
  path: '/duties/documents',
  validateSearch: yearSearch,
  component: lazyRouteComponent(
    () => import('./pages/duty-documents-page.tsx'),
    'DutyDocumentsPage',
  ),
});
const priorities = createRoute({
  getParentRoute: () => app,
  path: '/duties/priorities',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./pages/priorities-page.tsx'), 'PrioritiesPage'),
});

const posts = createRoute({
  getParentRoute: () => app,
  path: '/posts',
  validateSearch: texts('search', 'after'),
  component: lazyRouteComponent(() => import('./pages/posts-page.tsx'), 'PostsPage'),
});

const importRoster = createRoute({
  getParentRoute: () => app,
  path: '/posts/import',
  component: lazyRouteComponent(() => import('./pages/import-roster-page.tsx'), 'ImportRosterPage'),
});
const post = createRoute({
  getParentRoute: () => app,
  path: '/posts/posts/$postId',
  component: lazyRouteComponent(() => import('./pages/post-page.tsx'), 'PostPage'),
});
const person = createRoute({
  getParentRoute: () => app,
  path: '/posts/people/$personId',
  component: lazyRouteComponent(() => import('./pages/person-page.tsx'), 'PersonPage'),
});
const organ = createRoute({
  getParentRoute: () => app,
  path: '/posts/organs/$organId',
  component: lazyRouteComponent(() => import('./pages/organ-page.tsx'), 'OrganPage'),
});
const regions = createRoute({
  getParentRoute: () => app,
  path: '/regions',
  validateSearch: texts('search'),
  component: lazyRouteComponent(() => import('./pages/regions-page.tsx'), 'RegionsPage'),
});
const region = createRoute({
  getParentRoute: () => app,
  path: '/regions/$code',
  validateSearch: (search: Record<string, unknown>): { on?: string } => {
    const on = text(search['on']);
    return on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {};
  },
  component: lazyRouteComponent(() => import('./pages/region-page.tsx'), 'RegionPage'),
});
const answering = createRoute({
  getParentRoute: () => app,
  path: '/posts/answering',
  validateSearch: texts('field', 'on', 'knownOn'),
  component: lazyRouteComponent(() => import('./pages/answering-page.tsx'), 'AnsweringPage'),
});
const matrix = createRoute({
  getParentRoute: () => app,
  path: '/posts/matrix',
  validateSearch: texts('on'),
  component: lazyRouteComponent(() => import('./pages/matrix-page.tsx'), 'MatrixPage'),
});

const briefing = createRoute({
  getParentRoute: () => app,
  path: '/posts/appointments/$appointmentId/briefing',
  component: lazyRouteComponent(() => import('./pages/briefing-page.tsx'), 'BriefingPage'),
});
const handovers = createRoute({
  getParentRoute: () => app,
  path: '/handovers',
  validateSearch: (search: Record<string, unknown>): { state?: 'closed'; after?: string } => {
    const after = text(search['after']);
    return {
      ...(search['state'] === 'closed' ? { state: 'closed' as const } : {}),
      ...(after === undefined ? {} : { after }),
    };
  },
  component: lazyRouteComponent(() => import('./pages/handovers-page.tsx'), 'HandoversPage'),
});
const handover = createRoute({
  getParentRoute: () => app,
  path: '/handovers/$handoverId',
  component: lazyRouteComponent(() => import('./pages/handover-page.tsx'), 'HandoverPage'),
});

const accidents = createRoute({
  getParentRoute: () => app,
  path: '/accidents',
  validateSearch: accidentsSearch,
  component: lazyRouteComponent(
    () => import('./pages/accidents/accidents-page.tsx'),
    'AccidentsPage',
  ),
});
const accident = createRoute({
  getParentRoute: () => app,
  path: '/accidents/$accidentId',
  validateSearch: accidentSearch,
  component: lazyRouteComponent(
    () => import('./pages/accidents/accident-page.tsx'),
    'AccidentPage',
  ),
});
const accidentChain = createRoute({
  getParentRoute: () => app,
  path: '/accidents/$accidentId/chain',
  component: lazyRouteComponent(() => import('./pages/accidents/chain-page.tsx'), 'ChainPage'),
});
const commendations = createRoute({
  getParentRoute: () => app,
  path: '/commendations',
  validateSearch: commendationsSearch,
  component: lazyRouteComponent(
    () => import('./pages/commendations/commendations-page.tsx'),
    'CommendationsPage',
  ),
});
const newCommendation = createRoute({
  getParentRoute: () => app,
  path: '/commendations/new',
  validateSearch: texts('assessed', 'consequence'),
  component: lazyRouteComponent(
    () => import('./pages/commendations/commendation-form-page.tsx'),
    'CommendationFormPage',
  ),
});
const commendationQuotas = createRoute({
  getParentRoute: () => app,
  path: '/commendations/quotas',
  component: lazyRouteComponent(
    () => import('./pages/commendations/quotas-page.tsx'),
    'QuotasPage',
  ),
});
const personCommendations = createRoute({
  getParentRoute: () => app,
  path: '/commendations/people/$personId',
  component: lazyRouteComponent(
    () => import('./pages/commendations/person-commendations-page.tsx'),
    'PersonCommendationsPage',
  ),
});
const commendation = createRoute({
  getParentRoute: () => app,
  path: '/commendations/$commendationId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/commendations/commendation-page.tsx'),
    'CommendationPage',
  ),
});
const publication = createRoute({
  getParentRoute: () => app,
  path: '/publication',
  validateSearch: publicationSearch,
  component: lazyRouteComponent(
    () => import('./pages/publication/publication-page.tsx'),
    'PublicationPage',
  ),
});
const newNotice = createRoute({
  getParentRoute: () => app,
  path: '/publication/new',
  validateSearch: newNoticeSearch,
  component: lazyRouteComponent(
    () => import('./pages/publication/new-notice-page.tsx'),
    'NewNoticePage',
  ),
});
const obligations = createRoute({
  getParentRoute: () => app,
  path: '/publication/obligations',
  validateSearch: obligationsSearch,
  component: lazyRouteComponent(
    () => import('./pages/publication/obligations-page.tsx'),
    'ObligationsPage',
  ),
});
const tellings = createRoute({
  getParentRoute: () => app,
  path: '/publication/tellings',
  validateSearch: texts('after', 'assessment'),
  component: lazyRouteComponent(
    () => import('./pages/publication/tellings-page.tsx'),
    'TellingsPage',
  ),
});
const publicNotice = createRoute({
  getParentRoute: () => app,
  path: '/publication/$noticeId',
  component: lazyRouteComponent(() => import('./pages/publication/notice-page.tsx'), 'NoticePage'),
});
const editNotice = createRoute({
  getParentRoute: () => app,
  path: '/publication/$noticeId/edit',
  component: lazyRouteComponent(
    () => import('./pages/publication/edit-notice-page.tsx'),
    'EditNoticePage',
  ),
});
const talks = createRoute({
  getParentRoute: () => app,
  path: '/talks',
  validateSearch: talksSearch,
  component: lazyRouteComponent(() => import('./pages/talks/talks-page.tsx'), 'TalksPage'),
});
const talkProposals = createRoute({
  getParentRoute: () => app,
  path: '/talks/proposals',
  validateSearch: texts('why'),
  component: lazyRouteComponent(() => import('./pages/talks/proposals-page.tsx'), 'ProposalsPage'),
});
const newTalk = createRoute({
  getParentRoute: () => app,
  path: '/talks/new',
  validateSearch: texts('of', 'key', 'assessed', 'consequence'),
  component: lazyRouteComponent(() => import('./pages/talks/talk-form-page.tsx'), 'TalkFormPage'),
});
const talk = createRoute({
  getParentRoute: () => app,
  path: '/talks/$talkId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(() => import('./pages/talks/talk-page.tsx'), 'TalkPage'),
});

const localInstruments = createRoute({
  getParentRoute: () => app,
  path: '/instruments/local',
  validateSearch: texts('place', 'search'),
  component: lazyRouteComponent(
    () => import('./pages/local-instruments-page.tsx'),
    'LocalInstrumentsPage',
  ),
});
const importInstrument = createRoute({
  getParentRoute: () => app,
  path: '/instruments/import',
  component: lazyRouteComponent(
    () => import('./pages/import-instrument-page.tsx'),
    'ImportInstrumentPage',
  ),
});
const instruments = createRoute({
  getParentRoute: () => app,
  path: '/instruments',
  validateSearch: readerSearch,
  component: lazyRouteComponent(() => import('./pages/instrument-page.tsx'), 'InstrumentPage'),
});
const instrument = createRoute({
  getParentRoute: () => app,
  path: '/instruments/$instrumentId',
  validateSearch: readerSearch,
  component: lazyRouteComponent(() => import('./pages/instrument-page.tsx'), 'InstrumentPage'),
});
const training = createRoute({
  getParentRoute: () => app,
  path: '/training',
  component: lazyRouteComponent(() => import('./pages/training/training-page.tsx'), 'TrainingPage'),
});
const ledger = createRoute({
  getParentRoute: () => app,
  path: '/ledger',
  validateSearch: texts('record', 'after'),
  component: lazyRouteComponent(() => import('./pages/ledger/ledger-page.tsx'), 'LedgerPage'),
});
const myReceipts = createRoute({
  getParentRoute: () => app,
  path: '/ledger/mine',
  validateSearch: texts('after'),
  component: lazyRouteComponent(() => import('./pages/ledger/mine-page.tsx'), 'MinePage'),
});
const sealedRecord = createRoute({
  getParentRoute: () => app,
  path: '/ledger/records/$record',
  component: lazyRouteComponent(() => import('./pages/ledger/record-page.tsx'), 'RecordPage'),
});
const restrictions = createRoute({
  getParentRoute: () => app,
  path: '/ledger/restrictions',
  validateSearch: texts('after'),
  component: lazyRouteComponent(
    () => import('./pages/ledger/restrictions-page.tsx'),
    'RestrictionsPage',
  ),
});
const handouts = createRoute({
  getParentRoute: () => app,
  path: '/ledger/handouts',
  validateSearch: texts('after'),
  component: lazyRouteComponent(() => import('./pages/ledger/handouts-page.tsx'), 'HandoutsPage'),
});
const accounts = createRoute({
  getParentRoute: () => app,
  path: '/accounts',
  validateSearch: texts('search', 'after'),
  component: lazyRouteComponent(() => import('./pages/accounts-page.tsx'), 'AccountsPage'),
});
const sessions = createRoute({
  getParentRoute: () => app,
  path: '/sessions',
  validateSearch: texts('after'),
  component: lazyRouteComponent(() => import('./pages/sessions-page.tsx'), 'SessionsPage'),
});
const audit = createRoute({
  getParentRoute: () => app,
  path: '/audit',
  validateSearch: texts('after'),
  component: lazyRouteComponent(() => import('./pages/audit-page.tsx'), 'AuditPage'),
});

const deployments = createRoute({
  getParentRoute: () => app,
  path: '/deployments',
  validateSearch: deploymentsSearch,
  component: lazyRouteComponent(
    () => import('./pages/deployments/deployments-page.tsx'),
    'DeploymentsPage',
  ),
});
const newDeployment = createRoute({
  getParentRoute: () => app,
  path: '/deployments/new',
  component: lazyRouteComponent(
    () => import('./pages/deployments/deployment-form-page.tsx'),
    'NewDeploymentPage',
  ),
});
const importDeployments = createRoute({
  getParentRoute: () => app,
  path: '/deployments/import',
  component: lazyRouteComponent(
    () => import('./pages/deployments/import-deployments-page.tsx'),
    'ImportDeploymentsPage',
  ),
});
const deploymentPage = () => import('./pages/deployments/deployment-page.tsx');
const deployment = createRoute({
  getParentRoute: () => app,
  path: '/deployments/$deploymentId',
  component: lazyRouteComponent(deploymentPage, 'DeploymentPage'),
});
const deploymentAsk = createRoute({
  getParentRoute: () => app,
  path: '/deployments/$deploymentId/asks/$askId',
  component: lazyRouteComponent(deploymentPage, 'DeploymentPage'),
});
const correctDeployment = createRoute({
  getParentRoute: () => app,
  path: '/deployments/$deploymentId/correct',
  component: lazyRouteComponent(
    () => import('./pages/deployments/deployment-form-page.tsx'),
    'CorrectDeploymentPage',
  ),
});

const tasks = createRoute({
  getParentRoute: () => app,
  path: '/supervision',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('./pages/supervision/tasks-page.tsx'), 'TasksPage'),
});
const newTask = createRoute({
  getParentRoute: () => app,
  path: '/supervision/new',
  validateSearch: texts('from', 'record', 'inspection', 'finding'),
  component: lazyRouteComponent(
    () => import('./pages/supervision/task-form-page.tsx'),
    'NewTaskPage',
  ),
});
const townshipLists = createRoute({
  getParentRoute: () => app,
  path: '/supervision/townships',
  validateSearch: texts('of'),
  component: lazyRouteComponent(
    () => import('./pages/supervision/township-lists-page.tsx'),
    'TownshipListsPage',
  ),
});
const task = createRoute({
  getParentRoute: () => app,
  path: '/supervision/tasks/$taskId',
  component: lazyRouteComponent(() => import('./pages/supervision/task-page.tsx'), 'TaskPage'),
});
const changeTask = createRoute({
  getParentRoute: () => app,
  path: '/supervision/tasks/$taskId/change',
  component: lazyRouteComponent(
    () => import('./pages/supervision/task-form-page.tsx'),
    'ChangeTaskPage',
  ),
});

const tree = root.addChildren([
  signIn,
  setup,
  verify,
  examples,
  example,
  app.addChildren([
    desk,
    fulfilment,
    fulfilmentOfPerson,
    readiness,
    readinessOfPerson,
    coverage,
    reports,
    report,
    signs,
    lateRules,
    duties,
    dutyItems,
    without,
    dutyChanges,
    publicList,
    section,
    personList,
    dutyDocuments,
    priorities,
    ...recordRoutes,
    ...evidenceFileRoutes,
    ...yearRoutes,
    posts,
    importRoster,
    post,
    person,
    organ,
    regions,
    region,
    answering,
    matrix,
    briefing,
    deployments,
    newDeployment,
    importDeployments,
    deployment,
    deploymentAsk,
    correctDeployment,
    handovers,
    handover,
    accidents,
    accident,
    accidentChain,
    ...accountabilityRoutes,
    commendations,
    newCommendation,
    commendationQuotas,
    personCommendations,
    commendation,
    publication,
    newNotice,
    obligations,
    tellings,
    publicNotice,
    editNotice,
    talks,
    talkProposals,
    newTalk,
    talk,
    ...vettingAddresses,
    ...inspectionAddresses,
    ...publicReportAddresses,
    ...assessmentAddresses,
    ...resultUseAddresses,
    ...documentAddresses,
    tasks,
    newTask,
    townshipLists,
    task,
    changeTask,
    instruments,
    training,
    localInstruments,
    importInstrument,
    instrument,
    ledger,
    myReceipts,
    sealedRecord,
    restrictions,
    handouts,
    accounts,
    sessions,
    audit,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    defaultPreload: 'intent',
    scrollRestoration: false,
    defaultPendingMs: 300,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
