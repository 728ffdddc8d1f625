// Asking for a package for a discipline organ or an archive: all records of a person, or those of these numbers; for and against alike.
import type { Id } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FormProblem } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';
import { KnownPerson } from '../known-person.tsx';
import { recordLines } from './ledger-words.ts';

type By = 'person' | 'records';

function RecordNumbers({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (written: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor="handout-records">{t('ledger.records')}</label>
      <span className="muted" id="handout-records-hint">
        {t('ledger.recordsHint')}
      </span>
      <Input.TextArea
        id="handout-records"
        rows={4}
        value={value}
        status={error === undefined ? '' : 'error'}
        aria-invalid={error !== undefined}
        aria-describedby={
          error === undefined
            ? 'handout-records-hint'
            : 'handout-records-hint handout-records-error'
        }
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <span className="error" id="handout-records-error">
          {error}
        </span>
      )}
    </div>
  );
}

export function HandOutDialog({
  onDone,
  onClose,
}: {
  onDone: (records: number) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  const queryClient = useQueryClient();
  const [by, setBy] = useState<By>('person');
  const [person, setPerson] = useState<string>();
  const [written, setWritten] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { records, wrong } = recordLines(written);
  const recordsError =
    wrong.length > 0
      ? t('ledger.badRecords', { lines: wrong.join('、') })
      : records.length === 0
        ? t('ledger.needRecords')
        : undefined;
  const check = (): readonly FormProblem[] => {
    setChecked(true);
    if (by === 'person')
      return person === undefined
        ? [{ id: 'known-person', label: t('ledger.person'), message: t('ledger.needPerson') }]
        : [];
    return recordsError === undefined
      ? []
      : [{ id: 'handout-records', label: t('ledger.records'), message: recordsError }];
  };
  return (
    <ActDialog
      title={t('ledger.handOutTitle')}
      fields={[
        { name: 'recipient', label: t('ledger.recipient') },
        {
          name: 'purpose',
          label: t('ledger.purpose'),
          hint: t('ledger.handOutPurposeHint'),
          kind: 'long',
        },
        { name: 'documentNo', label: t('ledger.documentNo'), isOptional: true },
      ]}
      submit={t('ledger.proposeHandOut')}
      lead={
        <>
          <p>{t('ledger.handOutHint')}</p>
          <fieldset className="choice-group">
            <legend>{t('ledger.handOutWhat')}</legend>
            <Radio.Group
              value={by}
              onChange={(event) => setBy(event.target.value as By)}
              options={(['person', 'records'] as const).map((one) => ({
                value: one,
                label: t(`ledger.handOutBy.${one}`),
              }))}
            />
          </fieldset>
          {by === 'person' ? (
            <KnownPerson
              label={t('ledger.person')}
              hint={t('ledger.personHint')}
              value={person}
              error={isChecked && person === undefined ? t('ledger.needPerson') : undefined}
              onChange={setPerson}
            />
          ) : (
            <RecordNumbers
              value={written}
              error={isChecked ? recordsError : undefined}
              onChange={setWritten}
            />
          )}
        </>
      }
      checkRest={check}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { records: count } = await sign(() =>
          call('ledger', 'handOut', {
            body: {
              ...(by === 'person' ? { person: person as Id<'person'> } : { records: [...records] }),
              recipient: values['recipient'] ?? '',
              purpose: values['purpose'] ?? '',
              documentNo: orNull(values['documentNo']),
            },
            idempotencyKey,
          }),
        );
        await queryClient.invalidateQueries({ queryKey: ['ledger'] });
        onDone(count);
      }}
    >
      <p className="muted">{t('ledger.twoPersons')}</p>
    </ActDialog>
  );
}
