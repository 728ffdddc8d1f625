// The acts on a record that ask for a reason: to object, to withdraw, to return for completion, to open.
import type { DutyRecord, RecordLine } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { useSigning } from '../../shell/signing.tsx';

type Target = Pick<RecordLine, 'id' | 'version'>;
interface Props<Done> {
  readonly record: Target;
  readonly onDone: (done: Done) => void;
  readonly onClose: () => void;
}

export function ObjectDialog({ record, onDone, onClose }: Props<DutyRecord>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const sign = useSigning();
  return (
    <ActDialog
      title={t('records.objectTitle')}
      fields={[{ name: 'reason', label: t('records.objectReason'), kind: 'long' }]}
      submit={t('records.objectTitle')}
      onClose={onClose}
      onSubmit={async ({ reason = '' }, idempotencyKey) => {
        const next = await sign(() =>
          call('performance', 'object', {
            params: { recordId: record.id },
            body: { version: record.version, reason },
            idempotencyKey,
          }),
        );
        await queryClient.invalidateQueries({ queryKey: ['performance'] });
        onDone(next);
      }}
    >
      <p className="muted">{t('records.objectHint')}</p>
    </ActDialog>
  );
}

export function WithdrawDialog({ record, onDone, onClose }: Props<DutyRecord>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('records.withdrawTitle')}
      fields={[{ name: 'reason', label: t('records.withdrawReason'), kind: 'long' }]}
      submit={t('records.withdraw')}
      onClose={onClose}
      onSubmit={async ({ reason = '' }, idempotencyKey) => {
        const next = await call('performance', 'withdraw', {
          params: { recordId: record.id },
          body: { version: record.version, reason },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['performance'] });
        onDone(next);
      }}
    >
      <p className="muted">{t('records.withdrawHint')}</p>
    </ActDialog>
  );
}

export function ReturnDialog({ record, onDone, onClose }: Props<void>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('records.returnTitle')}
      fields={[{ name: 'note', label: t('records.returnNote'), kind: 'long' }]}
      submit={t('records.return')}
      onClose={onClose}
      onSubmit={async ({ note = '' }, idempotencyKey) => {
        await call('performance', 'checkForm', {
          body: {
            records: [{ id: record.id, version: record.version }],
            outcome: 'returned',
            note,
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['performance'] });
        onDone();
      }}
    >
      <p className="muted">{t('records.returnHint')}</p>
    </ActDialog>
  );
}
