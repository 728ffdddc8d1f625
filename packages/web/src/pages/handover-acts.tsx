// The dialogs of a handover: a signature given on paper, and supervision 监交.
import {
  type Handover,
  type HandoverLine,
  type Side,
  SUPERVISION_REASONS,
  type SupervisionReason,
} from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { orNull } from '../components/form-values.ts';

const SIDES: readonly Side[] = ['outgoing', 'incoming'];

export function PaperDialog({
  handover,
  onDone,
  onClose,
}: {
  handover: Handover;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const unsigned = SIDES.flatMap((side) => {
    const party = handover[side];
    return party === null || handover.signed.includes(side) ? [] : [{ side, name: party.name }];
  });
  return (
    <ActDialog
      title={t('handovers.paperTitle')}
      fields={[
        {
          name: 'side',
          label: t('handovers.signer'),
          kind: 'choice',
          choices: unsigned.map(({ side, name }) => ({
            value: side,
            label: `${t(`handovers.${side}`)} ${name}`,
          })),
        },
        { name: 'on', label: t('handovers.signedOn'), kind: 'date' },
        { name: 'custodian', label: t('handovers.custodian') },
        { name: 'number', label: t('handovers.paperNo'), isOptional: true },
      ]}
      initial={{ side: unsigned[0]?.side ?? '', on: today() }}
      submit={t('handovers.recordPaper')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('handovers', 'paper', {
          params: { handoverId: handover.id },
          body: {
            version: handover.version,
            side: values['side'] as Side,
            on: (values['on'] ?? '') as never,
            custodian: values['custodian'] ?? '',
            number: orNull(values['number']),
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries();
        onDone();
      }}
    >
      <p className="muted">{t('handovers.paperHint')}</p>
    </ActDialog>
  );
}

export function SuperviseDialog({
  handovers,
  onDone,
  onClose,
}: {
  handovers: readonly Pick<HandoverLine, 'id' | 'version'>[];
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('handovers.superviseTitle', { count: handovers.length })}
      fields={[
        {
          name: 'reason',
          label: t('handovers.reason'),
          kind: 'choice',
          choices: SUPERVISION_REASONS.map((value) => ({
            value,
            label: t(`handovers.reasons.${value}`),
          })),
        },
        { name: 'note', label: t('handovers.note'), kind: 'long', isOptional: true },
        { name: 'by', label: t('handovers.supervisor') },
        { name: 'on', label: t('handovers.supervisedOn'), kind: 'date' },
      ]}
      initial={{ reason: handovers.length > 1 ? 'term-change' : 'gone', on: today() }}
      submit={t('handovers.supervise')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const done = await call('handovers', 'supervise', {
          body: {
            handovers: handovers.map(({ id, version }) => ({ id, version })),
            by: values['by'] ?? '',
            on: (values['on'] ?? '') as never,
            reason: values['reason'] as SupervisionReason,
            note: orNull(values['note']),
          },
          idempotencyKey,
        });
        await queryClient.invalidateQueries();
        onDone(
          t(done.waiting === 0 ? 'handovers.supervised' : 'handovers.supervisedWaiting', {
            ...done,
          }),
        );
      }}
    >
      <p className="muted">{t('handovers.superviseHint')}</p>
    </ActDialog>
  );
}
