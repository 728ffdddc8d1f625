// One act in a dialog: its form, and one key for the act however often it is sent.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { FormPage, type FormProps } from './form-page.tsx';

interface ActProps extends Omit<FormProps, 'onSubmit' | 'onCancel' | 'isHeld' | 'foot'> {
  readonly title: string;
  readonly onSubmit: (
    values: Readonly<Record<string, string>>,
    idempotencyKey: string,
  ) => Promise<void>;
  readonly onClose: () => void;
}

/** With a draft closing loses nothing; without one it asks once something was typed, and a click beside it does nothing. */
export function ActDialog({ title, onSubmit, onClose, ...form }: ActProps) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const [isTouched, setTouched] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const leave = () => {
    if (isTouched && form.draftKey === undefined) setAsking(true);
    else onClose();
  };
  return (
    <Modal
      open
      title={title}
      footer={
        isAsking ? (
          <div className="row" role="alertdialog" aria-label={t('common.unsent')}>
            <strong>{t('common.unsent')}</strong>
            <span className="spacer" />
            <Button autoFocus type="primary" onClick={() => setAsking(false)}>
              {t('common.goOn')}
            </Button>
            <Button onClick={onClose}>{t('common.discard')}</Button>
          </div>
        ) : null
      }
      mask={{ closable: !isTouched }}
      onCancel={leave}
      destroyOnHidden
    >
      <div onInput={() => setTouched(true)}>
        <FormPage {...form} onCancel={leave} onSubmit={(values) => onSubmit(values, key)} />
      </div>
    </Modal>
  );
}
