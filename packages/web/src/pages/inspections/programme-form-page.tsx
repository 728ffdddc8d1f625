// Recording an approved programme, or its revision: the term, its approval, and for each region below when it is planned.
import type { Programme } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { thisYear } from '../../clock.ts';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { programmeQuery } from './programme-page.tsx';
import { useRegionsBelow } from './regions-below.ts';

interface Target {
  readonly year: number;
  readonly quarter: number | null;
}
type Targets = Readonly<Record<string, Target | undefined>>;

const TARGETS = 'inspection-targets';
const COVERS = ['all', 'chosen'] as const;
const UNANNOUNCED = ['not', 'counts'] as const;

function TargetRows({
  regions,
  years,
  targets,
  onChange,
}: {
  regions: readonly { readonly path: string; readonly name: string }[];
  years: readonly number[];
  targets: Targets;
  onChange: (next: Targets) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="choice-group" id={TARGETS} tabIndex={-1}>
      <legend>{t('inspections.targets')}</legend>
      <span className="muted">{t('inspections.targetsHint')}</span>
      {regions.map(({ path, name }) => {
        const target = targets[path];
        return (
          <div className="row" key={path}>
            <Checkbox
              checked={target !== undefined}
              onChange={({ target: { checked } }) =>
                onChange({
                  ...targets,
                  [path]: checked ? { year: years[0] ?? thisYear(), quarter: null } : undefined,
                })
              }
            >
              {name}
            </Checkbox>
            {target !== undefined && (
              <>
                <Select
                  aria-label={t('inspections.plannedYear', { name })}
                  value={target.year}
                  options={years.map((value) => ({ value, label: String(value) }))}
                  onChange={(year: number) => onChange({ ...targets, [path]: { ...target, year } })}
                />
                <Select
                  aria-label={t('inspections.plannedQuarter', { name })}
                  value={target.quarter ?? 0}
                  options={[
                    { value: 0, label: t('inspections.anyQuarter') },
                    ...[1, 2, 3, 4].map((value) => ({
                      value,
                      label: t('inspections.quarter', { quarter: value }),
                    })),
                  ]}
                  onChange={(value: number) =>
                    onChange({
                      ...targets,
                      [path]: { ...target, quarter: value === 0 ? null : value },
                    })
                  }
                />
              </>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function yearsWithin(from: string | undefined, to: string | undefined): number[] {
  const first = Number((from ?? '').slice(0, 4)) || thisYear();
  const last = Number((to ?? '').slice(0, 4)) || first + 4;
  return Array.from({ length: Math.min(Math.max(last - first + 1, 1), 10) }, (_, at) => first + at);
}

const initialOf = (old: Programme | undefined): Readonly<Record<string, string>> =>
  old === undefined
    ? {}
    : {
        title: old.title,
        from: old.from,
        to: old.to,
        basis: old.basis,
        covers: old.isOfAll ? 'all' : 'chosen',
        unannounced: old.countsUnannounced ? 'counts' : 'not',
        planEntry: old.planEntry,
        organ: old.approval.organ,
      };

const targetsOf = (old: Programme | undefined): Targets =>
  Object.fromEntries(
    (old?.coverage ?? []).flatMap(({ path, year, quarter }) =>
      year === null ? [] : [[path, { year, quarter }]],
    ),
  );

function Form({
  region,
  old,
}: {
  region: { readonly path: string; readonly name: string };
  old: Programme | undefined;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [isEmpty, setEmpty] = useState(false);
  const draftKey = `jinze.draft.programme.${old?.id ?? region.path}`;
  const [targets, setTargets] = useDraft<Targets>(`${draftKey}.targets`, targetsOf(old));
  const below = useRegionsBelow(region.path);
  const chosen = Object.entries(targets).flatMap(([path, target]) =>
    target === undefined ? [] : [{ path: path as never, ...target }],
  );
  const problem = {
    id: TARGETS,
    label: t('inspections.targets'),
    message: t('inspections.noTarget'),
  };
  const bodyOf = (values: Readonly<Record<string, string>>) => ({
    title: values['title'] ?? '',
    from: (values['from'] ?? '') as never,
    to: (values['to'] ?? '') as never,
    approval: {
      organ: values['organ'] ?? '',
      documentNo: values['documentNo'] ?? '',
      on: (values['approvedOn'] ?? '') as never,
    },
    planEntry: values['planEntry'] ?? '',
    basis: values['basis'] ?? '',
    isOfAll: values['covers'] === 'all',
    countsUnannounced: values['unannounced'] === 'counts',
    targets: chosen,
  });
  return (
    <div className="stack">
      <PageHead
        title={t(old === undefined ? 'inspections.programmeForm' : 'inspections.reviseForm')}
        sub={t('inspections.programmeFormSub')}
      />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={[
            { name: 'title', label: t('inspections.programmeTitle') },
            { name: 'from', label: t('inspections.termFrom'), kind: 'date' },
            { name: 'to', label: t('inspections.termTo'), kind: 'date' },
            {
              name: 'basis',
              label: t('inspections.coverageBasis'),
              hint: t('inspections.coverageBasisHint'),
            },
            {
              name: 'covers',
              label: t('inspections.covers'),
              kind: 'choice',
              choices: COVERS.map((value) => ({
                value,
                label: t(`inspections.coversWhat.${value}`),
              })),
            },
            {
              name: 'unannounced',
              label: t('inspections.unannounced'),
              hint: t('inspections.unannouncedHint'),
              kind: 'choice',
              choices: UNANNOUNCED.map((value) => ({
                value,
                label: t(`inspections.unannouncedCounts.${value}`),
              })),
            },
            { name: 'organ', label: t('inspections.approvalOrgan') },
            { name: 'documentNo', label: t('inspections.documentNo') },
            { name: 'approvedOn', label: t('inspections.approvedOn'), kind: 'date' },
            {
              name: 'planEntry',
              label: t('inspections.planEntry'),
              hint: t('inspections.planEntryHint'),
            },
          ]}
          initial={initialOf(old)}
          submit={t(old === undefined ? 'inspections.layDown' : 'inspections.saveRevision')}
          lead={(values) => (
            <>
              {isEmpty && chosen.length === 0 && (
                <span className="error">{t('inspections.noTarget')}</span>
              )}
              <TargetRows
                regions={below}
                years={yearsWithin(values['from'], values['to'])}
                targets={targets}
                onChange={setTargets}
              />
            </>
          )}
          checkRest={() => {
            setEmpty(chosen.length === 0);
            return chosen.length === 0 ? [problem] : [];
          }}
          placeOf={({ body, message }) =>
            body.path?.startsWith('body.targets') === true ? { ...problem, message } : undefined
          }
          onCancel={() => void navigate({ to: '/inspections/programmes' })}
          onSubmit={async (values) => {
            const done =
              old === undefined
                ? await call('inspections', 'layDownProgramme', {
                    body: { region: region.path as never, ...bodyOf(values) },
                    idempotencyKey: key,
                  })
                : await call('inspections', 'reviseProgramme', {
                    params: { programmeId: old.id },
                    body: { version: old.version, ...bodyOf(values) },
                    idempotencyKey: key,
                  });
            dropDraft(`${draftKey}.targets`);
            await queryClient.invalidateQueries({ queryKey: ['inspections'] });
            await navigate({
              to: '/inspections/programmes/$programmeId',
              params: { programmeId: done.id },
            });
          }}
        />
      </section>
    </div>
  );
}

export function ProgrammeFormPage() {
  const region = homeRegion(useSession());
  return region === undefined ? <NotFound /> : <Form region={region} old={undefined} />;
}

export function ProgrammeRevisionPage() {
  const { programmeId } = useParams({ from: '/app/inspections/programmes/$programmeId/revise' });
  const query = useQuery(programmeQuery(programmeId));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { data } = query;
  return <Form region={{ path: data.region, name: data.regionName }} old={data} />;
}
