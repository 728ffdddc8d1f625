// The value of one fact a scheme asks for, entered by its kind; empty is not known.
import type { FactKind } from '@jinze/kernel';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

/** Yes or no, a number, one per period, a day, or the state of each duty. */
export type EnteredValue =
  | boolean
  | number
  | string
  | readonly (number | null)[]
  | { readonly [code: string]: string };

export interface Asked {
  readonly kind: FactKind;
  /** What is asked, in words: the label. */
  readonly asks: string;
  readonly periods?: number | null;
  readonly codes?: readonly string[] | null;
}

interface InputProps {
  readonly id: string;
  readonly asked: Asked;
  readonly value: EnteredValue | undefined;
  readonly onChange: (value: EnteredValue | undefined) => void;
  readonly labelOf?: (code: string) => string;
}

const DUTY_STATES = [
  'met',
  'partly',
  'not-met',
  'no-record',
  'not-yet-due',
  'cannot-tell',
] as const;

const isStates = (value: EnteredValue | undefined): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && !Array.isArray(value);

function YesNo({ id, value, asked, onChange }: InputProps) {
  const { t } = useTranslation();
  return (
    <Select
      id={id}
      aria-label={asked.asks}
      value={value === undefined ? '' : value === true ? 'yes' : 'no'}
      options={[
        { value: '', label: t('assessments.fact.unknown') },
        { value: 'yes', label: t('assessments.fact.yes') },
        { value: 'no', label: t('assessments.fact.no') },
      ]}
      onChange={(next) => onChange(next === '' ? undefined : next === 'yes')}
    />
  );
}

function ByPeriod({ id, value, asked, onChange }: InputProps) {
  const { t } = useTranslation();
  const count = asked.periods ?? 4;
  const known: readonly unknown[] = Array.isArray(value) ? value : [];
  const all = Array.from({ length: count }, (_, at) =>
    typeof known[at] === 'number' ? (known[at] as number) : null,
  );
  return (
    <div className="periods" role="group" aria-label={asked.asks}>
      {all.map((one, at) => (
        <InputNumber
          key={`${id}-${at}`}
          id={at === 0 ? id : `${id}-${at}`}
          aria-label={t('assessments.fact.period', { of: asked.asks, n: at + 1 })}
          placeholder={String(at + 1)}
          min={0}
          controls={false}
          value={one}
          onChange={(next) => {
            const changed = all.map((old, index) => (index === at ? next : old));
            onChange(changed.every((each) => each === null) ? undefined : changed);
          }}
        />
      ))}
    </div>
  );
}

function Duties({ id, value, asked, onChange, labelOf = (code) => code }: InputProps) {
  const { t } = useTranslation();
  const states: Readonly<Record<string, string>> = isStates(value) ? value : {};
  return (
    <div className="stack tight" role="group" aria-label={asked.asks}>
      {(asked.codes ?? []).map((code, at) => (
        <div className="duty-state" key={code}>
          <label htmlFor={at === 0 ? id : `${id}-${code}`}>{labelOf(code)}</label>
          <Select
            id={at === 0 ? id : `${id}-${code}`}
            aria-label={labelOf(code)}
            value={states[code] ?? ''}
            options={[
              { value: '', label: t('assessments.fact.unknown') },
              ...DUTY_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
            ]}
            onChange={(next) => {
              const { [code]: _, ...rest } = states;
              const changed = next === '' ? rest : { ...rest, [code]: next };
              onChange(Object.keys(changed).length === 0 ? undefined : changed);
            }}
          />
        </div>
      ))}
    </div>
  );
}

function Day({ id, value, asked, onChange }: InputProps) {
  const { t } = useTranslation();
  const kind = value === undefined ? '' : value === false ? 'not' : 'day';
  return (
    <div className="amount">
      <Select
        aria-label={asked.asks}
        value={kind}
        options={[
          { value: '', label: t('assessments.fact.unknown') },
          { value: 'day', label: t('assessments.fact.doneOn') },
          { value: 'not', label: t('assessments.fact.notDone') },
        ]}
        onChange={(next) => onChange(next === '' ? undefined : next === 'not' ? false : '')}
      />
      {kind === 'day' && (
        <Input
          id={id}
          type="date"
          aria-label={t('assessments.fact.doneOn')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

export function FactInput(props: InputProps) {
  const { asked, id, value, onChange } = props;
  switch (asked.kind) {
    case 'yes-no':
      return <YesNo {...props} />;
    case 'by-period':
      return <ByPeriod {...props} />;
    case 'day':
      return <Day {...props} />;
    case 'duties':
      return <Duties {...props} />;
    case 'number':
    case 'points':
      return (
        <InputNumber
          id={id}
          aria-label={asked.asks}
          min={0}
          controls={false}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
  }
}

/** What cannot be sent yet: a day that was not chosen. */
export const isWhole = (value: EnteredValue | undefined): value is EnteredValue =>
  value !== undefined && value !== '';
