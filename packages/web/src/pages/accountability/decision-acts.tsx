// The acts on a decision in force, one dialog each.
import type { Decision, DecisionAct } from '@jinze/contracts';
import { FULL_TEXT, MEASURE_NAMES } from '@jinze/kernel';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { besideDraft, useDraft } from '../../components/use-draft.ts';
import { useSigning } from '../../shell/signing.tsx';
import { draftOf } from './act-draft.ts';
import { useMeasures } from './measure-fields.tsx';
import { useActed } from './use-acted.ts';

export type DecisionDialog = Exclude<DecisionAct, 'record'>;
interface ActProps {
  readonly decision: Decision;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
const day = (value: string | undefined) => (value ?? '') as never;
const of = (decision: Decision) => ({ params: { decisionId: decision.id } });

function ServeDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.serve')}
      draftKey={draftOf(decision, 'serve')}
      fields={[
        {
          name: 'on',
          label: t('accountability.servedOn'),
          hint: t('accountability.servedOnHint'),
          kind: 'date',
        },
        { name: 'documentNo', label: t('accountability.serviceNo'), isOptional: true },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.decisionActs.serve')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'serve', {
          ...of(decision),
          body: {
            version: decision.version,
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.serve'));
      }}
    />
  );
}

function AppealDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.appeal')}
      draftKey={draftOf(decision, 'appeal')}
      fields={[
        {
          name: 'route',
          label: t('accountability.appealRoute'),
          kind: 'choice',
          choices: decision.appealRoutes.map(({ route, term }) => ({
            value: route,
            label: `${route}：${term ?? t('accountability.termUnknown')}`,
          })),
        },
        { name: 'on', label: t('accountability.appealedOn'), kind: 'date' },
        { name: 'documentNo', label: t('accountability.appealNo'), isOptional: true },
        { name: 'content', label: t('accountability.appealText'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ on: today(), route: decision.appealRoutes[0]?.route ?? '' }}
      submit={t('accountability.decisionActs.appeal')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'appeal', {
          ...of(decision),
          body: {
            version: decision.version,
            route: values['route'] ?? '',
            on: day(values['on']),
            documentNo: orNull(values['documentNo']),
            content: values['content'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.appeal'));
      }}
    />
  );
}

const RESULTS = ['upheld', 'changed', 'revoked'] as const;

function AnswerDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const key = draftOf(decision, 'answer-appeal');
  const [{ result }, setChosen] = useDraft<{ readonly result: (typeof RESULTS)[number] }>(
    besideDraft(key, 'chosen'),
    { result: 'upheld' },
  );
  const measures = useMeasures(key, [], result === 'changed');
  return (
    <ActDialog
      title={t('accountability.decisionActs.answer-appeal')}
      draftKey={key}
      lead={
        <Segmented
          aria-label={t('accountability.outcome')}
          value={result}
          options={RESULTS.map((value) => ({
            value,
            label: t(`accountability.appealResults.${value}`),
          }))}
          onChange={(next) => setChosen({ result: next })}
        />
      }
      fields={[
        { name: 'by', label: t('accountability.answeredBy') },
        { name: 'documentNo', label: t('accountability.answerNo') },
        { name: 'on', label: t('accountability.answeredOn'), kind: 'date' },
        { name: 'text', label: t('accountability.answerText'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ on: today() }}
      checkRest={measures.check}
      submit={t('accountability.decisionActs.answer-appeal')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'answerAppeal', {
            ...of(decision),
            body: {
              version: decision.version,
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              by: values['by'] ?? '',
              result,
              text: values['text'] ?? '',
              measures: [...measures.value],
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.answer-appeal'));
      }}
    >
      {measures.fields}
      {result === 'changed' && <p className="muted">{t('accountability.changedNote')}</p>}
    </ActDialog>
  );
}

/** By the organ itself: what it changes begins with what it decided. */
function ChangeDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const key = draftOf(decision, 'change');
  const given = decision.measures.map(({ measure, until, probationMonths }) => ({
    measure,
    until,
    probationMonths,
  }));
  const measures = useMeasures(key, given, true);
  return (
    <ActDialog
      title={t('accountability.decisionActs.change')}
      draftKey={key}
      fields={[
        { name: 'documentNo', label: t('accountability.changeNo') },
        { name: 'on', label: t('accountability.changedOn'), kind: 'date' },
        { name: 'reason', label: t('accountability.changeReason'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ on: today() }}
      checkRest={measures.check}
      submit={t('accountability.decisionActs.change')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'change', {
            ...of(decision),
            body: {
              version: decision.version,
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              reason: values['reason'] ?? '',
              measures: [...measures.value],
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.change'));
      }}
    >
      {measures.fields}
      <p className="muted">{t('accountability.changedNote')}</p>
    </ActDialog>
  );
}

function RevokeDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  return (
    <ActDialog
      title={t('accountability.decisionActs.revoke')}
      draftKey={draftOf(decision, 'revoke')}
      fields={[
        { name: 'documentNo', label: t('accountability.revokeNo') },
        { name: 'on', label: t('accountability.revokedOn'), kind: 'date' },
        { name: 'reason', label: t('accountability.endReason'), kind: 'long' },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.decisionActs.revoke')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'revoke', {
            ...of(decision),
            body: {
              version: decision.version,
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              reason: values['reason'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.revoke'));
      }}
    />
  );
}

function RestoreDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const open = decision.measures.filter(({ restored }) => restored === null);
  return (
    <ActDialog
      title={t('accountability.decisionActs.restore')}
      draftKey={draftOf(decision, 'restore')}
      fields={[
        {
          name: 'number',
          label: t('accountability.restoreWhat'),
          kind: 'choice',
          choices: open.map(({ number, measure }) => ({
            value: String(number),
            label: MEASURE_NAMES[measure],
          })),
        },
        { name: 'documentNo', label: t('accountability.restoreNo') },
        {
          name: 'on',
          label: t('accountability.restoredOn'),
          kind: 'date',
          ...(open.some(({ measure }) => measure === 'party-probation')
            ? { hint: t('accountability.restoredOnHint') }
            : {}),
        },
        { name: 'note', label: t('accountability.restoreNote'), kind: 'long' },
      ]}
      initial={{ on: today(), number: String(open[0]?.number ?? '') }}
      submit={t('accountability.decisionActs.restore')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('decisions', 'restore', {
            ...of(decision),
            body: {
              version: decision.version,
              number: Number(values['number'] ?? 1),
              on: day(values['on']),
              documentNo: values['documentNo'] ?? '',
              note: values['note'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.decisionDone.restore'));
      }}
    >
      <p className="muted">{t('accountability.restoreHint')}</p>
    </ActDialog>
  );
}

function WithdrawDialog({ decision, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.decisionActs.withdraw')}
      draftKey={draftOf(decision, 'withdraw')}
      fields={[{ name: 'reason', label: t('accountability.endReason'), kind: 'long' }]}
      submit={t('accountability.decisionActs.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('decisions', 'withdraw', {
          ...of(decision),
          body: { version: decision.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t('accountability.decisionDone.withdraw'));
      }}
    />
  );
}

export const DECISION_DIALOGS: Readonly<Record<DecisionDialog, (props: ActProps) => ReactNode>> = {
  serve: ServeDialog,
  appeal: AppealDialog,
  'answer-appeal': AnswerDialog,
  change: ChangeDialog,
  restore: RestoreDialog,
  revoke: RevokeDialog,
  withdraw: WithdrawDialog,
};
