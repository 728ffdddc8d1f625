// One act in a dialog: its form, and one key for the act however often it is sent.
import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { newKey } from '../api/client.ts';
import { type FieldDefinition, FormPage, type FormProblem, type FormProps } from './form-page.tsx';

export function ActDialog({
  title,
  fields,
  initial = {},
  submit,
  onSubmit,
  onClose,
  lead,
  children,
  checkRest,
  placeOf,
}: {
  title: string;
  fields: readonly FieldDefinition[];
  initial?: Readonly<Record<string, string>>;
  submit: string;
  onSubmit: (values: Readonly<Record<string, string>>, idempotencyKey: string) => Promise<void>;
  onClose: () => void;
  lead?: ReactNode;
  children?: ReactNode;
  checkRest?: () => readonly FormProblem[];
  placeOf?: FormProps['placeOf'];
}) {
  const [key] = useState(newKey);
  return (
    <Modal open title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPage
        fields={fields}
        initial={initial}
        submit={submit}
        onCancel={onClose}
        lead={lead}
        {...(checkRest === undefined ? {} : { checkRest })}
        {...(placeOf === undefined ? {} : { placeOf })}
        onSubmit={(values) => onSubmit(values, key)}
      >
        {children}
      </FormPage>
    </Modal>
  );
}
