// The files of a record, each to be saved; and more of them, added later by whose record it is.
import type { DutyRecord } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { Attachments } from '../../components/attachments.tsx';
import { ActError, Notice } from '../../components/feedback.tsx';
import { sizeWords } from '../../components/uploads.ts';

function AddFiles({ record, onAdded }: { record: DutyRecord; onAdded: (count: number) => void }) {
  const { t } = useTranslation();
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isUnfinished, setUnfinished] = useState(false);
  const key = useRef(newKey());
  const attach = useMutation({
    mutationFn: () =>
      call('attachments', 'attach', {
        params: { recordId: record.id },
        idempotencyKey: key.current,
      }),
    onSuccess: () => onAdded(ids.length),
    onSettled: () => {
      key.current = newKey();
    },
  });
  return (
    <div className="stack tight">
      <p className="muted">{t('attachments.addLaterHint')}</p>
      <Attachments
        draftId={record.id}
        onChange={(kept, isOnTheWay) => {
          setIds(kept);
          setUnfinished(isOnTheWay);
        }}
      />
      <ActError error={attach.error} />
      <div>
        <Button
          type="primary"
          disabled={ids.length === 0 || isUnfinished}
          loading={attach.isPending}
          onClick={() => attach.mutate()}
        >
          {t('attachments.submitLater')}
        </Button>
      </div>
    </div>
  );
}

export function RecordFiles({ record }: { record: DutyRecord }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const [added, setAdded] = useState(0);
  const queryKey = ['performance', 'record-files', record.id];
  // Whose it is not is answered that there is none: the record itself says why it is shown.
  const files = useQuery({
    queryKey,
    queryFn: () => call('attachments', 'ofRecord', { params: { recordId: record.id } }),
    retry: false,
  });
  const items = files.data?.items ?? [];
  const mayAdd = record.may.includes('correct') && record.state === 'submitted';
  if (files.isPending || (items.length === 0 && (!mayAdd || files.isError))) return null;
  return (
    <section className="card stack tight no-print beside-sheet">
      <h2>{t('attachments.files')}</h2>
      {added > 0 && <Notice>{t('attachments.added', { count: added })}</Notice>}
      {items.length > 0 && (
        <ul className="record-files">
          {items.map((file) => (
            <li key={file.id}>
              <a href={`/api/performance/attachments/${file.id}/content`} download>
                {file.name}
              </a>{' '}
              <span className="muted nowrap">{sizeWords(file.size)}</span>{' '}
              <span className="muted">
                {writtenInstant(file.recordedAt)} {file.recordedBy}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAdd &&
        (isAdding ? (
          <AddFiles
            record={record}
            onAdded={(count) => {
              setAdding(false);
              setAdded(count);
              void queryClient.invalidateQueries({ queryKey });
            }}
          />
        ) : (
          <div className="no-print">
            <Button onClick={() => setAdding(true)}>{t('attachments.addLater')}</Button>
          </div>
        ))}
    </section>
  );
}
