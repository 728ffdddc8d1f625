// What follows on a worksheet: proposed by who handles it, decided by the organ with the power over the post.
import type { Responsibility, Weight, Worksheet } from '@jinze/contracts';
import { type MeasureId } from '@jinze/kernel';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { useSigning } from '../../shell/signing.tsx';
import { useMeasures } from './measure-fields.tsx';
import { useActed } from './use-acted.ts';
import { day, params, type SheetActProps } from './worksheet-acts.tsx';

/** Measures the rules close for this person, with what stands in the way. */
function closedOf(sheet: Worksheet): ReadonlyMap<MeasureId, string> {
  return new Map(
    (sheet.assessment?.answer.optionsUnderArticle19 ?? [])
      .filter(({ open }) => open === 'does-not-apply')
      .map(({ measure, reasons }) => [measure, reasons.map(({ text }) => text).join('；')]),
  );
}

const OUTCOMES = ['pursue', 'not-pursue'] as const;
type ProposedOutcome = (typeof OUTCOMES)[number];

/** What a proposal and a decision have in common: whether, how heavy, on which ground. */
function useOutcome(initial: ProposedOutcome, sheet: Worksheet) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<ProposedOutcome>(initial);
  const last = sheet.proposals.at(-1);
  const measures = useMeasures(last?.measures ?? [], outcome === 'pursue', closedOf(sheet));
  const choice = (values: readonly string[], label: (value: string) => string) => [
    { value: '', label: t('accountability.none') },
    ...values.map((value) => ({ value, label: label(value) })),
  ];
  const fields: FieldDefinition[] = [
    ...(outcome === 'not-pursue'
      ? [
          {
            name: 'ground',
            label: t('accountability.ground'),
            kind: 'choice' as const,
            choices: (['article-23', 'other'] as const).map((value) => ({
              value,
              label: t(`accountability.grounds.${value}`),
            })),
          },
        ]
      : [
          {
            name: 'weight',
            label: t('accountability.weight'),
            kind: 'choice' as const,
            isOptional: true,
            choices: choice(['heavier', 'lighter', 'reduced'], (value) =>
              t(`accountability.weights.${value as Weight}`),
            ),
          },
          {
            name: 'weightReason',
            label: t('accountability.weightReason'),
            hint: t('accountability.weightReasonHint'),
            kind: 'long' as const,
            isOptional: true,
          },
        ]),
    {
      name: 'responsibility',
      label: t('accountability.responsibility'),
      kind: 'choice' as const,
      isOptional: true,
      choices: choice(['principal', 'important', 'overall', 'direct'], (value) =>
        t(`accountability.responsibilities.${value as Responsibility}`),
      ),
    },
  ];
  return {
    outcome,
    fields,
    measures,
    values: {
      ground: last?.ground ?? 'article-23',
      weight: last?.weight ?? '',
      weightReason: last?.weightReason ?? '',
      responsibility: last?.responsibility ?? sheet.contents[0]?.responsibility ?? '',
      content: last?.content ?? '',
    },
    lead: (
      <Segmented
        aria-label={t('accountability.outcome')}
        value={outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: t(`accountability.proposedOutcomes.${value}`),
        }))}
        onChange={setOutcome}
      />
    ),
    body: (values: Readonly<Record<string, string>>) => ({
      ground:
        outcome === 'not-pursue' ? ((values['ground'] ?? 'article-23') as 'article-23') : null,
      responsibility: orNull(values['responsibility']) as Responsibility | null,
      measures: [...measures.value],
      weight: outcome === 'pursue' ? (orNull(values['weight']) as Weight | null) : null,
      weightReason: outcome === 'pursue' ? orNull(values['weightReason']) : null,
      content: values['content'] ?? '',
    }),
  };
}

