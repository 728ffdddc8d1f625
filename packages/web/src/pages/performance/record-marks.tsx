// Marks of a record: whether the person stands by it, by whom and when it was recorded, whether its form is complete.
import type { Confirmation, RecordLine } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../components/marks.tsx';

const MARK_OF: Readonly<Record<Confirmation, StateId>> = {
  own: 'met',
  confirmed: 'met',
  waiting: 'due-soon',
  objected: 'no-record',
};

export function ConfirmationMark({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation();
  return (
    <StateMark state={MARK_OF[confirmation]} text={t(`records.confirmation.${confirmation}`)} />
  );
}

/** 代录 and 补录 are always marked. */
export function HowRecorded({ record }: { record: Pick<RecordLine, 'isOnBehalf' | 'lateDays'> }) {
  const { t } = useTranslation();
  return (
    <>
      {record.isOnBehalf && <span className="tag">{t('records.onBehalf')}</span>}{' '}
      {record.lateDays !== null && (
        <span className="tag unchecked">{t('records.lateTagDays', { days: record.lateDays })}</span>
      )}
    </>
  );
}

/** What still stands between a record and its counting: somebody's word before all others. */
const WEIGHT: readonly Confirmation[] = ['objected', 'waiting', 'confirmed', 'own'];

/** One word for all who took part: the one that asks for something first. */
export function RecordState({
  record,
}: {
  record: Pick<RecordLine, 'state' | 'participants' | 'formCheck'>;
}) {
  const { t } = useTranslation();
  if (record.state === 'withdrawn')
    return <StateMark state="not-yet-due" text={t('records.withdrawn')} />;
  const confirmation =
    WEIGHT.find((one) => record.participants.some((person) => person.confirmation === one)) ??
    'own';
  return (
    <>
      <ConfirmationMark confirmation={confirmation} />
      {record.formCheck === 'returned' && (
        <>
          {' '}
          <span className="tag unchecked">{t('records.formCheck.returned')}</span>
        </>
      )}
    </>
  );
}
