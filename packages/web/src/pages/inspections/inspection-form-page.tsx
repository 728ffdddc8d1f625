// Drafting the order of an inspection: who is inspected, announced or not, when, on what basis, and the terms it names.
import type { InspectionKind } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { type FieldDefinition, FormPage, type FormProblem } from '../../components/form-page.tsx';
import { orNull } from '../../components/form-values.ts';
import { PageHead } from '../../components/page-head.tsx';
import { dropDraft, useDraft } from '../../components/use-draft.ts';
import { homeRegion, useSession } from '../../shell/session.ts';
import { NotFound } from '../not-found.tsx';
import { KINDS } from './inspection-words.tsx';
import { useRegionsBelow } from './regions-below.ts';

type Values = Readonly<Record<string, string>>;
interface Chosen {
  readonly kind: InspectionKind;
  readonly inspected?: string;
  readonly programmeId?: string;
}

const INSPECTED = 'inspection-inspected';

const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

export function useOrderFields(): readonly FieldDefinition[] {
  const { t } = useTranslation();
  return [
    { name: 'title', label: t('inspections.name') },
    {
      name: 'bodies',
      label: t('inspections.bodies'),
      hint: t('inspections.bodiesHint'),
      kind: 'long',
    },
    { name: 'from', label: t('inspections.from'), kind: 'date' },
    { name: 'to', label: t('inspections.to'), hint: t('inspections.toHint'), kind: 'date' },
    { name: 'basis', label: t('inspections.basis') },
    {
      name: 'planEntry',
      label: t('inspections.planEntry'),
      hint: t('inspections.orderPlanHint'),
      isOptional: true,
    },
    { name: 'planDays', label: t('inspections.planDays'), hint: t('inspections.planDaysHint') },
    { name: 'planBasis', label: t('inspections.planBasis') },
    {
      name: 'complaintDays',
      label: t('inspections.complaintDays'),
      hint: t('inspections.complaintDaysHint'),
      isOptional: true,
    },
    { name: 'complaintBasis', label: t('inspections.complaintBasis'), isOptional: true },
  ];
}

/** Numbers are typed; what is none goes as it is, and the server says so. */
const numberOf = (text: string | undefined) => (Number(text) || 0) as number;

export const writtenOrder = (values: Values, programmeId: string | null) => ({
  title: values['title'] ?? '',
  bodies: linesOf(values['bodies']),
  programmeId: programmeId as never,
  from: (values['from'] ?? '') as never,
  to: (values['to'] ?? '') as never,
  basis: values['basis'] ?? '',
  planEntry: orNull(values['planEntry']),
  planDays: numberOf(values['planDays']),
  planBasis: values['planBasis'] ?? '',
  complaintDays:
    orNull(values['complaintDays']) === null ? null : numberOf(values['complaintDays']),
  complaintBasis: orNull(values['complaintBasis']),
});

function Lead({
  region,
  chosen,
  error,
  onChange,
}: {
  region: { readonly path: string };
  chosen: Chosen;
  error: string | undefined;
  onChange: (next: Chosen) => void;
}) {
  const { t } = useTranslation();
  const below = useRegionsBelow(region.path);
  const programmes = useQuery({
    queryKey: ['inspections', 'programmes', 'choice'],
    queryFn: () => call('inspections', 'programmes', { query: { limit: 50 } }),
  });
  return (
    <>
      <div className="field">
        <label htmlFor="inspection-kind">{t('inspections.kind')}</label>
        <span className="muted">{t(`inspections.kindHints.${chosen.kind}`)}</span>
        <Select
          id="inspection-kind"
          value={chosen.kind}
          options={KINDS.map((value) => ({ value, label: t(`inspections.kinds.${value}`) }))}
          onChange={(kind: InspectionKind) => onChange({ ...chosen, kind })}
        />
      </div>
      <div className="field">
        <label htmlFor={INSPECTED}>{t('inspections.inspected')}</label>
        <span className="muted">{t('inspections.inspectedHint')}</span>
        <Select
          id={INSPECTED}
          placeholder={t('inspections.chooseInspected')}
          {...(chosen.inspected === undefined ? {} : { value: chosen.inspected })}
          options={below.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={(inspected: string) => onChange({ ...chosen, inspected })}
        />
        {error !== undefined && <span className="error">{error}</span>}
      </div>
      <div className="field">
        <label htmlFor="inspection-programme">{t('inspections.ofProgramme')}</label>
        <Select
          id="inspection-programme"
          value={chosen.programmeId ?? ''}
          options={[
            { value: '', label: t('inspections.outsideProgramme') },
            ...(programmes.data?.items ?? []).map(({ id, title }) => ({
              value: id as string,
              label: title,
            })),
          ]}
          onChange={(id: string) => {
            const { programmeId: _, ...rest } = chosen;
            onChange(id === '' ? rest : { ...rest, programmeId: id });
          }}
        />
      </div>
    </>
  );
}

function Form({ region }: { region: { readonly path: string; readonly name: string } }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const [error, setError] = useState<string>();
  const draftKey = `jinze.draft.inspection.${region.path}`;
  const chosenKey = `${draftKey}.chosen`;
  const [chosen, setChosen] = useDraft<Chosen>(chosenKey, { kind: 'regular' });
  const fields = useOrderFields();
  const problem = (message: string): FormProblem => {
    setError(message);
    return { id: INSPECTED, label: t('inspections.inspected'), message };
  };
  return (
    <div className="stack">
      <PageHead title={t('inspections.formTitle')} sub={t('inspections.formSub')} />
      <section className="card form-card">
        <FormPage
          draftKey={draftKey}
          fields={fields}
          initial={{
            basis: t('inspections.basisDefault'),
            planDays: '15',
            planBasis: t('inspections.planBasisDefault'),
          }}
          submit={t('inspections.saveDraft')}
          lead={
            <Lead
              region={region}
              chosen={chosen}
              error={error}
              onChange={(next) => {
                setError(undefined);
                setChosen(next);
              }}
            />
          }
          checkRest={() =>
            chosen.inspected === undefined ? [problem(t('inspections.needInspected'))] : []
          }
          placeOf={({ body, message }) =>
            body.path === 'body.inspected' ? problem(message) : undefined
          }
          onCancel={() => void navigate({ to: '/inspections' })}
          onSubmit={async (values) => {
            const done = await call('inspections', 'draft', {
              body: {
                region: region.path as never,
                inspected: (chosen.inspected ?? '') as never,
                kind: chosen.kind,
                ...writtenOrder(values, chosen.programmeId ?? null),
              },
              idempotencyKey: key,
            });
            dropDraft(chosenKey);
            await queryClient.invalidateQueries({ queryKey: ['inspections'] });
            await navigate({ to: '/inspections/$inspectionId', params: { inspectionId: done.id } });
          }}
        />
      </section>
    </div>
  );
}

export function InspectionFormPage() {
  const region = homeRegion(useSession());
  return region === undefined ? <NotFound /> : <Form region={region} />;
}
