// The audit trail: every write and every refused attempt, newest first.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { EmptyState } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';

export function AuditPage() {
  const { t } = useTranslation();
  const { after } = useSearch({ from: '/app/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const audit = useQuery({
    queryKey: ['access', 'audit', after],
    queryFn: () => call('access', 'audit', { query: { limit: 50, after } }),
  });
  return (
    <>
      <PageHead title={t('audit.title')} sub={t('audit.sub')}>
        <SheetLink path="access/audit" filter={{}} />
      </PageHead>
      <PagedList
        list={audit}
        after={after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="audit"
        caption={t('audit.title')}
        rowKey={(entry) => entry.id}
        empty={<EmptyState title={t('audit.empty')} />}
        columns={[
          {
            id: 'at',
            title: t('audit.at'),
            isHead: true,
            cell: (entry) => <span className="nowrap">{writtenInstant(entry.at)}</span>,
          },
          { id: 'actor', title: t('audit.actor'), cell: (entry) => entry.actorName },
          {
            id: 'action',
            title: t('audit.action'),
            cell: (entry) => <code>{entry.action}</code>,
          },
          {
            id: 'target',
            title: t('audit.target'),
            cell: (entry) => <code className="muted">{entry.target.slice(0, 60)}</code>,
          },
          {
            id: 'outcome',
            title: t('audit.outcome'),
            cell: (entry) => t(`audit.${entry.outcome}`),
          },
        ]}
      />
    </>
  );
}
