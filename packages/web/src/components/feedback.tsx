// What a page shows when there is nothing, something went wrong, or one has to wait.
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isOffline } from '../api/client.ts';

/** An empty page says what to do first. */
export function EmptyState({
  title,
  hint,
  action,
}: {
  title: string;
  hint?: string;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <strong>{title}</strong>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {action}
    </div>
  );
}

/** Asking again would be answered the same: it is not there, or not for this person. */
function isFinal(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 403 || error.status === 404);
}

/** What went wrong, in the server's words, and a way on. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const [title, hint] =
    error instanceof ApiError
      ? isOffline(error)
        ? [t('error.offline'), t('error.offlineHint')]
        : [t('error.title'), error.message]
      : [t('error.page'), t('error.pageHint')];
  return (
    <div className="empty" role="alert">
      <strong>{title}</strong>
      <p>{hint}</p>
      {onRetry !== undefined && !isFinal(error) && (
        <Button onClick={onRetry}>{t('common.retry')}</Button>
      )}
    </div>
  );
}

const SKELETON_AFTER_MS = 300;

/** Nothing at first: a skeleton only when waiting lasts. */
export function Loading({
  lines = 6,
  isImmediate = false,
}: {
  lines?: number;
  isImmediate?: boolean;
}) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(isImmediate);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={t('common.loading')}>
      {isShown &&
        Array.from({ length: lines }, (_, line) => (
          <div key={line} className="skeleton" style={{ width: `${92 - ((line * 17) % 40)}%` }} />
        ))}
    </div>
  );
}

/** Something was done. Read out by screen readers. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="notice no-print" role="status">
      {children}
    </div>
  );
}

/** An act that failed, beside where it was tried. */
export function ActError({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const details = error instanceof ApiError ? (error.body.details ?? []) : [];
  return (
    <div className="error-summary no-print" role="alert">
      <p>{error instanceof ApiError ? error.message : t('error.pageHint')}</p>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail.path + detail.message}>
              {detail.path} {detail.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Whether the browser says that it has a connection. */
export function useIsOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}

export function OfflineBanner() {
  const { t } = useTranslation();
  return (
    <div className="banner offline" role="status">
      {t('app.offline')}
    </div>
  );
}
