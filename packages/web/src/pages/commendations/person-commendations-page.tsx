// What was granted to one person, for the department whose committee manages their posts.
import type { Id } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';
import { ListPage } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { SheetLink } from '../../components/sheet-link.tsx';
import { useColumns } from './commendations-page.tsx';

export function PersonCommendationsPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: '/app/commendations/people/$personId' });
  const columns = useColumns();
  const found = useQuery({
    queryKey: ['commendations', 'person', personId],
    queryFn: () =>
      call('commendations', 'person', { params: { personId: personId as Id<'person'> } }),
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items } = found.data;
  return (
    <div className="stack">
      <PageHead
        title={t('commendations.ofPerson', {
          name: items[0]?.personName ?? t('commendations.thisPerson'),
          count: items.length,
        })}
        sub={t('commendations.ofPersonSub')}
      >
        <SheetLink path={`commendations/people/${personId}/list`} filter={{}} />
      </PageHead>
      <ListPage
        name="person-commendations"
        caption={t('commendations.title')}
        columns={columns}
        rows={items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('commendations.personEmpty')} />}
      />
    </div>
  );
}
