// Inspections one runs, takes part in or is inspected by, the latest first.
import type { InspectionLine } from '@jinze/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { EmptyState } from '../../components/feedback.tsx';
import {
  ChoiceFilter,
  filterOf,
  isNarrowed,
  WordsFilter,
  YearFilter,
} from '../../components/list-filters.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { StateMark } from '../../components/marks.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { may, useSession } from '../../shell/session.ts';
import { InspectionMark, KINDS, STATES } from './inspection-words.tsx';
import type { InspectionsSearch } from './inspections-search.ts';

function useColumns(): Column<InspectionLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'title',
      title: t('inspections.name'),
      isHead: true,
      cell: (line) => (
        <Link to="/inspections/$inspectionId" params={{ inspectionId: line.id }}>
          {line.title}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('inspections.kind'),
      cell: ({ kind }) => t(`inspections.kinds.${kind}`),
    },
    {
      id: 'state',
      title: t('inspections.stage'),
      cell: ({ state }) => <InspectionMark state={state} />,
    },
    { id: 'issuer', title: t('inspections.issuer'), cell: ({ issuerName }) => issuerName },
    {
      id: 'inspected',
      title: t('inspections.inspected'),
      cell: ({ inspectedName }) => inspectedName,
    },
    {
      id: 'days',
      title: t('inspections.days'),
      isShort: true,
      cell: ({ from, to }) => (
        <span className="nowrap">
          {from} – {to}
        </span>
      ),
    },
    { id: 'no', title: t('inspections.orderNo'), cell: ({ orderNo }) => orderNo },
    {
      id: 'findings',
      title: t('inspections.findings'),
      isEnd: true,
      cell: ({ findings }) => findings,
    },
    {
      id: 'open',
      title: t('inspections.open'),
      isEnd: true,
      cell: ({ openFindings, overdueFindings }) =>
        overdueFindings > 0 ? (
          <StateMark
            state="overdue"
            text={t('inspections.openOverdue', { open: openFindings, overdue: overdueFindings })}
          />
        ) : (
          openFindings
        ),
    },
  ];
}

function Filters({ search }: { search: InspectionsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/inspections' });
  const change = (next: Partial<InspectionsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...next, after: undefined }) });
  const years = Array.from({ length: 6 }, (_, index) => thisYear() + 1 - index);
  return (
    <>
      <ChoiceFilter
        label={t('inspections.stage')}
        all={t('inspections.allStages')}
        options={[
          { value: 'open', label: t('inspections.notClosed') },
          ...STATES.map((value) => ({ value, label: t(`inspections.states.${value}`) })),
        ]}
        value={search.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label={t('inspections.kind')}
        all={t('inspections.allKinds')}
        options={KINDS.map((value) => ({ value, label: t(`inspections.kinds.${value}`) }))}
        width={128}
        value={search.kind}
        onChange={(kind) => change({ kind })}
      />
      <YearFilter
        label={t('inspections.year')}
        all={t('inspections.allYears')}
        years={years}
        value={search.year}
        onChange={(year) => change({ year })}
      />
      <WordsFilter
        label={t('inspections.search')}
        value={search.search}
        onChange={(words) => change({ search: words })}
      />
    </>
  );
}

export function InspectionsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/inspections' });
  const navigate = useNavigate({ from: '/inspections' });
  const columns = useColumns();
  const { after } = search;
  const filter = filterOf(search);
  const list = useQuery({
    queryKey: ['inspections', 'list', filter, after],
    queryFn: () =>
      call('inspections', 'list', {
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
      ? t('inspections.title')
      : data.overdue > 0
        ? t('inspections.someOverdue', { count: data.overdue })
        : data.open === 0
          ? t('inspections.noneOpen')
          : t('inspections.someOpen', { count: data.open });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('inspections.sub')}>
        {may(session, 'inspections.programmes') && (
          <Link to="/inspections/programmes">{t('inspections.programmes')}</Link>
        )}
        <SheetLink path="inspections" filter={filter} />
        {may(session, 'inspections.draft') && (
          <Link to="/inspections/new">
            <Button type="primary" tabIndex={-1}>
              {t('inspections.draftNew')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={after}
        onPage={(next) => void navigate({ search: (old) => ({ ...old, after: next }) })}
        name="inspections"
        caption={title}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<Filters search={search} />}
        empty={
          <EmptyState
            title={t(isNarrowed(filter) ? 'inspections.emptyFound' : 'inspections.empty')}
            hint={t('inspections.emptyHint')}
          />
        }
      />
    </div>
  );
}
