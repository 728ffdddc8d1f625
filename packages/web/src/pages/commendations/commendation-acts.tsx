// The acts on a commendation, one dialog each: what was done is recorded with its day and number.
import type { Commendation, CommendationGround } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { linesOf } from './commendation-form-page.tsx';

export interface ActProps {
  readonly one: Commendation;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}
export type Dialog = Exclude<Commendation['may'][number], 'draft'>;
type Values = Readonly<Record<string, string>>;

/** After an act everything that shows commendations is read again. */
export function useDone({ onDone }: Pick<ActProps, 'onDone'>) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return async (act: Dialog) => {
    await queryClient.invalidateQueries({ queryKey: ['commendations'] });
    await queryClient.invalidateQueries({ queryKey: ['ledger', 'record'] });
    onDone(t(`commendations.done.${act}`));
  };
}

const day = (value: string | undefined) => (value ?? '') as never;
const word = (values: Values, name: string) => values[name] ?? '';

interface Simple {
  readonly fields: readonly FieldDefinition[];
  readonly initial?: Values;
  readonly note?: ReactNode;
  readonly send: (
    values: Values,
    common: {
      params: { commendationId: Commendation['id'] };
      version: number;
      idempotencyKey: string;
    },
  ) => Promise<unknown>;
}

/** As it stands: a change of the draft leaves what it is for. */
function groundOf({ kind, merit, ground }: Commendation): CommendationGround {
  if (kind !== 'timely') {
    const { assessment } = ground;
    if (assessment === null) throw new Error('a periodic one has its assessment');
    return { kind: 'periodic', award: kind, assessment };
  }
  return merit === 'routine' || merit === 'special'
    ? { kind: 'timely', merit }
    : { kind: 'rescue', accidentId: ground.accident?.id ?? null, event: ground.event };
}

const onField = (t: TFunction): FieldDefinition => ({
  name: 'on',
  label: t('commendations.on'),
  kind: 'date',
});
const numberField = (t: TFunction, isOptional = false): FieldDefinition => ({
  name: 'documentNo',
  label: t('commendations.documentNo'),
  isOptional,
});
const reasonField = (t: TFunction): FieldDefinition => ({
  name: 'reason',
  label: t('commendations.reason'),
  kind: 'long',
});

const changeOf = (one: Commendation, t: TFunction): Simple => ({
  fields: [
    { name: 'nominatingOrgan', label: t('commendations.nominatingOrgan') },
    { name: 'grounds', label: t('commendations.grounds'), kind: 'long' },
    { name: 'deeds', label: t('commendations.deeds'), kind: 'long', most: 10_000 },
    {
      name: 'basisDocuments',
      label: t('commendations.basisDocuments'),
      hint: t('commendations.basisHint'),
      kind: 'long',
    },
  ],
  initial: {
    nominatingOrgan: one.nominatingOrgan,
    grounds: one.grounds,
    deeds: one.deeds,
    basisDocuments: one.basisDocuments.join('\n'),
  },
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'change', {
      params,
      body: {
        version,
        nominatingOrgan: word(values, 'nominatingOrgan'),
        approving: one.approving,
        ground: groundOf(one),
        grounds: word(values, 'grounds'),
        deeds: word(values, 'deeds'),
        basisDocuments: linesOf(values['basisDocuments']),
      },
      idempotencyKey,
    }),
});

const nominateOf = (_: Commendation, t: TFunction): Simple => ({
  fields: [onField(t), numberField(t, true)],
  initial: { on: today() },
  note: <p className="muted">{t('commendations.nominateNote')}</p>,
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'nominate', {
      params,
      body: { version, on: day(values['on']), documentNo: orNull(values['documentNo']) },
      idempotencyKey,
    }),
});

const publiciseOf = ({ quota }: Commendation, t: TFunction): Simple => ({
  fields: [
    { name: 'from', label: t('commendations.publicFrom'), kind: 'date' },
    { name: 'to', label: t('commendations.publicTo'), kind: 'date' },
    { name: 'place', label: t('commendations.publicPlace'), hint: t('commendations.placeHint') },
    numberField(t, true),
  ],
  initial: { from: today() },
  note: (
    <p className={quota === null ? 'conflict' : 'muted'}>
      {quota === null
        ? t('commendations.noQuota')
        : t('commendations.atLeast', { days: quota.publicityDays, basis: quota.publicityBasis })}
    </p>
  ),
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'publicise', {
      params,
      body: {
        version,
        from: day(values['from']),
        to: day(values['to']),
        place: word(values, 'place'),
        documentNo: orNull(values['documentNo']),
      },
      idempotencyKey,
    }),
});

