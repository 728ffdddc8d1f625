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
/** As many as are named one by one in one act. */
const MOST_NAMED = 500;

type CallInput = NonNullable<Parameters<typeof call<'assessments', 'addSubjects'>>[2]>;
type AddedSubjects = NonNullable<CallInput['body']>['subjects'];

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
  const [keys] = useState(() => ({ chosen: newKey(), all: newKey() }));
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
  const add = async (subjects: AddedSubjects, idempotencyKey: string, count: number) => {
    setState({ isBusy: true, error: null });
    try {
      await call('assessments', 'addSubjects', {
        params: { assessmentId: one.id },
        body: { version: one.version, subjects },
        idempotencyKey,
      });
      await queryClient.invalidateQueries({ queryKey: ['assessments'] });
      onDone(count);
    } catch (error) {
      setState({ isBusy: false, error });
      // Whom the filter leaves may be others by now.
      await found.refetch();
    }
  };
  const addChosen = () => {
    const named = [...chosen.values()].map(({ region, organId, appointmentId }) => ({
      region: region as never,
      organId: organId as never,
      appointmentId: appointmentId as never,
      class: ofClass ?? null,
    }));
    return add(named, keys.chosen, named.length);
  };
  const fitting = found.isPlaceholderData ? 0 : (found.data?.count ?? 0);
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
          aria-label={t('assessments.searchCandidate')}
          placeholder={t('assessments.searchCandidate')}
          allowClear
          onSearch={(value) => setSearch(value.trim())}
        />
        {found.isPending && <Loading lines={3} />}
        {found.isError && <ErrorState error={found.error} />}
        <div className="choices-frame">
          {found.data !== undefined && found.data.count > found.data.items.length && (
            <p className="muted">
              {t('assessments.someShown', {
                shown: found.data.items.length,
                count: found.data.count,
              })}
            </p>
          )}
          {found.data !== undefined && (
            <Choices items={found.data.items} chosen={chosen} onChange={setChosen} />
          )}
        </div>
        <ActError error={state.error} />
        <div className="row">
          <Button
            type="primary"
            disabled={chosen.size === 0 || chosen.size > MOST_NAMED}
            loading={state.isBusy}
            onClick={() => void addChosen()}
          >
            {t('assessments.addSome', { count: chosen.size })}
          </Button>
          {fitting > 0 && (
            <Button
              disabled={state.isBusy}
              onClick={() =>
                void add(
                  { kind, class: ofClass ?? null, search, count: fitting },
                  keys.all,
                  fitting,
                )
              }
            >
              {t('assessments.addFitting', { count: fitting })}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </div>
    </Modal>
  );
}
