// Recording a step in three taps: the kind is proposed, the day is today, and the usual ways are there to be tapped.
import {
  ASK_RESULTS,
  type AskLine,
  type AskResult,
  type DeploymentStep,
  type StepKind,
} from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Segmented } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActError } from '../../components/feedback.tsx';
import { may, useSession } from '../../shell/session.ts';
import { EvidenceChoice } from '../supervision/evidence-choice.tsx';
import { TextField } from '../supervision/form-field.tsx';
import { stepsOf } from './ask-standing.ts';
import { draftOf, inputOf, newStep, type StepDraft } from './step-draft.ts';

type Ask = Pick<AskLine, 'id' | 'version' | 'state'> & { readonly what: string | null };

interface PartProps {
  readonly draft: StepDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (next: Partial<StepDraft>) => void;
}

/** Where or how: the usual answers by one tap, any other by typing. */
function VenuePart({ draft, errors, onChange }: PartProps) {
  const { t } = useTranslation();
  const { kind } = draft;
  if (kind !== 'conveyed' && kind !== 'studied') return null;
  const usual = t(`deployments.usual.${kind}`, { returnObjects: true });
  return (
    <>
      <TextField
        id="step-venue"
        label={t(`deployments.venue.${kind}`)}
        value={draft.venue}
        error={errors['venue'] ?? ''}
        onChange={(venue) => onChange({ venue })}
      />
      <div className="row">
        {usual.map((venue) => (
          <Button
            key={venue}
            size="small"
            type={draft.venue === venue ? 'primary' : 'default'}
            aria-pressed={draft.venue === venue}
            onClick={() => onChange({ venue })}
          >
            {venue}
          </Button>
        ))}
      </div>
    </>
  );
}

function ResultPart({ draft, errors, onChange }: PartProps) {
  const { t } = useTranslation();
  const session = useSession();
  if (draft.kind !== 'result') return null;
  const isNotDone = draft.result === 'not-done';
  // Who is asked says it in person.
  const isInPerson = session.grants.some(({ role }) => role === 'leader');
  return (
    <>
      <Segmented<AskResult>
        aria-label={t('deployments.step.result')}
        {...(draft.result === '' ? {} : { value: draft.result })}
        options={ASK_RESULTS.map((value) => ({
          value,
          label: t(`deployments.result.${value}`),
        }))}
        onChange={(result) => onChange({ result })}
      />
      {isNotDone && (
        <>
          <TextField
            id="step-reason"
            label={t('deployments.reason')}
            hint={t('deployments.reasonHint')}
            kind="long"
            rows={2}
            most={500}
            value={draft.reason}
            error={errors['reason'] ?? ''}
            onChange={(reason) => onChange({ reason })}
          />
          {!isInPerson && (
            <TextField
              id="step-stated-by"
              label={t('deployments.statedBy')}
              hint={t('deployments.statedByHint')}
              value={draft.statedBy}
              error={errors['statedBy'] ?? ''}
              onChange={(statedBy) => onChange({ statedBy })}
            />
          )}
        </>
      )}
    </>
  );
}

function TextPart({ draft, errors, onChange }: PartProps) {
  const { t } = useTranslation();
  const { kind, result } = draft;
  if (kind === 'result' && result === 'not-done') return null;
  const label =
    kind === 'result'
      ? t(result === 'partly' ? 'deployments.remainder' : 'deployments.resultText')
      : t(kind === 'measures' ? 'deployments.measuresText' : 'deployments.note');
  return (
    <TextField
      id="step-text"
      label={label}
      kind="long"
      rows={kind === 'measures' || result === 'partly' ? 3 : 2}
      most={500}
      value={draft.text}
      error={errors['text'] ?? ''}
      onChange={(text) => onChange({ text })}
    />
  );
}

/** What is not needed for a step to stand: a number, a note, records that say the same. */
function MorePart(props: PartProps) {
  const { t } = useTranslation();
  const session = useSession();
  const { draft, errors, onChange } = props;
  const isOpen = draft.number !== '' || draft.records.length > 0 || errors['number'] !== undefined;
  const isTextMore = draft.kind === 'conveyed' || draft.kind === 'studied';
  return (
    <details open={isOpen || errors['records'] !== undefined}>
      <summary>{t(isTextMore ? 'deployments.more' : 'deployments.moreShort')}</summary>
      <div className="stack more-fields">
        <TextField
          id="step-number"
          label={t('deployments.stepNumber')}
          value={draft.number}
          error={errors['number'] ?? ''}
          onChange={(number) => onChange({ number })}
        />
        {isTextMore && <TextPart {...props} />}
        {(may(session, 'performance.mine') || may(session, 'performance.list')) && (
          <EvidenceChoice value={draft.records} onChange={(records) => onChange({ records })} />
        )}
        {errors['records'] !== undefined && <span className="error">{errors['records']}</span>}
      </div>
    </details>
  );
}

