// Nominating somebody: who, in which post, for what, and which superior is asked.
import type { CommendationGround } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { type FieldDefinition, FormPage, type FormProblem } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { useAbove, useAccidents, usePeople } from './form-lookups.ts';

const GROUNDS = ['routine', 'special', 'rescue', 'event', 'merit', 'citation'] as const;
type GroundChoice = (typeof GROUNDS)[number];
type Values = Readonly<Record<string, string>>;
const GRADES = ['excellent', 'good', 'qualified', 'unqualified'] as const;

const PERSON = 'commendation-person';
const GROUND = 'commendation-ground';
const ACCIDENT = 'commendation-accident';

function useFields(ground: GroundChoice): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    ...(ground === 'event'
      ? [
          {
            name: 'event',
            label: t('commendations.event'),
            hint: t('commendations.eventHint'),
          } as const,
        ]
      : []),
    ...(ground === 'merit' || ground === 'citation'
      ? ([
          { name: 'year', label: t('commendations.assessmentYear') },
          {
            name: 'grade',
            label: t('commendations.assessmentGrade'),
            hint: t('commendations.assessmentHint'),
            kind: 'choice',
            choices: GRADES.map((value) => ({ value, label: t(`commendations.grades.${value}`) })),
          },
          { name: 'assessmentNo', label: t('commendations.assessmentNo') },
        ] as const)
      : []),
    { name: 'nominatingOrgan', label: t('commendations.nominatingOrgan') },
    { name: 'grounds', label: t('commendations.grounds'), kind: 'long' },
    {
      name: 'deeds',
      label: t('commendations.deeds'),
      hint: t('commendations.deedsHint'),
      kind: 'long',
      most: 10_000,
    },
    {
      name: 'basisDocuments',
      label: t('commendations.basisDocuments'),
      hint: t('commendations.basisHint'),
      kind: 'long',
    },
  ];
}

export const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function groundOf(
  choice: GroundChoice,
  accidentId: string | undefined,
  values: Values,
): CommendationGround {
  switch (choice) {
    case 'routine':
    case 'special':
      return { kind: 'timely', merit: choice };
    case 'rescue':
      return { kind: 'rescue', accidentId: (accidentId ?? null) as never, event: null };
    case 'event':
      return { kind: 'rescue', accidentId: null, event: values['event'] ?? '' };
    case 'merit':
    case 'citation':
      return {
        kind: 'periodic',
        award: choice,
        assessment: {
          year: Number(values['year']),
          grade: (values['grade'] ?? 'excellent') as (typeof GRADES)[number],
          documentNo: values['assessmentNo'] ?? '',
        },
      };
  }
}

interface Chosen {
  readonly person?: { readonly appointmentId: string; readonly regionPath: string };
  readonly approving?: string;
  readonly ground: GroundChoice;
  readonly accidentId?: string;
}

function Choice({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  children: React.ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && <span className="muted">{hint}</span>}
      {children}
      {error !== undefined && <span className="error">{error}</span>}
    </div>
  );
}

