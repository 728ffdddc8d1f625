// How far one side of a handover is: signed, supervised in its place, or neither.
import type { HandoverLine, Side } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';

export function SideTag({
  handover: { signed, isSupervised, state },
  side,
}: {
  handover: Pick<HandoverLine, 'signed' | 'isSupervised' | 'state'>;
  side: Side;
}) {
  const { t } = useTranslation();
  if (signed.includes(side)) return <span className="tag checked">{t('handovers.signed')}</span>;
  // While it is open the supervision stood for who left; closed, for whoever had not signed.
  if (isSupervised && (side === 'outgoing' || state === 'closed'))
    return <span className="tag checked">{t('handovers.isSupervised')}</span>;
  return <span className="tag">{t('handovers.unsigned')}</span>;
}
