// Duty records: the office’s of its bodies, or one’s own.
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { isWithinScope, may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { MyRecords } from './my-records.tsx';
import { OfficeRecords } from './office-records.tsx';

function Elsewhere({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHead title={name} />
      <section className="card">
        <EmptyState title={t('duties.notWithin')} hint={t('duties.notOwnHint')} />
      </section>
    </div>
  );
}

export function RecordsPage() {
  const session = useSession();
  const region = useRegion();
  if (may(session, 'performance.list') && region !== undefined)
    return isWithinScope(session, region.path) ? (
      <OfficeRecords key={region.path} region={region} />
    ) : (
      <Elsewhere name={region.name} />
    );
  return may(session, 'performance.mine') ? <MyRecords /> : <NotFound />;
}

/** For who runs an office too. */
export function MyRecordsPage() {
  const session = useSession();
  return may(session, 'performance.mine') ? <MyRecords /> : <NotFound />;
}
