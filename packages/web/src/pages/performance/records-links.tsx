// The views of duty records: one's own, those that wait for one's word, those of the own bodies.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../../shell/session.ts';

export function RecordsLinks() {
  const { t } = useTranslation();
  const session = useSession();
  const isOffice = may(session, 'performance.list');
  const isOwn = may(session, 'performance.confirm');
  const ways = [
    ...(isOffice ? [{ to: '/records', text: 'list' } as const] : []),
    ...(may(session, 'performance.mine')
      ? [
          {
            // Who runs an office too finds there what the office sees.
            to: isOffice ? '/records/mine' : '/records',
            text: isOwn ? 'mine' : 'served',
          } as const,
        ]
      : []),
    ...(may(session, 'performance.to-confirm')
      ? [
          {
            to: '/records/to-confirm',
            text: isOwn ? 'toConfirm' : 'toConfirmServed',
          } as const,
        ]
      : []),
    ...(may(session, 'performance.import-records')
      ? [{ to: '/records/import', text: 'import' } as const]
      : []),
  ];
  // With one view there is nowhere else to go.
  if (ways.length < 2) return null;
  return (
    <nav className="row no-print ways" aria-label={t('records.ways')}>
      {ways.map(({ to, text }) => (
        <Link key={text} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`records.way.${text}`)}
        </Link>
      ))}
    </nav>
  );
}
