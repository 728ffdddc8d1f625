// Adding, correcting and withdrawing an event of the timetable: one dialog, its fields follow the kind.
import type { Accident, Milestone } from '@jinze/contracts';
import { MILESTONE_KINDS, type MilestoneKind } from '@jinze/kernel';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { milestoneEntered, milestoneFields, milestoneInitial } from './milestone-input.ts';
import { useRefresh } from './use-refresh.ts';

interface Props {
  readonly accident: Accident;
  /** Absent: a new one. */
  readonly milestone?: Milestone;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

function KindChoice({
  value,
  onChange,
}: {
  value: MilestoneKind;
  onChange: (kind: MilestoneKind) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <label htmlFor="milestone-kind">{t('accidents.milestoneKind')}</label>
      <Select
        id="milestone-kind"
        value={value}
        options={MILESTONE_KINDS.map((kind) => ({
          value: kind,
          label: t(`accidents.milestoneKinds.${kind}`),
        }))}
        onChange={onChange}
      />
      <span className="muted">{t(`accidents.milestoneHints.${value}`)}</span>
    </div>
  );
}

export function MilestoneDialog({ accident, milestone, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<MilestoneKind>(milestone?.kind ?? 'reported');
  const isNew = milestone === undefined;
  const accidentId = accident.id;
  return (
    <ActDialog
      title={
        isNew
          ? t('accidents.addMilestone')
          : t('accidents.correctMilestone', {
              kind: t(`accidents.milestoneKinds.${milestone.kind}`),
            })
      }
      lead={isNew ? <KindChoice value={chosen} onChange={setChosen} /> : undefined}
      fields={[
        ...milestoneFields(chosen, t),
        ...(isNew ? [] : [{ name: 'reason', label: t('accidents.reason'), kind: 'long' as const }]),
      ]}
      initial={isNew ? {} : milestoneInitial(milestone)}
      submit={t(isNew ? 'accidents.addMilestone' : 'accidents.correct')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const facts = milestoneEntered(chosen, values, t);
        if (isNew)
          await call('accidents', 'addMilestone', {
            params: { accidentId },
            body: facts,
            idempotencyKey,
          });
        else
          await call('accidents', 'correctMilestone', {
            params: { accidentId, milestoneId: milestone.id },
            body: { ...facts, version: milestone.version, reason: values['reason'] ?? '' },
            idempotencyKey,
          });
        await refresh();
        onDone(t(isNew ? 'accidents.milestoneAdded' : 'accidents.milestoneCorrected'));
      }}
    />
  );
}

export function WithdrawMilestone({
  accident,
  milestone,
  onDone,
  onClose,
}: Props & { readonly milestone: Milestone }) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  return (
    <ActDialog
      title={t('accidents.withdrawMilestone', {
        kind: t(`accidents.milestoneKinds.${milestone.kind}`),
      })}
      fields={[{ name: 'reason', label: t('accidents.withdrawReason'), kind: 'long' }]}
      submit={t('accidents.withdrawEvent')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accidents', 'withdrawMilestone', {
          params: { accidentId: accident.id, milestoneId: milestone.id },
          body: { version: milestone.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await refresh();
        onDone(t('accidents.milestoneWithdrawn'));
      }}
    >
      <p className="muted">{t('accidents.withdrawMilestoneHint')}</p>
    </ActDialog>
  );
}
