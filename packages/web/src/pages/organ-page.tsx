// A body with its posts: who holds each today, and which are vacant.
import type { OrganDetail } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { type Column, ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { FormerNames, useNaming } from './naming.tsx';
import { PersonLink } from './person-link.tsx';

type Post = OrganDetail['posts'][number];

function Holders({ post }: { post: Post }) {
  const { t } = useTranslation();
  if (post.holders.length === 0) return <span className="conflict">{t('regions.isVacant')}</span>;
  return (
    <>
      {post.holders.map((one) => (
        <div key={one.appointmentId}>
          <PersonLink id={one.personId} name={one.personName} />{' '}
          <span className="muted">
            {one.manner === 'full' ? '' : `${t(`posts.manner.${one.manner}`)} `}
            {t('regions.from', { date: one.from })}
          </span>
        </div>
      ))}
    </>
  );
}

function useColumns(): Column<Post>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'post',
      title: t('regions.post'),
      isHead: true,
      cell: (post) => (
        <Link to="/posts/posts/$postId" params={{ postId: post.postId }}>
          {post.title}
        </Link>
      ),
    },
    { id: 'holder', title: t('regions.holder'), cell: (post) => <Holders post={post} /> },
    {
      id: 'category',
      title: t('duties.category'),
      cell: (post) => t(`postClass.${post.postClass}`),
    },
    {
      id: 'fields',
      title: t('posts.fields'),
      cell: (post) => [...new Set(post.holders.flatMap((one) => one.portfolios))].join('、'),
    },
    {
      id: 'managed',
      title: t('regions.managedBy'),
      cell: (post) =>
        post.managedBy === null ? '' : t('regions.committeeOf', { name: post.managedBy }),
    },
  ];
}

export function OrganPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { organId } = useParams({ from: '/app/posts/organs/$organId' });
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['posts', 'organ', organId],
    queryFn: () =>
      call('posts', 'organ', { params: { organId: organId as OrganDetail['organId'] } }),
  });
  const organ = query.data;
  const naming = useNaming(
    organ && { ...organ, subject: 'organ', id: organ.organId },
    organ?.may ?? [],
  );
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { name, names, kind, region, posts, on } = query.data;
  const vacant = posts.filter(({ holders }) => holders.length === 0).length;
  return (
    <div className="stack">
      <PageHead
        title={name}
        sub={t('regions.organSub', {
          region: region.name,
          kind: t(`regions.organKind.${kind}`),
          date: documentDate(on),
        })}
      >
        {may(session, 'posts.region') && (
          <Link to="/regions/$code" params={{ code: region.code }}>
            {region.name}
          </Link>
        )}
        <Link to="/posts">{t('menu.posts')}</Link>
        {naming.acts}
      </PageHead>
      {naming.notice}
      <FormerNames name={name} names={names} />
      {region.endedOn !== null && (
        <p className="conflict">
          {region.name} · {t('regions.endedOn', { on: region.endedOn })}
        </p>
      )}
      {posts.length > 0 && (
        <p>
          {t(vacant === 0 ? 'regions.organFull' : 'regions.organSummary', {
            posts: posts.length,
            vacant,
          })}
        </p>
      )}
      <ListPage
        name="organ"
        caption={name}
        columns={columns}
        rows={posts}
        rowKey={(post) => post.postId}
        empty={<EmptyState title={t('regions.organEmpty')} hint={t('posts.emptyHint')} />}
      />
      {naming.dialog}
    </div>
  );
}
