// Registering a decision in force that was made elsewhere, as its paper says it.
import type { Responsibility } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { besideDraft, useDraft } from '../../components/use-draft.ts';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { AccidentChoice, type ChosenAccident } from './accident-choice.tsx';
import { useMeasures } from './measure-fields.tsx';
import { type ChosenPerson, PERSON_ID, PersonChoice } from './person-choice.tsx';

const CIRCUMSTANCES = [1, 2, 3, 4, 5] as const;
const day = (value: string | undefined) => (value ?? '') as never;

function Circumstances({
  chosen,
  onChange,
}: {
  chosen: readonly number[];
  onChange: (chosen: number[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="field">
      <legend>{t('accountability.circumstances')}</legend>
      {CIRCUMSTANCES.map((number) => (
        <label className="row" key={number}>
          <input
            type="checkbox"
            checked={chosen.includes(number)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...chosen, number].toSorted((a, b) => a - b)
                  : chosen.filter((one) => one !== number),
              )
            }
          />
          {t(`accountability.circumstanceOf.c${number as 1}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is chosen beside the fields; all of it is one draft with them. */
interface Chosen {
  readonly person: ChosenPerson | undefined;
  readonly accident: ChosenAccident | undefined;
  readonly outcome: 'pursued' | 'not-pursued';
  readonly circumstances: readonly number[];
  readonly isForAccident: boolean;
}
const NOTHING_CHOSEN: Chosen = {
  person: undefined,
  accident: undefined,
  outcome: 'pursued',
  circumstances: [],
  isForAccident: false,
};

function Form({ region }: { region: { readonly path: string; readonly name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [error, setError] = useState('');
  const draftKey = `jinze.draft.decision.${region.path}`;
  const [chosen, setChosen] = useDraft<Chosen>(besideDraft(draftKey, 'chosen'), NOTHING_CHOSEN);
  const { person, accident, outcome, circumstances, isForAccident } = chosen;
  const choose = (next: Partial<Chosen>) => setChosen((all) => ({ ...all, ...next }));
  const measures = useMeasures(draftKey, [], outcome === 'pursued');
  const problem = (message: string) => {
    setError(message);
    return { id: PERSON_ID, label: t('accountability.person'), message };
  };
  return (
    <div className="stack">
      <PageHead title={t('accountability.register')} sub={t('accountability.registerSub')} />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={[
            {
              name: 'onDay',
              label: t('accountability.onDay'),
              hint: t('accountability.onDayHint'),
              kind: 'date',
            },
            ...(outcome === 'not-pursued'
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
              : []),
            { name: 'organ', label: t('accountability.organ') },
            { name: 'documentNo', label: t('accountability.decisionNo') },
            { name: 'decidedOn', label: t('accountability.decidedOn'), kind: 'date' },
            {
              name: 'effectiveOn',
              label: t('accountability.effectiveOn'),
              hint: t('accountability.effectiveOnHint'),
              kind: 'date',
              isOptional: true,
            },
            {
              name: 'servedOn',
              label: t('accountability.servedOn'),
              hint: t('accountability.servedOnHint'),
              kind: 'date',
              isOptional: true,
            },
            {
              name: 'responsibility',
              label: t('accountability.responsibility'),
              kind: 'choice',
              isOptional: true,
              choices: [
                { value: '', label: t('accountability.none') },
                ...(['principal', 'important', 'overall', 'direct'] as const).map((value) => ({
                  value,
                  label: t(`accountability.responsibilities.${value}`),
                })),
              ],
            },
            ...(accident === undefined
              ? [
                  {
                    name: 'accidentName',
                    label: t('accountability.accidentName'),
                    hint: t('accountability.accidentNameHint'),
                    isOptional: true,
                  },
                ]
              : []),
            {
              name: 'content',
              label: t('accountability.decisionText'),
              hint: t('accountability.registerTextHint'),
              kind: 'long',
              most: FULL_TEXT,
            },
          ]}
          initial={{ onDay: today(), decidedOn: today(), ground: 'other' }}
          submit={t('accountability.register')}
          checkRest={() => [
            ...(person === undefined ? [problem(t('accountability.needPerson'))] : []),
            ...measures.check(),
          ]}
          lead={(values) => (
            <>
              <PersonChoice
                region={region}
                on={values['onDay'] ?? ''}
                value={person}
                error={error}
                onChange={(next) => {
                  choose({ person: next, accident: undefined });
                  setError('');
                }}
              />
              {person !== undefined && (
                <AccidentChoice
                  appointmentId={person.appointmentId}
                  on={values['onDay'] ?? ''}
                  value={accident}
                  onChange={(next) => choose({ accident: next })}
                />
              )}
              <Segmented
                aria-label={t('accountability.outcome')}
                value={outcome}
                options={(['pursued', 'not-pursued'] as const).map((value) => ({
                  value,
                  label: t(`accountability.outcomesDecided.${value}`),
                }))}
                onChange={(next) => choose({ outcome: next })}
              />
            </>
          )}
          onCancel={() => void navigate({ to: '/accountability/decisions' })}
          onSubmit={async (values) => {
            const made = await call('decisions', 'register', {
              body: {
                committee: region.path as never,
                appointmentId: (person?.appointmentId ?? '') as never,
                onDay: day(values['onDay']),
                circumstances: [...circumstances],
                responsibility: orNull(values['responsibility']) as Responsibility | null,
                becauseAccident: isForAccident && outcome === 'pursued',
                accidentId: (accident?.id ?? null) as never,
                accidentName: accident === undefined ? orNull(values['accidentName']) : null,
                outcome,
                ground:
                  outcome === 'not-pursued'
                    ? ((values['ground'] ?? 'other') as 'article-23' | 'other')
                    : null,
                measures: [...measures.value],
                weight: null,
                weightReason: null,
                organ: values['organ'] ?? '',
                documentNo: values['documentNo'] ?? '',
                decidedOn: day(values['decidedOn']),
                effectiveOn: orNull(values['effectiveOn']) as never,
                servedOn: orNull(values['servedOn']) as never,
                content: values['content'] ?? '',
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['accountability'] });
            await navigate({
              to: '/accountability/decisions/$decisionId',
              params: { decisionId: made.id },
            });
          }}
        >
          {measures.fields}
          <Circumstances
            chosen={circumstances}
            onChange={(next) => choose({ circumstances: next })}
          />
          {outcome === 'pursued' && (
            <label className="row">
              <input
                type="checkbox"
                checked={isForAccident}
                onChange={(event) => choose({ isForAccident: event.target.checked })}
              />
              {t('accountability.becauseAccident')}
            </label>
          )}
        </FormPage>
      </section>
    </div>
  );
}

export function RegisterDecisionPage() {
  const session = useSession();
  const region = homeRegion(session);
  return region === undefined || !may(session, 'accountability.register-decision') ? (
    <NotFound />
  ) : (
    <Form region={region} />
  );
}
