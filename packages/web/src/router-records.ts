// The addresses of duty records.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { recordsSearch } from './pages/performance/records-search.ts';
import { app } from './router-frame.tsx';
import { newRecordSearch, texts, yearAndPlace } from './router-search.ts';

const records = createRoute({
  getParentRoute: () => app,
  path: '/records',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(
    () => import('./pages/performance/records-page.tsx'),
    'RecordsPage',
  ),
});
const myRecords = createRoute({
  getParentRoute: () => app,
  path: '/records/mine',
  validateSearch: recordsSearch,
  component: lazyRouteComponent(
    () => import('./pages/performance/records-page.tsx'),
    'MyRecordsPage',
  ),
});
const newRecord = createRoute({
  getParentRoute: () => app,
  path: '/records/new',
  validateSearch: newRecordSearch,
  component: lazyRouteComponent(
    () => import('./pages/performance/record-form-page.tsx'),
    'RecordFormPage',
  ),
});
const importRecords = createRoute({
  getParentRoute: () => app,
  path: '/records/import',
  component: lazyRouteComponent(
    () => import('./pages/performance/import-records-page.tsx'),
    'ImportRecordsPage',
  ),
});
const toConfirm = createRoute({
  getParentRoute: () => app,
  path: '/records/to-confirm',
  component: lazyRouteComponent(
    () => import('./pages/performance/to-confirm-page.tsx'),
    'ToConfirmPage',
  ),
});
const personRecords = createRoute({
  getParentRoute: () => app,
  path: '/records/people/$personId',
  validateSearch: yearAndPlace,
  component: lazyRouteComponent(
    () => import('./pages/performance/person-records-page.tsx'),
    'PersonRecordsPage',
  ),
});
const dutyRecord = createRoute({
  getParentRoute: () => app,
  path: '/records/$recordId',
  validateSearch: texts('why', 'of'),
  component: lazyRouteComponent(() => import('./pages/performance/record-page.tsx'), 'RecordPage'),
});
const correctRecord = createRoute({
  getParentRoute: () => app,
  path: '/records/$recordId/correct',
  component: lazyRouteComponent(
    () => import('./pages/performance/correct-record-page.tsx'),
    'CorrectRecordPage',
  ),
});

export const recordRoutes = [
  records,
  myRecords,
  newRecord,
  importRecords,
  toConfirm,
  personRecords,
  dutyRecord,
  correctRecord,
] as const;
