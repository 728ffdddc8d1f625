// Deployments of a region: what was asked of whom and how far each is; for whoever is asked, their own.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState } from '../../components/feedback.tsx';
import { PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { isWithinScope, may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { NotWithin } from '../not-within.tsx';
import { useAskColumns } from './ask-columns.tsx';
import './deployments.css';
import { DeploymentsFilters } from './deployments-filters.tsx';
import type { DeploymentsSearch } from './deployments-search.ts';
import { MyDeployments } from './my-deployments.tsx';

type List = Awaited<ReturnType<typeof call<'deployments', 'list'>>>;

/** The first line says what needs somebody; what is zero is not said. */
function headOf(region: string, { counts }: List, t: TFunction): string {
  if (counts.asks === 0) return t('deployments.none', { region });
  if (counts.open === 0) return t('deployments.allSettled', { region, count: counts.asks });
  return counts.overdue === 0
    ? t('deployments.headOpen', { region, count: counts.open })
    : t('deployments.headOverdue', { region, count: counts.open, overdue: counts.overdue });
}

function subOf({ counts }: List, t: TFunction): string {
  const parts = [
    [counts.done, 'deployments.countDone'],
    [counts.partly, 'deployments.countPartly'],
    [counts.notDone, 'deployments.countNotDone'],
    [counts.untouched, 'deployments.countUntouched'],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [t(words, { count })]));
  return said.length === 0
    ? t('deployments.sub')
    : t('deployments.subCounts', {
        sub: t('deployments.sub'),
        counts: said.join(t('deployments.comma')),
      });
}

function filterOf(region: string, { show, issuer, person, year }: DeploymentsSearch) {
  return {
    region,
    ...(show === undefined ? {} : { show }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(person === undefined ? {} : { person: person as never }),
    ...(year === undefined ? {} : { year }),
  };
}

function NoAsks({ isNarrowed, mayRecord }: { isNarrowed: boolean; mayRecord: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/deployments' });
  if (isNarrowed)
    return (
      <EmptyState
        title={t('deployments.emptyFiltered')}
        action={
          <Button onClick={() => void navigate({ search: {} })}>{t('deployments.clear')}</Button>
        }
      />
    );
  return (
    <EmptyState
      title={t('deployments.empty')}
      hint={t('deployments.emptyHint')}
      action={
        mayRecord && (
          <div className="row">
            <Link to="/deployments/new">{t('deployments.record')}</Link>
            <Link to="/deployments/import">{t('deployments.import')}</Link>
          </div>
        )
      }
    />
  );
}

function Acts({ list, filter }: { list: List | undefined; filter: object }) {
  const { t } = useTranslation();
  return (
    <>
      <SheetLink path="deployments" filter={filter} />
      {list?.may.includes('import') === true && (
        <Link to="/deployments/import">{t('deployments.import')}</Link>
      )}
      {list?.may.includes('record') === true && (
        <Link to="/deployments/new">
          <Button type="primary" tabIndex={-1}>
            {t('deployments.record')}
          </Button>
        </Link>
      )}
    </>
  );
}

function OfficeDeployments({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/deployments' });
  const navigate = useNavigate({ from: '/deployments' });
  const columns = useAskColumns();
  const filter = filterOf(region.path, search);
  const list = useQuery({
    queryKey: ['deployments', 'list', filter, search.after],
    queryFn: () =>
      call('deployments', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
    placeholderData: keepPreviousData,
  });
  const { data } = list;
  return (
    <div className="stack">
      <PageHead
        title={
          data === undefined
            ? t('deployments.title', { region: region.name })
            : headOf(region.name, data, t)
        }
        sub={data === undefined ? t('deployments.sub') : subOf(data, t)}
      >
        <Acts list={data} filter={filter} />
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="deployments"
        caption={t('deployments.title', { region: region.name })}
        columns={columns}
        rowKey={(line) => line.id}
        filters={<DeploymentsFilters issuers={data?.issuers ?? []} />}
        empty={
          data !== undefined && (
            <NoAsks
              isNarrowed={Object.keys(filter).length > 1 || data.counts.asks > 0}
              mayRecord={data.may.includes('record')}
            />
          )
        }
      />
    </div>
  );
}

export function DeploymentsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = useRegion();
  if (!may(session, 'deployments.list')) return <MyDeployments />;
  if (region !== undefined && !isWithinScope(session, region.path))
    return <NotWithin title={t('deployments.title', { region: region.name })} />;
  return region === undefined ? (
    <NotFound />
  ) : (
    <OfficeDeployments key={region.path} region={region} />
  );
}
