// Entering an accident, or saying what is known of it by now: what is needed first; what is not known is left empty.
import type { AccidentFacts, AccidentVersion } from '@jinze/contracts';
import { type Id, SECTOR_CODES, SECTORS, type SectorCode } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { RegionPicker } from '../../shell/region-switcher.tsx';
import { GRADES, NATURES } from './accident-words.tsx';
import { enteredInstant, enteredNumber, timeOf, type Values } from './entered-time.ts';

function useFields(isCorrection: boolean): readonly FieldDefinition[] {
  const { t } = useTranslation();
  const unknown = { value: '', label: t('accidents.unknown') };
  const yesNo = {
    kind: 'choice' as const,
    choices: [
      unknown,
      { value: 'true', label: t('accidents.yes') },
      { value: 'false', label: t('accidents.no') },
    ],
    isOptional: true,
  };
  const people = (name: 'deaths' | 'missing' | 'seriousInjuries' | 'injured'): FieldDefinition => ({
    name,
    label: t(`accidents.${name}`),
    hint: t('accidents.peopleHint'),
    isOptional: true,
  });
  return [
    { name: 'name', label: t('accidents.name'), hint: t('accidents.nameHint') },
    { name: 'occurredOn', label: t('accidents.occurredOn'), kind: 'date' },
    {
      name: 'nature',
      label: t('accidents.nature'),
      kind: 'choice',
      choices: NATURES.map((value) => ({ value, label: t(`accidents.natures.${value}`) })),
    },
    {
      name: 'knownAsOf',
      label: t('accidents.knownAsOf'),
      hint: t('accidents.knownAsOfHint'),
      kind: 'date',
    },
    { name: 'sourceDocument', label: t('accidents.source'), hint: t('accidents.sourceHint') },
    {
      name: 'occurredAt',
      label: t('accidents.occurredTime'),
      hint: t('accidents.timeHint'),
      isOptional: true,
    },
    { name: 'place', label: t('accidents.place'), isOptional: true },
    {
      name: 'sector',
      label: t('accidents.sector'),
      hint: t('accidents.sectorHint'),
      isOptional: true,
    },
    {
      name: 'sectorCode',
      label: t('accidents.sectorCode'),
      hint: t('accidents.sectorCodeHint'),
      kind: 'choice',
      choices: [unknown, ...SECTOR_CODES.map((value) => ({ value, label: SECTORS[value].label }))],
      isOptional: true,
    },
    { name: 'unit', label: t('accidents.unit'), isOptional: true },
    { name: 'kind', label: t('accidents.kind'), hint: t('accidents.kindHint'), isOptional: true },
    {
      name: 'grade',
      label: t('accidents.grade'),
      hint: t('accidents.gradeHint'),
      kind: 'choice',
      choices: [
        unknown,
        ...GRADES.map((value) => ({ value, label: t(`accidents.grades.${value}`) })),
      ],
      isOptional: true,
    },
    {
      name: 'gradeSource',
      label: t('accidents.gradeSource'),
      kind: 'choice',
      choices: [
        unknown,
        ...(['decided', 'as-known'] as const).map((value) => ({
          value,
          label: t(`accidents.gradeSources.${value}`),
        })),
      ],
      isOptional: true,
    },
    {
      name: 'natureBasis',
      label: t('accidents.natureBasis'),
      hint: t('accidents.natureBasisHint'),
      isOptional: true,
    },
    { name: 'isResponsible', label: t('accidents.isResponsible'), ...yesNo },
    { name: 'isGrave', label: t('accidents.isGrave'), hint: t('accidents.isGraveHint'), ...yesNo },
    people('deaths'),
    people('missing'),
    people('seriousInjuries'),
    people('injured'),
    {
      name: 'directLossWanYuan',
      label: t('accidents.directLoss'),
      hint: t('accidents.directLossHint'),
      isOptional: true,
    },
    ...(isCorrection
      ? [
          {
            name: 'isCorrection',
            label: t('accidents.isCorrection'),
            hint: t('accidents.isCorrectionHint'),
            kind: 'choice' as const,
            choices: [
              { value: 'false', label: t('accidents.isNews') },
              { value: 'true', label: t('accidents.isPutRight') },
            ],
            isOptional: true,
          },
          { name: 'reason', label: t('accidents.reason'), kind: 'long' as const },
        ]
      : []),
  ];
}

const peopleOf = (values: Values, name: string, t: TFunction) =>
  enteredNumber(values, name, /^\d{1,5}$/, t('accidents.needNumber'));

function yesNoOf(values: Values, name: string): boolean | null {
  const text = orNull(values[name]);
  return text === null ? null : text === 'true';
}

