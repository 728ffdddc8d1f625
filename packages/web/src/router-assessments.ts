// The addresses of assessments 考核.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  consequencesSearch,
  contestsSearch,
  exercisesSearch,
  proposalSearch,
  schemesSearch,
  scoringSearch,
  subjectSearch,
  subjectsSearch,
} from './pages/assessments/assessments-search.ts';
import { app } from './router-frame.tsx';

const list = createRoute({
  getParentRoute: () => app,
  path: '/assessments',
  validateSearch: exercisesSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/assessments-page.tsx'),
    'AssessmentsPage',
  ),
});
const newAssessment = createRoute({
  getParentRoute: () => app,
  path: '/assessments/new',
  component: lazyRouteComponent(
    () => import('./pages/assessments/new-assessment-page.tsx'),
    'NewAssessmentPage',
  ),
});
const schemes = createRoute({
  getParentRoute: () => app,
  path: '/assessments/schemes',
  validateSearch: schemesSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/schemes-page.tsx'),
    'SchemesPage',
  ),
});
const newScheme = createRoute({
  getParentRoute: () => app,
  path: '/assessments/schemes/new',
  component: lazyRouteComponent(
    () => import('./pages/assessments/new-scheme-page.tsx'),
    'NewSchemePage',
  ),
});
const scheme = createRoute({
  getParentRoute: () => app,
  path: '/assessments/schemes/$schemeId',
  component: lazyRouteComponent(() => import('./pages/assessments/scheme-page.tsx'), 'SchemePage'),
});
const editScheme = createRoute({
  getParentRoute: () => app,
  path: '/assessments/schemes/$schemeId/edit',
  component: lazyRouteComponent(
    () => import('./pages/assessments/edit-scheme-page.tsx'),
    'EditSchemePage',
  ),
});
const whatIf = createRoute({
  getParentRoute: () => app,
  path: '/assessments/schemes/$schemeId/what-if',
  component: lazyRouteComponent(() => import('./pages/assessments/what-if-page.tsx'), 'WhatIfPage'),
});
const scoring = createRoute({
  getParentRoute: () => app,
  path: '/assessments/scoring',
  validateSearch: scoringSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/scoring-page.tsx'),
    'ScoringPage',
  ),
});
const contests = createRoute({
  getParentRoute: () => app,
  path: '/assessments/contests',
  validateSearch: contestsSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/contests-page.tsx'),
    'ContestsPage',
  ),
});
const consequences = createRoute({
  getParentRoute: () => app,
  path: '/assessments/consequences',
  validateSearch: consequencesSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/consequences-page.tsx'),
    'ConsequencesPage',
  ),
});
const subject = createRoute({
  getParentRoute: () => app,
  path: '/assessments/subjects/$subjectId',
  validateSearch: subjectSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/subject-page.tsx'),
    'SubjectPage',
  ),
});
const selfAssessment = createRoute({
  getParentRoute: () => app,
  path: '/assessments/subjects/$subjectId/self',
  component: lazyRouteComponent(
    () => import('./pages/assessments/self-assessment-page.tsx'),
    'SelfAssessmentPage',
  ),
});
const assessment = createRoute({
  getParentRoute: () => app,
  path: '/assessments/$assessmentId',
  validateSearch: subjectsSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/assessment-page.tsx'),
    'AssessmentPage',
  ),
});
const proposal = createRoute({
  getParentRoute: () => app,
  path: '/assessments/$assessmentId/proposal',
  validateSearch: proposalSearch,
  component: lazyRouteComponent(
    () => import('./pages/assessments/proposal-page.tsx'),
    'ProposalPage',
  ),
});

export const assessmentAddresses = [
  list,
  newAssessment,
  schemes,
  newScheme,
  scheme,
  editScheme,
  whatIf,
  scoring,
  contests,
  consequences,
  subject,
  selfAssessment,
  assessment,
  proposal,
] as const;
