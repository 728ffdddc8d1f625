// The form of a use of results: its fields, what it begins with, and what of it is sent.
import type { ResultUseInput, ResultUseKind, SafetyIn } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { SAFETY, USE_KINDS } from './result-uses-search.ts';

type Values = Readonly<Record<string, string>>;

export function useUseFields(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const optional = (name: keyof ResultUseInput, more: Partial<FieldDefinition> = {}) => ({
    name,
    label: t(`resultUses.fields.${name}`),
    isOptional: true,
    ...more,
  });
  return [
    {
      name: 'kind',
      label: t('resultUses.fields.kind'),
      kind: 'choice',
      choices: USE_KINDS.map((value) => ({ value, label: t(`resultUses.kinds.${value}`) })),
    },
    { name: 'name', label: t('resultUses.fields.name'), hint: t('resultUses.nameHint'), most: 120 },
    { name: 'organ', label: t('resultUses.fields.organ'), most: 120 },
    {
      name: 'safetyIn',
      label: t('resultUses.fields.safetyIn'),
      hint: t('resultUses.safetyHint'),
      kind: 'choice',
      choices: SAFETY.map((value) => ({ value, label: t(`resultUses.safety.${value}`) })),
    },
    optional('weight', { hint: t('resultUses.weightHint'), most: 120 }),
    optional('documentNo', { hint: t('resultUses.documentHint'), most: 120 }),
    optional('sentTo', { hint: t('resultUses.sentHint'), most: 120 }),
    optional('sentOn', { kind: 'date' }),
    optional('sentNo', { most: 120 }),
    optional('howUsed', { hint: t('resultUses.howHint'), kind: 'long' }),
    optional('feedback', { kind: 'long' }),
  ];
}

export const valuesOf = (said: ResultUseInput): Values => ({
  kind: said.kind,
  name: said.name,
  organ: said.organ,
  safetyIn: said.safetyIn,
  weight: said.weight ?? '',
  documentNo: said.documentNo ?? '',
  sentTo: said.sentTo ?? '',
  sentOn: said.sentOn ?? '',
  sentNo: said.sentNo ?? '',
  howUsed: said.howUsed ?? '',
  feedback: said.feedback ?? '',
});

export const saidIn = (values: Values): ResultUseInput => ({
  kind: (values['kind'] ?? 'other') as ResultUseKind,
  name: values['name'] ?? '',
  organ: values['organ'] ?? '',
  safetyIn: (values['safetyIn'] ?? 'unknown') as SafetyIn,
  weight: orNull(values['weight']),
  documentNo: orNull(values['documentNo']),
  sentTo: orNull(values['sentTo']),
  sentOn: orNull(values['sentOn']) as CivilDate | null,
  sentNo: orNull(values['sentNo']),
  howUsed: orNull(values['howUsed']),
  feedback: orNull(values['feedback']),
});
