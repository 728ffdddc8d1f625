// The addresses of the register of uses 结果运用台账.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { newResultUseSearch, resultUsesSearch } from './pages/assessments/result-uses-search.ts';
import { app } from './router-frame.tsx';
import { yearOf } from './router-search.ts';

const list = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses',
  validateSearch: resultUsesSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/result-uses-page.tsx'),
    'ResultUsesPage',
  ),
});
const newUse = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses/new',
  validateSearch: newResultUseSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/result-use-form-page.tsx'),
    'NewResultUsePage',
  ),
});
const proposals = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses/proposals',
  validateSearch: yearOf,
  component: lazyRouteComponent(
    () => import('./pages/assessments/result-use-proposals-page.tsx'),
    'ResultUseProposalsPage',
  ),
});
const importUses = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses/import',
  component: lazyRouteComponent(
    () => import('./pages/assessments/import-result-uses-page.tsx'),
    'ImportResultUsesPage',
  ),
});
const use = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses/$useId',
  component: lazyRouteComponent(
    () => import('./pages/assessments/result-use-page.tsx'),
    'ResultUsePage',
  ),
});
const changeUse = createRoute({
  getParentRoute: () => app,
  path: '/assessments/uses/$useId/change',
  component: lazyRouteComponent(
    () => import('./pages/assessments/result-use-form-page.tsx'),
    'ChangeResultUsePage',
  ),
});

export const resultUseAddresses = [list, newUse, proposals, importUses, use, changeUse] as const;
