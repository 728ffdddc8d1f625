// A form: one column, the draft kept in this browser, errors beside the field and summed at the top.
import { FULL_TEXT, LONG_TEXT } from '@jinze/kernel';
import { Button, Input, Select } from 'antd';
import { type ComponentProps, type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.ts';
import { isCancelled } from '../shell/signing.tsx';
import { ActError } from './feedback.tsx';
import { refusedFields } from './refused-fields.ts';
import { dropDraft, useDraft } from './use-draft.ts';

export interface FieldDefinition {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'password' | 'date' | 'long' | 'choice';
  /** For `choice`. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly isOptional?: boolean;
  readonly autoComplete?: string;
  readonly least?: number;
  /** How many characters it takes at most; usually as many as its kind does. */
  readonly most?: number;
  /** In an empty field. */
  readonly example?: string;
  /** What it must look like where something is typed, and what is said where it does not. */
  readonly shape?: { readonly pattern: RegExp; readonly message: string };
}

/** Something to correct: the summary at the top leads to the element with this id. */
export interface FormProblem {
  readonly id: string;
  readonly label: string;
  readonly message: string;
}

export interface FormProps {
  /** Where the draft is kept; absent for secrets. */
  readonly draftKey?: string;
  /** A function where what is asked depends on what is filled in. */
  readonly fields:
    | readonly FieldDefinition[]
    | ((values: Readonly<Record<string, string>>) => readonly FieldDefinition[]);
  readonly initial?: Readonly<Record<string, string>>;
  readonly submit: string;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<void>;
  /** Stands before the fields: what decides which of them matter, or is found by what they say. */
  readonly lead?: ReactNode | ((values: Readonly<Record<string, string>>) => ReactNode);
  readonly children?: ReactNode;
  /** What is wrong between the fields, by their names; asked when the form is sent. */
  readonly checkTogether?: (
    values: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
  /** What is wrong in the children, asked when the form is sent: they show it themselves too. */
  readonly checkRest?: () => readonly FormProblem[];
  /** Where a refusal belongs in the children; nothing: it is said above the form. */
  readonly placeOf?: (refusal: ApiError) => FormProblem | undefined;
  readonly onCancel?: () => void;
  /** It cannot be sent now, as without a connection; `submit` says so. */
  readonly isHeld?: boolean;
  /** Beside the button: checked as when it is sent, and nothing comes of it; what is filled in stays. */
  readonly look?: {
    readonly label: string;
    readonly onLook: (values: Readonly<Record<string, string>>) => Promise<void>;
  };
  /** Beside the button. */
  readonly foot?: ReactNode;
}

const idOf = (name: string) => `field-${name}`;

/** Several lines, with how many characters there are of how many; what is too long is said, and never cut in silence. */
export function LongText({
  most = LONG_TEXT,
  ...rest
}: ComponentProps<typeof Input.TextArea> & { most?: number | undefined }) {
  // A whole document is read while it is written.
  const rows = most > FULL_TEXT ? 12 : 4;
  return <Input.TextArea rows={rows} {...rest} count={{ show: true, max: most }} />;
}

function FieldInput({
  field,
  id,
  value,
  error,
  onChange,
}: {
  field: FieldDefinition;
  id: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const describedBy = [
    field.hint === undefined ? '' : `${id}-hint`,
    error === undefined ? '' : `${id}-error`,
  ]
    .filter(Boolean)
    .join(' ');
  const shared = {
    id,
    value,
    'aria-invalid': error !== undefined,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(error === undefined ? {} : { status: 'error' as const }),
    ...(field.autoComplete === undefined ? {} : { autoComplete: field.autoComplete }),
    ...(field.example === undefined ? {} : { placeholder: field.example }),
  };
  if (field.kind === 'long')
    return (
      <LongText {...shared} most={field.most} onChange={(event) => onChange(event.target.value)} />
    );
  if (field.kind === 'choice')
    return (
      <Select
        {...shared}
        options={[...(field.choices ?? [])]}
        onChange={(chosen: string) => onChange(chosen)}
      />
    );
  return (
    <Input
      {...shared}
      type={field.kind ?? 'text'}
      maxLength={field.most ?? 128}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** One field with its label, its hint and what is wrong with it; `field-<name>` is its id. */
export function FormField({
  field,
  value,
  error,
  onChange,
}: {
  field: FieldDefinition;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const id = idOf(field.name);
  return (
    <div className="field">
      <label htmlFor={id}>{field.label}</label>
      {field.hint !== undefined && (
        <span id={`${id}-hint`} className="muted">
          {field.hint}
        </span>
      )}
      <FieldInput field={field} id={id} value={value} error={error} onChange={onChange} />
      {error !== undefined && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
    </div>
  );
}

/** All there is to correct, each with the way to it. */
function Wrong({ problems }: { problems: readonly FormProblem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <div className="error-summary" role="alert">
      <p>{t('common.checkForm', { count: problems.length })}</p>
      <ul>
        {problems.map(({ id, label, message }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {label}：{message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function FormPage({
  draftKey,
  fields: asked,
  initial = {},
  submit,
  onSubmit,
  lead,
  children,
  checkTogether,
  checkRest,
  placeOf,
  onCancel,
  isHeld = false,
  look,
  foot,
}: FormProps) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useDraft<Readonly<Record<string, string>>>(draftKey, initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [rest, setRest] = useState<readonly FormProblem[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState<'send' | 'look'>();
  // Whatever was refused is said at the top, and a long form is sent from its foot.
  const summary = useRef<HTMLDivElement>(null);
  const fields = typeof asked === 'function' ? asked(values) : asked;
  const check = () => {
    const found: Record<string, string> = { ...checkTogether?.(values) };
    for (const field of fields) {
      const value = (values[field.name] ?? '').trim();
      const most = field.most ?? LONG_TEXT;
      if (value === '' && field.isOptional !== true) found[field.name] = t('common.required');
      else if (field.least !== undefined && value.length < field.least)
        found[field.name] = field.hint ?? t('common.required');
      else if (field.kind === 'long' && value.length > most)
        found[field.name] = t('common.tooLong', { most, now: value.length });
      else if (field.shape !== undefined && value !== '' && !field.shape.pattern.test(value))
        found[field.name] = field.shape.message;
    }
    return found;
  };
  const send = async (how: 'send' | 'look', by: (filled: typeof values) => Promise<void>) => {
    const found = check();
    const foundInRest = checkRest?.() ?? [];
    setErrors(found);
    setRest(foundInRest);
    setFailure(null);
    if (Object.keys(found).length + foundInRest.length > 0) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    setBusy(how);
    try {
      await by(values);
      if (how === 'send') dropDraft(draftKey);
    } catch (error) {
      // Who closed the question who they are goes on writing.
      if (isCancelled(error)) return;
      const names = fields.map(({ name }) => name);
      const refused =
        error instanceof ApiError ? refusedFields(error.body, names, i18n.language) : {};
      if (Object.keys(refused).length > 0) setErrors(refused);
      else {
        const placed = error instanceof ApiError ? placeOf?.(error) : undefined;
        if (placed === undefined) setFailure(error);
        else setRest([placed]);
      }
      requestAnimationFrame(() => summary.current?.focus());
    } finally {
      setBusy(undefined);
    }
  };
  const wrong: readonly FormProblem[] = [
    ...fields.flatMap(({ name, label }) => {
      const message = errors[name];
      return message === undefined ? [] : [{ id: idOf(name), label, message }];
    }),
    ...rest,
  ];
  return (
    <form
      className="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send('send', onSubmit);
      }}
      noValidate
    >
      {(wrong.length > 0 || failure !== null) && (
        <div tabIndex={-1} ref={summary}>
          <Wrong problems={wrong} />
          <ActError error={failure} />
        </div>
      )}
      {typeof lead === 'function' ? lead(values) : lead}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          value={values[field.name] ?? ''}
          error={errors[field.name]}
          onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
        />
      ))}
      {children}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy === 'send'} disabled={isHeld}>
          {submit}
        </Button>
        {look !== undefined && (
          <Button loading={busy === 'look'} onClick={() => void send('look', look.onLook)}>
            {look.label}
          </Button>
        )}
        {foot}
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  );
}
