// In place of a list of a region that is not the reader's: an empty one would say that nothing is there.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';

export function NotWithin({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHead title={title} />
      <section className="card">
        <EmptyState title={t('duties.notWithin')} hint={t('duties.notOwnHint')} />
      </section>
    </div>
  );
}
