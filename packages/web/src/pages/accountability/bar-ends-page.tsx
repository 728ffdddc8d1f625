// Which bars end when, for whoever manages the posts; the end of one restores nothing by itself.
import type { BarEnd } from '@jinze/contracts';
import { addMonths, civilDate, MEASURE_NAMES } from '@jinze/kernel';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { DayInput } from '../../components/day-input.tsx';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { type Column, ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { personWord } from './accountability-words.tsx';

function useColumns(): Column<BarEnd>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'who',
      title: t('accountability.person'),
      isHead: true,
      cell: (line) => (
        <Link to="/accountability/persons/$personId" params={{ personId: line.personId }}>
          {personWord(line)}
        </Link>
      ),
    },
    {
      id: 'to',
      title: t('accountability.endsOn'),
      isShort: true,
      cell: (line) => (
        <>
          {line.to}
          {line.otherTo !== null && (
            <div className="muted">{t('accountability.otherReading', { on: line.otherTo })}</div>
          )}
        </>
      ),
    },
    {
      id: 'measure',
      title: t('accountability.measure'),
      cell: (line) => (
        <Link to="/accountability/decisions/$decisionId" params={{ decisionId: line.decisionId }}>
          {MEASURE_NAMES[line.measure]}
        </Link>
      ),
    },
    {
      id: 'prohibits',
      title: t('accountability.barColumns.prohibits'),
      cell: (line) =>
        line.prohibits
          .map((one) => t(`accountability.prohibitions.${one as 'promotion'}`))
          .join('、'),
    },
    {
      id: 'from',
      title: t('accountability.beganOn'),
      isShort: true,
      cell: (line) => line.from,
    },
  ];
}

/** Why there are no lines. */
function None({ query }: { query: UseQueryResult<unknown> }) {
  const { t } = useTranslation();
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <EmptyState title={t('accountability.noEnds')} hint={t('accountability.noEndsHint')} />;
}

export function BarEndsPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/accountability/bar-ends' });
  const navigate = useNavigate({ from: '/accountability/bar-ends' });
  const from = search.from ?? today();
  const to = search.to ?? addMonths(civilDate(today()), 12);
  const columns = useColumns();
  const query = useQuery({
    queryKey: ['accountability', 'bar-ends', from, to],
    queryFn: () =>
      call('decisions', 'barEnds', { query: { from: from as never, to: to as never } }),
  });
  const { data } = query;
  const title =
    data === undefined
      ? t('accountability.barEnds')
      : t('accountability.barEndsTitle', { count: data.items.length + data.leftOut });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('accountability.barEndsSub')}>
        <Link to="/accountability/decisions">{t('accountability.decisions')}</Link>
        <SheetLink path="accountability/bar-ends" filter={{ from, to }} />
      </PageHead>
      {data !== undefined && data.leftOut > 0 && (
        <p className="conflict">
          {t('accountability.endsLeftOut', { shown: data.items.length, leftOut: data.leftOut })}
        </p>
      )}
      <ListPage
        name="bar-ends"
        caption={title}
        columns={columns}
        rows={data?.items ?? []}
        rowKey={(line) => `${line.decisionId}${line.measure}${line.to}${line.prohibits.join()}`}
        filters={(['from', 'to'] as const).map((name) => (
          <label className="row" key={name}>
            {t(`accountability.span.${name}`)}
            <DayInput
              style={{ width: 160 }}
              value={name === 'from' ? from : to}
              onChange={(day) => void navigate({ search: (old) => ({ ...old, [name]: day }) })}
            />
          </label>
        ))}
        empty={<None query={query} />}
      />
    </div>
  );
}
