// Reports from the public one handles: the desk's, or those about leaders that are a discipline organ's alone.
import type { PublicReportLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client.ts';
import { EmptyState } from '../../../components/feedback.tsx';
import {
  ChoiceFilter,
  filterOf,
  isNarrowed,
  WordsFilter,
} from '../../../components/list-filters.tsx';
import { type Column, PagedList } from '../../../components/list-page.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { SheetLink } from '../../../components/sheet-link.tsx';
import { may, useSession } from '../../../shell/session.ts';
import { DueWord, ReportMark } from './report-words.tsx';
import { REPORT_KINDS, REPORT_STATES, type reportsSearch } from './reports-search.ts';

function useColumns(): Column<PublicReportLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'what',
      title: t('publicReports.what'),
      isHead: true,
      cell: (line) => (
        <Link to="/publication/reports/$reportId" params={{ reportId: line.id }}>
          {t(`publicReports.kinds.${line.kind}`)}
        </Link>
      ),
    },
    {
      id: 'where',
      title: t('publicReports.where'),
      cell: (line) => `${line.regionName} ${line.place}`,
    },
    {
      id: 'state',
      title: t('publicReports.state'),
      cell: (line) => <ReportMark state={line.state} />,
    },
    { id: 'due', title: t('publicReports.due'), cell: (line) => <DueWord {...line} /> },
    {
      id: 'deaths',
      title: t('publicReports.deaths'),
      cell: (line) => t(`publicReports.deathWords.${line.deaths}`),
    },
    {
      id: 'received',
      title: t('publicReports.receivedOn'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.receivedOn}</span>,
    },
  ];
}

type Search = ReturnType<typeof reportsSearch>;

function Filters({ search }: { search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/publication/reports' });
  const change = (next: Partial<Search>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  return (
    <>
      <ChoiceFilter
        label={t('publicReports.state')}
        all={t('publicReports.allStates')}
        options={[
          { value: 'open', label: t('publicReports.open') },
          ...REPORT_STATES.map((value) => ({ value, label: t(`publicReports.states.${value}`) })),
        ]}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t('publicReports.what')}
        all={t('publicReports.allKinds')}
        options={REPORT_KINDS.map((value) => ({ value, label: t(`publicReports.kinds.${value}`) }))}
        width={232}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <Checkbox
        checked={search.overdue !== undefined}
        onChange={(event) => change({ overdue: event.target.checked ? 'true' : undefined })}
      >
        {t('publicReports.overdueOnly')}
      </Checkbox>
      <WordsFilter
        label={t('publicReports.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

export function ReportsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/publication/reports' });
  const navigate = useNavigate({ from: '/publication/reports' });
  const columns = useColumns();
  const { after } = search;
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['publicReports', 'list', filter, after],
    queryFn: () =>
      call('publicReports', 'list', {
        query: {
          ...filter,
          limit: 50,
          after,
        },
      }),
    // The filters and what is typed in them stay while the next list comes.
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  const title =
    data === undefined
      ? t('menu.publicReports')
      : data.open === 0
        ? t('publicReports.noneOpen')
        : t(data.overdue === 0 ? 'publicReports.someOpen' : 'publicReports.someOverdue', {
            count: data.open,
            overdue: data.overdue,
          });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('publicReports.sub')}>
        {may(session, 'publication.report-terms') && (
          <Link to="/publication/reports/terms">{t('publicReports.terms')}</Link>
        )}
        <SheetLink path="publication/reports" filter={filter} />
        <a href="/public/report">{t('publicReports.portal')}</a>
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="public-reports"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'publicReports.emptyFound' : 'publicReports.empty')}
            hint={t('publicReports.emptyHint')}
          />
        }
      />
    </div>
  );
}
