// The acts on a finding, one dialog each.
import type { Inspection, InspectionFinding } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { approvalFields, approvalIn, day, useDone, word } from './inspection-acts.tsx';
import type { Values } from './simple-act.ts';

export type FindingDialog = Exclude<
  InspectionFinding['may'][number],
  'add' | 'change' | 'state' | 'carry-over'
>;

interface Sending {
  readonly params: {
    readonly inspectionId: Inspection['id'];
    readonly findingId: InspectionFinding['id'];
  };
  readonly version: number;
  readonly idempotencyKey: string;
}
interface Simple {
  readonly fields: readonly FieldDefinition[];
  readonly initial?: Values;
  readonly send: (values: Values, sending: Sending) => Promise<unknown>;
}

const long = (name: string, label: string, hint?: string): FieldDefinition => ({
  name,
  label,
  kind: 'long',
  ...(hint === undefined ? {} : { hint }),
});

const NAMES = {
  object: 'object',
  progress: 'progressFinding',
  claim: 'claimFinding',
  verify: 'verifyFinding',
} as const;

const textOf = (act: keyof typeof NAMES, t: TFunction): Simple => ({
  fields: [long('text', t(`inspections.findingTexts.${act}`))],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', NAMES[act], {
      params,
      body: { version, text: word(values, 'text') },
      idempotencyKey,
    }),
});

const REASONS = {
  withdraw: 'withdrawFinding',
  return: 'returnFinding',
  'clear-repeat': 'clearRepeat',
  'refuse-extension': 'refuseExtension',
} as const;

const reasonOf = (act: keyof typeof REASONS, t: TFunction): Simple => ({
  fields: [long('reason', t('inspections.reason'))],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', REASONS[act], {
      params,
      body: { version, reason: word(values, 'reason') },
      idempotencyKey,
    }),
});

const repeatOf = ({ proposed }: InspectionFinding, t: TFunction): Simple => ({
  fields: [
    {
      name: 'repeats',
      label: t('inspections.repeats'),
      hint: t('inspections.repeatsHint'),
      kind: 'choice',
      choices: proposed.map(({ id, inspectionTitle, number, foundOn, facts }) => ({
        value: id,
        label: `${foundOn} ${inspectionTitle} ${number}．${facts.slice(0, 40)}`,
      })),
    },
  ],
  initial: { repeats: proposed[0]?.id ?? '' },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'confirmRepeat', {
      params,
      body: { version, repeats: (values['repeats'] ?? '') as never },
      idempotencyKey,
    }),
});

const replyOf = (t: TFunction): Simple => ({
  fields: [
    {
      name: 'isUpheld',
      label: t('inspections.outcome'),
      kind: 'choice',
      choices: [
        { value: 'no', label: t('inspections.notUpheld') },
        { value: 'yes', label: t('inspections.upheld') },
      ],
    },
    long('text', t('inspections.reply')),
  ],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'answerObjection', {
      params,
      body: { version, isUpheld: values['isUpheld'] === 'yes', text: word(values, 'text') },
      idempotencyKey,
    }),
});

const answerOf = (t: TFunction): Simple => ({
  fields: [
    {
      name: 'outcome',
      label: t('inspections.outcome'),
      kind: 'choice',
      choices: (['stands', 'unnamed', 'withdrawn'] as const).map((value) => ({
        value,
        label: t(`inspections.statementOutcomes.${value}`),
      })),
    },
    long('text', t('inspections.reply'), t('inspections.answerHint')),
  ],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'answerStatement', {
      params,
      body: {
        version,
        outcome: (values['outcome'] ?? 'stands') as 'stands',
        text: word(values, 'text'),
      },
      idempotencyKey,
    }),
});

const planOf = ({ plan }: InspectionFinding, t: TFunction): Simple => ({
  fields: [
    long('measure', t('inspections.measure')),
    { name: 'responsible', label: t('inspections.responsible') },
  ],
  initial: plan === null ? {} : { measure: plan.measure, responsible: plan.responsible },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'planFinding', {
      params,
      body: {
        version,
        measure: word(values, 'measure'),
        responsible: word(values, 'responsible'),
      },
      idempotencyKey,
    }),
});

const askExtensionOf = (t: TFunction): Simple => ({
  fields: [
    {
      name: 'dueOn',
      label: t('inspections.newDueOn'),
      hint: t('inspections.extensionHint'),
      kind: 'date',
    },
    long('reason', t('inspections.reason')),
  ],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'askExtension', {
      params,
      body: { version, dueOn: day(values['dueOn']), reason: word(values, 'reason') },
      idempotencyKey,
    }),
});

const extendOf = (t: TFunction): Simple => ({
  fields: approvalFields(t),
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'extendFinding', {
      params,
      body: { version, ...approvalIn(values) },
      idempotencyKey,
    }),
});

const lookBackOf = ({ state }: InspectionFinding, t: TFunction): Simple => ({
  fields: [
    {
      name: 'result',
      label: t('inspections.lookBackResult'),
      kind: 'choice',
      choices: (state === 'closed'
        ? (['held', 'relapsed'] as const)
        : (['still-open'] as const)
      ).map((value) => ({ value, label: t(`inspections.lookBackResults.${value}`) })),
    },
    long('text', t('inspections.lookBackText')),
    {
      name: 'dueOn',
      label: t('inspections.relapseDueOn'),
      hint: t('inspections.relapseHint'),
      kind: 'date',
      isOptional: true,
    },
  ],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'lookBackFinding', {
      params,
      body: {
        version,
        result: (values['result'] ?? 'held') as 'held',
        text: word(values, 'text'),
        dueOn: orNull(values['dueOn']) as never,
      },
      idempotencyKey,
    }),
});

function simpleOf(finding: InspectionFinding, act: FindingDialog, t: TFunction): Simple {
  switch (act) {
    case 'withdraw':
    case 'return':
    case 'clear-repeat':
    case 'refuse-extension':
      return reasonOf(act, t);
    case 'confirm-repeat':
      return repeatOf(finding, t);
    case 'answer-objection':
      return replyOf(t);
    case 'answer-statement':
      return answerOf(t);
    case 'plan':
      return planOf(finding, t);
    case 'ask-extension':
      return askExtensionOf(t);
    case 'extend':
      return extendOf(t);
    case 'look-back':
      return lookBackOf(finding, t);
    case 'object':
    case 'progress':
    case 'claim':
    case 'verify':
      return textOf(act, t);
  }
}

export function FindingAct({
  one,
  finding,
  act,
  onDone,
  onClose,
}: {
  one: Inspection;
  finding: InspectionFinding;
  act: FindingDialog;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  const { fields, initial, send } = simpleOf(finding, act, t);
  return (
    <ActDialog
      title={t('inspections.findingAct', {
        number: finding.number,
        act: t(`inspections.findingActs.${act}`),
      })}
      fields={fields}
      {...(initial === undefined ? {} : { initial })}
      submit={t(`inspections.findingActs.${act}`)}
      draftKey={`jinze.draft.finding.${finding.id}.${act}`}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await send(values, {
          params: { inspectionId: one.id, findingId: finding.id },
          version: finding.version,
          idempotencyKey,
        });
        await done(t('inspections.findingDone', { number: finding.number }));
      }}
    />
  );
}
