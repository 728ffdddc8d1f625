// One line of a deployment: what is asked of whom, how far it is, and every step that was recorded, corrected ones too.
import type { Deployment, DeploymentAsk, DeploymentStep } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { may, useSession } from '../../shell/session.ts';
import { DueDay } from './ask-columns.tsx';
import { OfWhom, StepRow } from './ask-marks.tsx';
import { isSettled, nextStep } from './ask-standing.ts';
import { StepDialog } from './step-dialog.tsx';

/** What a step says, in one or two lines. */
function StepWords({ step }: { step: DeploymentStep }) {
  const { t } = useTranslation();
  const session = useSession();
  const { kind, result, venue, number, text, reason, statedBy, records } = step;
  const name = result === null ? t(`deployments.step.${kind}`) : t(`deployments.result.${result}`);
  const mayOpenRecords = may(session, 'performance.duty-record');
  return (
    <>
      <strong>{name}</strong> {[venue, number].filter((one) => one !== null).join(' ')}
      {text !== null && <p className="step-text">{text}</p>}
      {reason !== null && (
        <p className="step-text">{t('deployments.saidBecause', { by: statedBy ?? '', reason })}</p>
      )}
      {records.map(({ id, title, occurredOn }) => (
        <p key={id}>
          {t('deployments.linked')}{' '}
          {title === null ? (
            <span className="muted">{t('deployments.linkedClosed')}</span>
          ) : mayOpenRecords ? (
            <Link to="/records/$recordId" params={{ recordId: id }}>
              {occurredOn} {title}
            </Link>
          ) : (
            `${occurredOn ?? ''} ${title}`
          )}
        </p>
      ))}
    </>
  );
}

function StepNotes({ step }: { step: DeploymentStep }) {
  const { t } = useTranslation();
  return (
    <p className="muted step-notes">
      {step.personNames.length > 0 &&
        t('deployments.inPost', { names: step.personNames.join('、') })}{' '}
      <span className="unit">
        {t('deployments.recordedBy', {
          by: step.recordedBy,
          at: writtenInstant(step.recordedAt),
        })}
      </span>{' '}
      {step.capacity === 'liaison' && <span className="tag">{t('deployments.onBehalf')}</span>}{' '}
      {step.lateDays !== null && (
        <span className="tag unchecked">{t('deployments.late', { days: step.lateDays })}</span>
      )}
    </p>
  );
}

/** A step with those whose place it took, the newest first. */
function chainsOf(steps: readonly DeploymentStep[]): (readonly DeploymentStep[])[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const replaced = new Set(steps.flatMap(({ replaces }) => replaces ?? []));
  const heads = steps.filter(({ id }) => !replaced.has(id));
  return heads
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.recordedAt.localeCompare(b.recordedAt))
    .map((head) => {
      const chain: DeploymentStep[] = [];
      for (
        let step: DeploymentStep | undefined = head;
        step !== undefined;
        step = step.replaces === null ? undefined : byId.get(step.replaces)
      )
        chain.push(step);
      return chain;
    });
}

