// The acts on a worksheet, one dialog each: told, answered, proposed, returned, decided, dropped.
import type { Worksheet } from '@jinze/contracts';
import { addDays, civilDate, FULL_TEXT } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';
import { draftOf } from './act-draft.ts';
import { useActed } from './use-acted.ts';

export interface SheetActProps {
  readonly sheet: Worksheet;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

export const day = (value: string | undefined) => (value ?? '') as never;
const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
export const params = (sheet: Worksheet) => ({ worksheetId: sheet.id });

/** How long somebody has to answer, unless another day is chosen. */
const ANSWER_DAYS = 10;

export function TellDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.acts.tell')}
      draftKey={draftOf(sheet, 'tell')}
      fields={[
        { name: 'on', label: t('accountability.toldOn'), kind: 'date' },
        {
          name: 'answerBy',
          label: t('accountability.answerBy'),
          hint: t('accountability.answerByHint'),
          kind: 'date',
        },
        { name: 'documentNo', label: t('accountability.tellNo'), isOptional: true },
      ]}
      initial={{ on: today(), answerBy: addDays(civilDate(today()), ANSWER_DAYS) }}
      submit={t('accountability.acts.tell')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'tell', {
          params: params(sheet),
          body: {
            version: sheet.version,
            on: day(values['on']),
            answerBy: day(values['answerBy']),
            documentNo: orNull(values['documentNo']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.done.tell'));
      }}
    >
      <p className="muted">{t('accountability.tellNote')}</p>
    </ActDialog>
  );
}

const useSaid = (): readonly FieldDefinition[] => {
  const { t } = useTranslation();
  return [
    { name: 'content', label: t('accountability.statement'), kind: 'long', most: FULL_TEXT },
    {
      name: 'evidence',
      label: t('accountability.statementEvidence'),
      hint: t('accountability.statementEvidenceHint'),
      kind: 'long',
      isOptional: true,
    },
  ];
};

/** By the person themselves, who shows again who they are. */
export function StateDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const fields = useSaid();
  return (
    <ActDialog
      title={t('accountability.acts.state')}
      draftKey={draftOf(sheet, 'state')}
      fields={fields}
      submit={t('accountability.acts.state')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('accountability', 'state', {
            params: params(sheet),
            body: {
              version: sheet.version,
              content: values['content'] ?? '',
              evidence: linesOf(values['evidence']),
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.done.state'));
      }}
    >
      <p className="muted">{t('accountability.stateNote')}</p>
    </ActDialog>
  );
}

export function PaperDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const said = useSaid();
  return (
    <ActDialog
      title={t('accountability.acts.paper')}
      draftKey={draftOf(sheet, 'paper')}
      fields={[
        ...said,
        { name: 'on', label: t('accountability.statedOn'), kind: 'date' },
        { name: 'custodian', label: t('accountability.custodian') },
        { name: 'paperNo', label: t('accountability.paperNo') },
      ]}
      initial={{ on: today() }}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'paperStatement', {
          params: params(sheet),
          body: {
            version: sheet.version,
            content: values['content'] ?? '',
            evidence: linesOf(values['evidence']),
            on: day(values['on']),
            custodian: values['custodian'] ?? '',
            paperNo: values['paperNo'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.done.paper'));
      }}
    />
  );
}

export function ReturnDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  return (
    <ActDialog
      title={t('accountability.acts.return')}
      draftKey={draftOf(sheet, 'return')}
      fields={[
        { name: 'on', label: t('accountability.returnedOn'), kind: 'date' },
        { name: 'reason', label: t('accountability.returnReason'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.acts.return')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('accountability', 'returnProposal', {
            params: params(sheet),
            body: {
              version: sheet.version,
              on: day(values['on']),
              reason: values['reason'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.done.return'));
      }}
    />
  );
}

export function DropDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.acts.drop')}
      draftKey={draftOf(sheet, 'drop')}
      fields={[{ name: 'reason', label: t('accountability.dropReason'), kind: 'long' }]}
      submit={t('accountability.acts.drop')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'drop', {
          params: params(sheet),
          body: { version: sheet.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t('accountability.done.drop'));
      }}
    />
  );
}
