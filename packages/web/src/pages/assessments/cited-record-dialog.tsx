// A record that lies beside a mark, as far as the item needs: what was done, and its files; that it was read is kept.
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { FactLine } from '../../components/fact-line.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { sizeWords } from '../../components/uploads.ts';

export interface OpenRecord {
  readonly subjectId: string;
  readonly itemId: string;
  readonly recordId: string;
}

const TEXTS = ['place', 'matter', 'findings', 'orders', 'followUp', 'basisNo'] as const;

export function CitedRecordDialog({ open, onClose }: { open: OpenRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { subjectId, itemId, recordId } = open;
  // Read once: each reading is kept.
  const record = useQuery({
    queryKey: ['cited-record', subjectId, itemId, recordId],
    queryFn: () => call('assessments', 'citedRecord', { params: open as never }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const files = `/api/assessments/subjects/${subjectId}/items/${encodeURIComponent(itemId)}/records/${recordId}/files`;
  return (
    <Modal
      open
      title={record.data?.title ?? t('evidence.kinds.duty-record')}
      footer={null}
      onCancel={onClose}
    >
      {record.isPending && <Loading />}
      {record.isError && <ErrorState error={record.error} onRetry={() => void record.refetch()} />}
      {record.data !== undefined && (
        <div className="stack tight">
          <p className="muted">{t('assessments.readIsKept')}</p>
          <dl className="lines wide">
            <FactLine label={t('records.label.occurredOn')}>{record.data.on}</FactLine>
            {TEXTS.map((field) => {
              const text = record.data[field];
              return text === null ? null : (
                <FactLine key={field} label={t(`records.label.${field}`)}>
                  {text}
                </FactLine>
              );
            })}
            <FactLine label={t('attachments.files')}>
              {record.data.files.length === 0 ? (
                t('assessments.noFiles')
              ) : (
                <ul className="said">
                  {record.data.files.map(({ id, name, size }) => (
                    <li key={id}>
                      <a href={`${files}/${id}`} download>
                        {name}
                      </a>{' '}
                      <span className="muted nowrap">{sizeWords(size)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </FactLine>
          </dl>
        </div>
      )}
    </Modal>
  );
}
