// The acts on an inspection, one dialog each: what was done is recorded with its day and number.
import type { Inspection } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { closeOf } from './close-act.ts';
import { useOrderFields, writtenOrder } from './inspection-form-page.tsx';
import type { Simple, Values } from './simple-act.ts';

export type InspectionDialog = Exclude<
  Inspection['may'][number],
  'draft' | 'end-member' | 'draft-feedback'
>;

export interface ActProps {
  readonly one: Inspection;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

/** After an act everything that shows inspections is read again. */
export function useDone(onDone: (words: string) => void) {
  const queryClient = useQueryClient();
  return async (words: string) => {
    await queryClient.invalidateQueries({ queryKey: ['inspections'] });
    await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
    onDone(words);
  };
}

export const day = (value: string | undefined) => (value ?? '') as never;
export const word = (values: Values, name: string) => values[name] ?? '';

const onField = (t: TFunction, hint?: string): FieldDefinition => ({
  name: 'on',
  label: t('inspections.on'),
  kind: 'date',
  ...(hint === undefined ? {} : { hint }),
});
const numberField = (t: TFunction): FieldDefinition => ({
  name: 'documentNo',
  label: t('inspections.documentNo'),
});
const reasonField = (t: TFunction): FieldDefinition => ({
  name: 'reason',
  label: t('inspections.reason'),
  kind: 'long',
});

export const approvalFields = (t: TFunction): readonly FieldDefinition[] => [
  { name: 'organ', label: t('inspections.approvalOrgan'), hint: t('inspections.approvalHint') },
  numberField(t),
  onField(t),
];

export const approvalIn = (values: Values) => ({
  organ: word(values, 'organ'),
  documentNo: word(values, 'documentNo'),
  on: day(values['on']),
});

const approveOf = (t: TFunction): Simple => ({
  fields: approvalFields(t),
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'approve', {
      params,
      body: { version, ...approvalIn(values) },
      idempotencyKey,
    }),
});

const nameMemberOf = (one: Inspection, t: TFunction): Simple => ({
  fields: [
    { name: 'loginName', label: t('inspections.loginName'), hint: t('inspections.memberHint') },
    { name: 'title', label: t('inspections.memberTitle') },
    {
      name: 'place',
      label: t('inspections.memberPlace'),
      kind: 'choice',
      choices: (['leader', 'deputy', 'member'] as const).map((value) => ({
        value,
        label: t(`inspections.places.${value}`),
      })),
    },
    ...(one.orderNo === null
      ? []
      : ([
          {
            name: 'to',
            label: t('inspections.memberTo'),
            hint: t('inspections.memberToHint'),
            kind: 'date',
            isOptional: true,
          },
          { name: 'sizeReason', label: t('inspections.sizeReason'), isOptional: true },
        ] as const)),
  ],
  initial: { place: 'member' },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'nameMember', {
      params,
      body: {
        version,
        loginName: word(values, 'loginName'),
        title: word(values, 'title'),
        place: (values['place'] ?? 'member') as 'member',
        to: orNull(values['to']) as never,
        sizeReason: orNull(values['sizeReason']),
      },
      idempotencyKey,
    }),
});

const extendOrderOf = (t: TFunction): Simple => ({
  fields: [
    { name: 'to', label: t('inspections.extendTo'), kind: 'date' },
    onField(t),
    numberField(t),
    reasonField(t),
  ],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'extendOrder', {
      params,
      body: {
        version,
        on: day(values['on']),
        to: day(values['to']),
        documentNo: word(values, 'documentNo'),
        reason: word(values, 'reason'),
      },
      idempotencyKey,
    }),
});

const issueOf = (one: Inspection, t: TFunction): Simple => ({
  fields: [
    onField(t, t(`inspections.issueHints.${one.kind}`)),
    { name: 'documentNo', label: t('inspections.orderNo') },
    {
      name: 'sizeReason',
      label: t('inspections.sizeReason'),
      hint: t('inspections.sizeHint', {
        count: one.members.filter(({ endedOn }) => endedOn === null).length,
      }),
      isOptional: true,
    },
  ],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'issue', {
      params,
      body: {
        version,
        on: day(values['on']),
        documentNo: word(values, 'documentNo'),
        sizeReason: orNull(values['sizeReason']),
      },
      idempotencyKey,
    }),
});

