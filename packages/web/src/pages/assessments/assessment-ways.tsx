// The ways between the pages of assessments: of those only what one may open.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../../shell/session.ts';

const WAYS = [
  { to: '/assessments', text: 'exercises', action: 'assessments.list' },
  // Whoever is named to give marks; the page says where nothing is asked of one.
  { to: '/assessments/scoring', text: 'scoring', action: undefined },
  { to: '/assessments/contests', text: 'contests', action: 'assessments.contests' },
  { to: '/assessments/consequences', text: 'consequences', action: 'assessments.consequences' },
  { to: '/assessments/schemes', text: 'schemes', action: 'assessments.schemes' },
  { to: '/assessments/uses', text: 'uses', action: 'assessments.uses' },
] as const;

export function AssessmentWays() {
  const { t } = useTranslation();
  const session = useSession();
  const ways = WAYS.filter(({ action }) => action === undefined || may(session, action));
  if (ways.length < 2) return null;
  return (
    <nav className="ways row no-print" aria-label={t('assessments.ways.title')}>
      {ways.map(({ to, text }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`assessments.ways.${text}`)}
        </Link>
      ))}
    </nav>
  );
}
