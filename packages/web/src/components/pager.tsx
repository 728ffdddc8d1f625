// The ways on from a page of a keyset-paged list.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export function Pager({
  onNext,
  onFirst,
}: {
  /** Absent on the last page. */
  onNext?: (() => void) | undefined;
  /** Absent on the first page. */
  onFirst?: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  if ((onNext ?? onFirst) === undefined) return null;
  return (
    <div className="pager no-print">
      {onFirst !== undefined && <Button onClick={onFirst}>{t('common.first')}</Button>}
      {onNext !== undefined && <Button onClick={onNext}>{t('common.next')}</Button>}
    </div>
  );
}
