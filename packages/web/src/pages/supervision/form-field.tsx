// One field of a form with its label, hint and what is wrong with it.
import { Input } from 'antd';
import type { ReactNode } from 'react';

export function FormField({
  id,
  label,
  hint,
  error = '',
  children,
}: {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="muted">
          {hint}
        </span>
      )}
      {children}
      {error !== '' && (
        <span id={`${id}-error`} className="error">
          {error}
        </span>
      )}
    </div>
  );
}

export function TextField({
  id,
  label,
  hint,
  error = '',
  value,
  kind = 'text',
  rows = 4,
  most = 120,
  onChange,
}: {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  value: string;
  kind?: 'text' | 'long' | 'date';
  rows?: number;
  most?: number;
  onChange: (value: string) => void;
}) {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === '' ? [] : [`${id}-error`]),
  ].join(' ');
  const shared = {
    id,
    value,
    maxLength: most,
    'aria-invalid': error !== '',
    ...(described === '' ? {} : { 'aria-describedby': described }),
    ...(error === '' ? {} : { status: 'error' as const }),
  };
  return (
    <FormField id={id} label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {kind === 'long' ? (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: rows, maxRows: 16 }}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input {...shared} type={kind} onChange={(event) => onChange(event.target.value)} />
      )}
    </FormField>
  );
}
