// What is asked of me, or of the leader I serve: cards on a phone, the nearest deadline first.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { ListPage, pagesOf } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useTaskColumns } from './task-columns.tsx';

export function MyTasks() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const state = search.done === true ? 'done' : 'open';
  const columns = useTaskColumns('asked');
  const mine = useQuery({
    queryKey: ['supervision', 'mine', state, search.after],
    queryFn: () =>
      call('supervision', 'mine', {
        query: {
          state,
          limit: 50,
          after: search.after,
        },
      }),
  });
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  const { items, next } = mine.data;
  const count = items.length;
  const late = items.filter(({ overdueDays }) => overdueDays > 0).length;
  const isWhole = state === 'open' && next === null && search.after === undefined;
  const title = !isWhole
    ? t('supervision.mine')
    : count === 0
      ? t('supervision.mineNone')
      : t(late === 0 ? 'supervision.mineHead' : 'supervision.mineLate', { count, late });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('supervision.mineSub')}>
        <SheetLink path="supervision/mine" filter={{ state }} />
      </PageHead>
      <ListPage
        name="my-tasks"
        caption={t('supervision.mine')}
        columns={columns}
        rows={items}
        rowKey={(task) => task.id}
        isFixed
        filters={
          <Segmented
            aria-label={t('supervision.filterState')}
            value={state}
            options={[
              { value: 'open', label: t('supervision.mineOpen') },
              { value: 'done', label: t('supervision.mineDone') },
            ]}
            onChange={(value) => void navigate({ search: value === 'done' ? { done: true } : {} })}
          />
        }
        empty={
          <EmptyState title={t('supervision.mineNone')} hint={t('supervision.mineEmptyHint')} />
        }
        {...pagesOf(
          next,
          search.after,
          (after) => void navigate({ search: (old) => ({ ...old, after }) }),
        )}
      />
    </div>
  );
}
