// What every address stands in: the root, the pages before signing in, and the frame of those after.
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { ApiError } from './api/client.ts';
import { ErrorState, Loading } from './components/feedback.tsx';
import { loadWords } from './i18n/index.ts';
import { NotFound } from './pages/not-found.tsx';
import { text, texts } from './router-search.ts';
import { sessionQuery } from './shell/session.ts';

interface Context {
  queryClient: QueryClient;
}

export const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = text(search['next']);
    // Only addresses of this site: one slash at the start, never two.
    return next !== undefined && /^\/(?!\/)/.test(next) ? { next } : {};
  },
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx'), 'SignInPage'),
});

export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  beforeLoad: () => loadWords(),
  component: lazyRouteComponent(() => import('./pages/setup-page.tsx'), 'SetupPage'),
});

export const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  validateSearch: texts('code'),
  beforeLoad: () => loadWords(),
  component: lazyRouteComponent(() => import('./pages/verify/verify-page.tsx'), 'VerifyPage'),
});

export const examples = createRoute({
  getParentRoute: () => root,
  path: '/examples',
  beforeLoad: () => loadWords(),
  component: lazyRouteComponent(() => import('./examples/examples-page.tsx'), 'ExamplesPage'),
});

export const example = createRoute({
  getParentRoute: () => root,
  path: '/examples/$exampleId',
  beforeLoad: () => loadWords(),
  component: lazyRouteComponent(() => import('./examples/examples-page.tsx'), 'ExamplePage'),
});

export const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  validateSearch: (search: Record<string, unknown>): { region?: string } => {
    const region = text(search['region']);
    return region === undefined ? {} : { region };
  },
  search: { middlewares: [retainSearchParams(['region'])] },
  beforeLoad: async ({ context, location }) => {
    try {
      await Promise.all([context.queryClient.ensureQueryData(sessionQuery), loadWords()]);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        throw redirect({
          to: '/sign-in',
          search: location.href === '/' ? {} : { next: location.href },
        });
      }
      throw error;
    }
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
  pendingComponent: Loading,
});