function factsOf(values: Values, t: TFunction): AccidentFacts {
  return {
    name: values['name'] ?? '',
    occurredOn: (values['occurredOn'] ?? '') as never,
    occurredAt: enteredInstant(
      values,
      'occurredAt',
      values['occurredOn'] ?? '',
      t('accidents.needTime'),
    ),
    place: orNull(values['place']),
    sector: orNull(values['sector']),
    sectorCode: orNull(values['sectorCode']) as SectorCode | null,
    unit: orNull(values['unit']),
    kind: orNull(values['kind']),
    grade: orNull(values['grade']) as AccidentFacts['grade'],
    gradeSource: orNull(values['gradeSource']) as AccidentFacts['gradeSource'],
    nature: values['nature'] as AccidentFacts['nature'],
    natureBasis: orNull(values['natureBasis']),
    isResponsible: yesNoOf(values, 'isResponsible'),
    isGrave: yesNoOf(values, 'isGrave'),
    deaths: peopleOf(values, 'deaths', t),
    missing: peopleOf(values, 'missing', t),
    seriousInjuries: peopleOf(values, 'seriousInjuries', t),
    injured: peopleOf(values, 'injured', t),
    directLossWanYuan: enteredNumber(
      values,
      'directLossWanYuan',
      /^\d{1,8}(\.\d{1,2})?$/,
      t('accidents.needLoss'),
    ),
    knownAsOf: (values['knownAsOf'] ?? '') as never,
    sourceDocument: values['sourceDocument'] ?? '',
  };
}

function initialOf(known: AccidentVersion | undefined): Values {
  if (known === undefined) return { nature: 'production', knownAsOf: today() };
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    name: known.name,
    occurredOn: known.occurredOn,
    occurredAt: timeOf(known.occurredAt),
    place: known.place ?? '',
    sector: known.sector ?? '',
    sectorCode: known.sectorCode ?? '',
    unit: known.unit ?? '',
    kind: known.kind ?? '',
    grade: known.grade ?? '',
    gradeSource: known.gradeSource ?? '',
    nature: known.nature,
    natureBasis: known.natureBasis ?? '',
    isResponsible: known.isResponsible === null ? '' : String(known.isResponsible),
    isGrave: known.isGrave === null ? '' : String(known.isGrave),
    deaths: number(known.deaths),
    missing: number(known.missing),
    seriousInjuries: number(known.seriousInjuries),
    injured: number(known.injured),
    directLossWanYuan: number(known.directLossWanYuan),
    knownAsOf: today(),
    sourceDocument: '',
  };
}

/** A new one in the region, or a correction of `known`, which is kept as it was when the form was opened. */
export function AccidentForm({
  region,
  known: opened,
  onDone,
  onClose,
}: {
  region: { readonly path: string; readonly name: string };
  known?: AccidentVersion;
  onDone: (id: Id<'accident'>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [known] = useState(opened);
  const [key] = useState(newKey);
  const fields = useFields(known !== undefined);
  const draftKey = `jinze.draft.accident.${known === undefined ? region.path : `${known.id}.${known.version}`}`;
  const placeKey = `${draftKey}.place`;
  const [{ place }, setPlace] = useDraft<{ readonly place?: string }>(placeKey, {});
  const path = place ?? region.path;
  return (
    <div className="stack">
      <PageHead
        title={
          known === undefined
            ? t('accidents.recordTitle')
            : t('accidents.correctTitle', { name: known.name })
        }
        sub={t(known === undefined ? 'accidents.recordSub' : 'accidents.correctSub')}
      />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          initial={initialOf(known)}
          submit={t(known === undefined ? 'accidents.record' : 'accidents.correct')}
          onCancel={onClose}
          lead={
            known === undefined ? (
              <div className="field">
                <label htmlFor="accident-region">{t('accidents.region')}</label>
                <span className="muted">{t('accidents.regionHint')}</span>
                <RegionPicker
                  id="accident-region"
                  value={path}
                  {...(place === undefined ? { name: region.name } : {})}
                  onChange={(chosen) => setPlace({ place: chosen })}
                />
              </div>
            ) : undefined
          }
          onSubmit={async (values) => {
            const facts = factsOf(values, t);
            const done =
              known === undefined
                ? await call('accidents', 'record', {
                    body: { ...facts, region: path as never },
                    idempotencyKey: key,
                  })
                : await call('accidents', 'correct', {
                    params: { accidentId: known.id },
                    body: {
                      ...facts,
                      version: known.version,
                      reason: values['reason'] ?? '',
                      isCorrection: values['isCorrection'] === 'true',
                    },
                    idempotencyKey: key,
                  });
            dropDraft(placeKey);
            await queryClient.invalidateQueries({ queryKey: ['accidents'] });
            await queryClient.invalidateQueries({ queryKey: ['talks'] });
            onDone(done.id);
          }}
        />
      </section>
    </div>
  );
}
