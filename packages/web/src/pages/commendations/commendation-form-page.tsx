// Nominating somebody: who, in which post, for what, and which superior is asked.
import type { CommendationGround } from '@jinze/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { refusedField } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { homeRegion, useSession } from '../../shell/session.ts';
import {
  type BegunFrom,
  begunWith,
  groundWords,
  WithConsequence,
} from '../assessments/begin-from-consequence.tsx';
import { NotFound } from '../not-found.tsx';
import { gradeNamed } from './assessment-grade.ts';
import { type Chosen, type GroundChoice, Lead, useFaults } from './commendation-choices.tsx';
import { useAbove } from './form-lookups.ts';

type Values = Readonly<Record<string, string>>;
const GRADES = ['excellent', 'good', 'qualified', 'unqualified'] as const;

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

/** 记功、嘉奖 go by an assessment (art. 17): the lesser first; of a body its leader is chosen still. */
function chosenFrom(from: BegunFrom): Chosen {
  const { appointmentId, region: regionPath } = from.begins;
  return appointmentId === null
    ? { ground: 'citation' }
    : { ground: 'citation', person: { appointmentId, label: begunWith(from), regionPath } };
}

function Form({
  region,
  from,
}: {
  region: { readonly path: string; readonly name: string };
  /** The consequence of an assessment it is begun from. */
  from?: BegunFrom;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const draftKey = `jinze.draft.commendation.${region.path}${from === undefined ? '' : `.${from.subject.id}`}`;
  const chosenKey = `${draftKey}.chosen`;
  const [chosen, setChosen] = useDraft<Chosen>(
    chosenKey,
    from === undefined ? { ground: 'special' } : chosenFrom(from),
  );
  const fields = useFields(chosen.ground);
  const above = useAbove(chosen.person?.regionPath);
  const approving = chosen.approving ?? above.items?.[0]?.path;
  const faults = useFaults(chosen, above);
  return (
    <div className="stack">
      <PageHead title={t('commendations.formTitle')} sub={t('commendations.formSub')} />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          initial={{
            nominatingOrgan: t('commendations.defaultOrgan', { region: region.name }),
            year: String(from?.subject.year ?? Number(today().slice(0, 4)) - 1),
            ...(from === undefined
              ? { grade: 'excellent' }
              : {
                  grounds: groundWords(from, t),
                  grade: gradeNamed(from.subject.finalGrade) ?? '',
                  assessmentNo: from.begins.documentNo,
                }),
          }}
          submit={t('commendations.saveDraft')}
          lead={
            <Lead
              region={from === undefined ? region : { path: from.begins.region }}
              chosen={chosen}
              errors={faults.errors}
              above={above}
              onChange={(next) => {
                setChosen(next);
                faults.clear();
              }}
            />
          }
          checkRest={faults.check}
          placeOf={faults.placeOf}
          onCancel={() => void navigate({ to: '/commendations' })}
          onSubmit={async (values) => {
            if (chosen.person === undefined || approving === undefined)
              throw refusedField('approving', t('commendations.noneAbove'));
            const done = await call('commendations', 'draft', {
              body: {
                region: region.path as never,
                appointmentId: chosen.person.appointmentId as never,
                nominatingOrgan: values['nominatingOrgan'] ?? '',
                approving: approving as never,
                ground: groundOf(chosen.ground, chosen.accident?.id, values),
                grounds: values['grounds'] ?? '',
                deeds: values['deeds'] ?? '',
                basisDocuments: linesOf(values['basisDocuments']),
              },
              idempotencyKey: key,
            });
            dropDraft(chosenKey);
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
  const { assessed, consequence } = useSearch({ from: '/app/commendations/new' });
  if (region === undefined) return <NotFound />;
  return assessed === undefined || consequence === undefined ? (
    <Form region={region} />
  ) : (
    <WithConsequence key={consequence} assessed={assessed} consequence={consequence} act="honour">
      {(from) => <Form region={region} from={from} />}
    </WithConsequence>
  );
}
