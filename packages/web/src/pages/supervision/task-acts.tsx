// The dialogs of a task, one act each.
import type { Task, TaskAct } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { EvidenceChoice } from './evidence-choice.tsx';

/** What opens a dialog; the others act at once or on a page of their own. */
export type DialogAct = Exclude<TaskAct, 'accept' | 'change' | 'split'>;
type Values = Readonly<Record<string, string>>;
interface Dialog {
  readonly fields: readonly FieldDefinition[];
  readonly initial?: Values;
  readonly hint?: string;
  readonly title?: string;
  readonly send: (values: Values, idempotencyKey: string) => Promise<unknown>;
}

const day = (value: string | undefined) => (value ?? '') as never;

/** What each act asks for and how it is sent. */
function useDialog(act: DialogAct, task: Task, records: readonly string[]): Dialog {
  const { t } = useTranslation();
  const params = { taskId: task.id };
  const { version } = task;
  const chosen = [...records] as never[];
  const long = (name: string, label: string, hint?: string): FieldDefinition => ({
    name,
    label,
    kind: 'long',
    ...(hint === undefined ? {} : { hint }),
  });
  switch (act) {
    case 'approve':
      return {
        fields: [
          { name: 'by', label: t('supervision.approvedBy'), hint: t('supervision.approvedByHint') },
          { name: 'on', label: t('supervision.approvedOn'), kind: 'date' },
          { name: 'documentNo', label: t('supervision.approvalNo') },
          {
            name: 'plan',
            label: t('supervision.planRef'),
            hint: t('supervision.planHint'),
            isOptional: !task.approvalNeed.isNeeded,
          },
        ],
        initial: { on: today() },
        send: (values, idempotencyKey) =>
          call('supervision', 'approve', {
            params,
            body: {
              version,
              by: values['by'] ?? '',
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              plan: orNull(values['plan']),
            },
            idempotencyKey,
          }),
      };
    case 'issue':
      return {
        fields: [
          { name: 'signedBy', label: t('supervision.signer'), hint: t('supervision.signerHint') },
          { name: 'documentNo', label: t('supervision.issueNo'), isOptional: true },
        ],
        hint: t('supervision.issueHint'),
        send: (values, idempotencyKey) =>
          call('supervision', 'issue', {
            params,
            body: {
              version,
              signedBy: values['signedBy'] ?? '',
              documentNo: orNull(values['documentNo']),
            },
            idempotencyKey,
          }),
      };
    case 'progress':
      return {
        fields: [long('text', t('supervision.progressText'))],
        send: (values, idempotencyKey) =>
          call('supervision', 'progress', {
            params,
            body: { version, text: values['text'] ?? '', records: chosen },
            idempotencyKey,
          }),
      };
    case 'reply':
      return {
        fields: [long('text', t('supervision.replyText'), t('supervision.replyHint'))],
        send: (values, idempotencyKey) =>
          call('supervision', 'reply', {
            params,
            body: { version, text: values['text'] ?? '', records: chosen },
            idempotencyKey,
          }),
      };
    case 'ask-extension':
      return {
        fields: [
          {
            name: 'wantedOn',
            label: t('supervision.wantedOn'),
            hint: t('supervision.wantedHint', { on: task.dueOn }),
            kind: 'date',
          },
          long('reason', t('supervision.reason')),
        ],
        send: (values, idempotencyKey) =>
          call('supervision', 'askExtension', {
            params,
            body: { version, reason: values['reason'] ?? '', wantedOn: day(values['wantedOn']) },
            idempotencyKey,
          }),
      };
    case 'return':
      return {
        fields: [
          long('reason', t('supervision.returnReason')),
          {
            name: 'dueOn',
            label: t('supervision.returnDue'),
            hint: t(
              task.dueOn < today() ? 'supervision.returnDuePassed' : 'supervision.returnDueHint',
              { on: task.dueOn },
            ),
            kind: 'date',
            isOptional: task.dueOn >= today(),
          },
        ],
        send: (values, idempotencyKey) =>
          call('supervision', 'return', {
            params,
            body: {
              version,
              reason: values['reason'] ?? '',
              dueOn: values['dueOn'] ? day(values['dueOn']) : null,
            },
            idempotencyKey,
          }),
      };
    case 'close':
      return {
        fields: [
          long('verification', t('supervision.verification'), t('supervision.verificationHint')),
        ],
        send: (values, idempotencyKey) =>
          call('supervision', 'close', {
            params,
            body: { version, verification: values['verification'] ?? '' },
            idempotencyKey,
          }),
      };
    case 'withdraw':
      return {
        fields: [long('reason', t('supervision.withdrawReason'))],
        send: (values, idempotencyKey) =>
          call('supervision', 'withdraw', {
            params,
            body: { version, reason: values['reason'] ?? '' },
            idempotencyKey,
          }),
      };
    case 'escalate':
      return {
        title: t('supervision.escalateTitle'),
        fields: [
          { name: 'to', label: t('supervision.escalateTo') },
          long('text', t('supervision.escalateText')),
          { name: 'signedBy', label: t('supervision.escalateSigner') },
          { name: 'signedOn', label: t('supervision.escalateSignedOn'), kind: 'date' },
          { name: 'documentNo', label: t('supervision.issueNo'), isOptional: true },
        ],
        initial: {
          to: task.escalation?.to ?? '',
          text: task.escalation?.text ?? '',
          signedOn: today(),
        },
        hint: t('supervision.escalateHint'),
        send: (values, idempotencyKey) =>
          call('supervision', 'escalate', {
            params,
            body: {
              version,
              to: values['to'] ?? '',
              text: values['text'] ?? '',
              signedBy: values['signedBy'] ?? '',
              signedOn: day(values['signedOn']),
              documentNo: orNull(values['documentNo']),
            },
            idempotencyKey,
          }),
      };
    case 'decide-extension':
      throw new Error('an extension is decided in a dialog of its own');
  }
}

