// The columns of a list of records; on a phone they are the lines of a card.
import type { RecordLine } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../components/list-page.tsx';
import { HowRecorded, RecordState } from './record-marks.tsx';
import { dutiesShort, peopleLine } from './record-words.ts';

export function useRecordColumns(): readonly Column<RecordLine>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'on',
      title: t('records.column.on'),
      isShort: true,
      cell: (record) => record.occurredOn,
    },
    {
      id: 'what',
      title: t('records.column.what'),
      isHead: true,
      cell: (record) => (
        <>
          <Link
            className={record.state === 'withdrawn' ? 'struck' : undefined}
            to="/records/$recordId"
            params={{ recordId: record.id }}
          >
            {record.title}
          </Link>
          <span className="muted under">
            {[
              t(`activity.${record.activity}`),
              record.body === null ? '' : t(`body.${record.body}`),
              record.place ?? '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </>
      ),
    },
    {
      id: 'who',
      title: t('records.column.who'),
      cell: (record) => peopleLine(record, t),
    },
    {
      id: 'duties',
      title: t('records.column.duties'),
      isShort: true,
      cell: (record) =>
        dutiesShort([...new Set(record.participants.flatMap(({ duties }) => duties))], t),
    },
    {
      id: 'basisNo',
      title: t('records.column.basisNo'),
      cell: (record) => record.basisNo ?? '',
    },
    {
      id: 'state',
      title: t('records.column.state'),
      cell: (record) => (
        <span className="marks">
          <RecordState record={record} /> <HowRecorded record={record} />
        </span>
      ),
    },
  ];
}
