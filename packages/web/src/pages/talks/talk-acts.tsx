// The acts of a talk, one dialog each: what was done is recorded with its day and number.
import type { Talk } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { useDue } from './due-fields.tsx';

export interface ActProps {
  readonly talk: Talk;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** After an act everything that shows talks is read again. */
function useDone({ onDone }: ActProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return async (
    act: 'change' | 'approve' | 'notify' | 'hold' | 'report' | 'verify' | 'withdraw',
  ) => {
    await queryClient.invalidateQueries({ queryKey: ['talks'] });
    await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
    onDone(t(`talks.done.${act}`));
  };
}

const params = (talk: Talk) => ({ talkId: talk.id });
const day = (value: string | undefined) => (value ?? '') as never;

export function ChangeDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  return (
    <ActDialog
      title={t('talks.acts.change')}
      fields={[
        { name: 'talkerOrgan', label: t('talks.talkerOrgan') },
        { name: 'talker', label: t('talks.talker'), hint: t('talks.talkerHint') },
        { name: 'matters', label: t('talks.matters'), kind: 'long' },
      ]}
      initial={{ talkerOrgan: talk.talkerOrgan, talker: talk.talker, matters: talk.matters }}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'change', {
          params: params(talk),
          body: {
            version: talk.version,
            talkerOrgan: values['talkerOrgan'] ?? '',
            talker: values['talker'] ?? '',
            matters: values['matters'] ?? '',
          },
          idempotencyKey,
        });
        await done('change');
      }}
    />
  );
}

export function ApproveDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  return (
    <ActDialog
      title={t('talks.acts.approve')}
      fields={[
        { name: 'by', label: t('talks.approvedBy'), hint: t('talks.approvedByHint') },
        { name: 'on', label: t('talks.approvedOn'), kind: 'date' },
        { name: 'documentNo', label: t('talks.approvalNo') },
      ]}
      initial={{ on: today() }}
      submit={t('talks.acts.approve')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'approve', {
          params: params(talk),
          body: {
            version: talk.version,
            by: values['by'] ?? '',
            on: day(values['on']),
            documentNo: values['documentNo'] ?? '',
          },
          idempotencyKey,
        });
        await done('approve');
      }}
    >
      {talk.needsApproval && <p className="muted">{t('talks.needsApproval')}</p>}
    </ActDialog>
  );
}

export function NotifyDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  const isMoved = talk.state === 'notified';
  return (
    <ActDialog
      title={t(isMoved ? 'talks.acts.move' : 'talks.acts.notify')}
      fields={[
        { name: 'documentNo', label: t('talks.noticeNo') },
        { name: 'on', label: t('talks.noticeOn'), kind: 'date' },
        { name: 'meetOn', label: t('talks.meetOn'), kind: 'date' },
        {
          name: 'meetTime',
          label: t('talks.meetTime'),
          hint: t('talks.timeHint'),
          isOptional: true,
        },
        { name: 'meetPlace', label: t('talks.meetPlace') },
        {
          name: 'note',
          label: t(isMoved ? 'talks.moveReason' : 'talks.note'),
          kind: 'long',
          isOptional: !isMoved,
        },
      ]}
      initial={{
        documentNo: talk.notice?.documentNo ?? '',
        on: today(),
        meetTime: talk.notice?.meetTime ?? '',
        meetPlace: talk.notice?.meetPlace ?? '',
      }}
      submit={t(isMoved ? 'talks.acts.move' : 'talks.acts.notify')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'notify', {
          params: params(talk),
          body: {
            version: talk.version,
            documentNo: values['documentNo'] ?? '',
            on: day(values['on']),
            meetOn: day(values['meetOn']),
            meetTime: orNull(values['meetTime'])?.replace('：', ':').padStart(5, '0') ?? null,
            meetPlace: values['meetPlace'] ?? '',
            note: orNull(values['note']),
          },
          idempotencyKey,
        });
        await done('notify');
      }}
    >
      <p className="muted">{t('talks.notifyHint')}</p>
    </ActDialog>
  );
}

