// Noting a finding on site, or changing it before feedback: one column, its draft kept.
import type { Inspection, InspectionFinding } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { today } from '../../clock.ts';
import type { Cited } from '../../components/evidence-choice.tsx';
import { ErrorState, Loading } from '../../components/feedback.tsx';
import { FormPage } from '../../components/form-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { REGULATION } from '../clause-address.ts';
import { NotFound } from '../not-found.tsx';
import { EvidenceField } from './evidence-field.tsx';
import { inspectionQuery } from './inspection-query.ts';
import { BLOCKS, FINDING_KINDS, SEVERITIES } from './inspection-words.tsx';

interface Holder {
  readonly appointmentId?: string;
  readonly label?: string;
}

/** Whoever holds a post there; left empty, the finding names a body alone. */
function HolderField({
  one,
  chosen,
  onChange,
}: {
  one: Inspection;
  chosen: Holder;
  onChange: (next: Holder) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = useQuery({
    queryKey: ['posts', 'roster', one.inspected, search, 'finding'],
    queryFn: () =>
      call('posts', 'roster', {
        query: { region: one.inspected, limit: 50, ...(search === '' ? {} : { search }) },
      }),
    placeholderData: keepPreviousData,
  });
  const options = (people.data?.items ?? []).map((line) => ({
    value: line.appointmentId as string,
    label: `${line.organName} ${line.postTitle} · ${line.personName}`,
  }));
  const { appointmentId, label } = chosen;
  const all =
    appointmentId === undefined || options.some(({ value }) => value === appointmentId)
      ? options
      : [{ value: appointmentId, label: label ?? '' }, ...options];
  return (
    <div className="field">
      <label htmlFor="finding-holder">{t('inspections.person')}</label>
      <span className="muted">{t('inspections.personHint')}</span>
      <Select
        id="finding-holder"
        allowClear
        placeholder={t('inspections.noPerson')}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={people.isFetching}
        {...(appointmentId === undefined ? {} : { value: appointmentId })}
        options={all}
        onChange={(value: string | undefined) =>
          onChange(
            value === undefined
              ? {}
              : {
                  appointmentId: value,
                  label: all.find((option) => option.value === value)?.label ?? '',
                },
          )
        }
      />
    </div>
  );
}

/** Whom it names already. */
function holderOf(old: InspectionFinding | undefined): Holder {
  const { person } = old ?? { person: null };
  return person === null
    ? {}
    : { appointmentId: person.appointmentId, label: `${person.post} · ${person.name}` };
}

const initialOf = (old: InspectionFinding | undefined): Readonly<Record<string, string>> =>
  old === undefined
    ? {
        kind: 'problem',
        severity: 'ordinary',
        block: 'responsibility',
        instrument: REGULATION,
        foundOn: today(),
      }
    : {
        kind: old.kind,
        severity: old.severity,
        block: old.block,
        instrument: old.clause.instrument,
        article: old.clause.article,
        facts: old.facts,
        place: old.place,
        foundOn: old.foundOn,
        organName: old.organName,
        dueOn: old.dueOn,
      };

function useFields() {
  const { t } = useTranslation();
  return [
    {
      name: 'kind',
      label: t('inspections.findingKind'),
      kind: 'choice',
      choices: FINDING_KINDS.map((value) => ({
        value,
        label: t(`inspections.findingKinds.${value}`),
      })),
    },
    {
      name: 'severity',
      label: t('inspections.severity'),
      kind: 'choice',
      choices: SEVERITIES.map((value) => ({ value, label: t(`inspections.severities.${value}`) })),
    },
    {
      name: 'block',
      label: t('inspections.block'),
      hint: t('inspections.blockHint'),
      kind: 'choice',
      choices: BLOCKS.map((value) => ({ value, label: t(`inspections.blocks.${value}`) })),
    },
    {
      name: 'instrument',
      label: t('inspections.instrument'),
      hint: t('inspections.instrumentHint'),
    },
    { name: 'article', label: t('inspections.article'), hint: t('inspections.articleHint') },
    { name: 'organName', label: t('inspections.organ') },
    { name: 'place', label: t('inspections.place') },
    { name: 'foundOn', label: t('inspections.foundOn'), kind: 'date' },
    {
      name: 'facts',
      label: t('inspections.facts'),
      hint: t('inspections.factsHint'),
      kind: 'long',
    },
    { name: 'dueOn', label: t('inspections.dueDay'), kind: 'date' },
  ] as const;
}

function Form({ one, old }: { one: Inspection; old: InspectionFinding | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const draftKey = `jinze.draft.finding.${old?.id ?? one.id}`;
  const holderKey = `${draftKey}.holder`;
  const [holder, setHolder] = useDraft<Holder>(holderKey, holderOf(old));
  const evidenceKey = `${draftKey}.evidence`;
  const [evidence, setEvidence] = useDraft<readonly Cited[]>(evidenceKey, old?.evidence ?? []);
  const fields = useFields();
  const back = () =>
    void navigate({
      to: '/inspections/$inspectionId',
      params: { inspectionId: one.id },
      search: { part: 'findings' },
    });
  return (
    <div className="stack">
      <PageHead
        title={t(old === undefined ? 'inspections.findingForm' : 'inspections.findingChange', {
          number: old?.number ?? 0,
        })}
        sub={one.title}
      />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          initial={initialOf(old)}
          submit={t('inspections.saveFinding')}
          onCancel={back}
          onSubmit={async (values) => {
            const body = {
              kind: (values['kind'] ?? 'problem') as InspectionFinding['kind'],
              severity: (values['severity'] ?? 'ordinary') as InspectionFinding['severity'],
              block: (values['block'] ?? 'overall') as InspectionFinding['block'],
              clause: {
                instrument: values['instrument'] ?? '',
                article: (values['article'] ?? '').trim(),
              },
              facts: values['facts'] ?? '',
              place: values['place'] ?? '',
              foundOn: (values['foundOn'] ?? '') as never,
              evidence: evidence.map(({ kind, id }) => ({ kind, id })),
              organName: values['organName'] ?? '',
              appointmentId: (holder.appointmentId ?? null) as never,
              dueOn: (values['dueOn'] ?? '') as never,
            };
            if (old === undefined)
              await call('inspections', 'addFinding', {
                params: { inspectionId: one.id },
                body: { version: one.version, ...body },
                idempotencyKey: key,
              });
            else
              await call('inspections', 'changeFinding', {
                params: { inspectionId: one.id, findingId: old.id },
                body: { version: old.version, ...body },
                idempotencyKey: key,
              });
            dropDraft(holderKey);
            dropDraft(evidenceKey);
            await queryClient.invalidateQueries({ queryKey: ['inspections'] });
            back();
          }}
        >
          <HolderField one={one} chosen={holder} onChange={setHolder} />
          <EvidenceField one={one} chosen={evidence} onChange={setEvidence} />
        </FormPage>
      </section>
    </div>
  );
}

function Loaded({ inspectionId, findingId }: { inspectionId: string; findingId?: string }) {
  const query = useQuery(inspectionQuery(inspectionId));
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const old = query.data.findingList.find(({ id }) => id === findingId);
  if (findingId !== undefined && old === undefined) return <NotFound />;
  return <Form one={query.data} old={old} />;
}

export function NewFindingPage() {
  const { inspectionId } = useParams({ from: '/app/inspections/$inspectionId/findings/new' });
  return <Loaded inspectionId={inspectionId} />;
}

export function FindingPage() {
  const params = useParams({ from: '/app/inspections/$inspectionId/findings/$findingId' });
  return <Loaded {...params} />;
}
