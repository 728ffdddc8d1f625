// An earlier day that matters for the chain – a permit, a change of portfolio – recorded with its reason, or taken back.
import type { Accident, ChainMoment, MomentKind } from '@jinze/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { useRefresh } from './use-refresh.ts';

interface Props {
  readonly accident: Accident;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const KINDS: readonly MomentKind[] = ['permit', 'portfolio-change', 'inspection', 'other'];

export function MomentDialog({ accident, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.chain.addMoment')}
      fields={[
        {
          name: 'kind',
          label: t('accidents.chain.momentKind'),
          kind: 'choice',
          choices: KINDS.map((value) => ({
            value,
            label: t(`accidents.chain.momentKinds.${value}`),
          })),
        },
        { name: 'on', label: t('accidents.milestoneFields.on'), kind: 'date' },
        {
          name: 'what',
          label: t('accidents.chain.momentWhat'),
          hint: t('accidents.chain.momentWhatHint'),
        },
        {
          name: 'documentNo',
          label: t('accidents.milestoneFields.documentNo'),
          isOptional: true,
        },
      ]}
      initial={{ kind: 'permit' }}
      submit={t('accidents.chain.addMoment')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'addMoment', {
          params: { accidentId: accident.id },
          body: {
            kind: values['kind'] as MomentKind,
            on: (values['on'] ?? '') as never,
            what: values['what'] ?? '',
            documentNo: orNull(values['documentNo']),
          },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.chain.momentAdded'));
      }}
    />
  );
}

export function WithdrawMoment({
  accident,
  moment,
  onDone,
  onClose,
}: Props & { readonly moment: ChainMoment }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.chain.withdrawMoment', { what: moment.what })}
      fields={[{ name: 'reason', label: t('accidents.withdrawReason'), kind: 'long' }]}
      submit={t('accidents.withdrawEvent')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'withdrawMoment', {
          params: { accidentId: accident.id, momentId: moment.id },
          body: { version: moment.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.chain.momentWithdrawn'));
      }}
    />
  );
}
