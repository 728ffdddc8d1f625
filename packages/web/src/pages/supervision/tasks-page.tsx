// The office's tasks of a region, narrowed by the address; for whoever is asked, their own.
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
import { MyTasks } from './my-tasks.tsx';
import './supervision.css';
import { useTaskColumns } from './task-columns.tsx';
import { TaskFilters } from './task-filters.tsx';
import type { TasksSearch } from './tasks-search.ts';

type Counts = Awaited<ReturnType<typeof call<'supervision', 'list'>>>['counts'];

/** What is zero is not said. */
function headOf(region: string, counts: Counts, t: TFunction): string {
  const parts = [
    [counts.open, 'supervision.open'],
    [counts.overdue, 'supervision.overdue'],
    [counts.toVerify, 'supervision.toVerify'],
    [counts.toDecide, 'supervision.toDecide'],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [t(words, { count })]));
  return said.length === 0
    ? t('supervision.none', { region })
    : t('supervision.head', { region, parts: said.join(t('supervision.comma')) });
}

/** What the address narrows by, as the list and its export take it. */
function filterOf(region: string, search: TasksSearch) {
  const { state, overdue, source, assignee, side, listed } = search;
  return {
    region,
    ...(state === undefined ? {} : { state }),
    ...(overdue === undefined ? {} : { overdue: 'true' as const }),
    ...(source === undefined ? {} : { source }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(side === undefined ? {} : { side }),
    ...(listed === undefined ? {} : { listed: 'true' as const }),
  };
}

function NoTasks({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate({ from: '/supervision' });
  if (isNarrowed)
    return (
      <EmptyState
        title={t('supervision.empty')}
        hint={t('supervision.emptyFiltered')}
        action={
          <Button onClick={() => void navigate({ search: {} })}>{t('supervision.clear')}</Button>
        }
      />
    );
  return (
    <EmptyState
      title={t('supervision.emptyAll')}
      hint={t('supervision.emptyHint')}
      action={
        may(session, 'supervision.draft') && (
          <Link to="/supervision/new">{t('supervision.new')}</Link>
        )
      }
    />
  );
}

function OfficeTasks({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const columns = useTaskColumns('office');
  const filter = filterOf(region.path, search);
  const list = useQuery({
    queryKey: ['supervision', 'list', filter, search.after],
    queryFn: () =>
      call('supervision', 'list', {
        query: {
          ...filter,
          limit: 50,
          after: search.after,
        },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="stack">
      <PageHead
        title={
          list.data === undefined
            ? t('supervision.title', { region: region.name })
            : headOf(region.name, list.data.counts, t)
        }
        sub={t('supervision.sub')}
      >
        <Link to="/supervision/townships">{t('supervision.toTownships')}</Link>
        {may(session, 'supervision.export') && (
          <SheetLink path="supervision/tasks" filter={filter} />
        )}
        {may(session, 'supervision.draft') && (
          <Link to="/supervision/new">
            <Button type="primary" tabIndex={-1}>
              {t('supervision.new')}
            </Button>
          </Link>
        )}
      </PageHead>
      <PagedList
        list={list}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="supervision"
        caption={t('supervision.title', { region: region.name })}
        columns={columns}
        rowKey={(task) => task.id}
        filters={<TaskFilters />}
        empty={<NoTasks isNarrowed={Object.keys(filter).length > 1} />}
      />
    </div>
  );
}

export function TasksPage() {
  const { t } = useTranslation();
  const session = useSession();
  const region = useRegion();
  if (!may(session, 'supervision.list')) return <MyTasks />;
  if (region !== undefined && !isWithinScope(session, region.path))
    return <NotWithin title={t('supervision.title', { region: region.name })} />;
  return region === undefined ? <NotFound /> : <OfficeTasks key={region.path} region={region} />;
}
