// A post and everybody who held it, newest first, with what was known when.
import type { PostHistory } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AppointDialog } from './appoint-dialog.tsx';
import { AppointmentEntry } from './appointment-history.tsx';
import { FormerNames, useNaming } from './naming.tsx';
import { useAppointmentActs } from './use-appointment-acts.tsx';

export function PostPage() {
  const { t } = useTranslation();
  const { postId } = useParams({ from: '/app/posts/posts/$postId' });
  const [isAppointing, setAppointing] = useState(false);
  const acts = useAppointmentActs();
  const query = useQuery({
    queryKey: ['posts', 'post', postId],
    queryFn: () => call('posts', 'post', { params: { postId: postId as PostHistory['postId'] } }),
  });
  const named = query.data;
  const naming = useNaming(
    named && { ...named, subject: 'post', id: named.postId, name: named.title },
    named?.may ?? [],
  );
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const post = query.data;
  const isVacant = post.appointments.every(
    ({ versions: [now] }) => now?.to !== null || now.supersededAt !== null,
  );
  return (
    <div className="stack">
      <PageHead
        title={post.title}
        sub={t('posts.postSub', {
          organ: post.organName,
          region: post.regionName,
          category: t(`postClass.${post.postClass}`),
        })}
      >
        <Link to="/posts/organs/$organId" params={{ organId: post.organId }}>
          {post.organName}
        </Link>
        <Link to="/posts">{t('menu.posts')}</Link>
        {naming.acts}
        {post.may.includes('appoint') && (
          <Button type={isVacant ? 'primary' : 'default'} onClick={() => setAppointing(true)}>
            {t('posts.appoint')}
          </Button>
        )}
      </PageHead>
      {acts.notice}
      {naming.notice}
      <FormerNames name={post.title} names={post.names} />
      <section className="card">
        {isVacant && post.appointments.length > 0 && (
          <p className="conflict">{t('posts.vacant')}</p>
        )}
        {post.appointments.length === 0 ? (
          <EmptyState title={t('posts.postEmpty')} />
        ) : (
          <ol className="timeline">
            {post.appointments.map((appointment) => (
              <AppointmentEntry
                key={appointment.appointmentId}
                appointment={appointment}
                heading="person"
                onAct={acts.onAct}
              />
            ))}
          </ol>
        )}
      </section>
      {acts.dialog}
      {naming.dialog}
      {isAppointing && (
        <AppointDialog
          post={post}
          onClose={() => setAppointing(false)}
          onDone={(words) => {
            setAppointing(false);
            acts.done(words);
          }}
        />
      )}
    </div>
  );
}
