// The fields of the editor: each stands for one place of the scheme and says what is wrong there.
import type { Amount } from '@jinze/rules/scoring';
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { placeId, useEditor } from './editor-context.ts';
import { valueAt, withValue } from './scheme-paths.ts';

interface Place {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

function usePlace<Value>(path: string) {
  const { scheme, change, problems, isReadOnly } = useEditor();
  return {
    value: valueAt(scheme, path) as Value | undefined,
    set: (value: Value | undefined) => change((old) => withValue(old, path, value), path),
    faults: problems.filter((one) => one.path === path),
    isReadOnly,
  };
}

/** What is wrong at any of the places. */
export function FaultsAt({ paths }: { paths: readonly string[] }) {
  const { problems } = useEditor();
  return problems
    .filter((one) => paths.includes(one.path))
    .map(({ path, text }) => (
      <span className="error" key={path + text}>
        {text}
      </span>
    ));
}

function Field({ path, label, hint, children }: Place & { children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={placeId(path)}>{label}</label>
      {children}
      {hint !== undefined && <span className="muted small">{hint}</span>}
      <FaultsAt paths={[path]} />
    </div>
  );
}

/** A text; where it may be absent, an empty one is. */
export function TextAt({
  isLong = false,
  isOptional = false,
  most = 200,
  ...place
}: Place & { isLong?: boolean; isOptional?: boolean; most?: number }) {
  const { value, set, faults, isReadOnly } = usePlace<string>(place.path);
  const shared = {
    id: placeId(place.path),
    value: value ?? '',
    maxLength: most,
    disabled: isReadOnly,
    'aria-invalid': faults.length > 0,
    onChange: (event: { target: { value: string } }) =>
      set(event.target.value === '' && isOptional ? undefined : event.target.value),
  };
  return (
    <Field {...place}>
      {isLong ? (
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} {...shared} />
      ) : (
        <Input {...shared} />
      )}
    </Field>
  );
}

export function NumberAt({ unit, ...place }: Place & { unit?: string }) {
  const { value, set, faults, isReadOnly } = usePlace<number>(place.path);
  return (
    <Field {...place}>
      <InputNumber
        id={placeId(place.path)}
        min={0}
        controls={false}
        disabled={isReadOnly}
        value={value ?? null}
        aria-invalid={faults.length > 0}
        style={{ width: '100%' }}
        {...(unit === undefined ? {} : { suffix: unit })}
        onChange={(next) => set(next ?? undefined)}
      />
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of a list; `none` is the words for none of them. */
export function ChoiceAt({
  choices,
  none,
  ...place
}: Place & { choices: readonly Choice[]; none?: string }) {
  const { value, set, isReadOnly } = usePlace<string>(place.path);
  return (
    <Field {...place}>
      <Select
        id={placeId(place.path)}
        aria-label={place.label}
        value={value ?? ''}
        disabled={isReadOnly}
        options={[...(none === undefined ? [] : [{ value: '', label: none }]), ...choices]}
        onChange={(next: string) => set(next === '' ? undefined : next)}
      />
    </Field>
  );
}

/** Several of a list; none chosen: absent. */
export function ChoicesAt({
  choices,
  none,
  isKept = false,
  ...place
}: Place & { choices: readonly Choice[]; none: string; isKept?: boolean }) {
  const { value, set, isReadOnly } = usePlace<readonly string[]>(place.path);
  return (
    <Field {...place}>
      <Select
        id={placeId(place.path)}
        aria-label={place.label}
        mode="multiple"
        optionFilterProp="label"
        placeholder={none}
        disabled={isReadOnly}
        value={[...(value ?? [])]}
        options={[...choices]}
        onChange={(next: string[]) => set(next.length === 0 && !isKept ? undefined : next)}
      />
    </Field>
  );
}

/** Yes, or absent. */
export function FlagAt({ path, label }: Place) {
  const { value, set, isReadOnly } = usePlace<boolean>(path);
  return (
    <Checkbox
      id={placeId(path)}
      disabled={isReadOnly}
      checked={value === true}
      onChange={(event) => set(event.target.checked ? true : undefined)}
    >
      {label}
    </Checkbox>
  );
}

export function DayAt(place: Place) {
  const { value, set, isReadOnly } = usePlace<string>(place.path);
  return (
    <Field {...place}>
      <Input
        id={placeId(place.path)}
        type="date"
        disabled={isReadOnly}
        value={value ?? ''}
        onChange={(event) => set(event.target.value)}
      />
    </Field>
  );
}

/** A number, or the name of the fact that tells it. */
export function AmountAt({ isOptional = false, ...place }: Place & { isOptional?: boolean }) {
  const { t } = useTranslation();
  const { value, set, isReadOnly } = usePlace<Amount>(place.path);
  const id = useId();
  const isFact = typeof value === 'object';
  return (
    <div className="field">
      <label htmlFor={isFact ? placeId(`${place.path}.fact`) : placeId(place.path)}>
        {place.label}
      </label>
      <div className="amount">
        <Select
          id={id}
          aria-label={t('assessments.editor.amountKind', { of: place.label })}
          value={isFact ? 'fact' : 'number'}
          disabled={isReadOnly}
          options={[
            { value: 'number', label: t('assessments.editor.aNumber') },
            { value: 'fact', label: t('assessments.editor.aFact') },
          ]}
          onChange={(kind) => set(kind === 'fact' ? { fact: '' } : isOptional ? undefined : 1)}
        />
        {isFact ? (
          <Input
            id={placeId(`${place.path}.fact`)}
            placeholder={t('assessments.editor.factName')}
            maxLength={100}
            disabled={isReadOnly}
            value={value.fact}
            onChange={(event) => set({ ...value, fact: event.target.value })}
          />
        ) : (
          <InputNumber
            id={placeId(place.path)}
            min={0}
            controls={false}
            disabled={isReadOnly}
            value={value ?? null}
            onChange={(next) => set(next ?? undefined)}
          />
        )}
      </div>
      <FaultsAt paths={[place.path, `${place.path}.fact`]} />
    </div>
  );
}