interface DialogProps {
  readonly task: Task;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** After an act, and after one that came too late, everything that shows tasks is read again. */
function useSending({ onDone }: Pick<DialogProps, 'onDone'>) {
  const queryClient = useQueryClient();
  return async (sent: Promise<unknown>) => {
    try {
      await sent;
    } catch (error) {
      if (error instanceof ApiError && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: ['supervision'] });
      throw error;
    }
    await queryClient.invalidateQueries();
    onDone();
  };
}

function PlainDialog(props: DialogProps & { act: Exclude<DialogAct, 'decide-extension'> }) {
  const { t } = useTranslation();
  const { act, task, onClose } = props;
  const [records, setRecords] = useState<readonly string[]>([]);
  const { fields, initial = {}, hint, title, send } = useDialog(act, task, records);
  const sending = useSending(props);
  const words = t(`supervision.acts.${act}`);
  return (
    <ActDialog
      title={title ?? words}
      fields={fields}
      initial={initial}
      submit={words}
      onClose={onClose}
      onSubmit={(values, key) => sending(send(values, key))}
      lead={hint === undefined ? undefined : <p className="muted">{hint}</p>}
    >
      {(act === 'reply' || act === 'progress') && (
        <EvidenceChoice value={records} onChange={setRecords} />
      )}
    </ActDialog>
  );
}

/** Granted with another day, or refused with a reason: the fields go by which. */
function ExtensionDialog(props: DialogProps) {
  const { t } = useTranslation();
  const { task, onClose } = props;
  const [kind, setKind] = useState<'grant' | 'refuse'>('grant');
  const sending = useSending(props);
  const asked = task.extensionList.find(({ state }) => state === 'asked');
  return (
    <ActDialog
      key={kind}
      title={t('supervision.acts.decide-extension')}
      submit={t(`supervision.${kind}`)}
      fields={
        kind === 'grant'
          ? [
              { name: 'on', label: t('supervision.newDue'), kind: 'date' },
              { name: 'answer', label: t('supervision.answer'), kind: 'long', isOptional: true },
            ]
          : [{ name: 'answer', label: t('supervision.answerRefuse'), kind: 'long' }]
      }
      initial={{ on: asked?.wantedOn ?? '' }}
      onClose={onClose}
      lead={
        <>
          {asked !== undefined && (
            <p className="muted">
              {t('supervision.askedFor', {
                by: asked.askedBy,
                on: asked.wantedOn,
                reason: asked.reason,
              })}
            </p>
          )}
          <Segmented
            aria-label={t('supervision.decision')}
            value={kind}
            options={(['grant', 'refuse'] as const).map((value) => ({
              value,
              label: t(`supervision.${value}`),
            }))}
            onChange={setKind}
          />
        </>
      }
      onSubmit={(values, idempotencyKey) =>
        sending(
          call('supervision', 'decideExtension', {
            params: { taskId: task.id },
            body: {
              version: task.version,
              decision:
                kind === 'grant'
                  ? { kind, on: day(values['on']), answer: orNull(values['answer']) }
                  : { kind, answer: values['answer'] ?? '' },
            },
            idempotencyKey,
          }),
        )
      }
    />
  );
}

export function TaskDialog({ act, ...props }: DialogProps & { act: DialogAct }) {
  return act === 'decide-extension' ? (
    <ExtensionDialog {...props} />
  ) : (
    <PlainDialog {...props} act={act} />
  );
}
