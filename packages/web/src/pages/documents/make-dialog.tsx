// Making a document: what the record does not say is filled in, then a number is taken or it goes round as a draft.
import type { AskedKind, DocumentForm, DocumentKind } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, fetchFile, saveFile } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { formOf } from './form-query.ts';
import { numberFields, numberOf } from './number-fields.ts';
import './documents.css';

const FIELD_KINDS = {
  line: 'text',
  text: 'long',
  lines: 'long',
  date: 'date',
} as const satisfies Record<AskedKind, FieldDefinition['kind']>;

const askedFields = (form: DocumentForm, t: TFunction): FieldDefinition[] =>
  form.asked.map(({ name, kind, isNeeded }) => ({
    name,
    label: t(`papers.asked.${name}`),
    kind: FIELD_KINDS[kind],
    isOptional: !isNeeded,
    ...(kind === 'lines' ? { hint: t('papers.linesHint') } : {}),
    ...(kind === 'line' ? { most: 120 } : {}),
    ...(kind === 'text' || kind === 'lines' ? { most: FULL_TEXT } : {}),
  }));

/** To whom it goes and who prints it: what bears no number has neither. */
const goingOutFields = (t: TFunction): FieldDefinition[] => [
  {
    name: 'addressees',
    label: t('papers.addressees'),
    hint: t('papers.addresseesHint'),
    kind: 'long',
    isOptional: true,
  },
  {
    name: 'copiesTo',
    label: t('papers.copiesTo'),
    hint: t('papers.copiesToHint'),
    kind: 'long',
    isOptional: true,
  },
  {
    name: 'printedBy',
    label: t('papers.printedBy'),
    hint: t('papers.printedByHint'),
    isOptional: true,
  },
  {
    name: 'printedOn',
    label: t('papers.printedOn'),
    hint: t('papers.printedOnHint'),
    kind: 'date',
    isOptional: true,
  },
];

const organsField = (t: TFunction): FieldDefinition => ({
  name: 'organs',
  label: t('papers.organs'),
  hint: t('papers.organsHint'),
  kind: 'long',
});

/** Who issues it, to whom, and on which day; who issues one's own is not asked. */
const issuingFields = ({ isNumbered, isOwn }: DocumentForm, t: TFunction): FieldDefinition[] => [
  ...(isOwn ? [] : [organsField(t)]),
  ...(isNumbered ? goingOutFields(t) : []),
  { name: 'dated', label: t('papers.dated'), kind: 'date' },
];

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const initialOf = (form: DocumentForm): Record<string, string> => ({
  ...Object.fromEntries(form.asked.map(({ name, suggested }) => [name, suggested])),
  organs: form.organs.join('\n'),
  addressees: form.addressees.join('\n'),
  printedBy: form.isNumbered ? (form.organs[0] ?? '') : '',
  dated: today(),
  number: form.isNumbered && form.ownNumber !== null ? 'own' : 'none',
});

/** As the server takes it, to be made or to be looked at. */
const makingOf = (
  form: DocumentForm,
  part: string | undefined,
  values: Readonly<Record<string, string>>,
) => ({
  kind: form.kind,
  stream: form.stream,
  of: form.of,
  part,
  version: form.version,
  dated: (values['dated'] ?? '') as never,
  organs: linesOf(values['organs']),
  addressees: linesOf(values['addressees']),
  copiesTo: linesOf(values['copiesTo']),
  printedBy: orNull(values['printedBy']),
  printedOn: orNull(values['printedOn']) as never,
  answers: Object.fromEntries(form.asked.map(({ name }) => [name, values[name]?.trim() ?? ''])),
  number: numberOf(form, values),
});

/** The pages before they are made. */
function Looked({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      width={960}
      style={{ top: 24 }}
      title={t('papers.lookTitle')}
      footer={<Button onClick={onClose}>{t('app.close')}</Button>}
      onCancel={onClose}
    >
      <p className="muted">{t('papers.lookHint')}</p>
      <iframe
        className="paper-preview in-dialog"
        title={t('papers.preview')}
        src={`${address}#navpanes=0&view=FitH`}
      />
    </Modal>
  );
}

function Form({
  form,
  part,
  onClose,
}: {
  form: DocumentForm;
  part: string | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [looked, setLooked] = useState<string>();
  const look = async (values: Readonly<Record<string, string>>) => {
    const body = makingOf(form, part, values);
    if (!navigator.pdfViewerEnabled) return saveFile('documents', 'preview', { body });
    setLooked(URL.createObjectURL((await fetchFile('documents', 'preview', { body })).file));
  };
  const leave = (address: string) => {
    URL.revokeObjectURL(address);
    setLooked(undefined);
  };
  return (
    <>
      <ActDialog
        title={t('papers.makeTitle', { kind: t(`papers.kinds.${form.kind}`) })}
        fields={(values) => [
          ...askedFields(form, t),
          ...issuingFields(form, t),
          ...numberFields(form, values, t),
        ]}
        initial={initialOf(form)}
        lead={
          <>
            <p className="muted">
              {t('papers.makeHint')}
              {form.isDraft && t('papers.draftOnly')}
              {form.isOwn && t('papers.ownOrgans', { organs: form.organs.join('、') })}
            </p>
            {form.uncompared.length > 0 && (
              <p className="conflict">
                {t('papers.uncompared', { articles: form.uncompared.join('、') })}
              </p>
            )}
          </>
        }
        submit={t('papers.make')}
        look={{ label: t('papers.look'), onLook: look }}
        onClose={onClose}
        onSubmit={async (values, idempotencyKey) => {
          const made = await call('documents', 'make', {
            body: makingOf(form, part, values),
            idempotencyKey,
          });
          await queryClient.invalidateQueries({ queryKey: ['documents'] });
          await navigate({ to: '/documents/$documentId', params: { documentId: made.id } });
        }}
      />
      {looked !== undefined && <Looked address={looked} onClose={() => leave(looked)} />}
    </>
  );
}

export function MakeDialog({
  onClose,
  ...asked
}: {
  kind: DocumentKind;
  stream: string;
  of: string;
  /** Which conclusion of the record, where it is a sheet of one. */
  part?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useQuery(formOf(asked, () => call('documents', 'form', { query: asked })));
  if (form.data !== undefined) return <Form form={form.data} part={asked.part} onClose={onClose} />;
  return (
    <Modal
      open
      footer={null}
      title={t('papers.makeTitle', { kind: t(`papers.kinds.${asked.kind}`) })}
      onCancel={onClose}
    >
      {form.isError ? (
        <ErrorState error={form.error} onRetry={() => void form.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </Modal>
  );
}
