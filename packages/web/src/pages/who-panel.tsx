// Who must do what a clause says: the posts and bodies it speaks to, and who holds such posts in scope.
import type { Instrument } from '@jinze/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { ErrorState, Loading } from '../components/feedback.tsx';
import { may, useSession } from '../shell/session.ts';

type Addressees = Instrument['articles'][number]['addressees'];

function Holders({ article, region }: { article: string; region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const holders = useInfiniteQuery({
    queryKey: ['instruments', 'holders', region.path, article],
    queryFn: ({ pageParam }) =>
      call('instruments', 'holders', {
        query: {
          region: region.path as never,
          article,
          limit: 20,
          ...(pageParam === '' ? {} : { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (holders.isPending) return <Loading lines={4} />;
  if (holders.isError)
    return <ErrorState error={holders.error} onRetry={() => void holders.refetch()} />;
  const items = holders.data.pages.flatMap((page) => page.items);
  return (
    <>
      <h3>{t('instruments.whoPosts', { region: region.name })}</h3>
      {items.length === 0 ? (
        <p className="muted">{t('instruments.whoNone')}</p>
      ) : (
        <ul className="plain-list">
          {items.map((holder) => (
            <li key={holder.appointmentId}>
              <strong>{holder.personName}</strong> {holder.organName} {holder.postTitle}{' '}
              {holder.isByReference && <span className="tag">{t('instruments.byReference')}</span>}
            </li>
          ))}
        </ul>
      )}
      {holders.hasNextPage && (
        <Button
          size="small"
          loading={holders.isFetchingNextPage}
          onClick={() => void holders.fetchNextPage()}
        >
          {t('instruments.more')}
        </Button>
      )}
    </>
  );
}

export function WhoPanel({
  article,
  title: named,
  addressees,
  region,
  onClose,
}: {
  /** `5.2`, `14`, or a local requirement's id. */
  article: string;
  title: string;
  addressees: Addressees;
  /** The place open in the reader. */
  region: { path: string; name: string } | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const panel = useRef<HTMLElement>(null);
  const { postClasses, bodies } = addressees;
  const title = t('instruments.whoTitle', { clause: named });
  useEffect(() => {
    panel.current?.focus();
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [article, onClose]);
  return (
    <aside className="why no-print stack" aria-label={title} ref={panel} tabIndex={-1}>
      <header>
        <h2>{title}</h2>
        <Button size="small" onClick={onClose}>
          {t('app.close')}
        </Button>
      </header>
      {postClasses.length === 0 && bodies.length === 0 && (
        <p className="muted">{t('instruments.whoNobody')}</p>
      )}
      {bodies.length > 0 && (
        <section>
          <h3>{t('instruments.whoBodies')}</h3>
          <p>{bodies.join('、')}</p>
        </section>
      )}
      {postClasses.length > 0 && (
        <section>
          <h3>{t('instruments.whoClasses')}</h3>
          <p>{postClasses.map((one) => t(`postClass.${one}`)).join('、')}</p>
        </section>
      )}
      {postClasses.length > 0 && region !== undefined && may(session, 'instruments.holders') && (
        <section>
          <Holders article={article} region={region} />
        </section>
      )}
    </aside>
  );
}