const objectOf = (_: Commendation, t: TFunction): Simple => ({
  fields: [
    onField(t),
    { name: 'by', label: t('commendations.objector'), hint: t('commendations.objectorHint') },
    { name: 'content', label: t('commendations.objection'), kind: 'long' },
  ],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'object', {
      params,
      body: {
        version,
        on: day(values['on']),
        by: word(values, 'by'),
        content: word(values, 'content'),
      },
      idempotencyKey,
    }),
});

const answerOf = ({ objections }: Commendation, t: TFunction): Simple => {
  const open = objections.filter(({ answer }) => answer === null);
  return {
    fields: [
      {
        name: 'number',
        label: t('commendations.whichObjection'),
        kind: 'choice',
        choices: open.map(({ number, by, on }) => ({
          value: String(number),
          label: `${number} · ${on} ${by}`,
        })),
      },
      onField(t),
      {
        name: 'found',
        label: t('commendations.found'),
        kind: 'choice',
        choices: (['false', 'true'] as const).map((value) => ({
          value,
          label: t(`commendations.foundAs.${value}`),
        })),
      },
      { name: 'text', label: t('commendations.handling'), kind: 'long' },
    ],
    initial: { number: String(open[0]?.number ?? ''), on: today(), found: 'false' },
    send: (values, { params, version, idempotencyKey }) =>
      call('commendations', 'answerObjection', {
        params,
        body: {
          version,
          number: Number(values['number']),
          on: day(values['on']),
          isUpheld: values['found'] === 'true',
          text: word(values, 'text'),
        },
        idempotencyKey,
      }),
  };
};

const grantOf = ({ quota, bodies }: Commendation, t: TFunction): Simple => ({
  fields: [
    onField(t),
    numberField(t),
    { name: 'partyCommittee', label: t('commendations.partyCommittee') },
    { name: 'government', label: t('commendations.government') },
    { name: 'basis', label: t('commendations.basis'), hint: t('commendations.grantBasisHint') },
  ],
  initial: {
    on: today(),
    partyCommittee: bodies.partyCommittee ?? '',
    government: bodies.government ?? '',
  },
  note: (
    <p className={quota === null || quota.used >= quota.total ? 'conflict' : 'muted'}>
      {quota === null
        ? t('commendations.noQuota')
        : t('commendations.quotaUsed', { total: quota.total, used: quota.used })}
    </p>
  ),
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'grant', {
      params,
      body: {
        version,
        on: day(values['on']),
        documentNo: word(values, 'documentNo'),
        partyCommittee: word(values, 'partyCommittee'),
        government: word(values, 'government'),
        basis: word(values, 'basis'),
      },
      idempotencyKey,
    }),
});

const notGrantOf = (_: Commendation, t: TFunction): Simple => ({
  fields: [onField(t), numberField(t, true), reasonField(t)],
  initial: { on: today() },
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'notGrant', {
      params,
      body: {
        version,
        on: day(values['on']),
        documentNo: orNull(values['documentNo']),
        reason: word(values, 'reason'),
      },
      idempotencyKey,
    }),
});

const revokeOf = ({ grant }: Commendation, t: TFunction): Simple => ({
  fields: [
    onField(t),
    { name: 'by', label: t('commendations.revokedBy') },
    numberField(t),
    reasonField(t),
  ],
  initial: {
    on: today(),
    by: grant === null ? '' : `${grant.partyCommittee}、${grant.government}`,
  },
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'revoke', {
      params,
      body: {
        version,
        on: day(values['on']),
        by: word(values, 'by'),
        documentNo: word(values, 'documentNo'),
        reason: word(values, 'reason'),
      },
      idempotencyKey,
    }),
});

const withdrawOf = (_: Commendation, t: TFunction): Simple => ({
  fields: [reasonField(t)],
  send: (values, { params, version, idempotencyKey }) =>
    call('commendations', 'withdraw', {
      params,
      body: { version, reason: word(values, 'reason') },
      idempotencyKey,
    }),
});

const ACTS: Readonly<
  Record<Exclude<Dialog, 'examine'>, (one: Commendation, t: TFunction) => Simple>
> = {
  change: changeOf,
  nominate: nominateOf,
  publicise: publiciseOf,
  object: objectOf,
  'answer-objection': answerOf,
  grant: grantOf,
  'not-grant': notGrantOf,
  revoke: revokeOf,
  withdraw: withdrawOf,
};

export function SimpleAct({ act, ...props }: ActProps & { act: Exclude<Dialog, 'examine'> }) {
  const { t } = useTranslation();
  const done = useDone(props);
  const { one, onClose } = props;
  const { fields, initial = {}, note, send } = ACTS[act](one, t);
  return (
    <ActDialog
      title={t(`commendations.acts.${act}`)}
      fields={fields}
      initial={initial}
      submit={t(`commendations.acts.${act}`)}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const params = { commendationId: one.id };
        await send(values, { params, version: one.version, idempotencyKey });
        await done(act);
      }}
    >
      {note}
    </ActDialog>
  );
}
