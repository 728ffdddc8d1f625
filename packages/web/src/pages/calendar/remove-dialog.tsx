// Removing an entry of the year, with the reason.
import type { CalendarEntry } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';

export function RemoveDialog({
  entry: { id, version, title },
  onClose,
  onDone,
}: {
  entry: CalendarEntry;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('calendar.removeOf', { title })}
      fields={[{ name: 'reason', label: t('calendar.removeReason'), kind: 'long' }]}
      submit={t('calendar.remove')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('calendar', 'remove', {
          params: { entryId: id },
          body: { version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['calendar'] });
        onDone(t('calendar.removed', { title }));
      }}
    >
      <p className="muted">{t('calendar.removeHint')}</p>
    </ActDialog>
  );
}