/** The day it was called for, once that is there. */
function heldOnOf({ notice }: Talk): string {
  return notice === null || notice.meetOn > today() ? today() : notice.meetOn;
}

export function HoldDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  const { check, due, fields, placeOf } = useDue();
  return (
    <ActDialog
      title={t('talks.acts.hold')}
      fields={[
        { name: 'on', label: t('talks.heldOn'), kind: 'date' },
        { name: 'documentNo', label: t('talks.minutesNo'), isOptional: true },
        { name: 'minutes', label: t('talks.minutes'), kind: 'long', most: 10_000 },
        {
          name: 'statement',
          label: t('talks.statement'),
          hint: t('talks.statementHint'),
          kind: 'long',
        },
        { name: 'measures', label: t('talks.measures'), kind: 'long' },
      ]}
      initial={{ on: heldOnOf(talk) }}
      submit={t('talks.acts.hold')}
      checkRest={check}
      placeOf={placeOf}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'hold', {
          params: params(talk),
          body: {
            version: talk.version,
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
            minutes: values['minutes'] ?? '',
            statement: values['statement'] ?? '',
            measures: values['measures'] ?? '',
            deadline: due(),
          },
          idempotencyKey,
        });
        await done('hold');
      }}
    >
      {fields}
    </ActDialog>
  );
}

export function ReportDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  return (
    <ActDialog
      title={t('talks.acts.report')}
      fields={[
        { name: 'on', label: t('talks.reportOn'), kind: 'date' },
        { name: 'documentNo', label: t('talks.reportNo'), isOptional: true },
        { name: 'content', label: t('talks.reportContent'), kind: 'long', most: 10_000 },
      ]}
      initial={{ on: today() }}
      submit={t('talks.acts.report')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'report', {
          params: params(talk),
          body: {
            version: talk.version,
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
            content: values['content'] ?? '',
          },
          idempotencyKey,
        });
        await done('report');
      }}
    >
      <p className="muted">{t('talks.reportHint')}</p>
    </ActDialog>
  );
}

/** One act with two results: closed, or waited for until another day. */
export function VerifyDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  const [result, setResult] = useState<'passed' | 'returned'>('passed');
  const { check, due, fields, placeOf } = useDue();
  return (
    <ActDialog
      title={t('talks.acts.verify')}
      fields={[
        { name: 'on', label: t('talks.verifiedOn'), kind: 'date' },
        { name: 'verifier', label: t('talks.verifier'), hint: t('talks.verifierHint') },
        { name: 'note', label: t('talks.verifyNote'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('talks.acts.verify')}
      checkRest={() => (result === 'returned' ? check() : [])}
      placeOf={placeOf}
      onClose={onClose}
      lead={
        <Segmented
          aria-label={t('talks.result')}
          value={result}
          options={(['passed', 'returned'] as const).map((value) => ({
            value,
            label: t(`talks.results.${value}`),
          }))}
          onChange={setResult}
        />
      }
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'verify', {
          params: params(talk),
          body: {
            version: talk.version,
            on: day(values['on']),
            verifier: values['verifier'] ?? '',
            note: values['note'] ?? '',
            result:
              result === 'passed' ? { kind: 'passed' } : { kind: 'returned', deadline: due() },
          },
          idempotencyKey,
        });
        await done('verify');
      }}
    >
      {result === 'returned' ? fields : null}
    </ActDialog>
  );
}

export function WithdrawDialog(props: ActProps) {
  const { t } = useTranslation();
  const { talk, onClose } = props;
  const done = useDone(props);
  return (
    <ActDialog
      title={t('talks.acts.withdraw')}
      fields={[{ name: 'reason', label: t('talks.withdrawReason'), kind: 'long' }]}
      submit={t('talks.acts.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('talks', 'withdraw', {
          params: params(talk),
          body: { version: talk.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await done('withdraw');
      }}
    />
  );
}
