// The dialogs of the acts on local rules: adopt, end an adoption, withdraw an instrument.
import type { AdoptionView, PlaceRequirements } from '@jinze/contracts';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { today } from '../clock.ts';
import { FormPage } from '../components/form-page.tsx';

interface Closing {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function AdoptDialog({
  requirement,
  place,
  onDone,
  onClose,
}: Closing & {
  requirement: { readonly parameter?: string | undefined; readonly text: string };
  place: PlaceRequirements['place'];
}) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  return (
    <Modal
      open
      title={t('instruments.adoptTitle')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormPage
        draftKey={`jinze.draft.adopt.${requirement.parameter ?? ''}`}
        fields={[
          { name: 'documentNo', label: t('instruments.adoptDocument') },
          { name: 'on', label: t('instruments.adoptOn'), kind: 'date' },
        ]}
        initial={{ on: today() }}
        submit={t('instruments.adopt')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await call('instruments', 'adopt', {
            body: {
              parameter: requirement.parameter ?? '',
              region: place.path,
              on: (values['on'] ?? '') as never,
              documentNo: values['documentNo'] ?? '',
            },
            idempotencyKey,
          });
          onDone();
        }}
      >
        <p>{t('instruments.adoptFor', { place: place.name, text: requirement.text })}</p>
        <p className="muted">{t('instruments.adoptHint')}</p>
      </FormPage>
    </Modal>
  );
}

function ReasonDialog({
  title,
  hint,
  submit,
  draftKey,
  send,
  onDone,
  onClose,
}: Closing & {
  title: string;
  hint?: string;
  submit: string;
  draftKey: string;
  send: (reason: string, idempotencyKey: string) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const [idempotencyKey] = useState(newKey);
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPage
        draftKey={draftKey}
        fields={[{ name: 'reason', label: t('instruments.reason'), kind: 'long' }]}
        submit={submit}
        onCancel={onClose}
        onSubmit={async (values) => {
          await send(values['reason'] ?? '', idempotencyKey);
          onDone();
        }}
      >
        {hint === undefined ? null : <p className="muted">{hint}</p>}
      </FormPage>
    </Modal>
  );
}

export function TakeBackDialog({ adoption, ...closing }: Closing & { adoption: AdoptionView }) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      {...closing}
      title={t('instruments.takeBackTitle')}
      submit={t('instruments.takeBack')}
      draftKey={`jinze.draft.take-back.${adoption.id}`}
      send={(reason, idempotencyKey) =>
        call('instruments', 'withdrawAdoption', {
          params: { adoptionId: adoption.id },
          body: { version: adoption.version, reason },
          idempotencyKey,
        })
      }
    />
  );
}

export function WithdrawDialog({
  instrument,
  ...closing
}: Closing & { instrument: { readonly id: string; readonly version: number } }) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      {...closing}
      title={t('instruments.withdrawTitle')}
      hint={t('instruments.withdrawHint')}
      submit={t('instruments.withdraw')}
      draftKey={`jinze.draft.withdraw.${instrument.id}`}
      send={(reason, idempotencyKey) =>
        call('instruments', 'withdraw', {
          params: { instrumentId: instrument.id },
          body: { version: instrument.version, reason },
          idempotencyKey,
        })
      }
    />
  );
}
