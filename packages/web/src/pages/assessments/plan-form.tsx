// The plan of an exercise: its days, the term to object with its basis, blind or not, how differing marks are settled.
import { OBJECTION_UNITS, type ObjectionUnit } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';

type Values = Readonly<Record<string, string>>;

/** As the field for days gives it; the server says where it is none. */
export const dayIn = (value: string | undefined): CivilDate => (value ?? '') as CivilDate;

export function usePlanFields(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const yesNo = [
    { value: 'yes', label: t('assessments.fact.yes') },
    { value: 'no', label: t('assessments.fact.no') },
  ];
  return [
    { name: 'title', label: t('assessments.plan.title'), most: 200 },
    { name: 'from', label: t('assessments.plan.from'), kind: 'date' },
    { name: 'to', label: t('assessments.plan.to'), kind: 'date' },
    { name: 'selfBy', label: t('assessments.plan.selfBy'), kind: 'date' },
    { name: 'scoringBy', label: t('assessments.plan.scoringBy'), kind: 'date' },
    { name: 'proposeBy', label: t('assessments.plan.proposeBy'), kind: 'date' },
    {
      name: 'objectionDays',
      label: t('assessments.plan.objectionDays'),
      hint: t('assessments.plan.objectionHint'),
      shape: { pattern: /^\d{1,2}$/, message: t('assessments.plan.daysShape') },
    },
    {
      name: 'objectionUnit',
      label: t('assessments.plan.objectionUnit'),
      kind: 'choice',
      choices: OBJECTION_UNITS.map((unit) => ({
        value: unit,
        label: t(`assessments.plan.objectionUnits.${unit}`),
      })),
    },
    { name: 'objectionBasis', label: t('assessments.plan.objectionBasis'), most: 200 },
    {
      name: 'isBlind',
      label: t('assessments.plan.isBlind'),
      hint: t('assessments.plan.blindHint'),
      kind: 'choice',
      choices: yesNo,
    },
    {
      name: 'settling',
      label: t('assessments.plan.settling'),
      kind: 'choice',
      choices: [
        { value: 'people', label: t('assessments.plan.settlings.people') },
        { value: 'mean', label: t('assessments.plan.settlings.mean') },
      ],
    },
    {
      name: 'settlingBasis',
      label: t('assessments.plan.settlingBasis'),
      hint: t('assessments.plan.settlingHint'),
      isOptional: true,
      most: 200,
    },
  ];
}

const unitIn = (value: string | undefined): ObjectionUnit =>
  value === 'working-days' ? 'working-days' : 'calendar-days';

export const planIn = (values: Values) => ({
  title: values['title'] ?? '',
  from: dayIn(values['from']),
  to: dayIn(values['to']),
  selfBy: dayIn(values['selfBy']),
  scoringBy: dayIn(values['scoringBy']),
  proposeBy: dayIn(values['proposeBy']),
  objectionDays: Number(values['objectionDays']),
  objectionUnit: unitIn(values['objectionUnit']),
  objectionBasis: values['objectionBasis'] ?? '',
  isBlind: values['isBlind'] === 'yes',
  settling: values['settling'] === 'mean' ? ('mean' as const) : ('people' as const),
  settlingBasis: values['settling'] === 'mean' ? orNull(values['settlingBasis']) : null,
});
