// One fact: entered by its office, put right in moderation, or contested; with the reason and what shows it.
import type { Assessed, AssessedFact } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { type EnteredValue, FactInput, isWhole } from './fact-input.tsx';
import { clauseNo, factWord, linesOf } from './fact-words.ts';

export type FactAct = 'enter' | 'moderate' | 'contest';

function useFields(act: FactAct): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    {
      name: 'because',
      label: t(act === 'enter' ? 'assessments.because' : 'assessments.reason'),
      kind: 'long',
      isOptional: act === 'enter',
    },
    {
      name: 'evidence',
      label: t('assessments.evidence'),
      hint: t('assessments.evidenceHint'),
      kind: 'long',
      isOptional: true,
    },
  ];
}

/** What is sent: the value, or that it is not known. */
async function perform(
  act: FactAct,
  one: Assessed,
  fact: AssessedFact,
  value: EnteredValue | null,
  values: Readonly<Record<string, string>>,
  idempotencyKey: string,
) {
  const params = { subjectId: one.id };
  const shared = {
    version: one.version,
    fact: fact.fact,
    evidence: linesOf(values['evidence']),
  };
  const reason = values['because'] ?? '';
  if (act === 'enter')
    return call('assessments', 'enterFact', {
      params,
      body: { ...shared, value: value as never, because: orNull(reason) },
      idempotencyKey,
    });
  if (act === 'moderate')
    return call('assessments', 'moderate', {
      params,
      body: { ...shared, value: value as never, reason },
      idempotencyKey,
    });
  return call('assessments', 'contest', {
    params,
    body: { ...shared, claimed: value as never, reason },
    idempotencyKey,
  });
}

export function FactDialog({
  one,
  fact,
  act,
  onClose,
  onDone,
}: {
  one: Assessed;
  fact: AssessedFact;
  act: FactAct;
  onClose: () => void;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [value, setValue] = useState<EnteredValue | undefined>(
    act === 'contest' ? undefined : ((fact.value ?? undefined) as EnteredValue | undefined),
  );
  const [isUnknown, setUnknown] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const fields = useFields(act);
  const differing = one.marks.filter((mark) => mark.fact === fact.fact);
  return (
    <ActDialog
      title={t(`assessments.factActs.${act}`)}
      draftKey={`jinze.draft.fact.${one.id}.${fact.fact}.${act}`}
      fields={fields}
      submit={t(`assessments.factActs.${act}`)}
      onClose={onClose}
      checkRest={() => {
        const isLacking = !isUnknown && !isWhole(value);
        setMissing(isLacking);
        return isLacking
          ? [{ id: 'fact-value', label: fact.asks, message: t('assessments.valueMissing') }]
          : [];
      }}
      onSubmit={async (values, key) => {
        const sent = isUnknown || !isWhole(value) ? null : value;
        await perform(act, one, fact, sent, values, key);
        await queryClient.invalidateQueries({ queryKey: ['assessments'] });
        onDone(t(`assessments.factDone.${act}`));
      }}
      lead={
        <>
          <p className="muted">
            {t(`assessments.factHints.${act}`)}{' '}
            {fact.value !== null &&
              t('assessments.nowIs', {
                value: factWord(fact.value, fact.kind, t),
                by: fact.by ?? '',
              })}
          </p>
          {act === 'moderate' && differing.length > 0 && (
            <ul className="said">
              {differing.map((mark) => (
                <li key={mark.accountId}>
                  {mark.by}：{factWord(mark.value, fact.kind, t)}（{mark.reason}）
                </li>
              ))}
            </ul>
          )}
          <div className="field">
            <label htmlFor="fact-value">
              {act === 'contest' ? t('assessments.claimed', { asks: fact.asks }) : fact.asks}
            </label>
            {!isUnknown && (
              <FactInput
                id="fact-value"
                asked={fact}
                value={value}
                labelOf={clauseNo}
                onChange={setValue}
              />
            )}
            <Checkbox
              id={isUnknown ? 'fact-value' : undefined}
              checked={isUnknown}
              onChange={(event) => setUnknown(event.target.checked)}
            >
              {t('assessments.notKnown')}
            </Checkbox>
            {isMissing && <span className="error">{t('assessments.valueMissing')}</span>}
          </div>
        </>
      }
    />
  );
}
