// In place of what a region's own office sees: content of lower bodies is opened on request, it is not missing.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { isWithinScope, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';

export function NotOwn({
  region,
  view,
  year,
}: {
  region: string;
  view: 'documents' | 'items' | 'changes' | 'public';
  year: number;
}) {
  const { t } = useTranslation();
  const session = useSession();
  const place = useRegion();
  const isBelow = place !== undefined && isWithinScope(session, place.path);
  return (
    <div className="stack">
      <PageHead title={`${region} · ${t(`duties.way.${view}`)}`} />
      <DutiesLinks year={year} />
      <section className="card">
        <EmptyState
          title={t(isBelow ? 'duties.notOwn' : 'duties.notWithin')}
          hint={t('duties.notOwnHint')}
        />
      </section>
    </div>
  );
}
