// The session as the page knows it: who I am, what I may do, and where I work.
import type { SessionView } from '@jinze/contracts';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { call, setCsrfToken } from '../api/client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const session = await call('access', 'session');
    setCsrfToken(session.csrfToken);
    return session;
  },
  staleTime: 60_000,
  retry: false,
});

export function useSession(): SessionView {
  return useSuspenseQuery(sessionQuery).data;
}

/** Actions are route ids; the server decides again on every request. */
export function may(session: SessionView, action: string): boolean {
  return session.actions.includes(action);
}

const ADMINISTRATORS: readonly string[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Everybody but an administrator may have records of their own; who has left has no role any more, and has them still. */
export function mayHaveReceipts(session: SessionView): boolean {
  return (
    session.grants.length === 0 || session.grants.some(({ role }) => !ADMINISTRATORS.includes(role))
  );
}

/**
 * Whether some office of the session runs the bodies of a region itself: those of its own level, and for a county
 * the townships beneath. What it says of lower ones is status only; their content is opened on request.
 */
export function runsBodiesOf(session: SessionView, path: string): boolean {
  return session.grants.some(
    ({ role, regionPath, level }) =>
      role === 'safety-office' &&
      regionPath !== null &&
      (path === regionPath || (level === 'county' && path.startsWith(regionPath))),
  );
}

/** Whether the office runs bodies of the region itself and sees those of others below it. */
export function runsBodiesBeside(session: SessionView, path: string): boolean {
  return session.grants.some(
    ({ role, regionPath, level }) =>
      role === 'safety-office' &&
      path === regionPath &&
      (level === 'province' || level === 'prefecture'),
  );
}

/** Whether a region lies in what some grant of the session covers. */
export function isWithinScope(session: SessionView, path: string): boolean {
  return session.grants.some(
    ({ regionPath }) => regionPath !== null && path.startsWith(regionPath),
  );
}

/** The region a session begins in: that of its first grant over one, or of the committee it serves. */
export function homeRegion(session: SessionView): { path: string; name: string } | undefined {
  for (const grant of session.grants) {
    const path = grant.regionPath ?? grant.committeePath;
    if (path !== null) return { path, name: grant.regionName ?? grant.committeeName ?? path };
  }
  return undefined;
}
