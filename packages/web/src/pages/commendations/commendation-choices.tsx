// Who is nominated, by which superior, for what and for which accident: chosen above the fields, each searched on the server.
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '../../api/client.ts';
import type { FormProblem } from '../../components/form-page.tsx';
import { type useAbove, useAccidents, usePeople } from './form-lookups.ts';

const GROUNDS = ['routine', 'special', 'rescue', 'event', 'merit', 'citation'] as const;
export type GroundChoice = (typeof GROUNDS)[number];

const PERSON = 'commendation-person';
const GROUND = 'commendation-ground';
const ACCIDENT = 'commendation-accident';
const APPROVING = 'commendation-approving';

/** What is chosen stands in the draft with its words: after a reload the lists need not hold it. */
export interface Chosen {
  readonly person?: {
    readonly appointmentId: string;
    readonly label: string;
    readonly regionPath: string;
  };
  readonly approving?: string;
  readonly ground: GroundChoice;
  readonly accident?: { readonly id: string; readonly label: string };
}

interface Option {
  readonly value: string;
  readonly label: string;
}
const withChosen = (options: readonly Option[], chosen: Option | undefined): Option[] =>
  chosen === undefined || options.some(({ value }) => value === chosen.value)
    ? [...options]
    : [chosen, ...options];

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

interface LeadProps {
  readonly region: { readonly path: string };
  readonly chosen: Chosen;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (next: Chosen) => void;
}

function PersonField({ region, chosen, errors, onChange }: LeadProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const people = usePeople(region.path, search);
  const lines = people.data?.items ?? [];
  const labelOf = (line: (typeof lines)[number]) =>
    `${line.organName} ${line.postTitle} · ${line.personName}`;
  return (
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
        options={withChosen(
          lines.map((line) => ({ value: line.appointmentId as string, label: labelOf(line) })),
          chosen.person && { value: chosen.person.appointmentId, label: chosen.person.label },
        )}
        onChange={(appointmentId: string) => {
          const line = lines.find((one) => one.appointmentId === appointmentId);
          if (line === undefined) return;
          const { approving: _, ...rest } = chosen;
          const { regionPath } = line;
          onChange({ ...rest, person: { appointmentId, label: labelOf(line), regionPath } });
        }}
      />
    </Choice>
  );
}

function AccidentField({ region, chosen, errors, onChange }: LeadProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const accidents = useAccidents(region.path, search, true);
  const options = (accidents.data?.items ?? []).map(({ id, name, occurredOn }) => ({
    value: id as string,
    label: `${occurredOn} ${name}`,
  }));
  return (
    <Choice
      id={ACCIDENT}
      label={t('commendations.accident')}
      hint={t('commendations.accidentHint')}
      error={errors[ACCIDENT]}
    >
      <Select
        id={ACCIDENT}
        placeholder={t('commendations.findAccident')}
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={accidents.isFetching}
        notFoundContent={accidents.isFetching ? t('common.loading') : t('commendations.nobody')}
        {...(chosen.accident === undefined ? {} : { value: chosen.accident.id })}
        options={withChosen(
          options,
          chosen.accident && { value: chosen.accident.id, label: chosen.accident.label },
        )}
        onChange={(id: string) => {
          const option = options.find(({ value }) => value === id);
          if (option !== undefined) onChange({ ...chosen, accident: { id, label: option.label } });
        }}
      />
    </Choice>
  );
}

export function Lead(props: LeadProps & { readonly above: ReturnType<typeof useAbove> }) {
  const { t } = useTranslation();
  const { chosen, errors, above, onChange } = props;
  const places = above.items ?? [];
  const approving = chosen.approving ?? places[0]?.path;
  return (
    <>
      <PersonField {...props} />
      <Choice
        id={APPROVING}
        label={t('commendations.approving')}
        hint={t('commendations.approvingHint')}
        error={errors[APPROVING]}
      >
        <Select
          id={APPROVING}
          disabled={places.length === 0}
          placeholder={t(
            above.items?.length === 0 ? 'commendations.noneAbove' : 'commendations.approvingFirst',
          )}
          {...(approving === undefined ? {} : { value: approving })}
          options={places.map(({ path, name }) => ({ value: path, label: name }))}
          onChange={(path: string) => onChange({ ...chosen, approving: path })}
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
      {chosen.ground === 'rescue' && <AccidentField {...props} />}
    </>
  );
}

/** What the choices above the fields lack; said beside each and in the summary. */
export function useFaults(chosen: Chosen, above: ReturnType<typeof useAbove>) {
  const { t } = useTranslation();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const problem = (id: string, label: string, message: string): FormProblem => {
    setErrors((old) => ({ ...old, [id]: message }));
    return { id, label, message };
  };
  const ofApproving = (message: string) =>
    problem(APPROVING, t('commendations.approving'), message);
  const check = (): FormProblem[] => [
    ...(chosen.person === undefined
      ? [problem(PERSON, t('commendations.who'), t('commendations.needPerson'))]
      : above.items === undefined
        ? [ofApproving(t(above.error === null ? 'common.loading' : 'commendations.aboveUnknown'))]
        : above.items.length === 0
          ? [ofApproving(t('commendations.noneAbove'))]
          : []),
    ...(chosen.ground === 'rescue' && chosen.accident === undefined
      ? [problem(ACCIDENT, t('commendations.accident'), t('commendations.needAccident'))]
      : []),
  ];
  const placeOf = ({ body, message }: ApiError) =>
    body.path === 'body.appointmentId'
      ? problem(PERSON, t('commendations.who'), message)
      : body.path === 'body.approving'
        ? ofApproving(message)
        : undefined;
  return { errors, check, placeOf, clear: () => setErrors({}) };
}
