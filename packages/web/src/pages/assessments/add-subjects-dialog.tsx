// Adding whom an exercise assesses: the regions below, organs, or people in posts; chosen from those not in it yet.
import type { AssessmentExercise } from '@jinze/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading } from '../../components/feedback.tsx';

const KINDS = { body: ['regions', 'organs'], person: ['persons'] } as const;
type Kind = 'regions' | 'organs' | 'persons';

interface Candidate {
  readonly region: string | null;
  readonly organId: string | null;
  readonly appointmentId: string | null;
  readonly name: string;
  readonly title: string | null;
}
const keyOf = (one: Candidate) => one.appointmentId ?? `${one.region ?? ''} ${one.organId ?? ''}`;

function useCandidates(
  one: AssessmentExercise,
  kind: Kind,
  ofClass: string | undefined,
  search: string,
) {
  return useQuery({
    queryKey: ['assessments', 'candidates', one.id, one.version, kind, ofClass, search],
    queryFn: () =>
      call('assessments', 'candidates', {
        params: { assessmentId: one.id },
        query: {
          kind,
          limit: 100,
          ...(ofClass === undefined ? {} : { class: ofClass }),
          ...(search === '' ? {} : { search }),
        },
      }),
    placeholderData: keepPreviousData,
  });
}

function Choices({
  items,
  chosen,
  onChange,
}: {
  items: readonly Candidate[];
  chosen: ReadonlyMap<string, Candidate>;
  onChange: (chosen: ReadonlyMap<string, Candidate>) => void;
}) {
  const { t } = useTranslation();
  if (items.length === 0) return <EmptyState title={t('assessments.noCandidates')} />;
  const isAll = items.every((one) => chosen.has(keyOf(one)));
  return (
    <div className="stack tight">
      <Checkbox
        checked={isAll}
        onChange={() =>
          onChange(
            isAll
              ? new Map()
              : new Map([...chosen, ...items.map((one) => [keyOf(one), one] as const)]),
          )
        }
      >
        {t('assessments.chooseAll', { count: items.length })}
      </Checkbox>
      {items.map((one) => (
        <Checkbox
          key={keyOf(one)}
          checked={chosen.has(keyOf(one))}
          onChange={(event) => {
            const next = new Map(chosen);
            if (event.target.checked) next.set(keyOf(one), one);
            else next.delete(keyOf(one));
            onChange(next);
          }}
        >
          {one.name}
          {one.title !== null && <span className="muted"> {one.title}</span>}
        </Checkbox>
      ))}
    </div>
  );
}

export function AddSubjectsDialog({
  one,
  onClose,
  onDone,
}: {
  one: AssessmentExercise;
  onClose: () => void;
  onDone: (count: number) => void;
}) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [key] = useState(newKey);
  const kinds: readonly Kind[] = KINDS[one.subjectKind];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'regions');
  const [search, setSearch] = useState('');
  const [ofClass, setClass] = useState(one.scheme.classes[0]?.id);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Candidate>>(new Map());
  const [state, setState] = useState<{ isBusy: boolean; error: unknown }>({
    isBusy: false,
    error: null,
  });
  const found = useCandidates(one, kind, ofClass, search);
  const add = async () => {
    setState({ isBusy: true, error: null });
    try {
      await call('assessments', 'addSubjects', {
        params: { assessmentId: one.id },
        body: {
          version: one.version,
          subjects: [...chosen.values()].map(({ region, organId, appointmentId }) => ({
            region: region as never,
            organId: organId as never,
            appointmentId: appointmentId as never,
            class: ofClass ?? null,
          })),
        },
        idempotencyKey: key,
      });
      await queryClient.invalidateQueries({ queryKey: ['assessments'] });
      onDone(chosen.size);
    } catch (error) {
      setState({ isBusy: false, error });
    }
  };
  return (
    <Modal
      open
      title={t('assessments.acts.add-subjects')}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack tight">
        {kinds.length > 1 && (
          <Segmented
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`assessments.candidates.${value}`) }))}
            onChange={(next) => setKind(next)}
          />
        )}
        {one.scheme.classes.length > 0 && (
          <Select
            aria-label={t('assessments.class')}
            value={ofClass}
            options={one.scheme.classes.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => {
              setClass(next);
              // Who can be assessed in one class may be in another already.
              setChosen(new Map());
            }}
          />
        )}
        <Input.Search
          aria-label={t('assessments.searchSubject')}
          placeholder={t('assessments.searchSubject')}
          allowClear
          onSearch={(value) => setSearch(value.trim())}
        />
        {found.isPending && <Loading lines={3} />}
        {found.isError && <ErrorState error={found.error} />}
        <div className="choices-frame">
          {found.data !== undefined && (
            <Choices items={found.data.items} chosen={chosen} onChange={setChosen} />
          )}
        </div>
        <ActError error={state.error} />
        <div className="row">
          <Button
            type="primary"
            disabled={chosen.size === 0}
            loading={state.isBusy}
            onClick={() => void add()}
          >
            {t('assessments.addSome', { count: chosen.size })}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Modal>
  );
}