const dayOf = (act: 'arrive' | 'leave', t: TFunction): Simple => ({
  fields: [onField(t)],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', act, { params, body: { version, on: day(values['on']) }, idempotencyKey }),
});

const deliverOf = (t: TFunction): Simple => ({
  fields: [
    { name: 'organ', label: t('inspections.approvalOrgan') },
    { name: 'documentNo', label: t('inspections.feedbackNo') },
    { name: 'approvedOn', label: t('inspections.approvedOn'), kind: 'date' },
    { name: 'on', label: t('inspections.deliveredOn'), kind: 'date' },
  ],
  initial: { on: today(), approvedOn: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'deliver', {
      params,
      body: {
        version,
        approval: approvalIn({ ...values, on: values['approvedOn'] ?? '' }),
        on: day(values['on']),
      },
      idempotencyKey,
    }),
});

const submitPlanOf = (t: TFunction): Simple => ({
  fields: [
    onField(t),
    numberField(t),
    {
      name: 'text',
      label: t('inspections.planText'),
      hint: t('inspections.planTextHint'),
      kind: 'long',
      most: 20_000,
    },
  ],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'submitPlan', {
      params,
      body: {
        version,
        on: day(values['on']),
        documentNo: word(values, 'documentNo'),
        text: word(values, 'text'),
      },
      idempotencyKey,
    }),
});

const lookBackOf = (t: TFunction): Simple => ({
  fields: [onField(t), { name: 'by', label: t('inspections.lookBackBy') }],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'lookBack', {
      params,
      body: { version, on: day(values['on']), by: word(values, 'by') },
      idempotencyKey,
    }),
});

const withdrawOf = (t: TFunction): Simple => ({
  fields: [reasonField(t)],
  send: (values, { params, version, idempotencyKey }) =>
    call('inspections', 'withdraw', {
      params,
      body: { version, reason: word(values, 'reason') },
      idempotencyKey,
    }),
});

const acknowledgeOf = (): Simple => ({
  fields: [],
  send: (_, { params, version, idempotencyKey }) =>
    call('inspections', 'acknowledge', { params, body: { version }, idempotencyKey }),
});

function changeOf(one: Inspection, fields: readonly FieldDefinition[]): Simple {
  return {
    fields,
    initial: {
      title: one.title,
      bodies: one.bodies.join('\n'),
      from: one.from,
      to: one.to,
      basis: one.basis,
      planEntry: one.planEntry ?? '',
      planDays: String(one.planDays),
      planBasis: one.planBasis,
      complaintDays: one.complaintDays === null ? '' : String(one.complaintDays),
      complaintBasis: one.complaintBasis ?? '',
    },
    send: (values, { params, version, idempotencyKey }) =>
      call('inspections', 'change', {
        params,
        body: { version, ...writtenOrder(values, one.programme?.id ?? null) },
        idempotencyKey,
      }),
  };
}

function useSimple(one: Inspection, act: InspectionDialog): Simple {
  const { t } = useTranslation();
  const orderFields = useOrderFields();
  switch (act) {
    case 'change':
      return changeOf(one, orderFields);
    case 'approve':
      return approveOf(t);
    case 'name-member':
      return nameMemberOf(one, t);
    case 'extend-order':
      return extendOrderOf(t);
    case 'issue':
      return issueOf(one, t);
    case 'arrive':
    case 'leave':
      return dayOf(act, t);
    case 'deliver':
      return deliverOf(t);
    case 'acknowledge':
      return acknowledgeOf();
    case 'submit-plan':
      return submitPlanOf(t);
    case 'look-back':
      return lookBackOf(t);
    case 'close':
      return closeOf(one, t);
    case 'withdraw':
      return withdrawOf(t);
  }
}

export function InspectionAct({ act, one, onDone, onClose }: ActProps & { act: InspectionDialog }) {
  const { t } = useTranslation();
  const done = useDone(onDone);
  const { fields, initial, send } = useSimple(one, act);
  return (
    <ActDialog
      title={t(`inspections.acts.${act}`)}
      fields={fields}
      {...(initial === undefined ? {} : { initial })}
      submit={t(`inspections.acts.${act}`)}
      draftKey={`jinze.draft.inspection.${one.id}.${act}`}
      lead={<p className="muted">{t(`inspections.notes.${act}`)}</p>}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await send(values, {
          params: { inspectionId: one.id },
          version: one.version,
          idempotencyKey,
        });
        await done(t(`inspections.done.${act}`));
      }}
    />
  );
}
