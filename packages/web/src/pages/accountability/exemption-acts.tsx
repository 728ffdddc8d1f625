// The acts in the procedure of art. 23, one dialog each.
import type { Exemption, ExemptionAct, Limb } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { orNull } from '../../components/form-values.ts';
import { besideDraft, useDraft } from '../../components/use-draft.ts';
import { useSigning } from '../../shell/signing.tsx';
import { draftOf, PEOPLE } from './act-draft.ts';
import { useActed } from './use-acted.ts';
import type { SheetActProps } from './worksheet-acts.tsx';

export const LIMBS = [
  'chapter2',
  'statutory',
  'deployments',
  'conditions',
  'other-ground',
] as const;
const day = (value: string | undefined) => (value ?? '') as never;

/** By the person an application, by who handles the case their own motion. */
export function OpenExemptionDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.open')}
      draftKey={draftOf(sheet, 'open')}
      fields={[
        { name: 'on', label: t('accountability.exemptionOn'), kind: 'date' },
        {
          name: 'content',
          label: t('accountability.exemptionContent'),
          hint: t('accountability.exemptionContentHint'),
          kind: 'long',
          most: FULL_TEXT,
        },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.open')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'openExemption', {
          params: { worksheetId: sheet.id },
          body: {
            version: sheet.version,
            on: day(values['on']),
            content: values['content'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.open'));
      }}
    >
      <p className="muted">{t('accountability.exemptionNote')}</p>
    </ActDialog>
  );
}

