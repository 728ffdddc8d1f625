// What follows on a worksheet: proposed by who handles it, decided by the organ with the power over the post.
import type { Responsibility, Weight, Worksheet } from '@jinze/contracts';
import { FULL_TEXT, type MeasureId } from '@jinze/kernel';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { besideDraft, useDraft } from '../../components/use-draft.ts';
import { useSigning } from '../../shell/signing.tsx';
import { draftOf, PEOPLE } from './act-draft.ts';
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
function useOutcome(draftKey: string, sheet: Worksheet) {
  const { t } = useTranslation();
  const last = sheet.proposals.at(-1);
  const [{ outcome }, setChosen] = useDraft<{ readonly outcome: ProposedOutcome }>(
    besideDraft(draftKey, 'outcome'),
    { outcome: last?.outcome ?? 'pursue' },
  );
  const measures = useMeasures(
    draftKey,
    last?.measures ?? [],
    outcome === 'pursue',
    closedOf(sheet),
  );
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
        onChange={(next) => setChosen({ outcome: next })}
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
  const key = draftOf(sheet, 'propose');
  const part = useOutcome(key, sheet);
  const isEarly = sheet.state === 'told' && (sheet.answerBy ?? '') >= today();
  return (
    <ActDialog
      title={t('accountability.acts.propose')}
      draftKey={key}
      lead={part.lead}
      fields={[
        ...part.fields,
        { name: 'content', label: t('accountability.proposalText'), kind: 'long', most: FULL_TEXT },
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

const VOTE = ['meeting', 'present', 'votesFor'] as const;

export function DecideDialog({ sheet, onDone, onClose }: SheetActProps) {
  const { t } = useTranslation();
  const acted = useActed(onDone);
  const sign = useSigning();
  const key = draftOf(sheet, 'decide');
  const part = useOutcome(key, sheet);
  const [{ isForAccident }, setChosen] = useDraft(besideDraft(key, 'chosen'), {
    isForAccident:
      sheet.contents[0]?.circumstances.some(({ number }) => number === 4) === true &&
      sheet.exemption?.decision?.result !== 'exempt',
  });
  return (
    <ActDialog
      title={t('accountability.acts.decide')}
      draftKey={key}
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
        {
          name: 'present',
          label: t('accountability.present'),
          isOptional: true,
          shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
        },
        {
          name: 'votesFor',
          label: t('accountability.votesFor'),
          isOptional: true,
          shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
        },
        { name: 'content', label: t('accountability.decisionText'), kind: 'long', most: FULL_TEXT },
      ]}
      initial={{ ...part.values, on: today() }}
      checkTogether={(values) => {
        const missing = VOTE.filter((name) => orNull(values[name]) === null);
        return missing.length === VOTE.length
          ? {}
          : Object.fromEntries(missing.map((name) => [name, t('accountability.needVote')]));
      }}
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
                      present: Number(values['present']),
                      votesFor: Number(values['votesFor']),
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
            onChange={(event) => setChosen({ isForAccident: event.target.checked })}
          />
          {t('accountability.becauseAccident')}
        </label>
      )}
    </ActDialog>
  );
}
