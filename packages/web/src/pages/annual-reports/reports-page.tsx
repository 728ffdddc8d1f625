// Annual reports 述职: one's own and those of the leaders one serves; for the office who has signed, in the order of places.
import type { ReportLine } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear, today, writtenInstant } from '../../clock.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { ListPage, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { YearSelect } from '../year-select.tsx';

function State({ line }: { line: ReportLine }) {
  const { t } = useTranslation();
  return (
    <span className={line.state === 'signed' ? 'tag checked' : 'tag'}>
      {t(`reports.state.${line.state}`)}
    </span>
  );
}

/** A year is reported on when it is over: until the end of March the one before is proposed. */
const yearInHand = () => (today().slice(5) <= '03-31' ? thisYear() - 1 : thisYear());

function Mine() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const year = search.year ?? yearInHand();
  const mine = useQuery({
    queryKey: ['reports', 'mine'],
    queryFn: () => call('annualReports', 'mine'),
  });
  const draft = useMutation({
    mutationFn: (personId: Id<'person'>) =>
      call('annualReports', 'draft', { body: { personId, year } }),
    onSuccess: (report) =>
      void navigate({ to: '/reports/$reportId', params: { reportId: report.id } }),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const { items, people } = mine.data;
  const without = people.filter(
    ({ personId }) =>
      year <= thisYear() && !items.some((line) => line.personId === personId && line.year === year),
  );
  return (
    <div className="stack">
      <PageHead title={t('reports.title')} sub={t('reports.sub')}>
        <YearSelect
          value={year}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, year: next }) })}
        />
      </PageHead>
      {without.map(({ personId, personName }) => (
        <section key={personId} className="card row">
          <span>{t('reports.none', { name: personName, year })}</span>
          <span className="spacer" />
          <Button type="primary" loading={draft.isPending} onClick={() => draft.mutate(personId)}>
            {t('reports.draft')}
          </Button>
        </section>
      ))}
      <ActError error={draft.error} />
      <ListPage
        name="reports-mine"
        caption={t('reports.title')}
        isFixed
        rows={items}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('reports.empty')} hint={t('reports.emptyHint')} />}
        columns={[
          {
            id: 'year',
            title: t('reports.year'),
            isHead: true,
            cell: (line) => (
              <Link to="/reports/$reportId" params={{ reportId: line.id }}>
                {t('reports.named', { name: line.personName, year: line.year })}
              </Link>
            ),
          },
          { id: 'posts', title: t('duties.post'), cell: ({ posts }) => posts },
          {
            id: 'state',
            title: t('reports.stateHead'),
            cell: (line) => <State line={line} />,
          },
          {
            id: 'saved',
            title: t('reports.saved'),
            isShort: true,
            cell: ({ savedAt }) => writtenInstant(savedAt).slice(0, 10),
          },
        ]}
      />
    </div>
  );
}

function OfficeList({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const year = search.year ?? yearInHand();
  const { after } = search;
  const list = useQuery({
    queryKey: ['reports', region.path, year, after],
    queryFn: () =>
      call('annualReports', 'list', {
        query: {
          region: region.path,
          year,
          limit: 100,
          after,
        },
      }),
  });
  return (
    <div className="stack">
      <PageHead
        title={t('reports.officeTitle', { region: region.name, year })}
        {...(list.data === undefined ? {} : { sub: t('reports.officeSub', list.data) })}
      >
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, year: next, after: undefined }) })
          }
        />
        <SheetLink path="performance/annual-reports" filter={{ region: region.path, year }} />
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="reports"
        caption={t('reports.officeTitle', { region: region.name, year })}
        isFixed
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('reports.officeEmpty')} hint={t('reports.officeHint')} />}
        columns={[
          {
            id: 'person',
            title: t('duties.person'),
            isHead: true,
            cell: (line) => (
              <Link to="/reports/$reportId" params={{ reportId: line.id }}>
                {line.personName}
              </Link>
            ),
          },
          { id: 'posts', title: t('duties.post'), cell: ({ posts }) => posts },
          {
            id: 'signed',
            title: t('reports.signedOn'),
            isShort: true,
            cell: ({ signedAt }) =>
              signedAt === null ? '' : writtenInstant(signedAt).slice(0, 10),
          },
        ]}
      />
    </div>
  );
}

export function ReportsPage() {
  const session = useSession();
  const region = useRegion();
  if (may(session, 'performance.my-reports')) return <Mine />;
  return region === undefined ? <NotFound /> : <OfficeList key={region.path} region={region} />;
}
