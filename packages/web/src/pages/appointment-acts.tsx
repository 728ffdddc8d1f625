// The dialogs of changes to who holds which post: leaving, correcting, a change of portfolio, withdrawing.
import type { AppointmentHistory } from '@jinze/contracts';
import type { Manner } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { orNull } from '../components/form-values.ts';
import { type Closing, listed, memberOf, useSharedFields } from './appointment-fields.ts';
import type { AppointmentAct } from './appointment-history.tsx';

function LeaveDialog({
  appointment,
  onDone,
  onClose,
}: Closing & { appointment: AppointmentHistory }) {
  const { t } = useTranslation();
  const { document } = useSharedFields();
  return (
    <ActDialog
      title={t('posts.leaveTitle', { name: appointment.personName })}
      fields={[{ name: 'on', label: t('posts.lastDay'), kind: 'date' }, document]}
      initial={{ on: today() }}
      submit={t('posts.leave')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'leave', {
          params: { appointmentId: appointment.appointmentId },
          body: {
            version: appointment.versions[0]?.version ?? 0,
            on: (values['on'] ?? '') as never,
            documentNo: orNull(values['documentNo']),
          },
          idempotencyKey,
        });
        onDone(t('posts.leftNotice'));
      }}
    />
  );
}

function CorrectDialog({
  appointment,
  onDone,
  onClose,
}: Closing & { appointment: AppointmentHistory }) {
  const { t } = useTranslation();
  const { manner, member, document } = useSharedFields();
  const [current] = appointment.versions;
  const known = { true: 'yes', false: 'no', null: 'unknown', undefined: 'unknown' } as const;
  return (
    <ActDialog
      title={t('posts.correctTitle', { name: appointment.personName })}
      fields={[
        { name: 'from', label: t('posts.from'), kind: 'date' },
        { name: 'to', label: t('posts.toOptional'), kind: 'date', isOptional: true },
        manner,
        member,
        document,
        { name: 'reason', label: t('posts.reasonLabel'), kind: 'long' },
      ]}
      initial={{
        from: current?.from ?? '',
        to: current?.to ?? '',
        manner: current?.manner ?? 'full',
        member: known[`${current?.isCommitteeMember}`],
        documentNo: current?.documentNo ?? '',
      }}
      submit={t('posts.correct')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'correct', {
          params: { appointmentId: appointment.appointmentId },
          body: {
            version: current?.version ?? 0,
            from: (values['from'] ?? '') as never,
            to: orNull(values['to']) as never,
            manner: (values['manner'] ?? 'full') as Manner,
            documentNo: orNull(values['documentNo']),
            isCommitteeMember: memberOf(values['member']),
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        onDone(t('posts.correctedNotice'));
      }}
    >
      <p className="muted">{t('posts.correctHint')}</p>
    </ActDialog>
  );
}

function PortfoliosDialog({
  appointment,
  onDone,
  onClose,
}: Closing & { appointment: AppointmentHistory }) {
  const { t } = useTranslation();
  const last = appointment.versions[0]?.to ?? null;
  const current = appointment.portfolios.filter(
    (one) => one.supersededAt === null && (one.to === null || one.to === last),
  );
  return (
    <ActDialog
      title={t('posts.changeFieldsTitle', { name: appointment.personName })}
      fields={[
        {
          name: 'fields',
          label: t('posts.fieldsLabel'),
          hint: t('posts.changeFieldsHint'),
          kind: 'long',
          isOptional: true,
        },
        { name: 'from', label: t('posts.fieldsFrom'), kind: 'date' },
        { name: 'documentNo', label: t('posts.fieldsDocumentNo'), isOptional: true },
        { name: 'reason', label: t('posts.fieldsReason'), isOptional: true },
      ]}
      initial={{ fields: current.map(({ field }) => field).join('、'), from: last ?? today() }}
      submit={t('posts.changeFields')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'portfolios', {
          params: { appointmentId: appointment.appointmentId },
          body: {
            expected: current.map(({ field }) => field),
            from: (values['from'] ?? '') as never,
            fields: listed(values['fields']),
            documentNo: orNull(values['documentNo']),
            reason: orNull(values['reason']),
          },
          idempotencyKey,
        });
        onDone(t('posts.fieldsNotice'));
      }}
    />
  );
}

function WithdrawDialog({
  appointment,
  onDone,
  onClose,
}: Closing & { appointment: AppointmentHistory }) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('posts.withdrawTitle', { name: appointment.personName })}
      fields={[{ name: 'reason', label: t('posts.withdrawReason'), kind: 'long' }]}
      submit={t('posts.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'withdraw', {
          params: { appointmentId: appointment.appointmentId },
          body: {
            version: appointment.versions[0]?.version ?? 0,
            reason: values['reason'] ?? '',
          },
          idempotencyKey,
        });
        onDone(t('posts.withdrawnNotice'));
      }}
    >
      <p className="muted">{t('posts.withdrawHint')}</p>
    </ActDialog>
  );
}

export function AppointmentDialog({
  act,
  ...props
}: Closing & { act: AppointmentAct; appointment: AppointmentHistory }) {
  if (act === 'leave') return <LeaveDialog {...props} />;
  if (act === 'withdraw') return <WithdrawDialog {...props} />;
  return act === 'correct' ? <CorrectDialog {...props} /> : <PortfoliosDialog {...props} />;
}
