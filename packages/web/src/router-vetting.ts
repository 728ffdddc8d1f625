// The addresses of vetting 干部考察.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { namesSearch, vettingSearch } from './pages/vetting/vetting-search.ts';
import { app } from './router-frame.tsx';
import { texts } from './router-search.ts';

const list = createRoute({
  getParentRoute: () => app,
  path: '/vetting',
  validateSearch: vettingSearch,
  component: lazyRouteComponent(() => import('./pages/vetting/vetting-page.tsx'), 'VettingPage'),
});
const newRequest = createRoute({
  getParentRoute: () => app,
  path: '/vetting/new',
  component: lazyRouteComponent(
    () => import('./pages/vetting/new-request-page.tsx'),
    'NewRequestPage',
  ),
});
const request = createRoute({
  getParentRoute: () => app,
  path: '/vetting/$requestId',
  validateSearch: namesSearch,
  component: lazyRouteComponent(() => import('./pages/vetting/request-page.tsx'), 'RequestPage'),
});
const letter = createRoute({
  getParentRoute: () => app,
  path: '/vetting/$requestId/letter',
  component: lazyRouteComponent(() => import('./pages/vetting/letter-page.tsx'), 'LetterPage'),
});
const discipline = createRoute({
  getParentRoute: () => app,
  path: '/vetting/discipline/$requestId',
  validateSearch: texts('after'),
  component: lazyRouteComponent(
    () => import('./pages/vetting/discipline-page.tsx'),
    'DisciplinePage',
  ),
});

export const vettingAddresses = [list, newRequest, discipline, letter, request] as const;
