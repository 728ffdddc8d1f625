// The addresses of inspections 巡查.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inspectionsSearch } from './pages/inspections/inspections-search.ts';
import { app } from './router-frame.tsx';
import { texts } from './router-search.ts';

const list = createRoute({
  getParentRoute: () => app,
  path: '/inspections',
  validateSearch: inspectionsSearch,
  component: lazyRouteComponent(
    () => import('./pages/inspections/inspections-page.tsx'),
    'InspectionsPage',
  ),
});
const mine = createRoute({
  getParentRoute: () => app,
  path: '/inspections/mine',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/inspections/own-findings-page.tsx'),
    'OwnFindingsPage',
  ),
});
const newInspection = createRoute({
  getParentRoute: () => app,
  path: '/inspections/new',
  component: lazyRouteComponent(
    () => import('./pages/inspections/inspection-form-page.tsx'),
    'InspectionFormPage',
  ),
});
const programmes = createRoute({
  getParentRoute: () => app,
  path: '/inspections/programmes',
  validateSearch: texts('after'),
  component: lazyRouteComponent(
    () => import('./pages/inspections/programmes-page.tsx'),
    'ProgrammesPage',
  ),
});
const newProgramme = createRoute({
  getParentRoute: () => app,
  path: '/inspections/programmes/new',
  component: lazyRouteComponent(
    () => import('./pages/inspections/programme-form-page.tsx'),
    'ProgrammeFormPage',
  ),
});
const programme = createRoute({
  getParentRoute: () => app,
  path: '/inspections/programmes/$programmeId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/inspections/programme-page.tsx'),
    'ProgrammePage',
  ),
});
const revision = createRoute({
  getParentRoute: () => app,
  path: '/inspections/programmes/$programmeId/revise',
  component: lazyRouteComponent(
    () => import('./pages/inspections/programme-form-page.tsx'),
    'ProgrammeRevisionPage',
  ),
});
const inspection = createRoute({
  getParentRoute: () => app,
  path: '/inspections/$inspectionId',
  validateSearch: texts('part', 'why'),
  component: lazyRouteComponent(
    () => import('./pages/inspections/inspection-page.tsx'),
    'InspectionPage',
  ),
});
const newFinding = createRoute({
  getParentRoute: () => app,
  path: '/inspections/$inspectionId/findings/new',
  component: lazyRouteComponent(
    () => import('./pages/inspections/finding-form-page.tsx'),
    'NewFindingPage',
  ),
});
const finding = createRoute({
  getParentRoute: () => app,
  path: '/inspections/$inspectionId/findings/$findingId',
  component: lazyRouteComponent(
    () => import('./pages/inspections/finding-form-page.tsx'),
    'FindingPage',
  ),
});

export const inspectionAddresses = [
  list,
  mine,
  newInspection,
  programmes,
  newProgramme,
  programme,
  revision,
  newFinding,
  finding,
  inspection,
] as const;