export function ProposeDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const last = sheet.proposals.at(-1);
  const part = useOutcome(last?.outcome ?? 'pursue', sheet);
  const isEarly = sheet.state === 'told' && (sheet.answerBy ?? '') >= today();
  return (
    <ActDialog
      title={t('accountability.acts.propose')}
      lead={part.lead}
      fields={[
        ...part.fields,
        { name: 'content', label: t('accountability.proposalText'), kind: 'long' },
        ...(isEarly
          ? [
              {
                name: 'withoutAnswer',
                label: t('accountability.withoutAnswer'),
                hint: t('accountability.withoutAnswerHint', { on: sheet.answerBy ?? '' }),
                kind: 'long' as const,
              },
            ]
          : []),
      ]}
      initial={part.values}
      checkRest={part.measures.check}
      submit={t('accountability.acts.propose')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        await call('accountability', 'propose', {
          params: params(sheet),
          body: {
            version: sheet.version,
            outcome: part.outcome,
            ...part.body(values),
            withoutAnswer: isEarly ? orNull(values['withoutAnswer']) : null,
          },
          idempotencyKey,
        });
        await acted(t('accountability.done.propose'));
      }}
    >
      {part.measures.fields}
      <p className="muted">{t('accountability.proposeNote')}</p>
    </ActDialog>
  );
}

const numberOf = (text: string | undefined) => {
  const given = orNull(text);
  return given === null || !/^\d{1,3}$/.test(given) ? undefined : Number(given);
};

export function DecideDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const part = useOutcome(sheet.proposals.at(-1)?.outcome ?? 'pursue', sheet);
  const [isForAccident, setForAccident] = useState(
    sheet.contents[0]?.circumstances.some(({ number }) => number === 4) === true,
  );
  return (
    <ActDialog
      title={t('accountability.acts.decide')}
      lead={part.lead}
      fields={[
        ...part.fields,
        {
          name: 'organ',
          label: t('accountability.organ'),
          hint: t('accountability.organHint', { committee: sheet.committeeName ?? '' }),
        },
        { name: 'documentNo', label: t('accountability.decisionNo') },
        { name: 'on', label: t('accountability.decidedOn'), kind: 'date' },
        {
          name: 'effectiveOn',
          label: t('accountability.effectiveOn'),
          hint: t('accountability.effectiveOnHint'),
          kind: 'date',
          isOptional: true,
        },
        {
          name: 'meeting',
          label: t('accountability.meeting'),
          hint: t('accountability.voteHint'),
          isOptional: true,
        },
        { name: 'present', label: t('accountability.present'), isOptional: true },
        { name: 'votesFor', label: t('accountability.votesFor'), isOptional: true },
        { name: 'content', label: t('accountability.decisionText'), kind: 'long' },
      ]}
      initial={{ ...part.values, on: today() }}
      checkRest={part.measures.check}
      submit={t('accountability.acts.decide')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const meeting = orNull(values['meeting']);
        await sign(() =>
          call('accountability', 'decide', {
            params: params(sheet),
            body: {
              version: sheet.version,
              outcome: part.outcome === 'pursue' ? 'pursued' : 'not-pursued',
              ...part.body(values),
              becauseAccident: isForAccident && part.outcome === 'pursue',
              organ: values['organ'] ?? '',
              documentNo: values['documentNo'] ?? '',
              on: day(values['on']),
              effectiveOn: orNull(values['effectiveOn']) as never,
              vote:
                meeting === null
                  ? null
                  : {
                      meeting,
                      present: numberOf(values['present']) ?? 0,
                      votesFor: numberOf(values['votesFor']) ?? 0,
                    },
            },
            idempotencyKey,
          }),
        );
        await acted(t('accountability.done.decide'));
      }}
    >
      {part.measures.fields}
      {part.outcome === 'pursue' && (
        <label className="row">
          <input
            type="checkbox"
            checked={isForAccident}
            onChange={(event) => setForAccident(event.target.checked)}
          />
          {t('accountability.becauseAccident')}
        </label>
      )}
    </ActDialog>
  );
}
