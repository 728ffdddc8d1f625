// A discipline organ calls for the evidence of a person: all records, and nobody they are about is told.
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { useSigning } from '../../shell/signing.tsx';
import { KnownPerson } from '../known-person.tsx';

export function EvidenceDialog({
  onDone,
  onClose,
}: {
  onDone: (records: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  const queryClient = useQueryClient();
  const [person, setPerson] = useState<string>();
  const [isChecked, setChecked] = useState(false);
  const missing = person === undefined ? t('ledger.needPerson') : undefined;
  return (
    <ActDialog
      title={t('ledger.callTitle')}
      fields={[
        { name: 'documentNo', label: t('ledger.callNumber') },
        {
          name: 'purpose',
          label: t('ledger.purpose'),
          hint: t('ledger.callPurposeHint'),
          kind: 'long',
        },
      ]}
      submit={t('ledger.call')}
      lead={
        <>
          <p>{t('ledger.callHint')}</p>
          <KnownPerson
            label={t('ledger.person')}
            hint={t('ledger.personHint')}
            value={person}
            error={isChecked ? missing : undefined}
            onChange={setPerson}
          />
        </>
      }
      checkRest={() => {
        setChecked(true);
        return missing === undefined
          ? []
          : [{ id: 'known-person', label: t('ledger.person'), message: missing }];
      }}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { records } = await sign(() =>
          call('ledger', 'callForEvidence', {
            body: {
              person: person as Id<'person'>,
              purpose: values['purpose'] ?? '',
              documentNo: values['documentNo'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone(records);
      }}
    />
  );
}
