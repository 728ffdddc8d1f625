// Above a record: the way back, what it is in short, and what the caller may do with it now.
import type { DutyRecord } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { RecordState } from './record-marks.tsx';

export type RecordDialog = 'object' | 'withdraw' | 'return';

export function RecordBar({
  record,
  isConfirming,
  isPassing,
  onConfirm,
  onPass,
  onDialog,
}: {
  record: DutyRecord;
  isConfirming: boolean;
  isPassing: boolean;
  onConfirm: () => void;
  onPass: () => void;
  onDialog: (dialog: RecordDialog) => void;
}) {
  const { t } = useTranslation();
  const has = (act: DutyRecord['may'][number]) => record.may.includes(act);
  return (
    <div className="row no-print section-bar">
      <Link to="/records">{t('records.back')}</Link>
      <RecordState record={record} />
      <span className="spacer" />
      {has('confirm') && (
        <Button type="primary" loading={isConfirming} onClick={onConfirm}>
          {t('records.confirmOne')}
        </Button>
      )}
      {has('object') && <Button onClick={() => onDialog('object')}>{t('records.object')}</Button>}
      {has('check-form') && record.formCheck !== 'passed' && (
        <Button loading={isPassing} onClick={onPass}>
          {t('records.check')}
        </Button>
      )}
      {has('check-form') && record.formCheck !== 'returned' && (
        <Button onClick={() => onDialog('return')}>{t('records.return')}</Button>
      )}
      {has('correct') && (
        <Link to="/records/$recordId/correct" params={{ recordId: record.id }}>
          <Button tabIndex={-1}>
            {t(record.state === 'withdrawn' ? 'records.restore' : 'records.correct')}
          </Button>
        </Link>
      )}
      {has('withdraw') && (
        <Button onClick={() => onDialog('withdraw')}>{t('records.withdraw')}</Button>
      )}
      <Button onClick={() => print()}>{t('common.print')}</Button>
    </div>
  );
}
