// What need not be said, folded: content, findings, orders, follow-up, number, end, amounts of a budget.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldDefinition, FormField } from '../../components/form-page.tsx';
import { AMOUNTS, type RecordDraft, type TextName } from './record-draft.ts';

const TEXTS: readonly (Omit<FieldDefinition, 'label' | 'hint'> & {
  readonly name: TextName;
  readonly hasHint?: boolean;
})[] = [
  { name: 'basisNo', most: 120, hasHint: true },
  { name: 'matter', kind: 'long' },
  { name: 'findings', kind: 'long', hasHint: true },
  { name: 'orders', kind: 'long' },
  { name: 'followUp', kind: 'long' },
  { name: 'occurredTo', kind: 'date', hasHint: true },
];

function hintOf(name: TextName) {
  return `records.hint.${name}` as
    | 'records.hint.basisNo'
    | 'records.hint.findings'
    | 'records.hint.occurredTo';
}

function Amounts({
  draft,
  error,
  onChange,
}: {
  draft: RecordDraft;
  error: string | undefined;
  onChange: (amounts: RecordDraft['amounts']) => void;
}) {
  const { t } = useTranslation();
  const set = (name: keyof RecordDraft['amounts']) => (value: string) =>
    onChange({ ...draft.amounts, [name]: value });
  return (
    <fieldset className="choice-group" id="field-amounts" tabIndex={-1}>
      <legend>{t('records.field.amounts')}</legend>
      <p className="muted">{t('records.amountsHint')}</p>
      <div className="amounts">
        <FormField
          field={{ name: 'amounts-year', label: t('records.amountsYear'), most: 4 }}
          value={draft.amounts.year}
          error={undefined}
          onChange={set('year')}
        />
        {AMOUNTS.map((name) => (
          <FormField
            key={name}
            field={{
              name: `amounts-${name}`,
              label: t('records.amountsOf', { what: t(`records.amount.${name}`) }),
              most: 20,
            }}
            value={draft.amounts[name]}
            error={undefined}
            onChange={set(name)}
          />
        ))}
      </div>
      {error !== undefined && <span className="error">{error}</span>}
    </fieldset>
  );
}

export function MoreFields({
  draft,
  errors,
  onText,
  onAmounts,
  children,
}: {
  draft: RecordDraft;
  errors: Readonly<Record<string, string>>;
  onText: (name: TextName, value: string) => void;
  onAmounts: (amounts: RecordDraft['amounts']) => void;
  /** What else stands here. */
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const filled = TEXTS.filter(({ name }) => draft[name].trim() !== '').length;
  const isFaulty = TEXTS.some(({ name }) => errors[name] !== undefined);
  return (
    <>
      {draft.activity === 'budget' && (
        <Amounts draft={draft} error={errors['amounts']} onChange={onAmounts} />
      )}
      <details className="fold more" open={isFaulty || undefined}>
        <summary>
          {filled === 0 ? t('records.more') : t('records.moreFilled', { count: filled })}
        </summary>
        <div className="stack">
          {TEXTS.map(({ hasHint, ...field }) => (
            <FormField
              key={field.name}
              field={{
                ...field,
                label: t(`records.field.${field.name}`),
                ...(hasHint === true ? { hint: t(hintOf(field.name)) } : {}),
              }}
              value={draft[field.name]}
              error={errors[field.name]}
              onChange={(value) => onText(field.name, value)}
            />
          ))}
          {children}
        </div>
      </details>
    </>
  );
}
