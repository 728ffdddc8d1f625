// 上任须知: one printed page for who takes a post: duties, fields, what was left open, what to do first.
import type { Briefing } from '@jinze/contracts';
import { documentDate, type Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { ErrorState, Loading } from '../components/feedback.tsx';
import { SourceTag } from '../components/marks.tsx';
import { HandoverMatters } from './handover-matters.tsx';
import { PersonLink } from './person-link.tsx';

function Duties({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('briefing.duties', { count: briefing.items.length })}</h2>
      {briefing.missing.map((reason) => (
        <p key={reason} className="conflict">
          {reason}
        </p>
      ))}
      <ol className="briefing">
        {briefing.items.map((item) => (
          <li key={item.code}>
            <strong>{item.title}</strong>{' '}
            <span className="muted">
              {item.code.startsWith('art') ? t('briefing.clause', { article: item.article }) : ''}
            </span>{' '}
            {item.isByReference && <span className="tag">{t('section.byReference')}</span>}{' '}
            {item.status !== 'confirmed' && <SourceTag status={item.status} />}
            {item.requirements.length > 0 && (
              <div className="muted">{item.requirements.join('；')}</div>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Taken({ briefing }: { briefing: Briefing }) {
  const { t } = useTranslation();
  const { handover } = briefing;
  if (handover === null) return null;
  return (
    <>
      <h2>
        {handover.predecessor === null
          ? t('briefing.takenFromNobody')
          : t('briefing.taken', { name: handover.predecessor })}
      </h2>
      <HandoverMatters matters={handover.matters} />
      {handover.state === 'open' && (
        <p className="no-print">
          <Link to="/handovers/$handoverId" params={{ handoverId: handover.id }}>
            {t('briefing.toHandover')}
          </Link>
        </p>
      )}
    </>
  );
}

export function BriefingPage() {
  const { t } = useTranslation();
  const { appointmentId } = useParams({ from: '/app/posts/appointments/$appointmentId/briefing' });
  const query = useQuery({
    queryKey: ['handovers', 'briefing', appointmentId],
    queryFn: () =>
      call('handovers', 'briefing', {
        params: { appointmentId: appointmentId as Id<'appointment'> },
      }),
  });
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const briefing = query.data;
  return (
    <div className="stack">
      <div className="row no-print">
        <PersonLink id={briefing.personId} name={briefing.personName} />
        <span className="spacer" />
        <Button onClick={() => print()}>{t('common.print')}</Button>
      </div>
      <DocumentPage
        title={t('briefing.title')}
        sub={t('briefing.sub', {
          name: briefing.personName,
          post: `${briefing.organName} ${briefing.postTitle}`,
          from: documentDate(briefing.from),
        })}
      >
        <p>
          {briefing.portfolios.length === 0
            ? t('briefing.noFields')
            : t('briefing.fields', { fields: briefing.portfolios.join('、') })}
        </p>
        <Duties briefing={briefing} />
        <Taken briefing={briefing} />
        <h2>{t('briefing.first')}</h2>
        <ol className="briefing">
          <li>{t('briefing.firstHandover')}</li>
          <li>{t('briefing.firstList')}</li>
          <li>{t('briefing.firstRecords')}</li>
        </ol>
        <footer className="sign-off">
          <span>{t('briefing.asOf', { date: documentDate(briefing.asOf) })}</span>
        </footer>
      </DocumentPage>
    </div>
  );
}
