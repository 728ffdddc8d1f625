// A person's posts over time, newest first, with what was known when.
import type { Career } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { AppointmentEntry } from './appointment-history.tsx';
import { FormerNames, useNaming } from './naming.tsx';
import { useAppointmentActs } from './use-appointment-acts.tsx';

export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/posts/people/$personId' });
  const session = useSession();
  const acts = useAppointmentActs();
  const query = useQuery({
    queryKey: ['posts', 'person', personId],
    queryFn: () =>
      call('posts', 'person', { params: { personId: personId as Career['personId'] } }),
  });
  const named = query.data;
  const naming = useNaming(
    named && { ...named, subject: 'person', id: named.personId },
    named?.may ?? [],
  );
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { name, names, appointments } = query.data;
  return (
    <div className="stack">
      <PageHead title={name} sub={t('posts.personSub', { count: appointments.length })}>
        {may(session, 'performance.person-records') && (
          <Link to="/records/people/$personId" params={{ personId }}>
            {t('records.toOfPerson')}
          </Link>
        )}
        {query.data.may.includes('evidence-file') && (
          <Link to="/evidence-files/people/$personId" params={{ personId }}>
            {t('evidenceFiles.title')}
          </Link>
        )}
        {naming.acts}
      </PageHead>
      {acts.notice}
      {naming.notice}
      <FormerNames name={name} names={names} />
      <section className="card">
        {appointments.length === 0 ? (
          <EmptyState title={t('posts.careerEmpty')} />
        ) : (
          <ol className="timeline">
            {appointments.map((appointment) => (
              <AppointmentEntry
                key={appointment.appointmentId}
                appointment={appointment}
                heading="post"
                onAct={acts.onAct}
              />
            ))}
          </ol>
        )}
      </section>
      {acts.dialog}
      {naming.dialog}
    </div>
  );
}
