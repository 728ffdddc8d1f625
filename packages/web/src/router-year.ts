// The addresses of the year and of notices.
import type { NoticeKind } from '@jinze/contracts';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { NOTICE_KINDS } from './pages/notices/notice-words.ts';
import { app } from './router-frame.tsx';
import { text, yearOf, yearSearch } from './router-search.ts';

const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: yearSearch,
  component: lazyRouteComponent(() => import('./pages/calendar/calendar-page.tsx'), 'CalendarPage'),
});
const takeOver = createRoute({
  getParentRoute: () => app,
  path: '/calendar/take-over',
  validateSearch: yearOf,
  component: lazyRouteComponent(
    () => import('./pages/calendar/take-over-page.tsx'),
    'TakeOverPage',
  ),
});
const entry = createRoute({
  getParentRoute: () => app,
  path: '/calendar/entries/$entryId',
  component: lazyRouteComponent(
    () => import('./pages/calendar/entry-page.tsx'),
    'CalendarEntryPage',
  ),
});

const inbox = createRoute({
  getParentRoute: () => app,
  path: '/notices',
  validateSearch: (
    search: Record<string, unknown>,
  ): { state?: 'all'; kind?: NoticeKind; after?: string } => {
    const kind = NOTICE_KINDS.find((one) => one === search['kind']);
    const after = text(search['after']);
    return {
      ...(search['state'] === 'all' ? { state: 'all' as const } : {}),
      ...(kind === undefined ? {} : { kind }),
      ...(after === undefined ? {} : { after }),
    };
  },
  component: lazyRouteComponent(() => import('./pages/notices/inbox-page.tsx'), 'InboxPage'),
});
const settings = createRoute({
  getParentRoute: () => app,
  path: '/notices/settings',
  component: lazyRouteComponent(() => import('./pages/notices/settings-page.tsx'), 'SettingsPage'),
});
const regionNotices = createRoute({
  getParentRoute: () => app,
  path: '/notices/region',
  component: lazyRouteComponent(
    () => import('./pages/notices/region-page.tsx'),
    'RegionNoticesPage',
  ),
});

export const yearRoutes = [calendar, takeOver, entry, inbox, settings, regionNotices] as const;
