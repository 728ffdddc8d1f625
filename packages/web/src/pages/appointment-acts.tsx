// The dialogs of changes to who holds which post: leaving, correcting, a change of portfolio, an arrival.
import type { AppointmentHistory, PostHistory } from '@jinze/contracts';
import type { Manner } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import type { FieldDefinition } from '../components/form-page.tsx';
import type { AppointmentAct } from './appointment-history.tsx';

interface Closing {
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const MANNER_IDS: readonly Manner[] = ['full', 'presiding', 'acting', 'ab-holder'];
const orNull = (value: string | undefined) => {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
};
const listed = (value: string | undefined) =>
  (value ?? '')
    .split(/[、；;，,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
const memberOf = (value: string | undefined) =>
  value === 'yes' ? true : value === 'no' ? false : null;

function useSharedFields(): {
  manner: FieldDefinition;
  member: FieldDefinition;
  document: FieldDefinition;
} {
  const { t } = useTranslation();
  return {
    manner: {
      name: 'manner',
      label: t('posts.mannerLabel'),
      kind: 'choice',
      choices: MANNER_IDS.map((value) => ({ value, label: t(`posts.manner.${value}`) })),
    },
    member: {
      name: 'member',
      label: t('posts.member'),
      kind: 'choice',
      choices: [
        { value: 'yes', label: t('posts.memberYes') },
        { value: 'no', label: t('posts.memberNo') },
        { value: 'unknown', label: t('posts.memberUnknown') },
      ],
    },
    document: { name: 'documentNo', label: t('posts.documentNo'), isOptional: true },
  };
}

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

function KnownPerson({
  region,
  value,
  onChange,
}: {
  region: string;
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'roster', region, 'choose', search],
    queryFn: () =>
      call('posts', 'roster', { query: { region: region as never, search, limit: 20 } }),
    enabled: search.length > 0,
  });
  return (
    <div className="field">
      <label htmlFor="known-person">{t('posts.appointKnown')}</label>
      <Select
        id="known-person"
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        {...(value === undefined ? {} : { value })}
        options={(people.data?.items ?? []).map((line) => ({
          value: line.personId,
          label: `${line.personName}（${line.organName} ${line.postTitle}）`,
        }))}
        onChange={(chosen: string | undefined) => onChange(chosen)}
      />
    </div>
  );
}

export function AppointDialog({ post, onDone, onClose }: Closing & { post: PostHistory }) {
  const { t } = useTranslation();
  const { manner, member, document } = useSharedFields();
  const [known, setKnown] = useState<string>();
  return (
    <ActDialog
      title={t('posts.appointTitle', { post: post.title })}
      fields={[
        {
          name: 'name',
          label: t('posts.appointName'),
          hint: t('posts.appointHint'),
          isOptional: known !== undefined,
        },
        { name: 'from', label: t('posts.from'), kind: 'date' },
        manner,
        member,
        document,
        { name: 'fields', label: t('posts.fieldsLabel'), isOptional: true },
        { name: 'fieldsDocumentNo', label: t('posts.fieldsDocumentNo'), isOptional: true },
      ]}
      initial={{ from: today(), manner: 'full', member: 'unknown' }}
      submit={t('posts.appoint')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('posts', 'appoint', {
          params: { postId: post.postId },
          body: {
            person:
              known === undefined
                ? { name: values['name'] ?? '' }
                : { id: known as AppointmentHistory['personId'] },
            from: (values['from'] ?? '') as never,
            manner: (values['manner'] ?? 'full') as Manner,
            documentNo: orNull(values['documentNo']),
            isCommitteeMember: memberOf(values['member']),
            portfolios: listed(values['fields']),
            portfolioDocumentNo: orNull(values['fieldsDocumentNo']),
          },
          idempotencyKey,
        });
        onDone(t('posts.appointedNotice'));
      }}
    >
      <KnownPerson region={post.regionPath} value={known} onChange={setKnown} />
    </ActDialog>
  );
}

export function AppointmentDialog({
  act,
  ...props
}: Closing & { act: AppointmentAct; appointment: AppointmentHistory }) {
  if (act === 'leave') return <LeaveDialog {...props} />;
  return act === 'correct' ? <CorrectDialog {...props} /> : <PortfoliosDialog {...props} />;
}