interface ActProps {
  readonly exemption: Exemption;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
const of = (exemption: Exemption) => ({ params: { exemptionId: exemption.id } });

function ArgumentDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const key = draftOf(exemption, 'add-argument');
  const [{ side }, setChosen] = useDraft<{ readonly side: 'for' | 'against' }>(
    besideDraft(key, 'chosen'),
    { side: 'for' },
  );
  return (
    <ActDialog
      title={t('accountability.exemptionActs.add-argument')}
      draftKey={key}
      lead={
        <Segmented
          aria-label={t('accountability.side')}
          value={side}
          options={(['for', 'against'] as const).map((value) => ({
            value,
            label: t(`accountability.sides.${value}`),
          }))}
          onChange={(next) => setChosen({ side: next })}
        />
      }
      fields={[
        {
          name: 'limb',
          label: t('accountability.limb'),
          kind: 'choice',
          choices: LIMBS.map((value) => ({ value, label: t(`accountability.limbs.${value}`) })),
        },
        { name: 'content', label: t('accountability.argument'), kind: 'long', most: FULL_TEXT },
        {
          name: 'evidence',
          label: t('accountability.argumentEvidence'),
          hint: t('accountability.argumentEvidenceHint'),
        },
      ]}
      initial={{ limb: 'chapter2' }}
      submit={t('common.save')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'addArgument', {
          ...of(exemption),
          body: {
            version: exemption.version,
            limb: (values['limb'] ?? 'chapter2') as Limb,
            side,
            content: values['content'] ?? '',
            evidence: values['evidence'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.add-argument'));
      }}
    />
  );
}

function VerifyDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.verify')}
      draftKey={draftOf(exemption, 'verify')}
      fields={[
        { name: 'on', label: t('accountability.verifiedOn'), kind: 'date' },
        { name: 'text', label: t('accountability.verification'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.verify')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'verifyExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            on: day(values['on']),
            text: values['text'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.verify'));
      }}
    >
      <p className="muted">{t('accountability.verifyNote')}</p>
    </ActDialog>
  );
}

function DecideDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const key = draftOf(exemption, 'decide');
  const [{ result }, setChosen] = useDraft<{ readonly result: 'exempt' | 'not-exempt' }>(
    besideDraft(key, 'chosen'),
    { result: 'exempt' },
  );
  return (
    <ActDialog
      title={t('accountability.exemptionActs.decide')}
      draftKey={key}
      lead={
        <Segmented
          aria-label={t('accountability.outcome')}
          value={result}
          options={(['exempt', 'not-exempt'] as const).map((value) => ({
            value,
            label: t(`accountability.exemptionResults.${value}`),
          }))}
          onChange={(next) => setChosen({ result: next })}
        />
      }
      fields={[
        { name: 'meeting', label: t('accountability.meeting') },
        { name: 'on', label: t('accountability.decidedOn'), kind: 'date' },
        { name: 'documentNo', label: t('accountability.minutesNo'), isOptional: true },
        {
          name: 'present',
          label: t('accountability.present'),
          shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
        },
        {
          name: 'votesFor',
          label: t('accountability.votesFor'),
          hint: t(
            result === 'exempt'
              ? 'accountability.votesForExempt'
              : 'accountability.votesForNotExempt',
          ),
          shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
        },
        { name: 'reasons', label: t('accountability.reasons'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.decide')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await sign(() =>
          call('accountability', 'decideExemption', {
            ...of(exemption),
            body: {
              version: exemption.version,
              meeting: values['meeting'] ?? '',
              on: day(values['on']),
              documentNo: orNull(values['documentNo']),
              present: Number(values['present']),
              votesFor: Number(values['votesFor']),
              result,
              reasons: values['reasons'] ?? '',
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.exemptionDone.decide'));
      }}
    />
  );
}

function ConcludeDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.conclude')}
      draftKey={draftOf(exemption, 'conclude')}
      fields={[
        { name: 'documentNo', label: t('accountability.conclusionNo') },
        { name: 'on', label: t('accountability.concludedOn'), kind: 'date' },
        { name: 'personServedOn', label: t('accountability.personServedOn'), kind: 'date' },
        { name: 'departmentServedOn', label: t('accountability.departmentServedOn'), kind: 'date' },
      ]}
      initial={{ on: today(), personServedOn: today(), departmentServedOn: today() }}
      submit={t('accountability.exemptionActs.conclude')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'concludeExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            documentNo: values['documentNo'] ?? '',
            on: day(values['on']),
            personServedOn: day(values['personServedOn']),
            departmentServedOn: day(values['departmentServedOn']),
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.conclude'));
      }}
    />
  );
}

function ClarifyDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.clarify')}
      draftKey={draftOf(exemption, 'clarify')}
      fields={[
        { name: 'on', label: t('accountability.clarifiedOn'), kind: 'date' },
        {
          name: 'text',
          label: t('accountability.clarification'),
          hint: t('accountability.clarificationHint'),
          kind: 'long',
          most: FULL_TEXT,
        },
      ]}
      initial={{ on: today() }}
      submit={t('accountability.exemptionActs.clarify')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'clarifyExemption', {
          ...of(exemption),
          body: {
            version: exemption.version,
            on: day(values['on']),
            text: values['text'] ?? '',
          },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.clarify'));
      }}
    />
  );
}

function WithdrawDialog({ exemption, onDone, onClose }: ActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  return (
    <ActDialog
      title={t('accountability.exemptionActs.withdraw')}
      draftKey={draftOf(exemption, 'withdraw')}
      fields={[{ name: 'reason', label: t('accountability.endReason'), kind: 'long' }]}
      submit={t('accountability.exemptionActs.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'withdrawExemption', {
          ...of(exemption),
          body: { version: exemption.version, reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await acted(t('accountability.exemptionDone.withdraw'));
      }}
    />
  );
}

export type ExemptionDialog = Exclude<ExemptionAct, 'open'>;
export const EXEMPTION_DIALOGS: Readonly<Record<ExemptionDialog, (props: ActProps) => ReactNode>> =
  {
    'add-argument': ArgumentDialog,
    verify: VerifyDialog,
    decide: DecideDialog,
    conclude: ConcludeDialog,
    clarify: ClarifyDialog,
    withdraw: WithdrawDialog,
  };
