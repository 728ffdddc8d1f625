// The dialogs of the acts on sections: approval, issue, objection. Each is signed and sent once.

import type { Id } from '@jinze/kernel';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { FormPage } from '../components/form-page.tsx';
import { useSigning } from '../shell/signing.tsx';

interface Chosen {
  readonly id: Id<'section'>;
  readonly version: number;
}

interface DialogProps {
  readonly sections: readonly Chosen[];
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
}

/** One key for as long as the dialog is open: sending again after a lost answer does not act twice. */
function useActKey(): string {
  const [key] = useState(newKey);
  return key;
}

function chosenOf(sections: readonly Chosen[]) {
  return sections.map(({ id, version }) => ({ id, version }));
}

export function ApprovalDialog({ sections, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const sign = useSigning();
  const idempotencyKey = useActKey();
  return (
    <Modal
      open
      title={`${t('duties.approve')}（${t('duties.chosen', { count: sections.length })}）`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormPage
        draftKey="jinze.draft.approval"
        fields={[
          { name: 'meeting', label: t('duties.meeting'), hint: t('duties.meetingHint') },
          { name: 'on', label: t('duties.on'), kind: 'date' },
          { name: 'documentNo', label: t('duties.documentNo') },
        ]}
        initial={{ on: today() }}
        submit={t('duties.approve')}
        onCancel={onClose}
        onSubmit={async (values) => {
          const approval = {
            meeting: values['meeting'] ?? '',
            on: (values['on'] ?? '') as never,
            documentNo: values['documentNo'] ?? '',
          };
          const result = await sign(() =>
            call('duties', 'approve', {
              body: { sections: chosenOf(sections), approval },
              idempotencyKey,
            }),
          );
          onDone(result.changed);
        }}
      />
    </Modal>
  );
}

export function IssueDialog({ sections, onDone, onClose }: DialogProps) {
  const { t } = useTranslation();
  const sign = useSigning();
  const idempotencyKey = useActKey();
  return (
    <Modal
      open
      title={`${t('duties.issue')}（${t('duties.chosen', { count: sections.length })}）`}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <FormPage
        draftKey="jinze.draft.issue"
        fields={[
          { name: 'on', label: t('duties.issueOn'), kind: 'date' },
          { name: 'documentNo', label: t('duties.documentNo') },
        ]}
        initial={{ on: today() }}
        submit={t('duties.issue')}
        onCancel={onClose}
        onSubmit={async (values) => {
          const body = {
            sections: chosenOf(sections),
            on: (values['on'] ?? '') as never,
            documentNo: values['documentNo'] ?? '',
          };
          const result = await sign(() => call('duties', 'issue', { body, idempotencyKey }));
          onDone(result.changed);
        }}
      />
    </Modal>
  );
}

export function ObjectionDialog({
  section,
  onDone,
  onClose,
}: {
  section: Chosen;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const sign = useSigning();
  const idempotencyKey = useActKey();
  return (
    <Modal open title={t('section.objectTitle')} footer={null} onCancel={onClose} destroyOnHidden>
      <FormPage
        draftKey={`jinze.draft.objection.${section.id}`}
        fields={[
          {
            name: 'reason',
            label: t('section.objectReason'),
            hint: t('section.objectHint'),
            kind: 'long',
          },
        ]}
        submit={t('section.object')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await sign(() =>
            call('duties', 'object', {
              params: { sectionId: section.id },
              body: { version: section.version, reason: values['reason'] ?? '' },
              idempotencyKey,
            }),
          );
          onDone();
        }}
      />
    </Modal>
  );
}

/** The person signed on paper: who keeps it; the scan can be added afterwards. */
export function PaperDialog({
  section,
  onDone,
  onClose,
}: {
  section: Chosen;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('section.paperTitle')}
      fields={[
        { name: 'on', label: t('section.signedOn'), kind: 'date' },
        { name: 'custodian', label: t('section.custodian') },
        { name: 'number', label: t('section.paperNo'), isOptional: true },
      ]}
      initial={{ on: today() }}
      submit={t('section.paper')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const number = (values['number'] ?? '').trim();
        await call('duties', 'paper', {
          params: { sectionId: section.id },
          body: {
            version: section.version,
            on: (values['on'] ?? '') as never,
            custodian: values['custodian'] ?? '',
            number: number === '' ? null : number,
          },
          idempotencyKey,
        });
        onDone();
      }}
    >
      <p className="muted">{t('section.paperHint')}</p>
    </ActDialog>
  );
}