function StepEntry({
  chain,
  onAct,
}: {
  chain: readonly DeploymentStep[];
  onAct: (act: 'correct' | 'withdraw', step: DeploymentStep) => void;
}) {
  const { t } = useTranslation();
  const [step, ...before] = chain;
  if (step === undefined) return null;
  return (
    <li>
      <div className="muted">{step.on}</div>
      {step.isWithdrawal ? (
        <p>
          {t('deployments.stepWithdrawn', {
            step: t(`deployments.step.${step.kind}`),
            reason: step.correctionReason ?? '',
          })}
        </p>
      ) : (
        <StepWords step={step} />
      )}
      <div className="step-foot">
        <StepNotes step={step} />
        {step.may.map((act) => (
          <Button
            key={act}
            className="no-print"
            type="text"
            size="small"
            onClick={() => onAct(act, step)}
          >
            {t(`deployments.act.${act}`)}
          </Button>
        ))}
      </div>
      {before.length > 0 && (
        <details>
          <summary>{t('deployments.before', { count: before.length })}</summary>
          {!step.isWithdrawal && (
            <p>{t('deployments.correctedBecause', { reason: step.correctionReason ?? '' })}</p>
          )}
          <ul className="plain-list">
            {before.map((old) => (
              <li key={old.id}>
                <div className="muted">{old.on}</div>
                <StepWords step={old} />
                <StepNotes step={old} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function WithdrawStepDialog({
  deploymentId,
  ask,
  step,
  onClose,
  onDone,
}: {
  deploymentId: Deployment['id'];
  ask: DeploymentAsk;
  step: DeploymentStep;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return (
    <ActDialog
      title={t('deployments.withdrawStep')}
      fields={[
        {
          name: 'correctionReason',
          label: t('deployments.withdrawalReason'),
          hint: t('deployments.correctionHint'),
          kind: 'long',
        },
      ]}
      submit={t('deployments.act.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('deployments', 'withdrawStep', {
          params: { deploymentId, stepId: step.id },
          body: { version: ask.version, correctionReason: values['correctionReason'] ?? '' },
          idempotencyKey,
        });
        await queryClient.invalidateQueries({ queryKey: ['deployments'] });
        onDone(t('deployments.stepTaken'));
      }}
    />
  );
}

type Dialog =
  | { readonly act: 'add' }
  | { readonly act: 'correct' | 'withdraw'; readonly step: DeploymentStep };

function AskDialog({
  deploymentId,
  ask,
  dialog,
  onClose,
  onDone,
}: {
  deploymentId: Deployment['id'];
  ask: DeploymentAsk;
  dialog: Dialog;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const shared = { deploymentId, ask, onClose, onDone };
  if (dialog.act === 'withdraw') return <WithdrawStepDialog {...shared} step={dialog.step} />;
  return dialog.act === 'add' ? (
    <StepDialog {...shared} kind={nextStep(ask)} />
  ) : (
    <StepDialog {...shared} kind={dialog.step.kind} replaced={dialog.step} />
  );
}

export function AskSection({
  deploymentId,
  ask,
  isMeant,
  onDone,
}: {
  deploymentId: Deployment['id'];
  ask: DeploymentAsk;
  /** The address leads to this line. */
  isMeant: boolean;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  return (
    <section className={isMeant ? 'card stack tight ask-meant' : 'card stack tight'} id={ask.id}>
      <h2 className={ask.ended === null ? undefined : 'struck'}>{ask.what}</h2>
      {ask.ended !== null && (
        <p>
          {t('deployments.ended', {
            at: writtenInstant(ask.ended.at),
            by: ask.ended.by,
            reason: ask.ended.reason,
          })}
        </p>
      )}
      <div className="ask-of">
        <span>
          <OfWhom line={ask} />
        </span>
        <span>
          <span className="muted">{t('deployments.due')}</span> <DueDay line={ask} />
        </span>
      </div>
      <StepRow line={ask} />
      {ask.steps.length > 0 && (
        <ol className="timeline">
          {chainsOf(ask.steps).map((chain) => (
            <StepEntry
              key={chain[0]?.id}
              chain={chain}
              onAct={(act, step) => setDialog({ act, step })}
            />
          ))}
        </ol>
      )}
      {ask.may.includes('add-step') && (
        <div className="row no-print">
          {isSettled(ask) ? (
            <Button onClick={() => setDialog({ act: 'add' })}>{t('deployments.addLater')}</Button>
          ) : (
            <Button type="primary" onClick={() => setDialog({ act: 'add' })}>
              {t(`deployments.do.${nextStep(ask)}`)}
            </Button>
          )}
        </div>
      )}
      {dialog !== undefined && (
        <AskDialog
          deploymentId={deploymentId}
          ask={ask}
          dialog={dialog}
          onClose={() => setDialog(undefined)}
          onDone={(words) => {
            setDialog(undefined);
            onDone(words);
          }}
        />
      )}
    </section>
  );
}
