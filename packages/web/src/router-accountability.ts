// The addresses of accountability: cases, worksheets, decisions, the register that follows a person, precedents.
import type { CaseState, DecisionState } from '@jinze/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { app } from './router-frame.tsx';
import { text, texts } from './router-search.ts';

const CASE_STATES: readonly string[] = ['open', 'closed', 'withdrawn'];

/** What the list of cases is narrowed to. */
function caseSearch(search: Record<string, unknown>): {
  state?: CaseState;
  search?: string;
  after?: string;
} {
  const state = text(search['state']);
  return {
    ...texts('search', 'after')(search),
    ...(state !== undefined && CASE_STATES.includes(state) ? { state: state as CaseState } : {}),
  };
}

const DECISION_STATES: readonly string[] = ['in-force', 'changed', 'revoked', 'withdrawn'];

/** What the list of decisions is narrowed to. */
function decisionsSearch(search: Record<string, unknown>): {
  state?: DecisionState;
  search?: string;
  after?: string;
} {
  const state = text(search['state']);
  return {
    ...texts('search', 'after')(search),
    ...(state !== undefined && DECISION_STATES.includes(state)
      ? { state: state as DecisionState }
      : {}),
  };
}

const cases = createRoute({
  getParentRoute: () => app,
  path: '/accountability',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('./pages/accountability/cases-page.tsx'), 'CasesPage'),
});
const newCase = createRoute({
  getParentRoute: () => app,
  path: '/accountability/new',
  validateSearch: texts('accident', 'name', 'origin', 'reference', 'reopens', 'title'),
  component: lazyRouteComponent(
    () => import('./pages/accountability/case-form-page.tsx'),
    'CaseFormPage',
  ),
});
const oneCase = createRoute({
  getParentRoute: () => app,
  path: '/accountability/cases/$caseId',
  component: lazyRouteComponent(
    () => import('./pages/accountability/case-page.tsx'),
    'AccountabilityCasePage',
  ),
});
const worksheet = createRoute({
  getParentRoute: () => app,
  path: '/accountability/worksheets/$worksheetId',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/accountability/worksheet-page.tsx'),
    'WorksheetPage',
  ),
});
const worksheetForm = createRoute({
  getParentRoute: () => app,
  path: '/accountability/worksheets/$worksheetId/edit',
  component: lazyRouteComponent(
    () => import('./pages/accountability/worksheet-form-page.tsx'),
    'WorksheetFormPage',
  ),
});
const decisions = createRoute({
  getParentRoute: () => app,
  path: '/accountability/decisions',
  validateSearch: decisionsSearch,
  component: lazyRouteComponent(
    () => import('./pages/accountability/decisions-page.tsx'),
    'DecisionsPage',
  ),
});
const registerDecision = createRoute({
  getParentRoute: () => app,
  path: '/accountability/decisions/new',
  component: lazyRouteComponent(
    () => import('./pages/accountability/register-decision-page.tsx'),
    'RegisterDecisionPage',
  ),
});
const decision = createRoute({
  getParentRoute: () => app,
  path: '/accountability/decisions/$decisionId',
  component: lazyRouteComponent(
    () => import('./pages/accountability/decision-page.tsx'),
    'DecisionPage',
  ),
});
const personRegister = createRoute({
  getParentRoute: () => app,
  path: '/accountability/persons/$personId',
  validateSearch: texts('asOf', 'why'),
  component: lazyRouteComponent(
    () => import('./pages/accountability/person-register-page.tsx'),
    'PersonRegisterPage',
  ),
});
const myRegister = createRoute({
  getParentRoute: () => app,
  path: '/accountability/mine',
  validateSearch: texts('why'),
  component: lazyRouteComponent(
    () => import('./pages/accountability/person-register-page.tsx'),
    'MyRegisterPage',
  ),
});
const barEnds = createRoute({
  getParentRoute: () => app,
  path: '/accountability/bar-ends',
  validateSearch: texts('from', 'to'),
  component: lazyRouteComponent(
    () => import('./pages/accountability/bar-ends-page.tsx'),
    'BarEndsPage',
  ),
});
const precedents = createRoute({
  getParentRoute: () => app,
  path: '/accountability/precedents',
  validateSearch: texts(
    'grade',
    'sector',
    'tier',
    'postClass',
    'responsibility',
    'stage',
    'measure',
    'search',
    'after',
  ),
  component: lazyRouteComponent(
    () => import('./pages/accountability/precedents-page.tsx'),
    'PrecedentsPage',
  ),
});

export const accountabilityRoutes = [
  cases,
  newCase,
  oneCase,
  worksheet,
  worksheetForm,
  decisions,
  registerDecision,
  decision,
  personRegister,
  myRegister,
  barEnds,
  precedents,
] as const;
