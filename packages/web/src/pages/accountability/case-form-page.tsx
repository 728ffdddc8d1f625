// Opening a case: from an accident, an inspection, a task, a report or directly; who opens it is its first member.
import type { CaseOrigin } from '@jinze/contracts';
import { FULL_TEXT } from '@jinze/kernel';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { type FieldDefinition, FormPage } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { homeRegion, may, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { numberOrNull, PEOPLE } from './act-draft.ts';

const ORIGINS = ['inspection', 'task', 'report', 'direct'] as const;

function useFields(hasAccident: boolean): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    { name: 'title', label: t('accountability.caseTitle'), most: 120 },
    ...(hasAccident
      ? []
      : [
          {
            name: 'origin',
            label: t('accountability.origin'),
            hint: t('accountability.originHint'),
            kind: 'choice' as const,
            choices: ORIGINS.map((value) => ({
              value,
              label: t(`accountability.origins.${value}`),
            })),
          },
        ]),
    {
      name: 'originReference',
      label: t('accountability.originReference'),
      hint: t('accountability.originReferenceHint'),
      isOptional: true,
    },
    {
      name: 'basisDocument',
      label: t('accountability.basisDocument'),
      hint: t('accountability.basisDocumentHint'),
    },
    { name: 'openedOn', label: t('accountability.openedOn'), kind: 'date' },
    {
      name: 'facts',
      label: t('accountability.facts'),
      hint: t('accountability.factsHint'),
      kind: 'long',
      most: FULL_TEXT,
    },
    {
      name: 'quorum',
      label: t('accountability.quorum'),
      hint: t('accountability.quorumHint'),
      isOptional: true,
      shape: { pattern: PEOPLE, message: t('accountability.needNumber') },
    },
  ];
}

function Form({
  region,
  accident,
  from,
}: {
  region: { readonly path: string; readonly name: string };
  accident: { readonly id: string; readonly name: string } | undefined;
  /** Where it was begun: the task or talk that led to it. */
  from?: {
    readonly origin?: string;
    readonly reference?: string;
    /** The closed case that later findings reopen, with its title. */
    readonly reopens?: string;
    readonly title?: string;
  };
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const fields = useFields(accident !== undefined);
  const [key] = useState(newKey);
  return (
    <div className="stack">
      <PageHead
        title={t('accountability.openCase')}
        sub={
          from?.reopens !== undefined
            ? t('accountability.reopening', { name: from.title ?? '' })
            : accident === undefined
              ? t('accountability.openSub')
              : t('accountability.openFrom', { name: accident.name })
        }
      />
      <section className="card form-card">
        <FormPage
          draftKey={`jinze.draft.case.${region.path}.${accident?.id ?? from?.reopens ?? from?.reference ?? ''}`}
          fields={fields}
          initial={{
            title:
              accident === undefined ? '' : t('accountability.titleOf', { name: accident.name }),
            origin: ORIGINS.find((one) => one === from?.origin) ?? 'report',
            originReference: from?.reference ?? '',
            openedOn: today(),
          }}
          submit={t('accountability.openCase')}
          onCancel={() => void navigate({ to: '/accountability' })}
          onSubmit={async (values) => {
            const done = await call('accountability', 'open', {
              body: {
                region: region.path as never,
                title: values['title'] ?? '',
                origin:
                  accident === undefined
                    ? ((values['origin'] ?? 'direct') as CaseOrigin)
                    : 'accident',
                accidentId: (accident?.id ?? null) as never,
                originReference: orNull(values['originReference']),
                basisDocument: values['basisDocument'] ?? '',
                facts: values['facts'] ?? '',
                quorum: numberOrNull(values['quorum']),
                openedOn: (values['openedOn'] ?? '') as never,
                reopensId: (from?.reopens ?? null) as never,
              },
              idempotencyKey: key,
            });
            await queryClient.invalidateQueries({ queryKey: ['accountability'] });
            await navigate({
              to: '/accountability/cases/$caseId',
              params: { caseId: done.id },
            });
          }}
        >
          <p className="muted">{t('accountability.openNote')}</p>
        </FormPage>
      </section>
    </div>
  );
}

function FromAccident({
  region,
  accidentId,
}: {
  region: { readonly path: string; readonly name: string };
  accidentId: string;
}) {
  const accident = useQuery({
    queryKey: ['accidents', 'one', accidentId],
    queryFn: () => call('accidents', 'accident', { params: { accidentId: accidentId as never } }),
  });
  if (accident.isPending) return <Loading />;
  if (accident.isError)
    return <ErrorState error={accident.error} onRetry={() => void accident.refetch()} />;
  return <Form region={region} accident={accident.data} />;
}

export function CaseFormPage() {
  const session = useSession();
  const { accident, name, ...from } = useSearch({ from: '/app/accountability/new' });
  const region = homeRegion(session);
  if (region === undefined || !may(session, 'accountability.open')) return <NotFound />;
  if (accident === undefined)
    return (
      <Form
        key={from.reopens ?? from.reference ?? ''}
        region={region}
        accident={undefined}
        from={from}
      />
    );
  // Who is named for the chain alone has read the name there, and sees no more of the accident.
  return name !== undefined && !may(session, 'accidents.accident') ? (
    <Form key={accident} region={region} accident={{ id: accident, name }} />
  ) : (
    <FromAccident key={accident} region={region} accidentId={accident} />
  );
}
