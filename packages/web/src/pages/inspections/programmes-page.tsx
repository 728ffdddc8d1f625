// Programmes of one's region over their terms, the latest first, each with how far it has come.
import type { ProgrammeLine } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';

export function ProgrammesPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { after } = useSearch({ from: '/app/inspections/programmes' });
  const navigate = useNavigate({ from: '/inspections/programmes' });
  const list = useQuery({
    queryKey: ['inspections', 'programmes', after],
    queryFn: () =>
      call('inspections', 'programmes', {
        query: { limit: 50, after },
      }),
  });
  const columns: Column<ProgrammeLine>[] = [
    {
      id: 'title',
      title: t('inspections.programme'),
      isHead: true,
      cell: (line) => (
        <Link to="/inspections/programmes/$programmeId" params={{ programmeId: line.id }}>
          {line.title}
        </Link>
      ),
    },
    { id: 'region', title: t('inspections.issuer'), cell: ({ regionName }) => regionName },
    {
      id: 'term',
      title: t('inspections.term'),
      cell: ({ from, to }) => `${from} – ${to}`,
    },
    {
      id: 'covered',
      title: t('inspections.covered'),
      cell: ({ inspected, total }) => (
        <StateMark
          state={inspected === total ? 'met' : 'partly'}
          text={t('inspections.coveredOf', { inspected, total })}
        />
      ),
    },
  ];
  return (
    <div className="stack">
      <PageHead title={t('inspections.programmesTitle')} sub={t('inspections.programmesSub')}>
        <Link to="/inspections">{t('menu.inspections')}</Link>
        <SheetLink path="inspections/programmes" filter={{}} />
        {may(session, 'inspections.lay-down-programme') && (
          <Link to="/inspections/programmes/new">
            <Button type="primary" tabIndex={-1}>
              {t('inspections.newProgramme')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: next === undefined ? {} : { after: next } })}
        name="inspection-programmes"
        caption={t('inspections.programmesTitle')}
        columns={columns}
        rowKey={(line) => line.id}
        isFixed
        empty={
          <EmptyState
            title={t('inspections.noProgramme')}
            hint={t('inspections.noProgrammeHint')}
          />
        }
      />
    </div>
  );
}
