// The acts of an exercise, each in its dialog: what leads on, what returns it, what ends it.
import type { AssessmentAct, AssessmentExercise } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { termWord } from './assessment-words.tsx';
import { dayIn, planIn, usePlanFields } from './plan-form.tsx';

/** Those with a page or list of their own are not here. */
export const DIALOGS = [
  'change',
  'open-self-assessment',
  'open-scoring',
  'close-scoring',
  'propose',
  'approve',
  'notify',
  'finalise',
  'return',
  'cancel',
] as const satisfies readonly AssessmentAct[];
export type DialogAct = (typeof DIALOGS)[number];

type Values = Readonly<Record<string, string>>;

function useFields(act: DialogAct, one: AssessmentExercise): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const plan = usePlanFields();
  const on: FieldDefinition = { name: 'on', label: t('assessments.on'), kind: 'date' };
  const reason: FieldDefinition = { name: 'reason', label: t('assessments.reason'), kind: 'long' };
  switch (act) {
    case 'change':
      return plan;
    case 'approve':
      return [
        {
          name: 'organ',
          label: t('assessments.approvingOrgan'),
          hint: t('assessments.approveHint'),
        },
        { name: 'documentNo', label: t('assessments.documentNo') },
        on,
      ];
    case 'notify':
      return [on];
    case 'return':
    case 'cancel':
      return [reason];
    case 'close-scoring':
      return (one.progress?.marksMissing ?? 0) > 0 ? [reason] : [];
    case 'open-self-assessment':
    case 'open-scoring':
    case 'propose':
    case 'finalise':
      return [];
  }
}

function perform(act: DialogAct, one: AssessmentExercise, values: Values, idempotencyKey: string) {
  const params = { assessmentId: one.id };
  const { version } = one;
  const plain = { params, body: { version }, idempotencyKey };
  const reason = values['reason'] ?? '';
  const on = dayIn(values['on']);
  switch (act) {
    case 'change':
      return call('assessments', 'change', {
        params,
        body: { version, ...planIn(values) },
        idempotencyKey,
      });
    case 'open-self-assessment':
      return call('assessments', 'openSelfAssessment', plain);
    case 'open-scoring':
      return call('assessments', 'openScoring', plain);
    case 'close-scoring':
      return call('assessments', 'closeScoring', {
        params,
        body: { version, reason: reason === '' ? null : reason },
        idempotencyKey,
      });
    case 'propose':
      return call('assessments', 'propose', plain);
    case 'finalise':
      return call('assessments', 'finalise', plain);
    case 'approve':
      return call('assessments', 'approve', {
        params,
        body: { version, on, organ: values['organ'] ?? '', documentNo: values['documentNo'] ?? '' },
        idempotencyKey,
      });
    case 'notify':
      return call('assessments', 'notify', { params, body: { version, on }, idempotencyKey });
    case 'return':
      return call('assessments', 'return', { params, body: { version, reason }, idempotencyKey });
    case 'cancel':
      return call('assessments', 'cancel', { params, body: { version, reason }, idempotencyKey });
  }
}

const initialOf = (act: DialogAct, one: AssessmentExercise): Values =>
  act === 'change'
    ? {
        title: one.title,
        from: one.from,
        to: one.to,
        selfBy: one.selfBy,
        scoringBy: one.scoringBy,
        proposeBy: one.proposeBy,
        objectionDays: String(one.objectionDays),
        objectionUnit: one.objectionUnit,
        objectionBasis: one.objectionBasis,
        isBlind: one.isBlind ? 'yes' : 'no',
        settling: one.settling,
        settlingBasis: one.settlingBasis ?? '',
      }
    : { on: today() };

export function AssessmentDialog({
  one,
  act,
  onClose,
  onDone,
}: {
  one: AssessmentExercise;
  act: DialogAct;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const fields = useFields(act, one);
  return (
    <ActDialog
      title={t(`assessments.acts.${act}`)}
      {...(fields.length > 0 ? { draftKey: `jinze.draft.assessment.${one.id}.${act}` } : {})}
      fields={fields}
      initial={initialOf(act, one)}
      lead={<p className="muted">{t(`assessments.actHints.${act}`, { term: termWord(one, t) })}</p>}
      submit={t(`assessments.acts.${act}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await perform(act, one, values, idempotencyKey);
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t(`assessments.done.${act}`));
      }}
    />
  );
}