function Lead({
  region,
  chosen,
  errors,
  onChange,
}: {
  region: { readonly path: string };
  chosen: Chosen;
  errors: Readonly<Record<string, string>>;
  onChange: (next: Chosen) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = usePeople(region.path, search);
  const accidents = useAccidents(region.path, chosen.ground === 'rescue');
  const above = useAbove(chosen.person?.regionPath);
  const lines = people.data?.items ?? [];
  return (
    <>
      <Choice
        id={PERSON}
        label={t('commendations.who')}
        hint={t('commendations.whoHint')}
        error={errors[PERSON]}
      >
        <Select
          id={PERSON}
          placeholder={t('commendations.find')}
          showSearch={{ filterOption: false, onSearch: setSearch }}
          loading={people.isFetching}
          notFoundContent={people.isFetching ? t('common.loading') : t('commendations.nobody')}
          {...(chosen.person === undefined ? {} : { value: chosen.person.appointmentId })}
          options={lines.map((line) => ({
            value: line.appointmentId as string,
            label: `${line.organName} ${line.postTitle} · ${line.personName}`,
          }))}
          onChange={(appointmentId: string) => {
            const line = lines.find((one) => one.appointmentId === appointmentId);
            if (line === undefined) return;
            const { approving: _, ...rest } = chosen;
            onChange({ ...rest, person: { appointmentId, regionPath: line.regionPath } });
          }}
        />
      </Choice>
      <Choice
        id="commendation-approving"
        label={t('commendations.approving')}
        hint={t('commendations.approvingHint')}
        error={errors['commendation-approving']}
      >
        <Select
          id="commendation-approving"
          disabled={above.length === 0}
          placeholder={t('commendations.approvingFirst')}
          {...((chosen.approving ?? above[0]?.path) === undefined
            ? {}
            : { value: chosen.approving ?? above[0]?.path })}
          options={above.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={(approving: string) => onChange({ ...chosen, approving })}
        />
      </Choice>
      <Choice id={GROUND} label={t('commendations.kind')}>
        <Select
          id={GROUND}
          value={chosen.ground}
          options={GROUNDS.map((value) => ({ value, label: t(`commendations.forms.${value}`) }))}
          onChange={(ground: GroundChoice) => onChange({ ...chosen, ground })}
        />
      </Choice>
      {chosen.ground === 'rescue' && (
        <Choice
          id={ACCIDENT}
          label={t('commendations.accident')}
          hint={t('commendations.accidentHint')}
          error={errors[ACCIDENT]}
        >
          <Select
            id={ACCIDENT}
            placeholder={t('commendations.findAccident')}
            showSearch={{ optionFilterProp: 'label' }}
            loading={accidents.isFetching}
            {...(chosen.accidentId === undefined ? {} : { value: chosen.accidentId })}
            options={(accidents.data?.items ?? []).map(({ id, name, occurredOn }) => ({
              value: id as string,
              label: `${occurredOn} ${name}`,
            }))}
            onChange={(accidentId: string) => onChange({ ...chosen, accidentId })}
          />
        </Choice>
      )}
    </>
  );
}

function Form({ region }: { region: { readonly path: string; readonly name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [chosen, setChosen] = useState<Chosen>({ ground: 'special' });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const fields = useFields(chosen.ground);
  const above = useAbove(chosen.person?.regionPath);
  const approving = chosen.approving ?? above[0]?.path;
  const problem = (id: string, label: string, message: string): FormProblem => {
    setErrors((old) => ({ ...old, [id]: message }));
    return { id, label, message };
  };
  const faults = (): FormProblem[] => [
    ...(chosen.person === undefined
      ? [problem(PERSON, t('commendations.who'), t('commendations.needPerson'))]
      : []),
    ...(chosen.ground === 'rescue' && chosen.accidentId === undefined
      ? [problem(ACCIDENT, t('commendations.accident'), t('commendations.needAccident'))]
      : []),
  ];
  return (
    <div className="stack">
      <PageHead title={t('commendations.formTitle')} sub={t('commendations.formSub')} />
      <section className="card form-card">
        <FormPage
          draftKey={`jinze.draft.commendation.${region.path}`}
          fields={fields}
          initial={{
            nominatingOrgan: t('commendations.defaultOrgan', { region: region.name }),
            year: String(Number(today().slice(0, 4)) - 1),
            grade: 'excellent',
          }}
          submit={t('commendations.saveDraft')}
          lead={
            <Lead
              region={region}
              chosen={chosen}
              errors={errors}
              onChange={(next) => {
                setChosen(next);
                setErrors({});
              }}
            />
          }
          checkRest={faults}
          placeOf={({ body, message }) =>
            body.path === 'body.appointmentId'
              ? problem(PERSON, t('commendations.who'), message)
              : body.path === 'body.approving'
                ? problem('commendation-approving', t('commendations.approving'), message)
                : undefined
          }
          onCancel={() => void navigate({ to: '/commendations' })}
          onSubmit={async (values) => {
            if (chosen.person === undefined || approving === undefined) return;
            const done = await call('commendations', 'draft', {
              body: {
                region: region.path as never,
                appointmentId: chosen.person.appointmentId as never,
                nominatingOrgan: values['nominatingOrgan'] ?? '',
                approving: approving as never,
                ground: groundOf(chosen.ground, chosen.accidentId, values),
                grounds: values['grounds'] ?? '',
                deeds: values['deeds'] ?? '',
                basisDocuments: linesOf(values['basisDocuments']),
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['commendations'] });
            await navigate({
              to: '/commendations/$commendationId',
              params: { commendationId: done.id },
            });
          }}
        />
      </section>
    </div>
  );
}

export function CommendationFormPage() {
  const region = homeRegion(useSession());
  return region === undefined ? <NotFound /> : <Form region={region} />;
}
