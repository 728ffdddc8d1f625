// The addresses of evidence files: of a leader over some days, of a case.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { app } from './router-frame.tsx';
import { texts } from './router-search.ts';

const ofPerson = createRoute({
  getParentRoute: () => app,
  path: '/evidence-files/people/$personId',
  validateSearch: texts('from', 'to'),
  component: lazyRouteComponent(
    () => import('./pages/evidence-files/evidence-file-page.tsx'),
    'PersonEvidencePage',
  ),
});
const ofCase = createRoute({
  getParentRoute: () => app,
  path: '/evidence-files/cases/$caseId',
  component: lazyRouteComponent(
    () => import('./pages/evidence-files/evidence-file-page.tsx'),
    'CaseEvidencePage',
  ),
});

export const evidenceFileRoutes = [ofPerson, ofCase] as const;
