// The addresses of official documents and of the register of their numbers.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { numbersSearch } from './pages/documents/numbers-search.ts';
import { app } from './router-frame.tsx';

const numbers = createRoute({
  getParentRoute: () => app,
  path: '/documents/numbers',
  validateSearch: numbersSearch,
  component: lazyRouteComponent(() => import('./pages/documents/numbers-page.tsx'), 'NumbersPage'),
});
const document = createRoute({
  getParentRoute: () => app,
  path: '/documents/$documentId',
  component: lazyRouteComponent(
    () => import('./pages/documents/document-page.tsx'),
    'DocumentPage',
  ),
});

export const documentAddresses = [numbers, document] as const;