const FIELDS = ['on', 'venue', 'number', 'text', 'reason', 'statedBy', 'records', 'why'] as const;

/** The field a refusal speaks of, with its words. */
function errorsOf(error: unknown): Readonly<Record<string, string>> {
  const path = error instanceof ApiError ? error.body.path?.split('.').at(-1) : undefined;
  const name = path === 'correctionReason' ? 'why' : path;
  return error instanceof ApiError && FIELDS.some((field) => field === name)
    ? { [name ?? '']: error.message }
    : {};
}

function useSend(
  deploymentId: string,
  ask: Ask,
  replaced: DeploymentStep | undefined,
  onDone: () => void,
) {
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  return useMutation({
    mutationFn: (draft: StepDraft) => {
      const params = { deploymentId: deploymentId as never };
      const body = { ...inputOf(draft), version: ask.version };
      return replaced === undefined
        ? call('deployments', 'addStep', {
            params,
            body: { ...body, ask: ask.id },
            idempotencyKey: key,
          })
        : call('deployments', 'correctStep', {
            params: { ...params, stepId: replaced.id },
            body: { ...body, correctionReason: draft.why.trim() },
            idempotencyKey: key,
          });
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['deployments'] });
      onDone();
    },
    /** Somebody was faster: what they recorded is there before one decides again. */
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: ['deployments'] });
    },
  });
}

export function StepDialog({
  deploymentId,
  ask,
  kind,
  replaced,
  onClose,
  onDone,
}: {
  deploymentId: string;
  ask: Ask;
  /** What is proposed. */
  kind: StepKind;
  /** The step that is corrected. */
  replaced?: DeploymentStep;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<StepDraft>(() =>
    replaced === undefined ? newStep(kind, today()) : draftOf(replaced),
  );
  const send = useSend(deploymentId, ask, replaced, () =>
    onDone(
      t(replaced === undefined ? 'deployments.stepRecorded' : 'deployments.stepCorrected', {
        step: t(`deployments.step.${draft.kind}`),
      }),
    ),
  );
  const errors = errorsOf(send.error);
  const change = (next: Partial<StepDraft>) => {
    send.reset();
    setDraft((old) => ({ ...old, ...next }));
  };
  const part = { draft, errors, onChange: change };
  const isMissing =
    draft.on === '' ||
    (draft.kind === 'result' && draft.result === '') ||
    (replaced !== undefined && draft.why.trim() === '');
  return (
    <Modal
      open
      footer={null}
      destroyOnHidden
      onCancel={onClose}
      title={t(replaced === undefined ? 'deployments.addStep' : 'deployments.correctStep')}
    >
      <form
        className="form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          send.mutate(draft);
        }}
      >
        {ask.what !== null && <p className="muted">{ask.what}</p>}
        {Object.keys(errors).length === 0 && <ActError error={send.error} />}
        {replaced === undefined && (
          <Segmented<StepKind>
            aria-label={t('deployments.whichStep')}
            value={draft.kind}
            options={stepsOf(ask).map((value) => ({
              value,
              label: t(`deployments.step.${value}`),
            }))}
            onChange={(next) => change({ ...newStep(next, draft.on), number: draft.number })}
          />
        )}
        <TextField
          id="step-on"
          label={t(`deployments.on.${draft.kind}`)}
          kind="date"
          value={draft.on}
          error={errors['on'] ?? ''}
          onChange={(on) => change({ on })}
        />
        <VenuePart {...part} />
        <ResultPart {...part} />
        {(draft.kind === 'measures' || draft.kind === 'result') && <TextPart {...part} />}
        <MorePart {...part} />
        {replaced !== undefined && (
          <TextField
            id="step-why"
            label={t('deployments.correctionReason')}
            hint={t('deployments.correctionHint')}
            kind="long"
            rows={2}
            value={draft.why}
            error={errors['why'] ?? ''}
            onChange={(why) => change({ why })}
          />
        )}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={isMissing}>
            {t(replaced === undefined ? 'deployments.saveStep' : 'deployments.saveCorrection')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
