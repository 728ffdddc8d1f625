// The addresses of reports from the public 群众举报.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reportsSearch } from './pages/publication/reports/reports-search.ts';
import { app } from './router-frame.tsx';
import { texts } from './router-search.ts';

const list = createRoute({
  getParentRoute: () => app,
  path: '/publication/reports',
  validateSearch: reportsSearch,
  component: lazyRouteComponent(
    () => import('./pages/publication/reports/reports-page.tsx'),
    'ReportsPage',
  ),
});
const terms = createRoute({
  getParentRoute: () => app,
  path: '/publication/reports/terms',
  component: lazyRouteComponent(
    () => import('./pages/publication/reports/terms-page.tsx'),
    'TermsPage',
  ),
});
const report = createRoute({
  getParentRoute: () => app,
  path: '/publication/reports/$reportId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/publication/reports/report-page.tsx'),
    'ReportPage',
  ),
});

export const publicReportAddresses = [list, terms, report] as const;
