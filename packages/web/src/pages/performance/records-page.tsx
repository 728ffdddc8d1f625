// Duty records: the office’s of its bodies, or one’s own.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { isWithinScope, may, runsBodiesOf, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { MyRecords } from './my-records.tsx';
import { OfficeRecords } from './office-records.tsx';
import { RecordsLinks } from './records-links.tsx';

/** Of bodies below one sees which records there are, person by person; of others nothing. */
function Elsewhere({ name, isBelow }: { name: string; isBelow: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <div className="stack">
      <PageHead title={t('records.elsewhere', { region: name })} />
      <RecordsLinks />
      <section className="card">
        <EmptyState
          title={t(isBelow ? 'records.below' : 'duties.notWithin')}
          hint={t(isBelow ? 'records.belowHint' : 'duties.notOwnHint')}
          action={
            isBelow && may(session, 'posts.roster') && <Link to="/posts">{t('menu.posts')}</Link>
          }
        />
      </section>
    </div>
  );
}

export function RecordsPage() {
  const session = useSession();
  const region = useRegion();
  if (may(session, 'performance.list') && region !== undefined)
    return runsBodiesOf(session, region.path) ? (
      <OfficeRecords key={region.path} region={region} />
    ) : (
      <Elsewhere name={region.name} isBelow={isWithinScope(session, region.path)} />
    );
  return may(session, 'performance.mine') ? <MyRecords /> : <NotFound />;
}

/** For who runs an office too. */
export function MyRecordsPage() {
  const session = useSession();
  return may(session, 'performance.mine') ? <MyRecords /> : <NotFound />;
}
