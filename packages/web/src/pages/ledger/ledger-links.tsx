// The views of the ledger: the log itself, one's own receipts, lawful erasure and sealing, packages handed out.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, mayHaveReceipts, useSession } from '../../shell/session.ts';

export function LedgerLinks() {
  const { t } = useTranslation();
  const session = useSession();
  const ways = [
    { to: '/ledger', text: 'log', isShown: may(session, 'ledger.status') },
    { to: '/ledger/mine', text: 'mine', isShown: mayHaveReceipts(session) },
    {
      to: '/ledger/restrictions',
      text: 'restrictions',
      isShown: may(session, 'ledger.restrictions'),
    },
    { to: '/ledger/handouts', text: 'handouts', isShown: may(session, 'ledger.handouts') },
  ] as const;
  const shown = ways.filter(({ isShown }) => isShown);
  // With one view there is nowhere else to go.
  if (shown.length < 2) return null;
  return (
    <nav className="row no-print ways" aria-label={t('ledger.ways')}>
      {shown.map(({ to, text }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/ledger', includeSearch: false }}>
          {t(`ledger.way.${text}`)}
        </Link>
      ))}
    </nav>
  );
}
